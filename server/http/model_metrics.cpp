#include "server/http/model_metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>

#include <array>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Labels;

double seconds_of(ModelTry::Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

Histogram::BucketBoundaries duration_buckets() {
  return {0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92};
}

Histogram::BucketBoundaries token_buckets() {
  return {1,     4,     16,     64,      256,     1024,     4096,
          16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864};
}

Labels labels_of(const ModelName& name) {
  return {{"gen_ai_provider_name", name.provider}, {"gen_ai_request_model", name.model}};
}

Labels with(Labels labels, const std::string& name, std::string value) {
  labels[name] = std::move(value);
  return labels;
}

Labels chat_labels(const Labels& labels) { return with(labels, "gen_ai_operation_name", "chat"); }

Family<Counter>& counter(prometheus::Registry& registry, const char* name, const char* help) {
  return BuildCounter().Name(name).Help(help).Register(registry);
}

Family<Gauge>& gauge(prometheus::Registry& registry, const char* name, const char* help) {
  return BuildGauge().Name(name).Help(help).Register(registry);
}

Family<Histogram>& histogram(prometheus::Registry& registry, const char* name, const char* help) {
  return BuildHistogram().Name(name).Help(help).Register(registry);
}

class ModelMetrics final : public ModelMeter {
 public:
  explicit ModelMetrics(prometheus::Registry& registry)
      : tokens_(histogram(registry, "gen_ai_client_token_usage",
                          "Tokens of an answer: input (all of it), cached (of the input), output")),
        took_(histogram(registry, "gen_ai_client_operation_duration_seconds",
                        "From asking a provider to its last piece")),
        first_(histogram(registry, "gen_ai_client_operation_time_to_first_chunk_seconds",
                         "From asking a provider to its first text")),
        errors_(counter(registry, "aisle_model_errors_total", "Failed tries, by fault")),
        cancelled_(counter(registry, "aisle_model_cancelled_total",
                           "Answers that nobody waited for any more")),
        cost_(counter(registry, "aisle_model_cost_total",
                      "In units of the currency of [model.budget], estimates included")),
        cache_hits_(counter(registry, "aisle_model_cache_hits_total",
                            "Answers with input from the provider's cache")),
        breaker_(gauge(registry, "aisle_model_breaker", "1 for the breaker's state, else 0")),
        running_(gauge(registry, "aisle_model_answers_running", "Answers under way, now")),
        waiting_(
            gauge(registry, "aisle_model_answers_waiting", "Answers that wait for one to end")),
        no_place_(counter(registry, "aisle_model_no_place_total",
                          "Answers that our own limits had no place for")),
        refused_(counter(registry, "aisle_model_budget_refused_total",
                         "Answers that a budget refused, by limit")) {}

  void tried(const ModelName& name, const ModelTry& one) override {
    const OfSite& meters = of_site(name, one.site);
    if (one.fault) {
      const std::string error(enum_name(*one.fault));
      failed(meters, error).Observe(seconds_of(one.took));
      errors_.Add(with(meters.labels, "error_type", error)).Increment();
    } else if (one.cancelled) {
      failed(meters, "cancelled").Observe(seconds_of(one.took));
      cancelled_.Add(meters.labels).Increment();
    } else {
      meters.took.Observe(seconds_of(one.took));
    }
    if (one.first_text) meters.first.Observe(seconds_of(*one.first_text));
    if (one.usage != ModelUsage{}) {
      meters.input.Observe(static_cast<double>(one.usage.input_tokens));
      meters.cached.Observe(static_cast<double>(one.usage.cached_tokens));
      meters.output.Observe(static_cast<double>(one.usage.output_tokens));
    }
    if (one.usage.cached_tokens > 0) meters.cache_hits.Increment();
    meters.cost.Increment(static_cast<double>(one.cost) / 1e6);
  }

  void places(const ModelName& name, const ModelPlaces& places) override {
    const OfModel& meters = of_model(name);
    for (std::size_t i = 0; i < meters.breaker.size(); ++i) {
      meters.breaker[i]->Set(i == static_cast<std::size_t>(places.breaker) ? 1 : 0);
    }
    meters.running.Set(static_cast<double>(places.running));
    meters.waiting.Set(static_cast<double>(places.waiting));
  }

  void no_place(const ModelName& name) override { no_place_.Add(labels_of(name)).Increment(); }

  void budget_refused(std::string_view of, BudgetLimit limit) override {
    refused_.Add({{"site", site_label(of)}, {"limit", std::string(enum_name(limit))}}).Increment();
  }

 private:
  // Looked up once: by its labels the library takes as long as a third of a short answer.
  struct OfModel {
    std::array<Gauge*, 3> breaker;
    Gauge &running, &waiting;
  };
  struct OfSite {
    Labels labels;
    Histogram &took, &first, &input, &cached, &output;
    Counter &cost, &cache_hits;
  };

  const OfModel& of_model(const ModelName& name) {
    const std::lock_guard lock(mutex_);
    const auto known = of_models_.find({name.provider, name.model});
    if (known != of_models_.end()) return known->second;
    const Labels labels = labels_of(name);
    const auto breaker = [&](const char* state) {
      return &breaker_.Add(with(labels, "state", state));
    };
    return of_models_
        .emplace(std::pair(name.provider, name.model),
                 OfModel{{breaker("closed"), breaker("open"), breaker("probing")},
                         running_.Add(labels),
                         waiting_.Add(labels)})
        .first->second;
  }

  const OfSite& of_site(const ModelName& name, const std::string& of) {
    std::string site = site_label(of);
    const std::lock_guard lock(mutex_);
    const auto known = of_sites_.find({name.provider, name.model, site});
    if (known != of_sites_.end()) return known->second;
    const Labels labels = with(labels_of(name), "site", site);
    const Labels chat = chat_labels(labels);
    const auto tokens = [&](const char* type) -> Histogram& {
      return tokens_.Add(with(chat, "gen_ai_token_type", type), token_buckets());
    };
    return of_sites_
        .emplace(std::tuple(name.provider, name.model, std::move(site)),
                 OfSite{labels, took_.Add(chat, duration_buckets()),
                        first_.Add(chat, duration_buckets()), tokens("input"), tokens("cached"),
                        tokens("output"), cost_.Add(labels), cache_hits_.Add(labels)})
        .first->second;
  }

  Histogram& failed(const OfSite& of, const std::string& error) {
    return took_.Add(with(chat_labels(of.labels), "error_type", error), duration_buckets());
  }

  std::string site_label(std::string_view name) {
    const std::lock_guard lock(mutex_);
    const auto known = sites_.find(name);
    if (known != sites_.end()) return *known;
    if (sites_.size() >= kMeteredSitesMax) return "other";
    return *sites_.emplace(name).first;
  }

  Family<Histogram>&tokens_, &took_, &first_;
  Family<Counter>&errors_, &cancelled_, &cost_, &cache_hits_;
  Family<Gauge>&breaker_, &running_, &waiting_;
  Family<Counter>&no_place_, &refused_;
  std::mutex mutex_;
  std::set<std::string, std::less<>> sites_;
  std::map<std::pair<std::string, std::string>, OfModel> of_models_;
  std::map<std::tuple<std::string, std::string, std::string>, OfSite> of_sites_;
};

}  // namespace

std::unique_ptr<ModelMeter> make_model_metrics(prometheus::Registry& registry) {
  return std::make_unique<ModelMetrics>(registry);
}

}  // namespace aisle
