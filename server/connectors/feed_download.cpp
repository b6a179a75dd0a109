#include "server/connectors/feed_download.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <optional>

namespace aisle {
namespace {

using namespace std::chrono_literals;

constexpr HttpDeadlines kFeedDeadlines{10s, 120s, 60s, 1h};
constexpr std::size_t kMarkBytesMax =
    1'000;  // Of each of its two values; a longer one is left out.

// A mark is the ETag, a line end, the time of the last change.
std::string make_mark(const HttpHead& head) {
  const auto value = [&](std::string_view name) {
    const std::string_view text = head.field(name);
    const bool good =
        text.size() <= kMarkBytesMax && std::all_of(text.begin(), text.end(), [](char c) {
          return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
        });
    return good ? std::string(text) : std::string();
  };
  const std::string tag = value("etag"), time = value("last-modified");
  return tag.empty() && time.empty() ? "" : tag + "\n" + time;
}

void add_conditions(std::vector<HttpField>& fields, const std::string& mark) {
  if (mark.empty()) return;
  const std::size_t at = std::min(mark.find('\n'), mark.size());
  const std::string tag = mark.substr(0, at);
  const std::string time = mark.substr(std::min(at + 1, mark.size()));
  if (!tag.empty()) fields.push_back({"if-none-match", tag});
  if (!time.empty()) fields.push_back({"if-modified-since", time});
}

struct Answer {
  HttpHead head;
  Result<void> end;
};

// What the client's thread and ours share; the client may still be in one of its functions when
// ours has gone on.
struct Exchange {
  std::mutex mutex;
  std::function<Result<void>(std::string_view)> write;  // Empty: nobody wants the body any more.
  HttpHead head;
  std::promise<Result<void>> end;
  bool ended = false;

  void finish(Result<void> result) {
    if (ended) return;
    ended = true;
    write = nullptr;
    end.set_value(std::move(result));
  }
};

Answer ask(HttpClient& http, HttpRequest request,
           const std::function<Result<void>(std::string_view)>& write) {
  const auto exchange = std::make_shared<Exchange>();
  exchange->write = write;
  std::future<Result<void>> end = exchange->end.get_future();
  HttpSink sink;
  sink.on_head = [exchange](const HttpHead& head) {
    const std::lock_guard lock(exchange->mutex);
    exchange->head = head;
  };
  sink.on_body = [exchange](std::string_view bytes) {
    const std::lock_guard lock(exchange->mutex);
    if (exchange->head.status != 200 || !exchange->write) return;
    Result<void> written = exchange->write(bytes);
    if (!written) exchange->finish(std::move(written));
  };
  sink.on_end = [exchange](Result<void> result) {
    const std::lock_guard lock(exchange->mutex);
    exchange->finish(std::move(result));
  };
  const std::unique_ptr<HttpCall> call = http.start(std::move(request), std::move(sink));
  Result<void> result = end.get();
  const std::lock_guard lock(exchange->mutex);
  return {exchange->head, std::move(result)};
}

std::string origin_of(const std::string& url) {
  const std::size_t host = url.find("://");
  return host == url.npos ? url : url.substr(0, url.find_first_of("/?#", host + 3));
}

// Where a redirect leads; "" when that can't be said.
std::string target_of(const std::string& url, std::string_view location) {
  std::string target(location.substr(0, location.find('#')));
  if (target.starts_with("https://") || target.starts_with("http://")) return target;
  if (target.starts_with("//")) return url.substr(0, url.find(':') + 1) + target;
  if (target.starts_with('/')) return origin_of(url) + target;
  return "";
}

Error refused(int status) {
  const std::string answer = "the server answered " + std::to_string(status);
  if (status == 404 || status == 410) return {ErrorCode::not_found, answer};
  if (status == 401 || status == 403) return {ErrorCode::permission_denied, answer};
  return {ErrorCode::unavailable, answer};
}

}  // namespace

Result<FeedDownload> download_feed(HttpClient& http, const std::string& url,
                                   const std::string& mark, std::size_t bytes_max,
                                   std::function<Result<void>(std::string_view)> write) {
  HttpRequest request;
  request.url = url;
  request.deadlines = kFeedDeadlines;
  request.body_bytes_max = bytes_max;
  add_conditions(request.fields, mark);
  for (int redirects = 0;; ++redirects) {
    const Answer answer = ask(http, request, write);
    if (!answer.end) return answer.end.error();
    const int status = answer.head.status;
    if (status == 200) {
      return FeedDownload{false, make_mark(answer.head),
                          std::string(answer.head.field("content-type"))};
    }
    if (status == 304 && !mark.empty()) return FeedDownload{true, mark, ""};
    const bool redirect =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    if (!redirect) return refused(status);
    const std::string target = target_of(request.url, answer.head.field("location"));
    if (target.empty() || redirects == kFeedRedirectsMax) {
      return Error{ErrorCode::unavailable, "the server's redirects lead nowhere"};
    }
    if (origin_of(target) != origin_of(url)) request.source = UrlSource::data;
    request.url = target;
  }
}

}  // namespace aisle
