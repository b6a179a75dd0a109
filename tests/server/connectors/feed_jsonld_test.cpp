// Products of schema.org in web pages.
#include <gtest/gtest.h>

#include "server/connectors/html_scripts.h"
#include "tests/support/feed.h"

namespace aisle {
namespace {

std::string html_page(const std::string& json) {
  return "<!DOCTYPE html>\n<html><head>\n<script type='application/ld+json'>" + json +
         "</script></head></html>";
}

const std::string kOffer = R"("offers":{"@type":"Offer","price":"5.00","priceCurrency":"EUR"})";

TEST(Jsonld, AScriptInACommentOrOfAnotherTypeIsNotRead) {
  const auto scripts = jsonld_scripts(
      "<!-- <script type=\"application/ld+json\">1</script> --><script>2</script>\n"
      "<SCRIPT data-x='>' TYPE=\"application/LD+JSON; charset=utf-8\">3</script>"
      "<scripty type=application/ld+json>4</scripty><script type=application/ld+json>5");
  ASSERT_EQ(scripts.size(), 2u);
  EXPECT_EQ(scripts[0].text, "3");
  EXPECT_EQ(scripts[0].line, 2);
  EXPECT_EQ(scripts[1].text, "5");
}

TEST(Jsonld, ABareDocumentIsReadLikeOneInAPage) {
  EXPECT_EQ(
      read_feed_text(R"({"@type":"Product","sku":"a","name":"A",)" + kOffer + "}").products.size(),
      1u);
  EXPECT_EQ(read_feed_text(R"([{"@type":"Product","sku":"a","name":"A",)" + kOffer + "}]")
                .products.size(),
            1u);
}

TEST(Jsonld, ProductsAreFoundInListsAndPages) {
  const FeedReading got = read_feed_text(html_page(
      R"({"@type":"WebPage","mainEntity":{"@type":"ItemList","itemListElement":[
        {"@type":"ListItem","item":{"@type":"http://schema.org/Product","sku":"a","name":"A",)" +
      kOffer + "}},{\"@type\":\"Product\",\"sku\":\"b\",\"name\":\"B\"," + kOffer + "}]}}"));
  EXPECT_EQ(got.products.size(), 2u) << got.complaints();
}

TEST(Jsonld, OffersWithNumbersOfTheirOwnAreVariants) {
  const FeedReading got = read_feed_text(html_page(
      R"({"@type":"Product","sku":"t","name":"Tee","offers":[
        {"@type":"Offer","sku":"t-s","name":"S","price":10,"priceCurrency":"EUR"},
        {"@type":"Offer","sku":"t-l","name":"L","price":11.5,"priceCurrency":"EUR",
         "availability":"http://schema.org/SoldOut"}]})"));
  ASSERT_EQ(got.products.size(), 1u) << got.complaints();
  ASSERT_EQ(got.products[0].variants.size(), 2u);
  EXPECT_EQ(got.products[0].variants[1].price, (Money{1150, "EUR"}));
  EXPECT_EQ(got.products[0].variants[1].availability, Availability::out_of_stock);
  EXPECT_EQ(got.products[0].variants[1].options, (std::vector<Attribute>{{"Variant", "L"}}));
}

TEST(Jsonld, OfSeveralOffersWithoutNumbersTheLowestPriceCounts) {
  const FeedReading got = read_feed_text(html_page(
      R"({"@type":"Product","sku":"t","name":"Tee","offers":{"@type":"AggregateOffer","lowPrice":8,
        "offers":[{"@type":"Offer","price":"12.00","priceCurrency":"EUR"},
                  {"@type":"Offer","price":"10.00","priceCurrency":"EUR"}]}})"));
  ASSERT_EQ(got.products.size(), 1u) << got.complaints();
  EXPECT_EQ(got.products[0].variants[0].price.amount, 1000);
}

TEST(Jsonld, RatingsAndPropertiesAreRead) {
  const FeedReading got = read_feed_text(html_page(
      R"({"@type":"Product","sku":"t","name":"Tee","aggregateRating":{"ratingValue":"4.5","ratingCount":12},
        "additionalProperty":[{"@type":"PropertyValue","name":"Weight","value":410,"unitText":"g"}],)" +
      kOffer + "}"));
  ASSERT_EQ(got.products.size(), 1u) << got.complaints();
  EXPECT_EQ(got.products[0].rating_hundredths, 450);
  EXPECT_EQ(got.products[0].rating_count, 12);
  EXPECT_EQ(got.products[0].attributes, (std::vector<Attribute>{{"Weight", "410 g"}}));
}

TEST(Jsonld, ABrokenScriptCostsItselfAndNamesItsLine) {
  const FeedReading got = read_feed_text(
      html_page("{\"@type\":\"Product\",") + "\n\n<script type='application/ld+json'>" +
      R"({"@type":"Product","sku":"a","name":"A",)" + kOffer + "}</script>");
  EXPECT_EQ(got.complaints(), "shop:3: JSON-LD: is not well-formed JSON");
  EXPECT_EQ(got.products.size(), 1u);
}

TEST(Jsonld, AProductWithoutAnOfferIsNamed) {
  const FeedReading got = read_feed_text(html_page(R"({"@type":"Product","sku":"a","name":"A"})"));
  EXPECT_EQ(got.complaints(), "shop:3: price: is missing");
}

TEST(Jsonld, APageWithoutProductsIsRefused) {
  EXPECT_EQ(read_feed_text(html_page(R"({"@type":"Organization","name":"Shop"})")).complaints(),
            "refused: expected a product feed, or pages with products of schema.org as JSON-LD");
}

TEST(Jsonld, DeepNestingEndsInTime) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(read_feed_text(html_page(deep)).complaints(), "shop:3: JSON-LD: is nested too deeply");
}

TEST(Jsonld, ReferencesInACircleEndInTime) {
  const FeedReading got = read_feed_text(html_page(
      R"({"@graph":[{"@type":"ProductGroup","@id":"g","name":"G","hasVariant":[{"@id":"p"},{"@id":"g"}]},
        {"@type":"Product","@id":"p","sku":"p","isVariantOf":{"@id":"g"},)" +
      kOffer + "}]}"));
  ASSERT_EQ(got.products.size(), 1u) << got.complaints();
  EXPECT_EQ(got.products[0].variants.size(), 1u);
}

TEST(Jsonld, AListOfOffersThatLeadsBackToItselfEnds) {
  const FeedReading got = read_feed_text(html_page(
      R"({"@type":"Product","sku":"a","name":"A","offers":{"@type":"AggregateOffer","@id":"o","lowPrice":1,
        "offers":[{"@id":"o"},{"@id":"o"},{"@type":"Offer","price":5,"priceCurrency":"EUR"}]}})"));
  ASSERT_EQ(got.products.size(), 1u) << got.complaints();
  EXPECT_EQ(got.products[0].variants[0].price, (Money{500, "EUR"}));
}

TEST(Jsonld, WhatAGroupSaysIsNotMultipliedWithoutABound) {
  std::string variants;
  for (int i = 0; i < 2'000; ++i) {
    variants += std::string(i > 0 ? "," : "") + R"({"@type":"Product","sku":"v)" +
                std::to_string(i) + "\"," + kOffer + "}";
  }
  const auto rows_with = [&](std::size_t description_bytes) {
    const FeedReading got = read_feed_text(
        html_page(R"({"@type":"ProductGroup","productGroupID":"g","name":"G","description":")" +
                  std::string(description_bytes, 'x') + R"(","hasVariant":[)" + variants + "]}"));
    return got.report ? got.report->rows : -1;
  };
  EXPECT_EQ(rows_with(100), 2'000);
  const std::int64_t few = rows_with(60'000);
  EXPECT_GT(few, 100);
  EXPECT_LT(few, 600) << "32 MiB of text in all";
}

TEST(Jsonld, PagesJoinTheirVariantsAndAreNamedInReports) {
  const std::string one = html_page(R"({"@type":"Product","sku":"s","name":"Tee S","size":"S",
      "isVariantOf":{"@type":"ProductGroup","productGroupID":"t","name":"Tee"},)" +
                                    kOffer + "}");
  const std::string two = html_page(R"({"@type":"Product","sku":"l","name":"Tee L","size":"L",
      "isVariantOf":{"@type":"ProductGroup","productGroupID":"t","name":"Tee"},)" +
                                    kOffer + "}");
  const std::string bad = html_page("{");
  const FeedPart parts[] = {{"one.html", one}, {"bad.html", bad}, {"two.html", two}};
  std::vector<Product> products;
  const auto report = read_feed(parts, {"pages.zip", "EUR", "", {}, {}}, [&](Product product) {
    products.push_back(std::move(product));
    return true;
  });
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_EQ(products.size(), 1u);
  EXPECT_EQ(products[0].title, "Tee");
  EXPECT_EQ(products[0].variants.size(), 2u);
  ASSERT_EQ(report->skipped.size(), 1u);
  EXPECT_EQ(report->skipped[0], (Skipped{"bad.html", 3, "JSON-LD: is not well-formed JSON"}));
}

}  // namespace
}  // namespace aisle
