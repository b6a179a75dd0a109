#include <gtest/gtest.h>

#include <string>

#include "server/http/metrics.h"
#include "server/http/model_metrics.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

const ModelName kName{"anthropic", "m"};
const std::string kLabels = R"(gen_ai_provider_name="anthropic",gen_ai_request_model="m")";
const std::string kChat = R"({gen_ai_operation_name="chat",)" + kLabels;

bool has(Metrics& metrics, const std::string& line) {
  return metrics.text({}).find(line + "\n") != std::string::npos;
}

TEST(ModelMetrics, AnAnswersTokensTimesAndCostAreCounted) {
  Metrics metrics;
  metrics.models().tried(kName, {.site = "shop",
                                 .took = 2s,
                                 .first_text = 500ms,
                                 .usage = {1'000, 600, 50},
                                 .cost = 1'500'000});
  EXPECT_TRUE(has(metrics, R"(aisle_model_cost_total{)" + kLabels + R"(,site="shop"} 1.5)"));
  EXPECT_TRUE(has(metrics, R"(aisle_model_cache_hits_total{)" + kLabels + R"(,site="shop"} 1)"));
  for (const auto* type : {"input\",site=\"shop\"} 1000", "cached\",site=\"shop\"} 600",
                           "output\",site=\"shop\"} 50"}) {
    EXPECT_NE(metrics.text({}).find(type), std::string::npos) << type;
  }
  EXPECT_TRUE(
      has(metrics, "gen_ai_client_operation_duration_seconds_sum" + kChat + R"(,site="shop"} 2)"));
  EXPECT_TRUE(has(metrics, "gen_ai_client_operation_time_to_first_chunk_seconds_sum" + kChat +
                               R"(,site="shop"} 0.5)"));
}

TEST(ModelMetrics, AFailureIsCountedByItsFault) {
  Metrics metrics;
  metrics.models().tried(kName, {.site = "shop", .fault = ModelFault::late});
  EXPECT_TRUE(has(
      metrics, R"(aisle_model_errors_total{error_type="late",)" + kLabels + R"(,site="shop"} 1)"));
}

TEST(ModelMetrics, BreakersPlacesAndRefusalsAreTold) {
  Metrics metrics;
  metrics.models().places(kName, {BreakerState::closed, 3, 2});
  metrics.models().places(kName, {BreakerState::open, 1, 0});
  metrics.models().no_place(kName);
  metrics.models().budget_refused("shop", BudgetLimit::site_cost);
  EXPECT_TRUE(has(metrics, "aisle_model_breaker{" + kLabels + R"(,state="open"} 1)"));
  EXPECT_TRUE(has(metrics, "aisle_model_breaker{" + kLabels + R"(,state="closed"} 0)"));
  EXPECT_TRUE(has(metrics, "aisle_model_answers_running{" + kLabels + "} 1"));
  EXPECT_TRUE(has(metrics, "aisle_model_no_place_total{" + kLabels + "} 1"));
  EXPECT_TRUE(has(metrics, R"(aisle_model_budget_refused_total{limit="cost_per_site_and_day",)"
                           R"(site="shop"} 1)"));
}

TEST(ModelMetrics, TheNumberOfSitesIsBounded) {
  Metrics metrics;
  for (std::size_t i = 0; i < kMeteredSitesMax + 5; ++i) {
    metrics.models().budget_refused(std::to_string(i), BudgetLimit::turn_tokens);
  }
  EXPECT_TRUE(has(metrics, R"(aisle_model_budget_refused_total{limit="tokens_per_turn",)"
                           R"(site="other"} 5)"));
}

}  // namespace
}  // namespace aisle
