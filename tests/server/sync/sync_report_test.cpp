#include "server/sync/sync_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

constexpr Time kReportedAt{std::chrono::seconds(1'800'000'000)};  // 2027-01-15 08:00

SyncStatus reported_site() {
  return {.site = "shop",
          .connectors = {{.connector = "shopify",
                          .full_ended = kReportedAt,
                          .changes_ended = kReportedAt + 1h,
                          .read = 1'234,
                          .changed = 5,
                          .deleted = 1}},
          .next = {SyncWork::changes, kReportedAt + 2h}};
}

TEST(SyncReport, EachConnectorHasALine) {
  EXPECT_EQ(describe_syncs({reported_site()}),
            "SITE  CONNECTOR  LAST FULL         LAST CHANGES      READ  CHANGED  DELETED  "
            "NEXT (UTC)                LEASE\n"
            "shop  shopify    2027-01-15 08:00  2027-01-15 09:00  1234  5        1        "
            "2027-01-15 10:00 changes  -\n");
}

TEST(SyncReport, WhatFailsIsSaidWithWhatToDo) {
  SyncStatus site = reported_site();
  site.connectors[0].full_failure =
      SyncFailure{"permission_denied", "shopify: the shop answers 401", kReportedAt, 3};
  const std::string text = describe_syncs({site});
  EXPECT_NE(text.find("  shop shopify: reading everything failed at 2027-01-15 08:00, 3 times in a "
                      "row (permission_denied): shopify: the shop answers 401\n"
                      "    What to do: give the shop's key its rights; aisle check says which are "
                      "missing.\n"),
            text.npos)
      << text;
}

TEST(SyncReport, WorkThatIsUnderWayAndALeaseAreShown) {
  SyncStatus site = reported_site();
  site.connectors[0].doing = SyncWork::full;
  site.lease = SyncLease{"me", kReportedAt + 2min};
  site.next = {};
  const std::string text = describe_syncs({site});
  EXPECT_NE(text.find("at it"), text.npos);
  EXPECT_NE(text.find("until 2027-01-15 08:02"), text.npos);
  EXPECT_NE(text.find("off"), text.npos);
}

TEST(SyncReport, ProgramsGetTheSame) {
  SyncStatus site = reported_site();
  site.connectors[0].changes_failure = SyncFailure{"unavailable", "down", kReportedAt, 1};
  site.lease = SyncLease{"me", kReportedAt + 2min};
  const auto json = nlohmann::json::parse(syncs_to_json({site}));
  const auto& one = json.at("sites").at(0);
  EXPECT_EQ(one.at("site"), "shop");
  EXPECT_EQ(one.at("next").at("work"), "changes");
  EXPECT_EQ(one.at("lease").at("until"), "2027-01-15T08:02:00.000Z");
  EXPECT_EQ(one.at("hints_waiting"), 0);
  const auto& connector = one.at("connectors").at(0);
  EXPECT_EQ(connector.at("read"), 1'234);
  EXPECT_EQ(connector.at("changes_failure").at("code"), "unavailable");
  EXPECT_TRUE(connector.contains("changes_mending"));
  EXPECT_FALSE(connector.contains("full_mending"));
}

TEST(SyncReport, ARunIsToldInASentence) {
  EXPECT_EQ(describe_sync_end("shop", ImportChange{.added = 1, .updated = 2, .unchanged = 3}),
            "site shop: new 1, updated 2, unchanged 3, removed 0\n");
  const std::string text = describe_sync_end("shop", Error{ErrorCode::conflict, "It shrank."});
  EXPECT_NE(text.find("the old catalog stays. It shrank.\n  What to do: "), text.npos);
}

}  // namespace
}  // namespace aisle::test
