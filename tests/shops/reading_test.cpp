// A catalog can be read again in parts: from a place on, what has changed, one product.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "shared/protocol/fields.h"
#include "tests/shops/real_shop.h"

namespace aisle::test {
namespace {

using nlohmann::json;

Time time_of_shop() {
  // Tests and shop are on one machine.
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// The product of a variant as the whole catalog has it.
Product product_of(const VariantId& id) {
  const std::vector<Product> products = shop().catalog();
  for (const Product& product : products) {
    for (const Variant& variant : product.variants) {
      if (variant.id == id) return product;
    }
  }
  ADD_FAILURE() << "variant " << id.value << " is gone";
  return {};
}

std::set<std::string> read_changed(Time since) {
  std::set<std::string> ids;
  const auto read = shop().connector().changed(since, [&](Product product) {
    ids.insert(product.id.value);
    return true;
  });
  EXPECT_TRUE(read) << read.error().message;
  return ids;
}

TEST(ShopReading, OneProductIsAsInTheWholeCatalog) {
  if (!shop().connector().reach().product) {
    EXPECT_FALSE(shop().connector().product({"1"}));
    return;
  }
  const Product whole = product_of(shop().buyable(1)[0]);
  const auto one = shop().connector().product(whole.id);
  ASSERT_TRUE(one) << one.error().message;
  ASSERT_TRUE(*one);
  EXPECT_EQ(to_json(**one), to_json(whole));
}

TEST(ShopReading, OneProductHasTheNewPriceAtOnce) {
  if (!shop().connector().reach().product) return;
  const VariantId id = shop().buyable(1)[0];
  const Product before = product_of(id);
  const auto variant = std::find_if(before.variants.begin(), before.variants.end(),
                                    [&](const Variant& one) { return one.id == id; });
  json price = {{"variant", id.value},
                {"amount", variant->price.amount + 100},
                {"currency", variant->price.currency}};
  ASSERT_TRUE(shop().play("POST", "/set-price", price));
  const auto after = shop().connector().product(before.id);
  ASSERT_TRUE(after && *after);
  for (const Variant& one : (*after)->variants) {
    if (one.id != id) continue;
    EXPECT_EQ(one.price.amount, variant->price.amount + 100);
  }
  price["amount"] = variant->price.amount;
  shop().play("POST", "/set-price", price);
}

TEST(ShopReading, AProductThatNeverWasIsNothing) {
  if (!shop().connector().reach().product) return;
  for (const char* id : {"987654321", "no-such-product"}) {
    const auto one = shop().connector().product({id});
    ASSERT_TRUE(one) << id << ": " << one.error().message;
    EXPECT_FALSE(*one) << id;
  }
}

TEST(ShopReading, AReadingThatIsEndedAtAPlaceGoesOnThereWithoutLosingAProduct) {
  if (!shop().connector().reach().resumes) return;  // From the beginning is always possible.
  std::set<std::string> all, read;
  const std::vector<Product> products = shop().catalog();
  for (const Product& product : products) all.insert(product.id.value);
  const auto take = [&](Product product) {
    read.insert(product.id.value);
    return true;
  };
  std::string place;
  ASSERT_TRUE(shop().connector().products_from({.reached =
                                                    [&](const std::string& reached) {
                                                      place = reached;
                                                      return false;
                                                    }},
                                               take));
  ASSERT_FALSE(place.empty()) << "the shop has one page only";
  EXPECT_LT(read.size(), all.size());
  ASSERT_TRUE(shop().connector().products_from({.from = place}, take));
  EXPECT_EQ(read, all);
}

TEST(ShopReading, EverythingHasChangedSinceLongAgoAndNothingSinceTomorrow) {
  if (!shop().connector().reach().changes) return;
  const std::size_t count = shop().catalog().size();
  EXPECT_EQ(read_changed(time_of_shop() - std::chrono::hours(24 * 365 * 10)).size(), count);
  EXPECT_TRUE(read_changed(time_of_shop() + std::chrono::hours(24)).empty());
}

TEST(ShopReading, APriceIsAChangeWhereTheConnectorSaysSo) {
  if (!shop().connector().reach().changes_tell_offers) return;
  const VariantId id = shop().buyable(1)[0];
  const Product before = product_of(id);
  const Time since = time_of_shop();
  json price = {{"variant", id.value},
                {"amount", before.variants[0].price.amount + 100},
                {"currency", before.variants[0].price.currency}};
  ASSERT_TRUE(shop().play("POST", "/set-price", price));
  EXPECT_TRUE(read_changed(since - std::chrono::seconds(1)).contains(before.id.value));
}

}  // namespace
}  // namespace aisle::test
