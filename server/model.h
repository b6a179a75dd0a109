// The model that the config asks for: its providers, with their keys, as one.
#pragma once

#include <memory>

#include "server/config.h"
#include "server/models/chain_provider.h"

namespace aisle {

/// Null when the config has no [model]. `http` must outlive it. Errors: not_found, invalid_argument
/// (a key or script that can't be read or used); they name the line's place and never what was
/// read.
Result<std::unique_ptr<Provider>> make_model(const ModelConfig& config, HttpClient& http,
                                             ChainWorld world);

}  // namespace aisle
