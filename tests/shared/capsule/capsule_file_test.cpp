#include "shared/capsule/capsule_file.h"

#include <gtest/gtest.h>

#include "shared/protocol/fields.h"
#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::policy;
using test::ProductBuilder;
using test::sold_out;
using test::variant;

std::vector<std::string> ids(const std::vector<Product>& products) {
  std::vector<std::string> found;
  for (const Product& product : products) found.push_back(product.id.value);
  return found;
}
using Ids = std::vector<std::string>;

CapsuleFile filled(const std::vector<Product>& products, CapsuleLimits limits = {},
                   const std::vector<Policy>& policies = {}) {
  CapsuleFile file;
  fill_capsule(file, products, policies, limits);
  return file;
}

const std::vector<Product> kProducts = {
    ProductBuilder("gone", "Tent").has({sold_out(variant(100))}).rated(500),
    ProductBuilder("plain", "Rope"),
    ProductBuilder("good", "Stove").rated(450),
    ProductBuilder("best", "Lamp").rated(490),
};

TEST(CapsuleFile, HoldsAllThatFitsInTheOrderOfTheShop) {
  const CapsuleFile file = filled(kProducts);
  EXPECT_EQ(ids(file.products), (Ids{"gone", "plain", "good", "best"}));
  EXPECT_FALSE(file.part);
}

TEST(CapsuleFile, OfTooManyTakesWhatIsThereAndRatedBest) {
  const CapsuleFile file = filled(kProducts, {.products_max = 2});
  EXPECT_EQ(ids(file.products), (Ids{"good", "best"}));
}

TEST(CapsuleFile, SaysThatItIsAPart) {
  EXPECT_TRUE(filled(kProducts, {.products_max = 3}).part);
}

TEST(CapsuleFile, StaysWithinItsBytes) {
  const std::size_t one = to_json(kProducts[3]).size() + 1;
  const CapsuleFile file = filled(kProducts, {.goods_bytes_max = one});
  EXPECT_EQ(ids(file.products), (Ids{"best"}));
  EXPECT_TRUE(file.part);
}

TEST(CapsuleFile, PoliciesComeBeforeProducts) {
  const std::vector<Policy> policies = {policy("returns", "Returns", {{"Time", "30 days."}})};
  const CapsuleFile file =
      filled(kProducts, {.goods_bytes_max = to_json(policies[0]).size() + 1}, policies);
  EXPECT_EQ(file.policies, policies);
  EXPECT_TRUE(file.products.empty());
}

TEST(CapsuleFile, IsReadAsItWasWritten) {
  const CapsuleFile file = filled(kProducts);
  const auto read = read_capsule(to_json(file));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, file);
}

TEST(CapsuleFile, OfAnotherFormatIsRefused) {
  CapsuleFile file = filled(kProducts);
  file.format = kCapsuleFormat + 1;
  EXPECT_FALSE(read_capsule(to_json(file)));
}

TEST(CapsuleFile, CutAnywhereIsRefused) {
  const std::string whole = to_json(filled(kProducts));
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    EXPECT_FALSE(read_capsule(whole.substr(0, size))) << size;
  }
}

TEST(CapsuleFile, WithAProductThatCannotBeBoughtInAnyFormIsRefused) {
  CapsuleFile file = filled(kProducts);
  file.products[1].variants.clear();
  EXPECT_FALSE(read_capsule(to_json(file)));
}

TEST(CapsuleFile, TooLargeIsRefused) {
  CapsuleFile file = filled(kProducts);
  file.replies = std::string(kCapsuleBytesMax, 'x');
  const auto read = read_capsule(to_json(file));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace aisle
