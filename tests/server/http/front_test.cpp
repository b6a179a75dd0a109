// What a front does for honest clients: routes, keep-alive, pipelining, deferred answers, bounds.
#include "server/http/front.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <stdexcept>
#include <vector>

#include "tests/support/front_world.h"

namespace aisle {
namespace {

TEST(Front, AnswersARoute) {
  FrontWorld world;
  ASSERT_TRUE(world.bound);
  const std::string answer = world.ask(get("/hello"));
  EXPECT_EQ(status_in(answer), 200);
  EXPECT_TRUE(answer.ends_with("\r\n\r\nhello")) << answer;
  EXPECT_EQ(answer.find("Keep-Alive"), std::string::npos) << "httplib's own bounds don't hold here";
}

TEST(Front, UnknownRouteIsAProblem) {
  FrontWorld world;
  const std::string answer = world.ask(get("/nowhere"));
  EXPECT_EQ(status_in(answer), 404);
  EXPECT_NE(answer.find("application/problem+json"), std::string::npos) << answer;
  EXPECT_NE(answer.find("\"code\":\"not_found\""), std::string::npos) << answer;
}

TEST(Front, ConnectionServesOneRequestAfterAnother) {
  FrontWorld world;
  RawHttp client = world.connect();
  for (int i = 0; i < 20; ++i) {
    client.send(post("/echo", std::to_string(i)));
    EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\n" + std::to_string(i)));
  }
  EXPECT_EQ(world.front.counts().connections, 1);
  EXPECT_EQ(world.front.counts().requests, 20);
}

TEST(Front, PipelinedRequestsAreAnsweredInOrder) {
  FrontWorld world;
  RawHttp client = world.connect();
  std::string requests;
  for (int i = 0; i < 50; ++i) requests += post("/echo", "number " + std::to_string(i));
  client.send(requests);
  for (int i = 0; i < 50; ++i) {
    const std::string answer = client.read_answer();
    EXPECT_TRUE(answer.ends_with("\r\n\r\nnumber " + std::to_string(i))) << answer;
  }
}

TEST(Front, RequestMayComeByteByByte) {
  FrontWorld world;
  RawHttp client = world.connect();
  for (const char byte : post("/echo", "drop by drop")) client.send({&byte, 1});
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\ndrop by drop"));
}

TEST(Front, HeadHasTheLengthWithoutTheBody) {
  FrontWorld world;
  RawHttp client = world.connect();
  client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + get("/hello"));
  EXPECT_NE(client.read_answer(false).find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(client.read_answer().ends_with("\r\n\r\nhello"));
}

TEST(Front, CloseAndHttp10EndTheConnection) {
  FrontWorld world;
  for (const std::string& request : {get("/hello", "Connection: keep-alive, Close\r\n"),
                                     std::string("GET /hello HTTP/1.0\r\n\r\n")}) {
    RawHttp client = world.connect();
    client.send(request);
    EXPECT_NE(client.read_answer().find("Connection: close"), std::string::npos);
    EXPECT_TRUE(client.is_closed());
  }
}

TEST(Front, ClientThatOnlyStoppedSendingGetsItsAnswer) {
  FrontWorld world;
  RawHttp client = world.connect();
  client.send(get("/hello"));
  client.finish_sending();
  EXPECT_EQ(status_in(client.read_answer()), 200);
  EXPECT_TRUE(client.is_closed());
}

TEST(Front, FieldValuesReachTheHandlerUndecoded) {
  std::string seen, encodings;
  FrontWorld world({}, [&](Front& front) {
    front.Get("/see", [&](const httplib::Request& request, httplib::Response& response) {
      seen = request.get_header_value("X-Text");
      encodings = request.get_header_value("Accept-Encoding");
      response.set_content("ok", "text/plain");
    });
  });
  const std::string answer =
      world.ask(get("/see", "X-Text: 100%25 %41\r\nAccept-Encoding: br\r\n"));
  EXPECT_EQ(status_in(answer), 200);
  EXPECT_EQ(seen, "100%25 %41");
  EXPECT_EQ(encodings, "");
}

TEST(Front, SecondQuestionMarkBelongsToTheQuery) {
  std::string seen;
  FrontWorld world({}, [&](Front& front) {
    front.Get("/find", [&](const httplib::Request& request, httplib::Response& response) {
      seen = request.get_param_value("q");
      response.set_content("ok", "text/plain");
    });
  });
  EXPECT_EQ(status_in(world.ask(get("/find?q=is+it+wool?&n=1"))), 200);
  EXPECT_EQ(seen, "is it wool?");
}

TEST(Front, HandlerThatThrowsAnswers500AndTellsNothing) {
  FrontWorld world({}, [](Front& front) {
    front.Get("/throw", [](const httplib::Request&, httplib::Response&) {
      throw std::runtime_error("password=hunter2");
    });
    front.Get("/throw-int", [](const httplib::Request&, httplib::Response&) { throw 7; });
    front.Get("/throw-late", [](const httplib::Request&, httplib::Response& response) {
      response.set_chunked_content_provider("text/plain",
                                            [](std::size_t, httplib::DataSink&) -> bool {
                                              throw std::runtime_error("password=hunter2");
                                            });
    });
  });
  RawHttp client = world.connect();
  for (const char* path : {"/throw", "/throw-int", "/throw-late"}) {
    client.send(get(path));
    const std::string answer = client.read_answer();
    EXPECT_EQ(status_in(answer), 500);
    EXPECT_NE(answer.find("\"code\":\"internal_error\""), std::string::npos) << answer;
    EXPECT_EQ(answer.find("hunter2"), std::string::npos) << answer;
  }
}

TEST(Front, ThreeHundredConnectionsAtOnceAreServedByTwoWorkers) {
  FrontLimits limits;
  limits.workers = 2;
  FrontWorld world(limits);
  std::vector<RawHttp> clients;
  for (int i = 0; i < 300; ++i) clients.push_back(world.connect());
  for (int i = 0; i < 300; ++i) clients[i].send(post("/echo", std::to_string(i)));
  for (int i = 0; i < 300; ++i) {
    EXPECT_TRUE(clients[i].read_answer().ends_with("\r\n\r\n" + std::to_string(i)));
  }
}

TEST(Front, RequestsThatWouldWaitTooLongAreRefusedAndMayComeAgain) {
  FrontLimits limits;
  limits.workers = 1;
  limits.requests_waiting_max = 1;
  Signal running, go_on;
  FrontWorld world(limits, [&](Front& front) {
    front.Get("/slow", [&](const httplib::Request&, httplib::Response& response) {
      running.set();
      go_on.wait();
      response.set_content("slow", "text/plain");
    });
  });
  RawHttp first = world.connect(), second = world.connect(), third = world.connect();
  first.send(get("/slow"));
  ASSERT_TRUE(running.wait());
  second.send(get("/hello"));
  while (world.front.counts().requests < 2) std::this_thread::yield();
  third.send(get("/hello"));
  const std::string refused = third.read_answer();
  EXPECT_EQ(status_in(refused), 503);
  EXPECT_NE(refused.find("Retry-After: 1"), std::string::npos);
  go_on.set();
  EXPECT_EQ(status_in(first.read_answer()), 200);
  EXPECT_EQ(status_in(second.read_answer()), 200);
  third.send(get("/hello"));
  EXPECT_EQ(status_in(third.read_answer()), 200);
}

TEST(Front, AnswerOverTheBoundIsAnErrorNotACrash) {
  FrontLimits limits;
  limits.response_bytes_max = 1000;
  FrontWorld world(limits, [](Front& front) {
    front.Get("/long", [](const httplib::Request&, httplib::Response& response) {
      response.set_content(std::string(2000, 'x'), "text/plain");
    });
  });
  EXPECT_EQ(status_in(world.ask(get("/long"))), 500);
}

TEST(Front, PortInUseIsAConflict) {
  FrontWorld world;
  Front second{FrontLimits{}};
  const Result<void> bound = second.bind("127.0.0.1", world.front.port());
  ASSERT_FALSE(bound);
  EXPECT_EQ(bound.error().code, ErrorCode::conflict) << bound.error().message;
}

TEST(Front, AddressThatIsNotOursIsUnavailable) {
  Front front{FrontLimits{}};
  const Result<void> bound = front.bind("192.0.2.1", 0);
  ASSERT_FALSE(bound);
  EXPECT_EQ(bound.error().code, ErrorCode::unavailable) << bound.error().message;
}

TEST(Front, FrontThatNeverRanCanBeShutDown) {
  Front front{FrontLimits{}};
  ASSERT_TRUE(front.bind("127.0.0.1", 0));
  front.shut_down(std::chrono::milliseconds(10));
}

TEST(Front, ConnectionsBeyondTheBoundAreTurnedAway) {
  FrontLimits limits;
  limits.connections_max = 2;
  FrontWorld world(limits);
  RawHttp first = world.connect(), second = world.connect();
  first.send(get("/hello"));
  second.send(get("/hello"));
  EXPECT_EQ(status_in(first.read_answer()), 200);
  EXPECT_EQ(status_in(second.read_answer()), 200);
  EXPECT_EQ(status_in(world.connect().read_answer()), 503);
  first.close();
  while (world.front.counts().connections > 1) std::this_thread::yield();
  EXPECT_EQ(status_in(world.ask(get("/hello"))), 200);
}

TEST(Front, OneAddressCantTakeAllConnectionsUnlessItIsAProxy) {
  FrontLimits limits;
  limits.connections_per_address_max = 1;
  {
    FrontWorld world(limits);
    RawHttp first = world.connect();
    first.send(get("/hello"));
    EXPECT_EQ(status_in(first.read_answer()), 200);
    EXPECT_EQ(status_in(world.connect().read_answer()), 503);
  }
  FrontWorld world(limits, [](Front& front) { ASSERT_TRUE(front.trust_proxies({"127.0.0.1"})); });
  RawHttp first = world.connect(), second = world.connect();
  for (RawHttp* client : {&first, &second}) {
    client->send(get("/hello"));
    EXPECT_EQ(status_in(client->read_answer()), 200);
  }
}

TEST(Front, ForwardedAddressIsBelievedOnlyFromATrustedProxy) {
  const auto address_seen = [](const std::vector<std::string>& proxies) {
    std::string seen;
    FrontWorld world({}, [&](Front& front) {
      EXPECT_TRUE(front.trust_proxies(proxies));
      front.Get("/who", [&](const httplib::Request& request, httplib::Response& response) {
        seen = request.remote_addr;
        response.set_content("ok", "text/plain");
      });
    });
    world.ask(
        get("/who", "X-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: 203.0.113.7, 10.1.2.3\r\n"));
    return seen;
  };
  EXPECT_EQ(address_seen({}), "127.0.0.1");
  EXPECT_EQ(address_seen({"127.0.0.0/8"}), "10.1.2.3");
  EXPECT_EQ(address_seen({"127.0.0.0/8", "10.0.0.0/8"}), "203.0.113.7");
}

TEST(Front, RunningOutOfFilesIsSurvived) {
  FrontWorld world;
  RawHttp before = world.connect(), taken, waiting;
  before.send(get("/hello"));
  EXPECT_EQ(status_in(before.read_answer()), 200);
  rlimit all{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &all), 0);
  rlimit none = all;
  none.rlim_cur = 3;
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  // The accept that waits already has its descriptor; the next one fails for as long as there are
  // no files. Meanwhile those who are connected are served.
  taken.connect(world.front.port());
  taken.send(get("/hello"));
  EXPECT_EQ(status_in(taken.read_answer()), 200);
  waiting.connect(world.front.port());
  waiting.send(get("/hello"));
  for (int i = 0; i < 200; ++i) {
    before.send(get("/hello"));
    EXPECT_EQ(status_in(before.read_answer()), 200);
  }
  EXPECT_EQ(world.front.counts().connections, 2);
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &all), 0);
  EXPECT_EQ(status_in(waiting.read_answer()), 200);
  EXPECT_EQ(status_in(world.ask(get("/hello"))), 200);
}

}  // namespace
}  // namespace aisle
