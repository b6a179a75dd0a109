#include "server/connectors/policy_text.h"

#include <gtest/gtest.h>

#include "server/connectors/html_text.h"
#include "server/connectors/registry.h"

namespace aisle {
namespace {

const std::string kHead = "title: Returns\nurl: /returns.html\nupdated: 2026-10-01\nlanguage: en\n\n";

std::string mistake(const std::string& text) {
  const Result<Policy> policy = parse_policy(text, "returns", {"en", "https://x.example"});
  return policy ? "none" : policy.error().message;
}

TEST(PolicyText, HeadAndSectionsAreRead) {
  const Result<Policy> policy =
      parse_policy(kHead + "## Sale items {#sale}\n\nYes.\n\n\n- within 30 days  \n- unworn\n",
                   "returns", {"de", "https://x.example/"});
  ASSERT_TRUE(policy) << policy.error().message;
  EXPECT_EQ(*policy, (Policy{{"returns"},
                             "Returns",
                             "https://x.example/returns.html",
                             "2026-10-01",
                             "en",
                             {{"sale", "Sale items", "Yes.\n\n- within 30 days\n- unworn"}}}));
}

TEST(PolicyText, MistakesNameTheirLine) {
  EXPECT_EQ(mistake("tilte: Returns\n"),
            "line 1: expected title, url, updated or language before the first section");
  EXPECT_EQ(mistake("title: A\nurl: javascript:x\n"),
            "line 2: url: expected an address that begins with https:// or http://, or a path that "
            "begins with /");
  EXPECT_EQ(mistake("title: A\nupdated: yesterday\n"),
            "line 2: updated: expected a day like 2026-10-01");
  EXPECT_EQ(mistake(kHead + "## No id\ntext\n"), "line 6: expected \"## Heading {#id}\"");
  EXPECT_EQ(mistake(kHead + "## A {#a}\nx\n## B {#a}\ny\n"), "line 8: the id a is there twice");
  EXPECT_EQ(mistake(kHead + "## A {#a}\n\n## B {#b}\ny\n"),
            "line 8: the section before this line is empty");
  EXPECT_EQ(mistake(kHead), "line 5: the file ends without a section");
  EXPECT_EQ(mistake("## A {#a}\nx\n"), "line 2: the file ends without a title");
  EXPECT_EQ(mistake(kHead + "## A {#a}\nx\xFF\n"), "line 7: is not valid UTF-8");
}

TEST(HtmlText, BecomesPlainText) {
  EXPECT_EQ(html_to_text("<P>One<br/>two</P><p>three</p>"), "One\ntwo\n\nthree");
  EXPECT_EQ(html_to_text("a<script>if (a < b) x()</SCRIPT>b <!-- c --> d"), "ab d");
  EXPECT_EQ(html_to_text("3 < 4 &amp; 5 &gt; 4 &#8364; &#x41; &nope; &#1;"),
            "3 < 4 & 5 > 4 \u20AC A &nope; &#1;");
  EXPECT_EQ(html_to_line(" a \n\n b<br>c "), "a b c");
}

TEST(Registry, NamesWhatThereIs) {
  const auto made = make_connector("magic", {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message,
            "there is no connector \"magic\"; there are: demo, feed, http, medusa, shopify, sql, "
            "vendure, woocommerce");
  EXPECT_FALSE(make_connector("feed", {}));
}

TEST(Registry, AMissingOrTooLargeFileIsSaid) {
  ConnectorSettings settings;
  settings.path = "/nowhere/feed.tsv";
  auto feed = make_connector("feed", settings);
  ASSERT_TRUE(feed);
  EXPECT_EQ((*feed)->products([](Product) { return true; }).error().code, ErrorCode::not_found);
  settings.path = std::string(AISLE_SOURCE_DIR) + "/CMakeLists.txt";
  settings.file_bytes_max = 10;
  feed = make_connector("feed", settings);
  EXPECT_EQ((*feed)->products([](Product) { return true; }).error().code, ErrorCode::too_large);
}

TEST(Registry, TheDemoShopsPoliciesAreAllRead) {
  ConnectorSettings settings;
  settings.path = std::string(AISLE_SOURCE_DIR) + "/web/demo/policies";
  const auto demo = make_connector("demo", settings);
  ASSERT_TRUE(demo);
  const auto policies = (*demo)->policies();
  ASSERT_TRUE(policies) << policies.error().message;
  EXPECT_GE(policies->size(), 12u);
}

}  // namespace
}  // namespace aisle
