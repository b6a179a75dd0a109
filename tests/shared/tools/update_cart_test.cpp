#include "shared/tools/update_cart.h"

#include <gtest/gtest.h>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::ProductBuilder;
using test::sold_out;
using test::variant;

Variant with_stock(std::int64_t pieces) {
  Variant few = variant(1999, {{"Size", "M"}});
  few.stock = pieces;
  return few;
}

// hat-1: sold out; hat-2: three left; hat-3: nobody counts.
const SearchIndex& hat_shop() {
  static const SearchIndex index = test::index_of({ProductBuilder("hat", "Moor hat").has(
      {sold_out(variant(1999, {{"Size", "S"}})), with_stock(3), variant(1999, {{"Size", "L"}})})});
  return index;
}

Cart holding(const std::string& variant, std::int64_t quantity) {
  return {{{{variant}, {"hat"}, "Moor hat", "M", quantity, {1999, "EUR"}, {}}}, {}};
}

ToolResult add(const std::string& variant, std::int64_t quantity, const Cart& cart = {}) {
  return update_cart({{CartStepKind::add, {variant}, {"hat"}, quantity}}, &cart, hat_shop());
}

TEST(UpdateCart, WhatIsAddedIsOfferedAsTheCatalogHasIt) {
  const ToolResult result = add("hat-2", 2);
  ASSERT_TRUE(result.cart_proposal);
  const CartLine& line = result.cart_proposal->lines.at(0);
  EXPECT_EQ(line.title, "Moor hat");
  EXPECT_EQ(line.choice, "M");
  EXPECT_EQ(line.price, (Money{1999, "EUR"}));
  EXPECT_EQ(line.quantity, 0) << "what the cart holds now";
}

TEST(UpdateCart, PiecesInTheCartCountAgainstTheStock) {
  EXPECT_EQ(add("hat-2", 2, holding("hat-2", 1)).status, ToolStatus::ok);
  const ToolResult refused = add("hat-2", 2, holding("hat-2", 2));
  EXPECT_EQ(refused.status, ToolStatus::refused);
  ASSERT_EQ(refused.products.size(), 1u);
  EXPECT_EQ(refused.products[0].variants.size(), 1u);
  EXPECT_EQ(refused.products[0].variants[0].stock, 3);
}

TEST(UpdateCart, SoldOutIsRefusedAndUncountedIsNot) {
  EXPECT_EQ(add("hat-1", 1).status, ToolStatus::refused);
  EXPECT_EQ(add("hat-3", 900).status, ToolStatus::ok);
}

TEST(UpdateCart, FewerOrNoneIsAlwaysPossible) {
  const Cart cart = holding("hat-1", 4);
  const auto set = [&](std::int64_t quantity) {
    return update_cart({{CartStepKind::set, {"hat-1"}, {"hat"}, quantity}}, &cart, hat_shop())
        .status;
  };
  EXPECT_EQ(set(3), ToolStatus::ok) << "sold out since, and still fewer";
  EXPECT_EQ(set(0), ToolStatus::ok);
  EXPECT_EQ(set(5), ToolStatus::refused);
}

TEST(UpdateCart, ALineOfAnotherSystemsProductCanBeChanged) {
  const Cart cart = holding("unknown", 1);
  const ToolResult result =
      update_cart({{CartStepKind::set, {"unknown"}, {}, 0}}, &cart, hat_shop());
  ASSERT_TRUE(result.cart_proposal);
  EXPECT_EQ(result.cart_proposal->lines.at(0), cart.lines[0]);
}

TEST(UpdateCart, WhatThereIsNotIsNotFound) {
  EXPECT_EQ(add("hat-9", 1).status, ToolStatus::not_found);
  const Cart empty;
  EXPECT_EQ(update_cart({{CartStepKind::set, {"hat-2"}, {"hat"}, 1}}, &empty, hat_shop()).status,
            ToolStatus::not_found);
}

TEST(UpdateCart, APageWithoutACartCannotBeFilled) {
  EXPECT_EQ(update_cart({{CartStepKind::add, {"hat-2"}, {"hat"}, 1}}, nullptr, hat_shop()).status,
            ToolStatus::unsupported);
}

}  // namespace
}  // namespace aisle
