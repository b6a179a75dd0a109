// The catalog that a connector reads is the one that the shop has.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/shops/real_shop.h"

namespace aisle::test {
namespace {

using nlohmann::json;

// What shop and connector both say about a variant.
struct Said {
  std::string product;
  std::int64_t price = 0;
  std::string currency;
  bool operator==(const Said&) const = default;
};
void PrintTo(const Said& said, std::ostream* out) {
  *out << said.product << " " << said.price << " " << said.currency;
}

bool can_be_bought(const Variant& variant) {
  return variant.availability != Availability::out_of_stock;
}

bool is_absolute(const std::string& address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

TEST(ShopCatalog, IsTheShopsOwn) {
  std::map<std::string, Said> ours, theirs;
  const std::vector<Product> products = shop().catalog();
  for (const Product& product : products) {
    for (const Variant& variant : product.variants) {
      ours[variant.id.value] = {product.id.value, variant.price.amount, variant.price.currency};
    }
  }
  const json told = shop().play("GET", "/catalog").value_or(json());
  ASSERT_TRUE(told.is_object());
  for (const json& variant : told["variants"]) {
    theirs[variant["variant"]] = {variant["product"], variant["price"], variant["currency"]};
  }
  EXPECT_EQ(products.size(), told["products"]);
  EXPECT_EQ(ours, theirs);
}

TEST(ShopCatalog, SaysHowMuchIsThere) {
  std::map<std::string, Variant> ours;
  const std::vector<Product> products = shop().catalog();
  for (const Product& product : products) {
    for (const Variant& variant : product.variants) ours[variant.id.value] = variant;
  }
  const json told = shop().play("GET", "/catalog").value_or(json());
  for (const json& one : told["variants"]) {
    const std::string id = one["variant"];
    ASSERT_TRUE(ours.contains(id)) << id;
    const Variant& variant = ours[id];
    if (one["stock"].is_null()) {
      EXPECT_FALSE(variant.stock) << id << ": the shop doesn't count it";
    } else if (variant.stock) {
      EXPECT_EQ(*variant.stock, std::max<std::int64_t>(0, one["stock"])) << id;
    } else if (variant.availability != Availability::backorder &&
               variant.availability != Availability::preorder) {
      EXPECT_EQ(can_be_bought(variant), one["stock"] > 0) << id;
    }
  }
}

TEST(ShopCatalog, GivesEachProductAndVariantOnce) {
  std::set<std::string> products, variants;
  const std::vector<Product> all = shop().catalog();
  for (const Product& product : all) {
    EXPECT_TRUE(products.insert(product.id.value).second) << product.id.value;
    for (const Variant& variant : product.variants) {
      EXPECT_TRUE(variants.insert(variant.id.value).second) << variant.id.value;
    }
  }
}

TEST(ShopCatalog, HasWhatACardNeeds) {
  const std::vector<Product> products = shop().catalog();
  for (const Product& product : products) {
    EXPECT_FALSE(product.id.empty() || product.title.empty()) << product.id.value;
    EXPECT_FALSE(product.variants.empty()) << product.title;
    EXPECT_TRUE(product.url.empty() || is_absolute(product.url)) << product.url;
    EXPECT_TRUE(product.image.empty() || is_absolute(product.image)) << product.image;
    for (const char* mark : {"<p", "</", "<br", "&amp;", "&nbsp;"}) {
      EXPECT_EQ(product.description.find(mark), std::string::npos) << product.title;
    }
  }
}

TEST(ShopCatalog, TellsTheVariantsOfAProductApart) {
  const std::vector<Product> products = shop().catalog();
  for (const Product& product : products) {
    std::set<std::string> options;
    for (const Variant& variant : product.variants) {
      std::string text;
      for (const Attribute& option : variant.options)
        text += option.name + "=" + option.value + ";";
      EXPECT_TRUE(options.insert(text).second) << product.title << ": " << text << " twice";
    }
  }
}

TEST(ShopCatalog, CanBeLeftEarly) {
  int count = 0;
  EXPECT_TRUE(shop().connector().products([&](Product) { return ++count < 1; }));
  EXPECT_EQ(count, 1);
}

Variant variant_of(const VariantId& id) {
  const std::vector<Product> products = shop().catalog();
  for (const Product& product : products) {
    for (const Variant& variant : product.variants) {
      if (variant.id == id) return variant;
    }
  }
  ADD_FAILURE() << "variant " << id.value << " is gone";
  return {};
}

TEST(ShopCatalog, FollowsThePriceAndTheStock) {
  const VariantId id = shop().buyable(1)[0];
  const Variant before = variant_of(id);
  const json price = {{"variant", id.value},
                      {"amount", before.price.amount + 100},
                      {"currency", before.price.currency}};
  if (shop().play("POST", "/set-price", price)) {
    EXPECT_EQ(variant_of(id).price.amount, before.price.amount + 100);
    json back = price;
    back["amount"] = before.price.amount;
    shop().play("POST", "/set-price", back);
  } else {
    ADD_FAILURE() << "the test shop can't set a price";
  }
  ASSERT_TRUE(shop().play("POST", "/set-stock", {{"variant", id.value}, {"count", 0}}));
  EXPECT_FALSE(can_be_bought(variant_of(id)));
  shop().play("POST", "/set-stock", {{"variant", id.value}, {"count", before.stock.value_or(100)}});
  EXPECT_TRUE(can_be_bought(variant_of(id)));
}

TEST(ShopCatalog, ComesWithPoliciesOrWithout) {
  const auto policies = shop().connector().policies();
  ASSERT_TRUE(policies) << policies.error().message;
  EXPECT_TRUE(shop().can().policies || policies->empty());
}

}  // namespace
}  // namespace aisle::test
