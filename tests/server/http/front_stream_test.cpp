// Answers that come later, and streams: in order, bounded, and ended when the peer goes.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/front_world.h"

namespace aisle {
namespace {

/// A front whose /later is answered by the test, through `exchange`.
class DeferringFront {
 public:
  explicit DeferringFront(FrontLimits limits = {})
      : world(limits, [this](Front& front) {
          front.set_pre_routing_handler([](const httplib::Request&, httplib::Response& response) {
            response.set_header("X-Request-Id", "r1");
            return httplib::Server::HandlerResponse::Unhandled;
          });
          const auto defer = [this, &front](const httplib::Request& request,
                                            httplib::Response& response) {
            exchange = front.defer(request, response);
            response.set_content("ignored", "text/plain");
            taken.set();
          };
          front.Get("/later", defer);
        }) {}
  ~DeferringFront() { exchange.reset(); }

  Signal taken;
  std::shared_ptr<HttpExchange> exchange;
  FrontWorld world;
};

/// The payload of a chunked body whose pieces are all small; "" if it is no such thing.
std::string unchunk(std::string_view body) {
  std::string out;
  while (true) {
    const std::size_t end = body.find("\r\n");
    if (end == body.npos) return "";
    const std::size_t size = std::strtoul(std::string(body.substr(0, end)).c_str(), nullptr, 16);
    if (size == 0) return body == "0\r\n\r\n" ? out : "";
    out += body.substr(end + 2, size);
    body.remove_prefix(end + 2 + size + 2);
  }
}

TEST(FrontStream, DeferredAnswerComesFromAnotherThread) {
  DeferringFront later;
  RawHttp client = later.world.connect();
  client.send(get("/later") + get("/hello"));
  ASSERT_TRUE(later.taken.wait());
  std::thread([&] {
    later.exchange->respond(202, "application/json", "{}",
                            {{"X-Own", "1"}, {"X-Split", "a\r\nSet-Cookie: b"}});
  }).join();
  const std::string answer = client.read_answer();
  EXPECT_EQ(status_in(answer), 202);
  EXPECT_NE(answer.find("X-Request-Id: r1\r\n"), std::string::npos) << answer;
  EXPECT_NE(answer.find("X-Own: 1\r\n"), std::string::npos) << answer;
  EXPECT_NE(answer.find("Content-Type: application/json\r\n"), std::string::npos) << answer;
  EXPECT_EQ(answer.find("Set-Cookie"), std::string::npos) << answer;
  EXPECT_TRUE(answer.ends_with("\r\n\r\n{}")) << answer;
  EXPECT_EQ(status_in(client.read_answer()), 200) << "what was pipelined behind it";
}

TEST(FrontStream, ForgottenAnswerIsAnError) {
  DeferringFront later;
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  later.exchange.reset();
  EXPECT_EQ(status_in(client.read_answer()), 500);
}

TEST(FrontStream, EventsComeAsTheyAreSentAndTheConnectionLivesOn) {
  DeferringFront later;
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  later.exchange->start_stream({{"X-Own", "1"}});
  const std::string head = client.read_until("\r\n\r\n");
  EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos) << head;
  EXPECT_NE(head.find("X-Accel-Buffering: no\r\n"), std::string::npos) << head;
  EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos) << head;
  EXPECT_EQ(later.world.front.counts().streams, 1);
  std::string body;
  for (int i = 0; i < 5; ++i) {
    const std::string event = "data: " + std::to_string(i) + "\n\n";
    later.exchange->send(event);
    body += client.read_until(event + "\r\n");
  }
  later.exchange->end();
  body += client.read_until("0\r\n\r\n");
  EXPECT_EQ(unchunk(body), "data: 0\n\ndata: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n");
  client.send(get("/hello"));
  EXPECT_EQ(status_in(client.read_answer()), 200);
  EXPECT_EQ(later.world.front.counts().streams, 0);
}

TEST(FrontStream, Http10StreamEndsWithItsConnection) {
  DeferringFront later;
  RawHttp client = later.world.connect();
  client.send("GET /later HTTP/1.0\r\n\r\n");
  ASSERT_TRUE(later.taken.wait());
  later.exchange->start_stream();
  later.exchange->send("data: 1\n\n");
  later.exchange->end();
  const std::string answer = client.read_to_end();
  EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
  EXPECT_EQ(answer.find("chunked"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\ndata: 1\n\n")) << answer;
}

TEST(FrontStream, SeveralThreadsMaySend) {
  DeferringFront later;
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  later.exchange->start_stream();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) later.exchange->send("0123456789");
    });
  }
  for (std::thread& thread : threads) thread.join();
  later.exchange->end();
  client.read_until("\r\n\r\n");
  EXPECT_EQ(unchunk(client.read_until("\r\n0\r\n\r\n")).size(), 4'000u);
}

TEST(FrontStream, PeerWhoGoesIsNoticedAtOnce) {
  for (const bool started : {false, true}) {
    for (const bool reset : {false, true}) {
      DeferringFront later;
      RawHttp client = later.world.connect();
      client.send(get("/later"));
      ASSERT_TRUE(later.taken.wait());
      Signal gone;
      later.exchange->on_gone([&] { gone.set(); });
      if (started) {
        later.exchange->start_stream();
        client.read_until("\r\n\r\n");
      }
      EXPECT_FALSE(later.exchange->gone());
      reset ? client.reset() : client.close();
      EXPECT_TRUE(gone.wait());
      EXPECT_TRUE(later.exchange->gone());
      later.exchange->send("to nobody");
      later.exchange->respond(200, "text/plain", "to nobody");
      Signal again;
      later.exchange->on_gone([&] { again.set(); });
      EXPECT_TRUE(again.is_set()) << "who asks late is told at once";
    }
  }
}

TEST(FrontStream, NobodyIsToldAfterTheEnd) {
  DeferringFront later;
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  std::atomic<int> told{0};
  later.exchange->on_gone([&] { ++told; });
  later.exchange->start_stream();
  later.exchange->end();
  client.read_until("0\r\n\r\n");
  client.close();
  later.world.stop();
  EXPECT_EQ(told, 0);
  EXPECT_FALSE(later.exchange->gone());
}

TEST(FrontStream, SlowReaderIsCut) {
  FrontLimits limits;
  limits.unsent_bytes_max = 100'000;
  DeferringFront later(limits);
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  Signal gone;
  later.exchange->on_gone([&] { gone.set(); });
  later.exchange->start_stream();
  // More than the kernel's buffers and ours hold together.
  for (int i = 0; i < 20'000 && !later.exchange->gone(); ++i) {
    later.exchange->send(std::string(1'000, 'x'));
  }
  EXPECT_TRUE(gone.wait());
}

TEST(FrontStream, QuietStreamHasAHeartbeat) {
  FrontLimits limits;
  limits.stream_heartbeat = std::chrono::milliseconds(20);
  DeferringFront later(limits);
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  later.exchange->start_stream();
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_until(":\n\n\r\n"), "3\r\n:\n\n\r\n");
  EXPECT_EQ(client.read_until(":\n\n\r\n"), "3\r\n:\n\n\r\n");
}

TEST(FrontStream, StreamEndsWithItsLifetime) {
  FrontLimits limits;
  limits.stream_lifetime = std::chrono::milliseconds(40);
  DeferringFront later(limits);
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  Signal gone;
  later.exchange->on_gone([&] { gone.set(); });
  later.exchange->start_stream();
  EXPECT_TRUE(client.read_until("0\r\n\r\n").ends_with("\r\n\r\n0\r\n\r\n"));
  EXPECT_TRUE(gone.wait());
  // What the handler still sends must not get into the next answer on this connection.
  later.exchange->send("late");
  later.exchange->end();
  client.send(get("/hello"));
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\nhello"));
}

TEST(FrontStream, ShutDownEndsStreamsAndWaitsForDeferredAnswers) {
  DeferringFront streaming, waiting;
  RawHttp reader = streaming.world.connect();
  reader.send(get("/later"));
  ASSERT_TRUE(streaming.taken.wait());
  Signal gone;
  streaming.exchange->on_gone([&] { gone.set(); });
  streaming.exchange->start_stream();
  reader.read_until("\r\n\r\n");
  streaming.world.stop(std::chrono::seconds(10));
  EXPECT_EQ(reader.read_to_end(), "0\r\n\r\n");
  EXPECT_TRUE(gone.is_set());
  streaming.exchange->send("after the end");

  RawHttp client = waiting.world.connect(), idle = waiting.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(waiting.taken.wait());
  std::thread stopper([&] { waiting.world.stop(std::chrono::seconds(10)); });
  EXPECT_TRUE(idle.is_closed());
  EXPECT_FALSE(RawHttp(waiting.world.front.port()).connected());
  waiting.exchange->respond(200, "text/plain", "in time");
  EXPECT_TRUE(client.read_answer().ends_with("in time"));
  EXPECT_TRUE(client.is_closed());
  stopper.join();
}

TEST(FrontStream, ShutDownWithoutGraceClosesWhatWaits) {
  DeferringFront later;
  RawHttp client = later.world.connect();
  client.send(get("/later"));
  ASSERT_TRUE(later.taken.wait());
  Signal gone;
  later.exchange->on_gone([&] { gone.set(); });
  later.world.stop();
  EXPECT_TRUE(gone.is_set());
  EXPECT_TRUE(client.is_closed());
}

TEST(FrontStream, ManyStreamsGetTheSameEvent) {
  std::mutex mutex;
  std::vector<std::shared_ptr<HttpExchange>> readers;
  FrontWorld world({}, [&](Front& front) {
    front.Get("/join", [&](const httplib::Request& request, httplib::Response& response) {
      auto exchange = front.defer(request, response);
      {
        const std::lock_guard lock(mutex);
        readers.push_back(exchange);
      }
      exchange->start_stream();  // Last: who has the head is counted on to be a reader.
    });
  });
  std::vector<RawHttp> clients;
  for (int i = 0; i < 200; ++i) clients.push_back(world.connect());
  for (RawHttp& client : clients) client.send(get("/join"));
  for (RawHttp& client : clients) client.read_until("\r\n\r\n");
  const std::lock_guard lock(mutex);
  ASSERT_EQ(readers.size(), clients.size());
  for (const auto& reader : readers) reader->send("data: all\n\n");
  for (RawHttp& client : clients) {
    EXPECT_EQ(client.read_until("data: all\n\n\r\n"), "b\r\ndata: all\n\n\r\n");
  }
  EXPECT_EQ(world.front.counts().streams, 200);
}

}  // namespace
}  // namespace aisle
