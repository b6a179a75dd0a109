// The download against a client that answers from a script.
#include "server/connectors/feed_download.h"

#include <gtest/gtest.h>

#include <deque>
#include <thread>

namespace aisle {
namespace {

struct Scripted {
  int status = 200;
  std::vector<HttpField> fields;
  std::string body;
  Result<void> end;
};

// Answers on another thread, as the real one does.
class ScriptedClient final : public HttpClient {
 public:
  explicit ScriptedClient(std::deque<Scripted> answers) : answers_(std::move(answers)) {}
  ~ScriptedClient() override { join(); }

  std::unique_ptr<HttpCall> start(HttpRequest request, HttpSink sink) override {
    join();
    requests.push_back(std::move(request));
    Scripted answer = std::move(answers_.front());
    answers_.pop_front();
    thread_ = std::thread([answer, sink] {
      if (answer.end) sink.on_head({answer.status, answer.fields});
      for (const char c : answer.body) sink.on_body({&c, 1});
      sink.on_end(answer.end);
    });
    return std::make_unique<HttpCall>();
  }

  std::vector<HttpRequest> requests;

 private:
  void join() {
    if (thread_.joinable()) thread_.join();
  }
  std::deque<Scripted> answers_;
  std::thread thread_;
};

constexpr const char* kUrl = "https://shop.example/feed.csv?key=1";

struct Downloading {
  Result<FeedDownload> download;
  std::string body;
  std::vector<HttpRequest> requests;
};

Downloading download(std::deque<Scripted> answers, const std::string& mark = "") {
  ScriptedClient client(std::move(answers));
  std::string body;
  Result<FeedDownload> got = download_feed(client, kUrl, mark, 1'000, [&](std::string_view bytes) {
    body += bytes;
    return Result<void>();
  });
  return {std::move(got), body, client.requests};
}

TEST(FeedDownload, GivesTheBodyAndAMarkForTheNextTime) {
  const Downloading got = download({{200,
                                     {{"etag", "\"v1\""},
                                      {"last-modified", "Tue, 24 Nov 2026 12:00:00 GMT"},
                                      {"content-type", "text/csv; charset=utf-8"}},
                                     "id,title",
                                     {}}});
  ASSERT_TRUE(got.download) << got.download.error().message;
  EXPECT_EQ(got.body, "id,title");
  EXPECT_FALSE(got.download->unchanged);
  EXPECT_EQ(got.download->content_type, "text/csv; charset=utf-8");
  EXPECT_TRUE(got.requests[0].fields.empty());
  EXPECT_EQ(got.requests[0].body_bytes_max, 1'000u);

  const Downloading again = download({{304, {}, "", {}}}, got.download->mark);
  ASSERT_TRUE(again.download);
  EXPECT_TRUE(again.download->unchanged);
  EXPECT_EQ(again.download->mark, got.download->mark);
  EXPECT_EQ(again.requests[0].fields,
            (std::vector<HttpField>{{"if-none-match", "\"v1\""},
                                    {"if-modified-since", "Tue, 24 Nov 2026 12:00:00 GMT"}}));
}

TEST(FeedDownload, AServerWithoutStateGivesNoMark) {
  EXPECT_EQ(download({{200, {}, "x", {}}}).download->mark, "");
  EXPECT_EQ(download({{200, {{"etag", "a\nb"}}, "x", {}}}).download->mark, "");
}

TEST(FeedDownload, NotModifiedWithoutAConditionIsAnError) {
  EXPECT_EQ(download({{304, {}, "", {}}}).download.error().code, ErrorCode::unavailable);
}

TEST(FeedDownload, OtherAnswersAreErrorsAndTheirBodyIsNotWritten) {
  const auto code = [](int status) {
    const Downloading got = download({{status, {}, "<html>oops</html>", {}}});
    EXPECT_EQ(got.body, "") << status;
    return got.download ? ErrorCode::conflict : got.download.error().code;
  };
  EXPECT_EQ(code(404), ErrorCode::not_found);
  EXPECT_EQ(code(410), ErrorCode::not_found);
  EXPECT_EQ(code(401), ErrorCode::permission_denied);
  EXPECT_EQ(code(403), ErrorCode::permission_denied);
  EXPECT_EQ(code(429), ErrorCode::unavailable);
  EXPECT_EQ(code(500), ErrorCode::unavailable);
  EXPECT_EQ(code(204), ErrorCode::unavailable);
}

TEST(FeedDownload, FollowsRedirectsAndTrustsAnotherHostLess) {
  const Downloading got = download({{302, {{"location", "/b#x"}}, "moved", {}},
                                    {301, {{"location", "https://cdn.example/c"}}, "", {}},
                                    {200, {}, "body", {}}});
  ASSERT_TRUE(got.download) << got.download.error().message;
  EXPECT_EQ(got.body, "body");
  ASSERT_EQ(got.requests.size(), 3u);
  EXPECT_EQ(got.requests[1].url, "https://shop.example/b");
  EXPECT_TRUE(got.requests[1].source == UrlSource::config);
  EXPECT_EQ(got.requests[2].url, "https://cdn.example/c");
  EXPECT_TRUE(got.requests[2].source == UrlSource::data);
}

TEST(FeedDownload, TrustThatWasLostDoesNotComeBack) {
  const Downloading got = download({{302, {{"location", "https://cdn.example/c"}}, "", {}},
                                    {302, {{"location", "https://shop.example/x"}}, "", {}},
                                    {200, {}, "body", {}}});
  EXPECT_TRUE(got.requests.at(2).source == UrlSource::data);
}

TEST(FeedDownload, RedirectsInACircleOrToNowhereAreErrors) {
  const Scripted again{302, {{"location", "/again"}}, "", {}};
  const Downloading got = download({again, again, again, again, again, again});
  EXPECT_EQ(got.download.error().code, ErrorCode::unavailable);
  EXPECT_EQ(got.requests.size(), 6u);
  EXPECT_FALSE(download({{302, {}, "", {}}}).download);
  EXPECT_FALSE(download({{302, {{"location", "file:///etc/passwd"}}, "", {}}}).download);
}

TEST(FeedDownload, TheClientsErrorIsOurs) {
  const Downloading got = download({{0, {}, "", Error{ErrorCode::too_large, "too much"}}});
  EXPECT_EQ(got.download.error(), (Error{ErrorCode::too_large, "too much"}));
}

TEST(FeedDownload, AWriteThatFailsEndsItAtOnce) {
  ScriptedClient client({{200, {}, "abc", {}}});
  int writes = 0;
  const auto got = download_feed(client, kUrl, "", 1'000, [&](std::string_view) {
    ++writes;
    return Result<void>(Error{ErrorCode::unavailable, "no space"});
  });
  EXPECT_EQ(got.error().message, "no space");
  EXPECT_EQ(writes, 1);
}

}  // namespace
}  // namespace aisle
