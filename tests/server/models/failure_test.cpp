#include "server/models/failure.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

using namespace std::chrono_literals;

ModelFailed failed(int status, std::string_view body, std::vector<HttpField> fields = {}) {
  AnswerBuilder answer(0);
  read_failed_body({status, std::move(fields)}, body, answer);
  const auto pieces = answer.take();
  return pieces.size() == 1 && std::holds_alternative<ModelFailed>(pieces[0])
             ? std::get<ModelFailed>(pieces[0])
             : ModelFailed{ModelFault::late, "no failure", {}, {}};
}

TEST(Failure, EachProvidersWordsSayWhatCanBeDone) {
  const std::tuple<int, const char*, ModelFault> kCases[] = {
      {429, R"({"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}})",
       ModelFault::no_credit},
      {429, R"({"error":{"message":"m","type":"requests","code":"rate_limit_exceeded"}})",
       ModelFault::rate_limited},
      {400,
       R"({"error":{"message":"m","type":"invalid_request_error","code":"context_length_exceeded"}})",
       ModelFault::too_long},
      {401, R"({"error":{"message":"m","type":"invalid_request_error","code":"invalid_api_key"}})",
       ModelFault::key_refused},
      {400,
       R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8"}})",
       ModelFault::too_long},
      {529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
       ModelFault::overloaded},
      {403, R"({"type":"error","error":{"type":"permission_error","message":"m"}})",
       ModelFault::key_refused},
      {429, R"([{"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED"}}])",
       ModelFault::rate_limited},
      {400, R"({"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}})",
       ModelFault::bad_request},
      {404, R"({"object":"error","message":"The model does not exist.","code":404})",
       ModelFault::bad_request},
      {503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
       ModelFault::overloaded},
      {500, "", ModelFault::unavailable},
      {402, R"({"error":{"code":402,"message":"Insufficient credits"}})", ModelFault::no_credit},
      {413, "", ModelFault::too_long},
      {200, R"({"error":{"code":502,"message":"upstream"}})", ModelFault::unavailable},
      {200, R"({"choices":[]})", ModelFault::broken},
  };
  for (const auto& [status, body, fault] : kCases) {
    EXPECT_EQ(failed(status, body).fault, fault) << status << " " << body;
  }
}

TEST(Failure, TheWaitIsReadInEveryForm) {
  const auto wait = [](std::vector<HttpField> fields, std::string_view body = "") {
    return failed(429, body, std::move(fields)).retry_after;
  };
  EXPECT_EQ(wait({{"retry-after", "7"}}), 7s);
  EXPECT_EQ(wait({{"retry-after-ms", "1500"}, {"retry-after", "2"}}), 1'500ms);
  EXPECT_EQ(wait({{"date", "Wed, 25 Nov 2026 09:30:00 GMT"},
                  {"retry-after", "Wed, 25 Nov 2026 09:31:10 GMT"}}),
            70s);
  EXPECT_EQ(wait({{"date", "Wed, 25 Nov 2026 09:30:00 GMT"},
                  {"retry-after", "Wed, 25 Nov 2026 09:29:00 GMT"}}),
            0s);
  EXPECT_EQ(wait({}, R"({"error":{"code":429,"details":[{"retryDelay":"34.5s"}]}})"), 35s);
}

TEST(Failure, AWaitThatIsNoneIsLeftOut) {
  for (const char* field :
       {"", "-1", "soon", "1e9", "99999999999999999999", "7 s", "Wed, 99 Nov 2026 09:31:10 GMT"}) {
    EXPECT_FALSE(
        failed(429, "", {{"date", "Wed, 25 Nov 2026 09:30:00 GMT"}, {"retry-after", field}})
            .retry_after)
        << field;
  }
  EXPECT_EQ(failed(429, "", {{"retry-after", "999999999"}}).retry_after, 24h);
}

}  // namespace
}  // namespace aisle
