// Every provider over a real socket, beside a server that speaks its format or misbehaves.
#include "server/models/http_provider.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdio>
#include <future>
#include <mutex>

#include "server/net/curl_client.h"
#include "tests/support/model_world.h"
#include "tests/support/stub_server.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

// An answer that arrives on another thread.
class Arriving {
 public:
  ModelSink sink() {
    return [this](ModelPiece piece) {
      const std::lock_guard lock(mutex_);
      outcome_.add({std::move(piece)});
      changed_.notify_all();
    };
  }
  ModelOutcome whole() {
    return wait([&] { return !outcome_.last.empty(); });
  }
  ModelOutcome some_text() {
    return wait([&] { return !outcome_.text.empty(); });
  }

 private:
  template <class Condition>
  ModelOutcome wait(Condition condition) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, 20s, condition);
    return outcome_;
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  ModelOutcome outcome_;
};

std::string streamed(const std::string& body) {
  char size[20];
  std::snprintf(size, sizeof size, "%zx", body.size());
  return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: "
         "chunked\r\n\r\n" +
         std::string(size) + "\r\n" + body + "\r\n";
}

class OverSockets : public testing::TestWithParam<std::string> {
 protected:
  std::unique_ptr<Provider> provider(const StubServer& server, HttpDeadlines deadlines = {}) {
    return *make_provider({.kind = GetParam(),
                           .base_url = server.url("/v1"),
                           .model = "m",
                           .key = "k",
                           .deadlines = deadlines},
                          *client_);
  }
  std::string body(const char* name) { return recorded_answer(GetParam(), name); }

  std::unique_ptr<HttpClient> client_ = *make_curl_client();
};
INSTANTIATE_TEST_SUITE_P(Kinds, OverSockets, testing::ValuesIn(kModelKinds),
                         [](const auto& info) { return info.param; });

TEST_P(OverSockets, AnswersArriveWholeAndUseOneConnection) {
  StubServer server([&](StubServer::Peer& peer) {
    while (!peer.request().empty()) {
      peer.say(streamed(body("tools")) + "0\r\n\r\n");
    }
  });
  const auto model = provider(server);
  for (int i = 0; i < 3; ++i) {
    Arriving answer;
    const auto call = model->ask(any_request(), answer.sink());
    EXPECT_EQ(answer.whole(), read_answer(GetParam(), {body("tools")}));
  }
  EXPECT_EQ(server.connections(), 1);
}

TEST_P(OverSockets, ARefusalForTooManyRequestsSaysHowLong) {
  StubServer server([&](StubServer::Peer& peer) {
    peer.request();
    peer.answer("{}", "Content-Type: application/json\r\nRetry-After: 7\r\n",
                "429 Too Many Requests");
  });
  Arriving answer;
  const auto call = provider(server)->ask(any_request(), answer.sink());
  const ModelOutcome outcome = answer.whole();
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::rate_limited);
  EXPECT_EQ(outcome.failed()->retry_after, 7s);
}

TEST_P(OverSockets, AServerThatHangsIsLate) {
  StubServer server([](StubServer::Peer& peer) { peer.wait_until_gone(); });
  Arriving answer;
  const auto call = provider(server, {.first_byte = 50ms})->ask(any_request(), answer.sink());
  const ModelOutcome outcome = answer.whole();
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::late);
}

TEST_P(OverSockets, AStreamThatIsCutIsUnavailable) {
  StubServer server([&](StubServer::Peer& peer) {
    peer.request();
    peer.say(streamed(body("text").substr(0, 100)));
  });
  Arriving answer;
  const auto call = provider(server)->ask(any_request(), answer.sink());
  const ModelOutcome outcome = answer.whole();
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::unavailable);
}

TEST_P(OverSockets, LeavingClosesTheConnectionWhileTheModelIsSilent) {
  std::promise<void> gone;
  StubServer server([&](StubServer::Peer& peer) {
    peer.request();
    peer.say(streamed(body("failed").substr(0, body("failed").rfind("data:"))));
    peer.wait_until_gone();
    gone.set_value();
  });
  Arriving answer;
  auto call = provider(server)->ask(any_request(), answer.sink());
  EXPECT_EQ(answer.some_text().text, "Once");
  call.reset();
  EXPECT_EQ(gone.get_future().wait_for(10s), std::future_status::ready);
}

TEST_P(OverSockets, AnErrorInTheStreamClosesTheConnection) {
  std::promise<void> gone;
  StubServer server([&](StubServer::Peer& peer) {
    peer.request();
    peer.say(streamed(body("failed")));
    peer.wait_until_gone();
    gone.set_value();
  });
  Arriving answer;
  const auto call = provider(server)->ask(any_request(), answer.sink());
  ASSERT_TRUE(answer.whole().failed());
  EXPECT_EQ(gone.get_future().wait_for(10s), std::future_status::ready);
}

}  // namespace
}  // namespace aisle
