#include "server/http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "server/http/model_metrics.h"

namespace aisle {
namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;

double seconds(Metrics::Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

prometheus::Histogram::BucketBoundaries buckets() {
  return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};
}

}  // namespace

struct Metrics::Series {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      BuildCounter().Name("aisle_http_requests_total").Help("Requests answered").Register(registry);
  prometheus::Family<prometheus::Histogram>& request_seconds =
      BuildHistogram()
          .Name("aisle_http_request_duration_seconds")
          .Help("From a whole request to its answer, a stream's until its end")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& connector_calls =
      BuildCounter()
          .Name("aisle_connector_calls_total")
          .Help("Questions to connectors about orders, by outcome")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& connector_drift =
      BuildCounter()
          .Name("aisle_connector_drift_total")
          .Help("Answers of platforms in a shape that we don't know, by place")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& limited = BuildCounter()
                                                         .Name("aisle_rate_limited_total")
                                                         .Help("Requests over a limit")
                                                         .Register(registry);
  prometheus::Family<prometheus::Counter>& refused_identities =
      BuildCounter()
          .Name("aisle_identity_refused_total")
          .Help("Refused proofs of who is asking, by reason")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& proven_identities =
      BuildCounter()
          .Name("aisle_identity_proven_total")
          .Help("Proofs of who is asking, by level")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& events =
      BuildCounter().Name("aisle_events_total").Help("Durable events by type").Register(registry);
  prometheus::Family<prometheus::Counter>& writes = BuildCounter()
                                                        .Name("aisle_storage_writes_total")
                                                        .Help("Writes by outcome")
                                                        .Register(registry);
  prometheus::Histogram& write_seconds = BuildHistogram()
                                             .Name("aisle_storage_write_duration_seconds")
                                             .Help("From the asking to the answer after the commit")
                                             .Register(registry)
                                             .Add({}, buckets());
  prometheus::Histogram& turn_seconds = BuildHistogram()
                                            .Name("aisle_turn_duration_seconds")
                                            .Help("From a message to the end of its turn")
                                            .Register(registry)
                                            .Add({}, buckets());
  prometheus::Gauge& streams = BuildGauge()
                                   .Name("aisle_conversation_streams")
                                   .Help("Event streams of conversations, now")
                                   .Register(registry)
                                   .Add({});
  prometheus::Gauge& connections =
      BuildGauge().Name("aisle_connections").Help("Connections, now").Register(registry).Add({});
  prometheus::Gauge& front_requests = BuildGauge()
                                          .Name("aisle_front_requests")
                                          .Help("Whole requests since the start")
                                          .Register(registry)
                                          .Add({});
  prometheus::Gauge& front_refused =
      BuildGauge()
          .Name("aisle_front_refused")
          .Help("Requests refused by the strict front since the start")
          .Register(registry)
          .Add({});
};

Metrics::Metrics()
    : series_(std::make_unique<Series>()), models_(make_model_metrics(series_->registry)) {}
Metrics::~Metrics() = default;

void Metrics::request_ended(std::string_view method, std::string_view route, int status,
                            Duration took) {
  const std::string verb(method), pattern(route);
  series_->requests.Add({{"method", verb}, {"route", pattern}, {"status", std::to_string(status)}})
      .Increment();
  series_->request_seconds.Add({{"method", verb}, {"route", pattern}}, buckets())
      .Observe(seconds(took));
}

void Metrics::connector_asked(std::string_view connector, std::string_view outcome) {
  series_->connector_calls
      .Add({{"connector", std::string(connector)}, {"outcome", std::string(outcome)}})
      .Increment();
}

void Metrics::connector_drifted(std::string_view connector, std::string_view place) {
  series_->connector_drift
      .Add({{"connector", std::string(connector)}, {"place", std::string(place)}})
      .Increment();
}

void Metrics::rate_limited(std::string_view limit) {
  series_->limited.Add({{"limit", std::string(limit)}}).Increment();
}

void Metrics::identity_refused(std::string_view reason) {
  series_->refused_identities.Add({{"reason", std::string(reason)}}).Increment();
}

void Metrics::identity_proven(std::string_view level) {
  series_->proven_identities.Add({{"level", std::string(level)}}).Increment();
}

void Metrics::event_stored(std::string_view type) {
  series_->events.Add({{"type", std::string(type)}}).Increment();
}

void Metrics::write_ended(bool succeeded, Duration took) {
  series_->writes.Add({{"outcome", succeeded ? "ok" : "failed"}}).Increment();
  series_->write_seconds.Observe(seconds(took));
}

void Metrics::turn_streamed(Duration took) { series_->turn_seconds.Observe(seconds(took)); }

void Metrics::stream_began() { series_->streams.Increment(); }
void Metrics::stream_ended() { series_->streams.Decrement(); }

std::string Metrics::text(const Front::Counts& counts) const {
  series_->connections.Set(static_cast<double>(counts.connections));
  series_->front_requests.Set(static_cast<double>(counts.requests));
  series_->front_refused.Set(static_cast<double>(counts.refused));
  return prometheus::TextSerializer().Serialize(series_->registry.Collect());
}

}  // namespace aisle
