// A shop that changes as a test says, and a site that is kept as it is, on a clock set by hand.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/sync/site_sync.h"
#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle::test {

/// What a platform has, and how it behaves. Outlives its connectors.
struct SyncedShop {
  std::map<std::string, Product> products;
  std::vector<std::string> changed;  ///< Ids that `changed` answers.
  std::vector<Policy> policies;
  CatalogReach reach{
      .resumes = true, .changes = true, .changes_tell_offers = true, .product = true};
  std::size_t page = 2;  ///< Products.
  std::string name = "acme";

  std::optional<Error> error;       ///< Of all questions, while it is there.
  std::optional<std::size_t> dies;  ///< After so many products of a reading of everything.
  std::function<void()> on_page;    ///< After each page of it.
  bool passes_over_one = false;     ///< As shifting pages do: the last product is not given.

  std::vector<std::string> asked;  ///< "all from 2", "changed since …", "p1".
  Time since{};                    ///< Of the last question for changes.

  void put(const Product& one) { products[one.id.value] = one; }
  int times(const std::string& question) const {
    return static_cast<int>(std::count(asked.begin(), asked.end(), question));
  }
};

class SyncedConnector final : public Connector {
 public:
  explicit SyncedConnector(SyncedShop& shop) : shop_(shop) {}

  std::string_view name() const override { return shop_.name; }
  Capabilities capabilities() const override { return {.catalog = true, .policies = true}; }
  CatalogReach reach() const override { return shop_.reach; }

  Result<ReadReport> products(const TakeProduct& take) override { return products_from({}, take); }

  Result<ReadReport> products_from(const ReadingPlaces& places, const TakeProduct& take) override {
    shop_.asked.push_back("all from " + places.from);
    if (shop_.error) return *shop_.error;
    const std::size_t first = places.from.empty() ? 0 : std::stoul(places.from);
    std::size_t count = 0;
    std::vector<Product> all;
    for (const auto& [id, product] : shop_.products) all.push_back(product);
    if (shop_.passes_over_one) all.pop_back();
    for (std::size_t i = first; i < all.size(); ++i) {
      if (shop_.dies && count == *shop_.dies) return Error{ErrorCode::unavailable, "down"};
      ++count;
      if (!take(all[i])) return ReadReport();
      if ((i + 1) % shop_.page != 0) continue;
      if (places.reached && !places.reached(std::to_string(i + 1))) return ReadReport();
      if (shop_.on_page) shop_.on_page();
    }
    return ReadReport{.rows = static_cast<std::int64_t>(count)};
  }

  Result<ReadReport> changed(Time since, const TakeProduct& take) override {
    shop_.asked.push_back("changes");
    shop_.since = since;
    if (shop_.error) return *shop_.error;
    for (const std::string& id : shop_.changed) {
      if (!take(shop_.products.at(id))) break;
    }
    return ReadReport();
  }

  Result<std::optional<Product>> product(const ProductId& id) override {
    shop_.asked.push_back(id.value);
    if (shop_.error) return *shop_.error;
    const auto found = shop_.products.find(id.value);
    if (found == shop_.products.end()) return std::optional<Product>();
    return std::optional<Product>(found->second);
  }

  Result<std::vector<Policy>> policies() override {
    if (shop_.error) return *shop_.error;
    return shop_.policies;
  }

  /// Signed is what ends with "signed"; before it stand ids, one a line.
  Result<std::vector<ShopHint>> hints(const WebhookRequest& request) const override {
    if (!request.body.ends_with("signed")) return Error{ErrorCode::permission_denied, "forged"};
    std::vector<ShopHint> hints;
    std::string id;
    for (const char c : request.body) {
      if (c != '\n') {
        id += c;
        continue;
      }
      hints.push_back({.kind = HintKind::product, .id = id});
      id.clear();
    }
    return hints;
  }

 private:
  SyncedShop& shop_;
};

class SyncWorldTest : public testing::Test {
 protected:
  SyncWorldTest() {
    for (int i = 1; i <= 7; ++i) shop.put(product("p" + std::to_string(i)));
  }

  std::unique_ptr<SiteSync> start(const std::string& owner = "this") {
    std::vector<std::unique_ptr<Connector>> connectors;
    for (SyncedShop* one : shops) connectors.push_back(std::make_unique<SyncedConnector>(*one));
    return std::make_unique<SiteSync>(
        SyncSettings{"shop", pace, shrink_max_percent}, std::move(connectors), *storage,
        SyncWorld{.now = [this] { return now; },
                  .ended =
                      [this](const SyncEnd& end) {
                        ends.push_back(std::string(end.work) + (end.error ? " failed" : ""));
                      },
                  .catalog_changed = [this] { ++rebuilds; },
                  .owner = owner});
  }

  void pass(std::chrono::milliseconds time) { now += time; }

  std::string ids() {
    std::string text;
    const auto products = storage->products("shop");
    if (!products) return "none";
    for (const Product& one : *products) text += one.id.value + " ";
    return text;
  }
  std::int64_t price_of(const std::string& id) {
    const auto products = *storage->products("shop");
    for (const Product& one : products) {
      if (one.id.value == id) return one.variants.at(0).price.amount;
    }
    return -1;
  }
  SyncState state(const std::string& connector = "acme") {
    const auto states = *storage->sync().states("shop");
    for (const SyncState& one : states) {
      if (one.connector == connector) return one;
    }
    return {};
  }
  Result<bool> hint(SiteSync& sync, const std::string& text) {
    return sync.take_webhook("acme", {.body = text});
  }

  TemporaryFolder folder;
  std::unique_ptr<Storage> storage = *open_storage(folder.file("aisle.db"));
  SyncedShop shop;
  std::vector<SyncedShop*> shops{&shop};
  SyncPace pace;
  int shrink_max_percent = 30;
  Time now{std::chrono::seconds(1'800'000'000)};
  std::vector<std::string> ends;
  int rebuilds = 0;
};

}  // namespace aisle::test
