#include "tests/shops/real_shop.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <future>
#include <iostream>

#include "server/net/curl_client.h"

namespace aisle::test {
namespace {

using nlohmann::json;

constexpr std::int64_t kPlenty = 10;

[[noreturn]] void give_up(const std::string& why) {
  std::cerr << "FAILED  " << why << "\n";
  std::exit(1);
}

std::string text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

struct Played {
  int status = 0;
  std::string body;
  std::string error;
};

Played ask(HttpClient& http, HttpRequest request) {
  Played played;
  std::promise<void> ended;
  request.deadlines = {};
  const auto call =
      http.start(std::move(request), {[&](const HttpHead& head) { played.status = head.status; },
                                      [&](std::string_view bytes) { played.body += bytes; },
                                      [&](const Result<void>& result) {
                                        if (!result) played.error = result.error().message;
                                        ended.set_value();
                                      }});
  ended.get_future().wait();
  return played;
}

}  // namespace

RealShop::RealShop(const std::string& description) {
  const json told = json::parse(description, nullptr, false);
  if (!told.is_object()) give_up("AISLE_SHOP is no JSON object: see tests/shops/README.md");
  type_ = text_in(told, "type");
  control_ = text_in(told, "control");
  settings_.url = text_in(told, "url");
  const json settings = told.value("settings", json::object());
  settings_.key = text_in(settings, "key");
  settings_.public_key = text_in(settings, "public_key");
  settings_.user = text_in(settings, "user");
  settings_.channel = text_in(settings, "channel");
  settings_.version = text_in(settings, "version");
  settings_.description = text_in(settings, "description");
  settings_.currency = "EUR";
  settings_.base_url = "https://shop.example";
  auto http = make_curl_client();
  if (!http) give_up(http.error().message);
  http_ = std::move(*http);
  settings_.http = http_.get();
  auto made = make_connector(type_, settings_);
  if (!made) give_up(made.error().message);
  connector_ = std::move(*made);
  if (can().orders && !connector_->orders()) give_up("the connector promises orders and has none");
}

Result<std::unique_ptr<Connector>> RealShop::connect(void (*change)(ConnectorSettings&)) const {
  ConnectorSettings settings = settings_;
  change(settings);
  return make_connector(type_, settings);
}

std::optional<json> RealShop::play(const std::string& method, const std::string& path,
                                   const json& body) {
  HttpRequest request{.method = method, .url = control_ + path};
  if (!body.is_null()) {
    request.body = body.dump();
    request.fields = {{"content-type", "application/json"}};
  }
  const Played played = ask(*http_, std::move(request));
  if (played.status == 501) return std::nullopt;
  json answer = json::parse(played.body, nullptr, false);
  if (played.error.empty() && played.status >= 200 && played.status < 300 && answer.is_object()) {
    return answer;
  }
  ADD_FAILURE() << method << " " << path << ": " << played.status << " " << played.error << " "
                << played.body;
  return json();
}

std::vector<Product> RealShop::catalog() {
  std::vector<Product> products;
  const auto read = connector_->products([&](Product product) {
    products.push_back(std::move(product));
    return true;
  });
  EXPECT_TRUE(read) << read.error().message;
  return products;
}

std::vector<VariantId> RealShop::buyable(std::size_t count) {
  std::vector<VariantId> found;
  const std::vector<Product> products = catalog();
  for (const Product& product : products) {
    for (const Variant& variant : product.variants) {
      const bool is_there = variant.availability == Availability::in_stock &&
                            variant.stock.value_or(kPlenty) >= kPlenty;
      if (!is_there || found.size() == count) continue;
      found.push_back(variant.id);
      break;
    }
  }
  EXPECT_EQ(found.size(), count) << "the test shop sells too little";
  found.resize(count);
  return found;
}

Customer RealShop::customer() {
  Customer made;
  made.email = "kim-" + std::to_string(::getpid()) + "-" + std::to_string(++customers_) +
               "@tarnfell.example";
  const auto answer =
      play("POST", "/customer",
           {{"email", made.email}, {"name", "Kim Berger"}, {"password", "Lindenweg-4-Leipzig"}});
  if (answer && answer->is_object()) made.id = {answer->value("id", "")};
  EXPECT_FALSE(made.id.empty()) << "the test shop made no customer";
  return made;
}

OrderId RealShop::order(const Customer& customer, const std::vector<Wanted>& items) {
  json list = json::array();
  for (const Wanted& item : items) {
    list.push_back({{"variant", item.variant.value}, {"count", item.count}});
  }
  const PostalAddress to = street();
  const auto answer = play("POST", "/order",
                           {{"email", customer.email},
                            {"items", list},
                            {"address",
                             {{"name", to.name},
                              {"street", to.street},
                              {"postcode", to.postcode},
                              {"city", to.city},
                              {"country", to.country}}},
                            {"guest", customer.id.empty()}});
  const OrderId number{answer && answer->is_object() ? answer->value("number", "") : ""};
  EXPECT_FALSE(number.empty()) << "the test shop took no order";
  return number;
}

json RealShop::shown(const OrderId& number) {
  std::string escaped;
  for (const char c : number.value) escaped += c == '#' ? "%23" : std::string(1, c);
  return play("GET", "/order?number=" + escaped).value_or(json());
}

RealShop& shop() {
  static RealShop one(std::getenv("AISLE_SHOP") ? std::getenv("AISLE_SHOP") : "");
  return one;
}

PostalAddress street() {
  return {.name = "Kim Berger",
          .street = "Lindenweg 4",
          .postcode = "04109",
          .city = "Leipzig",
          .country = "DE"};
}

}  // namespace aisle::test

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  aisle::test::shop();
  return RUN_ALL_TESTS();
}
