// The system that the README of the connectors describes as its example, and answers of it.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "server/connectors/registry.h"
#include "shared/commerce/order_check.h"
#include "tests/support/fake_http.h"
#include "tests/support/temporary_folder.h"

namespace aisle::test::described {

using nlohmann::json;

/// The example that begins with this line ("# erp.toml"), without its indent.
inline std::string readme_example(const std::string& first_line) {
  std::ifstream file(std::string(AISLE_SOURCE_DIR) + "/server/connectors/README.md");
  std::string example;
  bool is_in = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "    " + first_line) is_in = true;
    if (is_in && !line.empty() && !line.starts_with("    ")) break;
    if (is_in) example += (line.empty() ? "" : line.substr(4)) + "\n";
  }
  EXPECT_FALSE(example.empty()) << "the README has no example " << first_line;
  return example;
}

/// `text` with the first `from` replaced; fails the test when there is none.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << "there is no " << from;
  return at == text.npos ? text : text.replace(at, from.size(), to);
}

inline std::string write_description(const TemporaryFolder& folder, const std::string& text) {
  const std::string path = folder.file("erp.toml");
  std::ofstream(path) << text;
  return path;
}

inline json item() {
  return {{"sku", "J1"},
          {"name", "Rain <b>jacket</b>"},
          {"text", "<p>Light &amp; dry.</p>"},
          {"group", "Outdoor > Jackets"},
          {"sizes",
           {{{"sku", "J1-S"}, {"cents", "9900"}, {"pieces", 3}, {"size", "S"}},
            {{"sku", "J1-M"}, {"cents", 9950}, {"pieces", 0}, {"size", "M"}}}}};
}

inline json items(const json& list) { return {{"items", list}, {"count", list.size()}}; }

// Three jackets that cost 100.00 together, and 4.90 for the delivery.
inline json order() {
  return {
      {"no", "1001"},
      {"state", "OPEN"},
      {"at", 1'795'800'000},
      {"buyer", {{"id", 7}, {"first", "Kim"}, {"last", "Berger"}, {"mail", "kim@example.com"}}},
      {"to",
       {{"name", "Kim Berger"}, {"street", "Lindenweg 4"}, {"zip", "04109"}, {"city", "Leipzig"}}},
      {"shipping", "490"},
      {"total", "10490"},
      {"lines",
       {{{"item", "J1"},
         {"sku", "J1-S"},
         {"name", "Rain jacket"},
         {"count", 3},
         {"cents", "10000"}}}},
      {"parcels", json::array()},
      {"returns", json::array()}};
}

inline json parcel(const json& there) {
  return {{"by", "DHL"}, {"code", "JD01"}, {"at", 1'795'900'000}, {"there", there}};
}

class DescribedShop : public testing::Test {
 public:
  TemporaryFolder folder;
  FakeHttp http;
  ConnectorSettings settings{.currency = "EUR",
                             .base_url = "https://shop.example",
                             .url = "http://erp/api",
                             .description = write_description(folder, readme_example("# erp.toml")),
                             .key = "s3cret-key",
                             .http = &http};
  std::unique_ptr<Connector> connector = make(settings);

  static std::unique_ptr<Connector> make(const ConnectorSettings& settings) {
    auto made = make_connector("http", settings);
    EXPECT_TRUE(made) << made.error().message;
    return made ? std::move(*made) : nullptr;
  }
  void describe_as(const std::string& text) {
    write_description(folder, text);
    connector = make(settings);
  }
  DescribedShop& then(const json& body, int status = 200) {
    http.then({.status = status, .body = body.dump()});
    return *this;
  }
  Result<std::vector<Product>> read() {
    std::vector<Product> products;
    const auto report = connector->products([&](Product one) {
      products.push_back(std::move(one));
      return true;
    });
    if (!report) return report.error();
    last = *report;
    return products;
  }
  Result<Order> find(const json& order) {
    then({{"order", order}});
    return connector->orders()->order({"7"}, {"1001"});
  }
  Order sound(const json& order) {
    const auto found = find(order);
    EXPECT_TRUE(found) << found.error().message;
    if (!found) return {};
    const auto owner = connector->orders()->owner({"1001"});
    const auto flaw = find_flaw(*found, *owner);
    EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
    return *found;
  }
  // Shown, and left to a person.
  void expect_beyond_rules(const json& order) {
    EXPECT_TRUE(find(order));
    then({{"order", order}});
    const auto preview =
        connector->orders()->preview({"7"}, {"1001"}, CancelOrder{}, system_time());
    ASSERT_TRUE(preview) << preview.error().message;
    const auto* refusal = std::get_if<OrderRefusal>(&*preview);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->reason, OrderRefusalReason::needs_a_person);
  }
  std::string path_of(std::size_t question) const {
    return http.requests().at(question).url.substr(std::string("http://erp/api").size());
  }

  ReadReport last;
};

}  // namespace aisle::test::described
