// The figures of language models, named after OpenTelemetry's conventions.
//
// Source: semantic conventions for generative AI metrics (in development, 2026), names and bucket
// boundaries, in Prometheus' form: a point is an underscore, seconds are in the name. What they have
// no name for begins with aisle_.
#pragma once

#include <prometheus/registry.h>

#include <cstddef>
#include <memory>

#include "server/models/meter.h"

namespace aisle {

/// More sites than this are counted together as "other".
inline constexpr std::size_t kMeteredSitesMax = 1'000;

/// `registry` must outlive it.
std::unique_ptr<ModelMeter> make_model_metrics(prometheus::Registry& registry);

}  // namespace aisle
