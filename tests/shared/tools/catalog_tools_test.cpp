#include "shared/tools/catalog_tools.h"

#include <gtest/gtest.h>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::policy;
using test::ProductBuilder;

const Time kFetched{std::chrono::seconds(1'000'000)};

std::optional<ToolResult> run(const SearchIndex& index, ToolArguments arguments) {
  return run_catalog_tool({{"c1"}, std::move(arguments)},
                          {index, "feed", kFetched, kFetched + std::chrono::hours(1), "EUR"});
}

SearchIndex jacket_shop() {
  return index_of({ProductBuilder("a", "Fell jacket").costs(4500)},
                  {policy("returns", "Returns", {{"Time", "You have 30 days."}})});
}

TEST(CatalogTools, SearchReturnsProductsAndTheirReceipts) {
  const SearchIndex index = jacket_shop();
  const auto result = run(index, SearchCatalog{.text = "jacket"});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->products.size(), 1u);
  ASSERT_FALSE(result->receipts.empty());
  EXPECT_EQ(result->receipts.front().value, "45.00 EUR");
}

TEST(CatalogTools, ReceiptsAreAsOldAsTheCatalog) {
  const SearchIndex index = jacket_shop();
  const auto result = run(index, SearchPolicies{.text = "returns"});
  ASSERT_FALSE(result->receipts.empty());
  for (const Receipt& receipt : result->receipts) {
    EXPECT_EQ(receipt.fetched_at, kFetched);
  }
}

TEST(CatalogTools, ArgumentsWithAProblemAreInvalid) {
  const SearchIndex index = jacket_shop();
  EXPECT_EQ(run(index, GetProduct{})->status, ToolStatus::invalid);
}

TEST(CatalogTools, AnotherToolIsNotTheirs) {
  const SearchIndex index = jacket_shop();
  EXPECT_FALSE(run(index, ListOrders{}));
}

}  // namespace
}  // namespace aisle
