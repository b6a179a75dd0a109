// What /metrics tells: counts and times by route, event and storage call, for Prometheus.
//
// Any thread may call it. Names of series never come from a request, so their number is bounded.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/front.h"
#include "server/models/meter.h"

namespace aisle {

class Metrics {
 public:
  using Duration = std::chrono::steady_clock::duration;

  Metrics();
  ~Metrics();

  /// `route` is the pattern, `method` and `status` as sent.
  void request_ended(std::string_view method, std::string_view route, int status, Duration took);

  /// A request was refused by a rate limit of this name.
  void rate_limited(std::string_view limit);

  /// A proof of who is asking was refused, for this reason; or taken, at this level.
  void identity_refused(std::string_view reason);
  void identity_proven(std::string_view level);

  /// A connector of this type was asked about orders; "ok" or the error's code.
  void connector_asked(std::string_view connector, std::string_view outcome);

  /// Its platform answered in another shape than the one we know, at this place.
  void connector_drifted(std::string_view connector, std::string_view place);

  /// An event of this type became durable.
  void event_stored(std::string_view type);

  /// A write to storage was answered.
  void write_ended(bool succeeded, Duration took);

  /// From a message's arrival to the end of its turn, as its stream saw it.
  void turn_streamed(Duration took);

  void stream_began();
  void stream_ended();

  /// Counts what language models do (`model_metrics.h`). Lives as long as this.
  ModelMeter& models() { return *models_; }

  /// The exposition format, version 0.0.4.
  std::string text(const Front::Counts& counts) const;

 private:
  struct Series;
  std::unique_ptr<Series> series_;
  std::unique_ptr<ModelMeter> models_;
};

}  // namespace aisle
