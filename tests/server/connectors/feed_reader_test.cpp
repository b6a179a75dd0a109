#include "server/connectors/feed_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace aisle {
namespace {

struct FeedRead {
  Result<ReadReport> report;
  std::vector<Product> products;
};

FeedRead read_feed(const std::string& content, const std::string& currency = "EUR") {
  FeedOptions options{"shop.tsv", currency, "", *parse_time("2026-11-24T12:00:00Z"), {}};
  std::vector<Product> products;
  Result<ReadReport> report = read_feed(content, options, [&](Product product) {
    products.push_back(std::move(product));
    return true;
  });
  return {std::move(report), std::move(products)};
}

// A feed with these rows; each row is "id, title, price" and one more cell.
std::string tsv(const std::string& column, const std::string& rows) {
  return "id\ttitle\tprice\t" + column + "\n" + rows;
}

// The reason why the one row was skipped, with its line.
std::string skipped(const std::string& content) {
  const FeedRead got = read_feed(content);
  if (!got.report) return "refused: " + got.report.error().message;
  if (got.report->skipped.size() != 1) return std::to_string(got.report->skipped.size());
  const Skipped& one = got.report->skipped[0];
  return one.file + ":" + std::to_string(one.line) + ": " + one.reason;
}

ErrorCode feed_refusal(const std::string& content) {
  const FeedRead got = read_feed(content);
  EXPECT_FALSE(got.report);
  EXPECT_TRUE(got.products.empty());
  return got.report ? ErrorCode::conflict : got.report.error().code;
}

TEST(FeedReader, ReadsARowWithQuotesMarkCrlfAndEntities) {
  const FeedRead got = read_feed(
      "\xEF\xBB\xBFID\tTitle\tg:price\tImage link\tdescription\r\n"
      "a\t\"Tent \"\"Fjord\"\"\ttwo\"\t19.99 EUR\thttps://x.example/a.svg\t"
      "\"<p>Dry &amp; warm</p>\r\n<ul><li>one<li>two</ul>\"\r\n");
  ASSERT_TRUE(got.report) << got.report.error().message;
  ASSERT_EQ(got.products.size(), 1u);
  EXPECT_EQ(got.products[0].title, "Tent \"Fjord\" two");
  EXPECT_EQ(got.products[0].description, "Dry & warm\n\n- one\n- two");
  EXPECT_EQ(got.products[0].variants[0].price, (Money{1999, "EUR"}));
  EXPECT_EQ(got.products[0].image, "https://x.example/a.svg");
}

TEST(FeedReader, RowsOfOneGroupBecomeOneProductWhereverTheyStand) {
  const FeedRead got = read_feed(
      "id\ttitle\tprice\titem_group_id\tcolor\tsize\tmaterial\n"
      "a1\tJacket\t80 EUR\ta\tMoss\tM\tWool\n"
      "b\tTent\t200 EUR\t\t\t\tNylon\n"
      "a2\tJacket\t85 EUR\ta\tMoss\tL\tWool\n");
  ASSERT_EQ(got.products.size(), 2u);
  const Product& jacket = got.products[0];
  EXPECT_EQ(jacket.id.value, "a");
  ASSERT_EQ(jacket.variants.size(), 2u);
  EXPECT_EQ(jacket.variants[1].id.value, "a2");
  EXPECT_EQ(jacket.variants[1].options,
            (std::vector<Attribute>{{"Colour", "Moss"}, {"Size", "L"}}));
  EXPECT_EQ(jacket.attributes, (std::vector<Attribute>{{"Material", "Wool"}}));
  EXPECT_EQ(got.products[1].id.value, "b");
}

TEST(FeedReader, MaterialIsAnOptionWhereItDiffers) {
  const FeedRead got = read_feed(
      "id\ttitle\tprice\titem_group_id\tmaterial\n"
      "1\tMug\t5 EUR\tm\tSteel\n2\tMug\t5 EUR\tm\tClay\n");
  ASSERT_EQ(got.products.size(), 1u);
  EXPECT_EQ(got.products[0].variants[1].options, (std::vector<Attribute>{{"Material", "Clay"}}));
  EXPECT_TRUE(got.products[0].attributes.empty());
}

TEST(FeedReader, AReducedPriceHoldsOnlyInItsPeriod) {
  const std::string head = "id\ttitle\tprice\tsale_price\tsale_price_effective_date\n";
  const auto price = [&](const std::string& row) {
    const FeedRead got = read_feed(head + row);
    return got.products.empty() ? -1 : got.products[0].variants[0].price.amount;
  };
  EXPECT_EQ(price("a\tA\t20 EUR\t15 EUR\t\n"), 1500);
  EXPECT_EQ(price("a\tA\t20 EUR\t15 EUR\t2026-11-24T13:00+0100/2026-11-25T00:00+0100\n"), 1500);
  EXPECT_EQ(price("a\tA\t20 EUR\t15 EUR\t2026-11-01/2026-11-23\n"), 2000);
  EXPECT_EQ(price("a\tA\t20 EUR\t25 EUR\t\n"), 2000) << "a reduced price above the price";
  EXPECT_EQ(price("a\tA\t20 EUR\t15 EUR\tsoon\n"), -1);
}

TEST(FeedReader, TheNextTimeAtWhichAPriceChangesIsTold) {
  const std::string head = "id\ttitle\tprice\tsale_price\tsale_price_effective_date\n";
  const auto turns = [&](const std::string& periods) {
    std::string rows;
    for (std::size_t at = 0; at < periods.size();) {
      const std::size_t end = periods.find(' ', at);
      rows +=
          "a" + std::to_string(at) + "\tA\t20 EUR\t15 EUR\t" + periods.substr(at, end - at) + "\n";
      at = end == periods.npos ? end : end + 1;
    }
    const FeedRead got = read_feed(head + rows);
    return got.report && got.report->turns ? format_time(*got.report->turns) : "never";
  };
  EXPECT_EQ(turns("2026-12-01/2026-12-24"), "2026-12-01T00:00:00.000Z");
  EXPECT_EQ(turns("2026-11-01/2026-11-25T10:00Z"), "2026-11-25T10:00:00.001Z");
  EXPECT_EQ(turns("2026-12-05/2026-12-24 2026-12-01/2026-12-24 2026-12-03/2026-12-24"),
            "2026-12-01T00:00:00.000Z");
  EXPECT_EQ(turns("2026-11-01/2026-11-02"), "never") << "it has ended";
  EXPECT_EQ(turns("2026-12-24/2026-12-01"), "never") << "it ends before it begins";
}

TEST(FeedReader, DetailsKeepCommasAndQuotes) {
  const FeedRead got =
      read_feed(tsv("product_detail",
                    "a\tA\t1 EUR\t\"General:Sizes:S, M,Tech:Time:10:30,\"\"T:Note:a, b\"\"\"\n"));
  ASSERT_EQ(got.products.size(), 1u);
  EXPECT_EQ(got.products[0].attributes,
            (std::vector<Attribute>{{"Sizes", "S, M"}, {"Time", "10:30"}, {"Note", "a, b"}}));
}

TEST(FeedReader, EachProblemNamesItsLineAndTheRestIsImported) {
  const std::string good = "ok\tGood\t1 EUR\t\n";
  const auto reason = [&](const std::string& column, const std::string& row) {
    const std::string content = tsv(column, good + row + "\n");
    EXPECT_EQ(read_feed(content).products.size(), 1u) << row;
    return skipped(content);
  };
  EXPECT_EQ(reason("link", "\tNo id\t1 EUR\t"), "shop.tsv:3: id: is missing");
  EXPECT_EQ(reason("link", "b\t \t1 EUR\t"), "shop.tsv:3: title: is missing");
  EXPECT_EQ(reason("link", "b\tB\t\t"), "shop.tsv:3: price: is missing");
  EXPECT_EQ(reason("link", "b\tB\t1,99 EUR\t"),
            "shop.tsv:3: price: expected a plain decimal and a currency, like 19.99 EUR");
  EXPECT_EQ(reason("link", "b\tB\t-5 EUR\t"),
            "shop.tsv:3: price: expected a plain decimal and a currency, like 19.99 EUR");
  EXPECT_EQ(reason("link", "b\tB\t5 USD\t"),
            "shop.tsv:3: price: is in USD, where EUR was expected");
  EXPECT_EQ(reason("link", "ok\tAgain\t1 EUR\t"), "shop.tsv:3: id: was there before");
  EXPECT_EQ(reason("link", "b\tB\t1 EUR\tjavascript:alert(1)"),
            "shop.tsv:3: link: expected an address that begins with https:// or http://");
  EXPECT_EQ(reason("availability", "b\tB\t1 EUR\tsoon"),
            "shop.tsv:3: availability: expected in_stock, out_of_stock, preorder or backorder");
  EXPECT_EQ(reason("star_rating", "b\tB\t1 EUR\t5.1"),
            "shop.tsv:3: star_rating: expected stars from 0 to 5, like 4.65");
  EXPECT_EQ(reason("link", "b\tB\t1 EUR"), "shop.tsv:3: cells: 3 where the first line has 4");
  EXPECT_EQ(reason("link", "b\tB\t1 EUR\t\t"), "shop.tsv:3: cells: 5 where the first line has 4");
  EXPECT_EQ(reason("link", "b\tB\xFF\t1 EUR\t"), "shop.tsv:3: title: is not valid UTF-8");
  EXPECT_EQ(reason("link", "b\tB\x01\t1 EUR\t"), "shop.tsv:3: title: has control characters");
  EXPECT_EQ(reason("link", "b\t" + std::string(601, 'x') + "\t1 EUR\t"),
            "shop.tsv:3: title: has more than 600 bytes");
  EXPECT_EQ(reason("link", "b\t\"B\" x\t1 EUR\t"),
            "shop.tsv:3: cells: a quotation mark opens a cell but does not close it");
}

TEST(FeedReader, LinesAreCountedOverQuotedLineEnds) {
  EXPECT_EQ(skipped(tsv("description", "a\tA\t1 EUR\t\"one\ntwo\nthree\"\nb\tB\tx\t\n")),
            "shop.tsv:5: price: expected a plain decimal and a currency, like 19.99 EUR");
}

TEST(FeedReader, WhatLooksCutOffIsRefusedWhole) {
  EXPECT_EQ(feed_refusal(""), ErrorCode::data_loss);
  EXPECT_EQ(feed_refusal(" \n\n"), ErrorCode::data_loss);
  EXPECT_EQ(feed_refusal(tsv("link", "")), ErrorCode::data_loss);
  EXPECT_EQ(feed_refusal(tsv("link", "a\tA\t1 EUR\t\nb\tB\t1 E")), ErrorCode::data_loss);
  EXPECT_EQ(feed_refusal(tsv("link", "a\tA\t1 EUR\t\nb\t\"B\t1 EUR\t\nc\tC\t1 EUR\t\n")),
            ErrorCode::data_loss);
  EXPECT_EQ(read_feed(tsv("link", "a\tA\t1 EUR\t\nb\tB\t1 EUR\t")).products.size(), 2u)
      << "the last line end may be missing";
}

TEST(FeedReader, MissingColumnsAreNamed) {
  EXPECT_EQ(
      skipped("id\tname\tlink\na\tA\t\n"),
      "refused: line 1: columns are missing: title, price; expected the names of a Google "
      "product feed, parted by tabs or commas, or of a product export of Shopify or WooCommerce");
  EXPECT_EQ(feed_refusal("id\ttitle\tprice\tid\na\tA\t1 EUR\tb\n"), ErrorCode::invalid_argument);
}

const std::string kRssHead =
    "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n"
    "<channel><title>Shop</title>\n";

TEST(FeedReader, ReadsRssWithGooglesNamesFirst) {
  const FeedRead got =
      read_feed(kRssHead +
                "<item><title>Plain</title><g:title>Tent &amp; more</g:title>"
                "<link>https://x.example/t</link><g:id>t</g:id><g:price>20 EUR</g:price>"
                "<description><![CDATA[<b>Light</b> tent]]></description>"
                "<g:product_type>Camping &gt; Tents</g:product_type>"
                "<g:product_detail><g:section_name>S</g:section_name>"
                "<g:attribute_name>Weight</g:attribute_name>"
                "<g:attribute_value>2 kg</g:attribute_value></g:product_detail>"
                "<g:product_highlight>Quick to pitch</g:product_highlight></item>"
                "</channel></rss>");
  ASSERT_TRUE(got.report) << got.report.error().message;
  ASSERT_EQ(got.products.size(), 1u);
  const Product& tent = got.products[0];
  EXPECT_EQ(tent.title, "Tent & more");
  EXPECT_EQ(tent.description, "Light tent\n\n- Quick to pitch");
  EXPECT_EQ(tent.url, "https://x.example/t");
  EXPECT_EQ(tent.category, (std::vector<std::string>{"Camping", "Tents"}));
  EXPECT_EQ(tent.attributes, (std::vector<Attribute>{{"Weight", "2 kg"}}));
}

TEST(FeedReader, LinesOfRssItemsAreTrue) {
  EXPECT_EQ(
      skipped(kRssHead + "<item>\n<g:id>a</g:id><g:title>A\n\n</g:title><g:price>1 EUR</g:price>"
                         "\n</item>\n<item><g:id>b</g:id><g:title>B</g:title></item>"
                         "</channel></rss>"),
      "shop.tsv:9: price: is missing");
}

TEST(FeedReader, RssThatIsNotWholeIsRefused) {
  const std::string item =
      "<item><g:id>a</g:id><g:title>A</g:title><g:price>1 EUR</g:price></item>";
  EXPECT_EQ(feed_refusal(kRssHead + item + "</channel>"), ErrorCode::data_loss);
  EXPECT_EQ(feed_refusal(kRssHead + item + "<item><g:id>b"), ErrorCode::data_loss);
  EXPECT_EQ(feed_refusal(kRssHead + "</channel></rss>"), ErrorCode::data_loss);
  EXPECT_EQ(feed_refusal("<html><body>Not found</body></html>"), ErrorCode::invalid_argument);
}

TEST(FeedReader, AFileWithEntitiesOfItsOwnIsRefused) {
  const std::string laughs =
      "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n" +
      kRssHead.substr(kRssHead.find("<rss")) +
      "<item><g:id>a</g:id><g:title>&b;</g:title><g:price>1 EUR</g:price></item></channel></rss>";
  EXPECT_EQ(skipped(laughs), "refused: line 1: declares an entity, which a feed has no need of");
  EXPECT_EQ(feed_refusal(laughs), ErrorCode::invalid_argument);
}

TEST(FeedReader, ManyOpenQuotesEndInTime) {
  std::string content = tsv("link", "");
  for (int i = 0; i < 100'000; ++i) content += "a\t\"A\t1 EUR\t\n";
  content += "z\tZ\t1 EUR\t\n";
  const FeedRead got = read_feed(content);
  EXPECT_TRUE(!got.report || got.report->skipped_count > 10'000);
}

}  // namespace
}  // namespace aisle
