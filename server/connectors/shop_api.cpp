#include "server/connectors/shop_api.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "server/connectors/registry.h"
#include "server/connectors/retry_after.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kConnectMax{5'000};

// What came back from one try: a head with its body, or how the call failed.
struct Reply {
  HttpHead head;
  std::string body;
  Result<void> end;
};

// One try under way. The sink's functions share it, so they may come late.
class Trying {
 public:
  HttpSink sink(std::shared_ptr<Trying> self) {
    return {[self](const HttpHead& head) { self->reply_.head = head; },
            [self](std::string_view bytes) { self->reply_.body += bytes; },
            [self](Result<void> result) { self->end(std::move(result)); }};
  }

  /// Nothing when it has not ended by then; the call must then be destroyed.
  std::optional<Reply> wait_until(Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_until(lock, deadline, [&] { return ended_; })) return std::nullopt;
    return std::move(reply_);
  }

 private:
  void end(Result<void> result) {
    const std::lock_guard lock(mutex_);
    reply_.end = std::move(result);
    ended_ = true;
    changed_.notify_all();
  }

  Reply reply_;  ///< Of the client's thread until it has ended.
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
};

// Lets so many in at a time, and nobody before a time that the shop asked for.
class Doorkeeper {
 public:
  explicit Doorkeeper(int calls_max) : calls_max_(calls_max) {}

  /// Lets in from `from` on. False when there was no place in time, or there won't be.
  bool enter(Clock::time_point from, Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    if (waiting_ >= calls_max_) return false;
    ++waiting_;
    const bool has_place = wait(lock, from, deadline);
    --waiting_;
    if (has_place) ++inside_;
    return has_place;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    --inside_;
    changed_.notify_all();
  }
  void pause(Clock::time_point until) {
    const std::lock_guard lock(mutex_);
    pause_until_ = std::max(pause_until_, until);
  }

 private:
  bool wait(std::unique_lock<std::mutex>& lock, Clock::time_point from,
            Clock::time_point deadline) {
    for (;;) {
      const auto now = Clock::now();
      const auto opens = std::max(from, pause_until_);
      if (now >= deadline || opens >= deadline) return false;
      if (inside_ < calls_max_ && opens <= now) return true;
      changed_.wait_until(lock, opens > now ? opens : deadline);
    }
  }

  const int calls_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int inside_ = 0;
  int waiting_ = 0;
  Clock::time_point pause_until_{};
};

bool is_busy(int status) { return status == 429 || status == 503; }

// An answer that another try may change: the shop is busy or broken, not refusing.
bool is_passing(const Reply& reply) {
  if (!reply.end) {
    return reply.end.error().code == ErrorCode::unavailable ||
           reply.end.error().code == ErrorCode::deadline_exceeded;
  }
  const int status = reply.head.status;
  return status == 408 || status == 429 || (status >= 500 && status != 501);
}

bool is_answer(int status) {
  return (status >= 200 && status < 300) || status == 400 || status == 404 || status == 409 ||
         status == 422;
}

class HttpShopApi final : public ShopApi {
 public:
  HttpShopApi(HttpClient& http, ShopApiSettings settings)
      : http_(http), settings_(std::move(settings)), door_(settings_.calls_max) {}

  Result<ShopAnswer> ask(const ShopQuestion& question) override {
    if (!question.path.starts_with('/')) {
      return error(ErrorCode::invalid_argument, "a path begins with \"/\"");
    }
    const HttpRequest request = request_of(question);
    auto from = Clock::now();
    const auto deadline = from + settings_.deadline;
    for (int tries = 1;; ++tries) {
      const auto reply = try_once(request, from, deadline);
      if (!reply) return reply.error();
      from = Clock::now() + std::max(settings_.backoff * (1 << (tries - 1)), note_wish(*reply));
      const bool may_repeat = question.repeatable && tries < kShopTriesMax && from < deadline;
      if (!is_passing(*reply) || !may_repeat) return read(*reply, question);
    }
  }

 private:
  Error error(ErrorCode code, const std::string& what) const {
    return {code, settings_.name + ": " + what};
  }

  HttpRequest request_of(const ShopQuestion& question) const {
    HttpRequest request{.method = question.method,
                        .url = settings_.base_url + question.path,
                        .fields = settings_.fields,
                        .body_bytes_max = settings_.body_bytes_max,
                        .once = !question.repeatable};
    request.fields.push_back({"accept", "application/json"});
    request.fields.insert(request.fields.end(), question.fields.begin(), question.fields.end());
    if (question.body.is_null()) return request;
    request.fields.push_back({"content-type", "application/json"});
    request.body = question.body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return request;
  }

  Result<Reply> try_once(HttpRequest request, Clock::time_point from, Clock::time_point deadline) {
    if (!door_.enter(from, deadline)) {
      return error(ErrorCode::unavailable,
                   "the shop is busy, or too many questions wait for an answer of it");
    }
    const auto left =
        std::max(milliseconds(1), std::chrono::ceil<milliseconds>(deadline - Clock::now()));
    request.deadlines = {.connect = std::min(left, kConnectMax),
                         .first_byte = left,
                         .between_bytes = left,
                         .total = left};
    const auto trying = std::make_shared<Trying>();
    auto call = http_.start(std::move(request), trying->sink(trying));
    auto reply = trying->wait_until(deadline);
    call.reset();
    door_.leave();
    if (reply) return std::move(*reply);
    return Reply{{}, {}, Error{ErrorCode::deadline_exceeded, "the answer did not come in time"}};
  }

  // How long a busy shop wants to be left alone, which then holds for everybody.
  milliseconds note_wish(const Reply& reply) {
    if (!reply.end || !is_busy(reply.head.status)) return milliseconds(0);
    const auto wish = retry_after(reply.head, system_time());
    if (!wish) return milliseconds(0);
    const auto pause = std::min(*wish, kShopPauseMax);
    door_.pause(Clock::now() + pause);
    return pause;
  }

  Result<ShopAnswer> read(const Reply& reply, const ShopQuestion& question) const {
    if (!reply.end) return error_of(reply.end.error(), question);
    const int status = reply.head.status;
    const std::string answered = "the shop answers " + std::to_string(status);
    if (status == 401) {
      return error(ErrorCode::permission_denied, answered + ": it doesn't know the key");
    }
    if (status == 403) {
      return error(ErrorCode::permission_denied, answered + ": the key lacks a right for this");
    }
    if (status < 200 || status == 408 || status == 429 || status >= 500) {
      return error(ErrorCode::unavailable, answered);
    }
    if (status >= 300 && status < 400) {
      return error(ErrorCode::unavailable, answered + ": it is at another address than `url` says");
    }
    const std::string_view body = trim(without_mark(reply.body));
    if (body.empty() && status < 300) return ShopAnswer{reply.head, Json()};
    if (body.empty()) return error(ErrorCode::not_found, answered);
    auto json = read_json(reply.head, body);
    if (!json) return json.error();
    if (!is_answer(status)) return error(ErrorCode::not_found, answered);
    return ShopAnswer{reply.head, std::move(*json)};
  }

  // Plugins of shops that are made of many files like to leave a byte order mark.
  static std::string_view without_mark(std::string_view body) {
    return body.starts_with("\xEF\xBB\xBF") ? body.substr(3) : body;
  }

  Result<Json> read_json(const HttpHead& head, std::string_view body) const {
    const auto checked =
        check_json(body, {.bytes_max = settings_.body_bytes_max, .depth_max = kShopJsonDepthMax});
    if (checked) {
      Json json = Json::parse(body, nullptr, false);
      if (!json.is_discarded()) return json;
    }
    const bool says_json = head.field("content-type").find("json") != std::string_view::npos;
    if (body.front() == '<' || !says_json) {
      return error(ErrorCode::unavailable, "the shop answers with a page instead of data");
    }
    return error(ErrorCode::data_loss, "the shop's answer is no sound JSON");
  }

  Error error_of(const Error& of_call, const ShopQuestion& question) const {
    if (of_call.code == ErrorCode::permission_denied) {  // A certificate, or where the URL leads.
      return error(ErrorCode::unavailable, of_call.message);
    }
    const bool is_unknown = !question.repeatable && of_call.code != ErrorCode::invalid_argument;
    return error(of_call.code, of_call.message + (is_unknown ? "; it may have been done" : ""));
  }

  HttpClient& http_;
  const ShopApiSettings settings_;
  Doorkeeper door_;
};

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

}  // namespace

std::unique_ptr<ShopApi> make_shop_api(HttpClient& http, ShopApiSettings settings) {
  return std::make_unique<HttpShopApi>(http, std::move(settings));
}

std::string escape_part(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c)) {
      escaped += c;
    } else {
      (escaped += '%') += kDigits[byte >> 4];
      escaped += kDigits[byte & 15];
    }
  }
  return escaped;
}

}  // namespace aisle
