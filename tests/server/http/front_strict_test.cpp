// What a front refuses, seen from the wire: the status, whether the connection lives on, and that
// nothing hidden in what was refused is ever run.
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "tests/support/front_world.h"

namespace aisle {
namespace {

/// A front that counts how often a smuggled request was run.
class StrictFront : public ::testing::Test {
 protected:
  StrictFront()
      : world({}, [this](Front& front) {
          front.Get("/smuggled", [this](const httplib::Request&, httplib::Response& response) {
            ++smuggled;
            response.set_content("smuggled", "text/plain");
          });
        }) {}

  std::atomic<int> smuggled{0};
  FrontWorld world;
};

TEST_F(StrictFront, NothingSmuggledIsRun) {
  const std::string hidden = get("/smuggled");
  const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  const std::string chunked = "0\r\n\r\n" + hidden;
  const std::vector<std::pair<std::string, int>> attempts = {
      {"GET /hello HTTP/1.1\r\nHost: a\r\n" + length + "\r\n" + hidden, 400},
      {"OPTIONS /hello HTTP/1.1\r\nHost: a\r\n" + length + "\r\n" + hidden, 400},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n" + length + "\r\n" + hidden, 400},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0, 0\r\n\r\n" + hidden, 400},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0x0\r\n\r\n" + hidden, 400},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n" + hidden, 400},
      {"POST /echo HTTP/1.1\r\nHost: a\r\n\r\n" + hidden, 411},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked, 411},
      {"POST /echo HTTP/1.1\r\nHost: a\r\n" + length + "Transfer-Encoding: chunked\r\n\r\n" +
           chunked,
       411},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity, chunked\r\n\r\n" + chunked,
       411},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nTransfer-Encoding : "
       "chunked\r\n\r\n" +
           chunked,
       400},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nTransfer-Encoding: "
       "%63hunked\r\n\r\n" +
           chunked,
       411},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nX: a%0d%0ab\r\n\r\n" + hidden, 400},
      {"GET /hello HTTP/1.1\r\nHost: a\r\nX: a\n\n" + hidden, 400},
      {"GET /hello HTTP/1.1\nHost: a\n\n" + hidden, 400},
      {"GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + hidden, 400},
      {"GET http://a/hello HTTP/1.1\r\nHost: a\r\n\r\n" + hidden, 400},
      {"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n" + hidden, 405},
      {"BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n" + hidden, 501},
      {"GET /hello HTTP/3.0\r\nHost: a\r\n\r\n" + hidden, 505},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n" +
           length + "\r\n" + hidden,
       415},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n" + length + "\r\n" + hidden,
       415},
      {"POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n" + length + "\r\n" + hidden,
       417},
      {"\r\n\r\n" + hidden, 400},
      {std::string("\x16\x03\x01\x02\x00\x01", 6), 400},
  };
  for (const auto& [attempt, status] : attempts) {
    RawHttp client = world.connect();
    client.send(attempt);
    const std::string answers = client.read_to_end();
    EXPECT_EQ(status_in(answers), status) << attempt;
    EXPECT_EQ(answers.find("}HTTP/1.1 "), std::string::npos) << attempt << answers;
    EXPECT_NE(answers.find("Connection: close\r\n"), std::string::npos) << answers;
    EXPECT_NE(answers.find("application/problem+json"), std::string::npos) << answers;
  }
  EXPECT_EQ(smuggled, 0);
  EXPECT_EQ(world.front.counts().refused, static_cast<std::int64_t>(attempts.size()));
}

TEST_F(StrictFront, HeadsOverTheBoundsAreRefused) {
  EXPECT_EQ(status_in(world.ask(get("/" + std::string(3000, 'a')))), 414);
  EXPECT_EQ(status_in(world.ask(get("/hello", "X: " + std::string(17'000, 'a') + "\r\n"))), 431);
  std::string many;
  for (int i = 0; i < 70; ++i) many += "X: 1\r\n";
  EXPECT_EQ(status_in(world.ask(get("/hello", many))), 431);
  EXPECT_EQ(status_in(world.ask("GET /" + std::string(20'000, 'a'))), 431) << "without an end";
}

TEST_F(StrictFront, BodyOverItsLimitIsRefusedBeforeItIsRead) {
  RawHttp client = world.connect();
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\n");
  EXPECT_EQ(status_in(client.read_answer()), 413);
  EXPECT_TRUE(client.is_closed());
  EXPECT_EQ(status_in(world.ask(post("/echo", std::string(64 << 10, 'x')))), 200);
  EXPECT_EQ(status_in(world.ask(post("/echo", std::string((64 << 10) + 1, 'x')))), 413);
}

TEST(FrontLimits, LongestPrefixDecidesABodysLimit) {
  FrontWorld world({}, [](Front& front) {
    front.set_body_limit("POST", "/echo", 10);
    front.set_body_limit("POST", "/echo/long", 200'000);
    front.Post("/echo/long", [](const httplib::Request& request, httplib::Response& response) {
      response.set_content(std::to_string(request.body.size()), "text/plain");
    });
  });
  EXPECT_EQ(status_in(world.ask(post("/echo", "0123456789"))), 200);
  EXPECT_EQ(status_in(world.ask(post("/echo", "0123456789a"))), 413);
  EXPECT_TRUE(world.ask(post("/echo/long", std::string(200'000, 'x'))).ends_with("200000"));
}

TEST(FrontLimits, BodiesBeyondWhatAllMayHoldAreRefused) {
  FrontLimits limits;
  limits.buffered_bytes_max = 50'000;
  FrontWorld world(limits);
  RawHttp first = world.connect();
  first.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n0");
  RawHttp second = world.connect();
  second.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n");
  // The second is in time to hold what is left, so the first was taken in before the third.
  second.send("x");
  EXPECT_EQ(status_in(second.read_answer()), 200);
  const std::string refused =
      world.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n");
  EXPECT_EQ(status_in(refused), 503);
  first.close();
  while (world.front.counts().connections > 1) std::this_thread::yield();
  EXPECT_EQ(status_in(world.ask(post("/echo", std::string(40'000, 'x')))), 200);
}

TEST_F(StrictFront, RefusalAboutAWholeRequestLeavesTheConnectionUsable) {
  RawHttp client = world.connect();
  client.send(get("/hello", "Range: bytes=0-1\r\n") + get("/hello"));
  EXPECT_EQ(status_in(client.read_answer()), 416);
  EXPECT_EQ(status_in(client.read_answer()), 200);
}

TEST(FrontRanges, OneRangeWhereAllowed) {
  FrontWorld world({}, [](Front& front) {
    front.allow_ranges("/widget/");
    front.Get("/widget/a.js", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("0123456789", "text/javascript");
    });
  });
  const std::string part = world.ask(get("/widget/a.js", "Range: bytes=2-4\r\n"));
  EXPECT_EQ(status_in(part), 206);
  EXPECT_TRUE(part.ends_with("\r\n\r\n234")) << part;
  EXPECT_EQ(status_in(world.ask(get("/widget/a.js", "Range: bytes=0-1,3-4\r\n"))), 416);
  EXPECT_EQ(status_in(world.ask(get("/widget/a.js", "Range: bytes=500-\r\n"))), 416);
  EXPECT_EQ(status_in(world.ask(get("/hello", "Range: bytes=0-1\r\n"))), 416);
}

TEST(FrontDeadlines, SlowHeadIsAnswered408AndClosed) {
  FrontLimits limits;
  limits.head_timeout = std::chrono::milliseconds(30);
  FrontWorld world(limits);
  RawHttp client = world.connect();
  client.send("GET /hel");
  const std::string answer = client.read_to_end();
  EXPECT_EQ(status_in(answer), 408);
  EXPECT_NE(answer.find("\"code\":\"head_timeout\""), std::string::npos);
}

TEST(FrontDeadlines, DrippingDoesNotExtendAHeadsTime) {
  FrontLimits limits;
  limits.head_timeout = std::chrono::milliseconds(50);
  FrontWorld world(limits);
  RawHttp client = world.connect();
  const auto begin = std::chrono::steady_clock::now();
  client.send("GET /hello HTTP/1.1\r\nX: ");
  // The receive time-out paces the drip: a byte, then a look whether an answer came.
  const timeval pace{0, 5'000};
  setsockopt(client.socket(), SOL_SOCKET, SO_RCVTIMEO, &pace, sizeof pace);
  char byte = 0;
  while (recv(client.socket(), &byte, 1, MSG_PEEK) < 0 && client.send("x")) {
    ASSERT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  }
  EXPECT_EQ(status_in(client.read_answer()), 408);
}

TEST(FrontDeadlines, SlowBodyIsAnswered408) {
  FrontLimits limits;
  limits.body_timeout = std::chrono::milliseconds(30);
  FrontWorld world(limits);
  RawHttp client = world.connect();
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345");
  EXPECT_EQ(status_in(client.read_to_end()), 408);
}

TEST(FrontDeadlines, IdleAndSilentConnectionsAreClosedWithoutAWord) {
  FrontLimits limits;
  limits.head_timeout = limits.idle_timeout = std::chrono::milliseconds(30);
  FrontWorld world(limits);
  RawHttp silent = world.connect(), idle = world.connect();
  idle.send(get("/hello"));
  EXPECT_EQ(status_in(idle.read_answer()), 200);
  EXPECT_TRUE(silent.is_closed());
  EXPECT_TRUE(idle.is_closed());
}

TEST(FrontDeadlines, ReaderOfAWholeAnswerWhoStopsIsCut) {
  FrontLimits limits;
  limits.write_timeout = std::chrono::milliseconds(50);
  FrontWorld world(limits, [](Front& front) {
    front.Get("/long", [](const httplib::Request&, httplib::Response& response) {
      response.set_content(std::string(8'000'000, 'x'), "text/plain");
    });
  });
  RawHttp client = world.connect();
  const int small = 4096;
  setsockopt(client.socket(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  client.send(get("/long"));
  while (world.front.counts().requests < 1) std::this_thread::yield();
  while (world.front.counts().connections > 0) std::this_thread::yield();
  EXPECT_LT(client.read_to_end().size(), 8'000'000u);
}

}  // namespace
}  // namespace aisle
