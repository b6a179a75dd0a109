// The product exports of Shopify and WooCommerce.
#include <gtest/gtest.h>

#include "tests/support/feed.h"

namespace aisle {
namespace {

const std::string kShopify =
    "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,"
    "Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,"
    "Variant Compare At Price,Image Src,Published,Status\n";

// Of the first product.
const Variant& variant_of(const FeedReading& got, std::size_t at = 0) {
  static const Variant kNone;
  if (got.products.empty() || got.products[0].variants.size() <= at) return kNone;
  return got.products[0].variants[at];
}

TEST(ShopifyExport, OptionsTakeTheirNamesFromTheFirstRow) {
  const FeedReading got = read_feed_text(kShopify +
                                         "t,Tee,Colour,Red,Size,S,T1,,,,10,,,TRUE,active\n"
                                         "t,,,Blue,,L,T2,,,,10,,,,\n");
  EXPECT_EQ(got.complaints(), "");
  EXPECT_EQ(variant_of(got, 1).options,
            (std::vector<Attribute>{{"Colour", "Blue"}, {"Size", "L"}}));
}

TEST(ShopifyExport, VariantsOfOneHandleJoinWhereverTheyStand) {
  const FeedReading got = read_feed_text(kShopify +
                                         "t,Tee,Size,S,,,T1,,,,10,,,TRUE,active\n"
                                         "u,Cup,,,,,U1,,,,4,,,TRUE,active\n"
                                         "t,,,L,,,T2,,,,11,,,,\n");
  ASSERT_EQ(got.products.size(), 2u) << got.complaints();
  EXPECT_EQ(variant_of(got, 1).id.value, "T2");
  EXPECT_EQ(got.products[0].url, "https://shop.example/products/t");
}

TEST(ShopifyExport, RowsThatAreFurtherPicturesAreNoVariants) {
  const FeedReading got =
      read_feed_text(kShopify +
                     "t,Tee,Size,S,,,T1,,,,10,,https://x.example/1.jpg,TRUE,active\n"
                     "t,,,,,,,,,,,,https://x.example/2.jpg,,\n");
  EXPECT_EQ(got.complaints(), "");
  ASSERT_EQ(got.products.size(), 1u);
  EXPECT_EQ(got.products[0].variants.size(), 1u);
}

TEST(ShopifyExport, DraftsArchivedAndUnpublishedProductsAreLeftOutWithAllTheirRows) {
  const FeedReading got = read_feed_text(kShopify +
                                         "d,D,Size,S,,,D1,,,,10,,,TRUE,draft\n"
                                         "d,,,L,,,D2,,,,10,,,,\n"
                                         "e,E,,,,,E1,,,,10,,,TRUE,archived\n"
                                         "f,F,,,,,F1,,,,10,,,FALSE,active\n"
                                         "g,G,,,,,G1,,,,10,,,TRUE,active\n");
  EXPECT_EQ(got.complaints(), "");
  ASSERT_EQ(got.products.size(), 1u);
  EXPECT_EQ(got.products[0].id.value, "g");
}

TEST(ShopifyExport, AComparePriceCountsOnlyAboveThePrice) {
  const auto read = [](const std::string& prices) {
    return read_feed_text(kShopify + "t,Tee,,,,,T1,,,," + prices + ",,TRUE,active\n");
  };
  EXPECT_EQ(variant_of(read("9.50,12.00")).list_price, (Money{1200, "EUR"}));
  EXPECT_EQ(variant_of(read("9.50,12.00")).price.amount, 950);
  EXPECT_FALSE(variant_of(read("9.50,0.00")).list_price);
  EXPECT_EQ(variant_of(read("9.50,0.00")).price.amount, 950);
  EXPECT_EQ(variant_of(read("9.50,9.50")).price.amount, 950);
}

TEST(ShopifyExport, StockIsWhatTheTrackerCounts) {
  const auto read = [](const std::string& stock) {
    return read_feed_text(kShopify + "t,Tee,,,,,T1," + stock + ",10,,,TRUE,active\n");
  };
  EXPECT_EQ(variant_of(read("shopify,5,deny")).stock, 5);
  EXPECT_EQ(variant_of(read("shopify,0,deny")).availability, Availability::out_of_stock);
  EXPECT_EQ(variant_of(read("shopify,-3,deny")).availability, Availability::out_of_stock);
  EXPECT_EQ(variant_of(read("shopify,0,continue")).availability, Availability::backorder);
  EXPECT_EQ(variant_of(read(",0,deny")).availability, Availability::in_stock);
  EXPECT_FALSE(variant_of(read(",0,deny")).stock);
}

TEST(ShopifyExport, AVariantWithoutANumberIsCalledByHandleAndOptions) {
  const FeedReading got = read_feed_text(kShopify +
                                         "t,Tee,Size,S,,,,,,,10,,,TRUE,active\n"
                                         "u,Cup,Title,Default Title,,,,,,,4,,,TRUE,active\n");
  EXPECT_EQ(variant_of(got).id.value, "t/S");
  ASSERT_EQ(got.products.size(), 2u);
  EXPECT_EQ(got.products[1].variants[0].id.value, "u");
  EXPECT_TRUE(got.products[1].variants[0].options.empty());
}

TEST(ShopifyExport, TheNamesSince2025AreKnownToo) {
  const FeedReading got = read_feed_text(
      "Title,URL handle,Description,Vendor,Published on online store,Status,SKU,Option1 "
      "name,Option1 "
      "value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out "
      "of "
      "stock,Product image URL\n"
      "Tee,t,<p>Soft</p>,Knit,TRUE,Active,T1,Size,S,9.50,12.00,shopify,0,TRUE,https://x.example/"
      "1.jpg\n");
  EXPECT_EQ(got.complaints(), "");
  EXPECT_EQ(variant_of(got).list_price, (Money{1200, "EUR"}));
  EXPECT_EQ(variant_of(got).availability, Availability::backorder);
  EXPECT_EQ(variant_of(got).options, (std::vector<Attribute>{{"Size", "S"}}));
}

TEST(ShopifyExport, EachProblemNamesItsLine) {
  const FeedReading got = read_feed_text(kShopify +
                                         ",Tee,,,,,T0,,,,10,,,TRUE,active\n"
                                         "t,Tee,,,,,T1,,,,ten,,,TRUE,active\n"
                                         "u,Cup,,,,,U1,,,,4,,,TRUE,active\n"
                                         "v,,,,,,V1,,,,4,,,TRUE,active\n"
                                         "w,Pot,,,,,U1,,,,4,,,TRUE,active\n");
  EXPECT_EQ(got.complaints(),
            "shop:2: Handle: is missing\n"
            "shop:3: price: expected a plain decimal and a currency, like 19.99 EUR\n"
            "shop:5: title: is missing\n"
            "shop:6: id: was there before");
}

TEST(ShopifyExport, MissingColumnsAreNamed) {
  EXPECT_EQ(read_feed_text("Handle,Vendor\nt,x\n").complaints(),
            "refused: line 1: columns of a Shopify export are missing: Title, Variant Price");
}

const std::string kWoo =
    "ID,Type,SKU,Name,Published,Visibility in catalog,Date sale price starts,Date sale price ends,"
    "In stock?,Stock,Sale price,Regular price,Categories,Images,Parent,Attribute 1 name,"
    "Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)\n";

TEST(WooCommerceExport, VariationsFindTheirProductByIdAndByNumberAlsoBeforeIt) {
  const FeedReading got =
      read_feed_text(kWoo +
                     "12,variation,,Tee - L,1,,,,1,,,11,,,id:10,Size,L,,\n"
                     "10,variable,TEE,Tee,1,,,,1,,,,Wear > Tops,,,Size,\"S, L\",Material,Wool\n"
                     "11,\"variation, virtual\",,Tee - S,1,,,,1,,,10,,,TEE,Size,S,,\n");
  EXPECT_EQ(got.complaints(), "");
  ASSERT_EQ(got.products.size(), 1u);
  const Product& tee = got.products[0];
  EXPECT_EQ(tee.id.value, "10");
  EXPECT_EQ(tee.title, "Tee");
  EXPECT_EQ(tee.category, (std::vector<std::string>{"Wear", "Tops"}));
  EXPECT_EQ(tee.attributes, (std::vector<Attribute>{{"Material", "Wool"}}));
  ASSERT_EQ(tee.variants.size(), 2u);
  EXPECT_EQ(tee.variants[0].id.value, "12");
  EXPECT_EQ(tee.variants[0].options, (std::vector<Attribute>{{"Size", "L"}}));
}

TEST(WooCommerceExport, AVariationWithoutItsProductIsNamed) {
  const FeedReading got = read_feed_text(kWoo +
                                         "12,variation,,T,1,,,,1,,,11,,,id:99,Size,L,,\n"
                                         "13,simple,,Cup,1,,,,1,,,4,,,,,,,\n");
  EXPECT_EQ(got.complaints(), "shop:2: Parent: the file has no variable product id:99");
  EXPECT_EQ(got.products.size(), 1u);
}

TEST(WooCommerceExport, WhatTheShopDoesNotShowIsLeftOut) {
  const FeedReading got = read_feed_text(kWoo +
                                         "1,simple,,A,0,,,,1,,,4,,,,,,,\n"
                                         "2,simple,,B,-1,,,,1,,,4,,,,,,,\n"
                                         "3,simple,,C,1,hidden,,,1,,,4,,,,,,,\n"
                                         "4,grouped,,D,1,visible,,,1,,,,,,,,,,\n"
                                         "5,variable,,E,-1,,,,1,,,,,,,,,,\n"
                                         "6,variation,,E - S,1,,,,1,,,4,,,id:5,Size,S,,\n"
                                         "7,simple,,F,1,search,,,1,,,4,,,,,,,\n");
  EXPECT_EQ(got.complaints(), "");
  ASSERT_EQ(got.products.size(), 1u);
  EXPECT_EQ(got.products[0].id.value, "7");
}

TEST(WooCommerceExport, PricesMayHaveAComma) {
  const FeedReading got = read_feed_text(kWoo + "1,simple,,A,1,,,,1,,\"9,50\",\"12,00\",,,,,,,\n");
  EXPECT_EQ(variant_of(got).price, (Money{950, "EUR"})) << got.complaints();
  EXPECT_EQ(variant_of(got).list_price, (Money{1200, "EUR"}));
}

TEST(WooCommerceExport, AReducedPriceHoldsInItsTime) {
  const auto price = [](const std::string& dates) {
    return variant_of(read_feed_text(kWoo + "1,simple,,A,1,," + dates + ",1,,9,12,,,,,,,\n"))
        .price.amount;
  };
  EXPECT_EQ(price(","), 900);
  EXPECT_EQ(price("2026-11-20 00:00:00,"), 900);
  EXPECT_EQ(price("2026-11-25,"), 1200);
  EXPECT_EQ(price(",2026-11-24"), 900);
  EXPECT_EQ(price(",2026-11-23"), 1200);
}

TEST(WooCommerceExport, StockAndBackorders) {
  const auto read = [](const std::string& stock) {
    return read_feed_text(kWoo + "1,simple,,A,1,,,," + stock + ",,12,,,,,,,\n");
  };
  EXPECT_EQ(variant_of(read("1,7")).stock, 7);
  EXPECT_EQ(variant_of(read("0,")).availability, Availability::out_of_stock);
  EXPECT_EQ(variant_of(read("backorder,-2")).availability, Availability::backorder);
  EXPECT_EQ(variant_of(read("1,parent")).availability, Availability::in_stock);
  EXPECT_EQ(read("1,many").complaints(),
            "shop:2: quantity: expected a whole number, at most a billion");
}

TEST(WooCommerceExport, ListsKeepCommasThatAreOfTheText) {
  const FeedReading got = read_feed_text(
      kWoo +
      "1,simple,,A,1,,,,1,,,4,\"Salt\\, pepper > Mills, Sale\","
      "\"https://x.example/1.jpg, https://x.example/2.jpg\",,Fits,\"a\\, b, c\",,\n");
  ASSERT_EQ(got.products.size(), 1u) << got.complaints();
  EXPECT_EQ(got.products[0].category, (std::vector<std::string>{"Salt, pepper", "Mills"}));
  EXPECT_EQ(got.products[0].image, "https://x.example/1.jpg");
  EXPECT_EQ(got.products[0].attributes, (std::vector<Attribute>{{"Fits", "a, b, c"}}));
}

TEST(WooCommerceExport, MissingColumnsAreNamed) {
  EXPECT_EQ(read_feed_text("Type,Regular price\nsimple,1\n").complaints(),
            "refused: line 1: columns of a WooCommerce export are missing: Name, ID or SKU");
}

}  // namespace
}  // namespace aisle
