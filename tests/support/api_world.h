// The whole API over a real front, runner and database; only the assistant is a parrot.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "server/conversation/runner.h"
#include "server/http/api.h"
#include "server/storage/storage.h"
#include "shared/search/index.h"
#include "tests/support/raw_http.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/token_maker.h"

namespace aisle {

struct HttpAnswer {
  int status = 0;
  std::string head;
  std::string body;
  nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
  bool has(std::string_view text) const { return head.find(text) != std::string::npos; }
};

/// The bytes of a chunked body (RFC 9112 section 7.1).
inline std::string unchunked(std::string_view body) {
  std::string whole;
  for (;;) {
    const std::size_t line = body.find("\r\n");
    if (line == body.npos) return whole;
    const std::size_t size = std::strtoul(std::string(body.substr(0, line)).c_str(), nullptr, 16);
    if (size == 0) return whole;
    whole += body.substr(line + 2, size);
    body.remove_prefix(std::min(line + 2 + size + 2, body.size()));
  }
}

class ApiWorld {
 public:
  static constexpr std::string_view kShop = "https://shop.example";

  /// `prepare` is called before the first request can come; of the two sites, `sites` are there.
  using Decide = std::function<Decision(const SiteKnowledge&, const State&, const Turn&)>;
  explicit ApiWorld(ApiSettings settings = {}, const std::function<void(Api&)>& prepare = {},
                    Decide decide = repeat, std::size_t sites = 2) {
    settings.public_url = "https://chat.example";
    database = std::move(*open_storage(folder_.file("aisle.db")));
    runner = make_runner(*database, {.workers = 2},
                         {.now = [this] { return now_.load(); },
                          .make_id = [this] { return "id" + std::to_string(++ids_); },
                          .decide = std::move(decide),
                          .after = {}});
    Site site{.key = "shop", .name = "The shop", .origins = {std::string(kShop)}};
    site.words.greeting = "Hello!";
    site.translations.push_back({.language = "de", .greeting = "Guten Tag!"});
    Site other{.key = "other", .name = "Another", .origins = {"https://other.example"}};
    site.identity_keys = {test_key()};
    site.team = "team@shop.example";
    std::vector all{site, other};
    all.resize(sites);
    api = std::make_unique<Api>(settings, std::move(all), front, *runner, *database, metrics);
    for (const char* key : {"shop", "other"}) {
      set_orders(key, nullptr);
    }
    if (prepare) prepare(*api);
    if (!front.bind("127.0.0.1", 0)) std::abort();
    thread_ = std::thread([this] { front.run(); });
  }

  ~ApiWorld() {
    runner->drain(std::chrono::milliseconds(1'000));
    front.shut_down(std::chrono::milliseconds(0));
    thread_.join();
  }

  static Decision repeat(const SiteKnowledge&, const State&, const Turn& turn) {
    return Answer{.text = "You said: " + turn.text};
  }

  /// Gives a site an empty catalog and these orders, which may be null.
  void set_orders(const std::string& site, std::shared_ptr<Orders> orders) {
    auto knowledge = std::make_shared<SiteKnowledge>();
    knowledge->site = site;
    knowledge->currency = "EUR";
    knowledge->index = std::make_shared<const SearchIndex>(SearchIndex::build({}, {}, {}));
    knowledge->orders = std::move(orders);
    runner->set_knowledge(knowledge);
    api->set_knowledge(knowledge);
  }

  /// The runner's clock stands still but for this.
  void pass(std::chrono::milliseconds time) { now_ = now_.load() + time; }

  /// One request on a connection of its own. A stream is read to its end.
  HttpAnswer ask(std::string_view method, const std::string& target, const std::string& body = "",
                 const std::string& fields = "") {
    RawHttp client(front.port());
    std::string request =
        std::string(method) + " " + target + " HTTP/1.1\r\nHost: chat.example\r\n" + fields;
    if (method == "POST") {
      request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
      if (fields.find("Content-Type") == std::string::npos) {
        request += "Content-Type: application/json\r\n";
      }
    }
    client.send(request + "Connection: close\r\n\r\n" + body);
    const std::string all = client.read_to_end();
    const std::size_t end = std::min(all.find("\r\n\r\n"), all.size());
    HttpAnswer answer{status_in(all), all.substr(0, end),
                      all.substr(std::min(end + 4, all.size()))};
    if (answer.has("Transfer-Encoding: chunked")) answer.body = unchunked(answer.body);
    return answer;
  }

  struct Conversation {
    std::string id, token;
    std::string path(const std::string& rest = "") const {
      return "/v1/conversations/" + id + rest;
    }
    std::string bearer() const { return "Authorization: Bearer " + token + "\r\n"; }
  };

  Conversation start(const std::string& site = "shop") {
    const auto json = ask("POST", "/v1/conversations", R"({"site":")" + site + R"("})").json();
    return {json.value("conversation", ""), json.value("token", "")};
  }

  HttpAnswer say(const Conversation& conversation, const std::string& id, const std::string& text) {
    const nlohmann::json body = {{"id", id}, {"text", text}};
    return ask("POST", conversation.path("/messages"), body.dump(), conversation.bearer());
  }

  HttpAnswer ask_as(const Conversation& conversation, std::string_view method,
                    const std::string& rest, const std::string& body = "",
                    const std::string& fields = "") {
    return ask(method, conversation.path(rest), body, conversation.bearer() + fields);
  }

  Metrics metrics;
  std::unique_ptr<Storage> database;
  std::unique_ptr<Runner> runner;
  Front front{FrontLimits{}};
  std::unique_ptr<Api> api;

 private:
  TemporaryFolder folder_;
  std::atomic<int> ids_ = 0;
  std::atomic<Time> now_{Time{std::chrono::seconds(1'800'000'000)}};
  std::thread thread_;
};

}  // namespace aisle
