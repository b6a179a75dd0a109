#include "shared/search/passages.h"

#include <gtest/gtest.h>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::policy;

SearchIndex shop_with_policies() {
  return index_of({},
                  {
                      policy("returns", "Returns",
                             {{"How long you have", "Send goods back within 30 days of delivery."},
                              {"Sale items", "Items from the sale may be returned within 14 days."},
                              {"Refunds", "We refund to the card that paid."}}),
                      policy("delivery", "Delivery",
                             {{"Times", "Parcels arrive in 2 to 4 working days."},
                              {"Costs", "Delivery costs 4.90 EUR, free from 60 EUR on."}}),
                  });
}

std::string best(const SearchIndex& index, const std::string& question) {
  const auto hits = index.search(SearchPolicies{question});
  return hits.empty() ? "" : hits.front().policy.value + "#" + hits.front().passage.id;
}

TEST(Passages, TheQuestionFindsThePassageThatSaysIt) {
  const auto index = shop_with_policies();
  EXPECT_EQ(best(index, "Can I return sale items?"), "returns#p2");
  EXPECT_EQ(best(index, "how do I get my refund"), "returns#p3");
  EXPECT_EQ(best(index, "what does delivery cost"), "delivery#p2");
}

TEST(Passages, AHitHoldsWhatIsNeededToCiteIt) {
  const auto hits = shop_with_policies().search(SearchPolicies{"return sale items"});
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits[0].policy_title, "Returns");
  EXPECT_EQ(hits[0].url, "https://shop.example/returns");
  EXPECT_EQ(hits[0].passage.heading, "Sale items");
  EXPECT_EQ(hits[0].score, 1000);
}

TEST(Passages, TheScoreIsTheShareOfTheQuestion) {
  const auto hits = shop_with_policies().search(SearchPolicies{"refund xylophone"});
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_GT(hits[0].score, 300);
  EXPECT_LT(hits[0].score, 700);
}

TEST(Passages, AQuestionAboutSomethingElseFindsNone) {
  const auto index = shop_with_policies();
  EXPECT_EQ(best(index, "Who won the football match yesterday?"), "");
  EXPECT_EQ(best(index, ""), "");
  EXPECT_EQ(best(index, "can I"), "");
}

TEST(Passages, AMisspelledQuestionIsUnderstood) {
  EXPECT_EQ(best(shop_with_policies(), "refudn"), "returns#p3");
}

TEST(Passages, AtMostTheLimitIsReturned) {
  const auto index = shop_with_policies();
  EXPECT_EQ(index.search(SearchPolicies{"returns", 2}).size(), 2u);
  EXPECT_EQ(index.search(SearchPolicies{"returns", -1}).size(), 1u);
}

}  // namespace
}  // namespace aisle
