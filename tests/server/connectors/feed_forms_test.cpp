// One small catalog in every form that a feed can have.
#include <gtest/gtest.h>

#include <map>

#include "shared/protocol/fields.h"
#include "tests/support/feed.h"

namespace aisle {
namespace {

// A jacket in two sizes, one of them reduced and one sold out, and a lamp.
const std::map<std::string, std::string> kForms = {
    {"tsv",
     "id\ttitle\tdescription\tlink\timage_link\tprice\tsale_price\tquantity\titem_group_id\tsize\t"
     "brand\tproduct_type\n"
     "R-M\tRain jacket\t<p>Dry &amp; warm</p>\t/products/rain\thttps://shop.example/r.jpg\t99.00 "
     "EUR\t"
     "79.50 EUR\t3\train\tM\tFjord\tClothing\n"
     "L-1\tLamp, \"old\"\t\t/products/lamp\t\t20.00 EUR\t\t1\t\t\tLumen\tLight\n"
     "R-L\tRain jacket\t<p>Dry &amp; warm</p>\t/products/rain\thttps://shop.example/r.jpg\t99.00 "
     "EUR\t\t"
     "0\train\tL\tFjord\tClothing\n"},
    {"csv",
     "\"id\",\"title\",description,link,image_link,price,sale_price,quantity,item_group_id,size,"
     "brand,"
     "product_type\r\n"
     "R-M,Rain jacket,<p>Dry &amp; warm</p>,/products/rain,https://shop.example/r.jpg,99.00 EUR,"
     "79.50 EUR,3,rain,M,Fjord,Clothing\r\n"
     "L-1,\"Lamp, \"\"old\"\"\",,/products/lamp,,20.00 EUR,,1,,,Lumen,Light\r\n"
     "R-L,Rain jacket,<p>Dry &amp; warm</p>,/products/rain,https://shop.example/r.jpg,99.00 "
     "EUR,,0,rain,"
     "L,Fjord,Clothing\r\n"},
    {"rss",
     "<?xml version='1.0'?><rss version='2.0' xmlns:g='http://base.google.com/ns/1.0'><channel>"
     "<title>Shop</title>"
     "<item><g:id>R-M</g:id><title>Rain jacket</title><description>&lt;p>Dry &amp;amp; warm&lt;/p>"
     "</description><link>/products/rain</link><g:image_link>https://shop.example/r.jpg</"
     "g:image_link>"
     "<g:price>99.00 EUR</g:price><g:sale_price>79.50 EUR</g:sale_price><g:quantity>3</g:quantity>"
     "<g:item_group_id>rain</g:item_group_id><g:size>M</g:size><g:brand>Fjord</g:brand>"
     "<g:product_type>Clothing</g:product_type></item>"
     "<item><g:id>L-1</g:id><title>Lamp, \"old\"</title><link>/products/lamp</link>"
     "<g:price>20.00 EUR</g:price><g:quantity>1</g:quantity><g:brand>Lumen</g:brand>"
     "<g:product_type>Light</g:product_type></item>"
     "<item><g:id>R-L</g:id><title>Rain jacket</title><description><![CDATA[<p>Dry &amp; "
     "warm</p>]]>"
     "</description><link>/products/rain</link><g:image_link>https://shop.example/r.jpg</"
     "g:image_link>"
     "<g:price>99.00 EUR</g:price><g:quantity>0</g:quantity>"
     "<g:item_group_id>rain</g:item_group_id><g:size>L</g:size><g:brand>Fjord</g:brand>"
     "<g:product_type>Clothing</g:product_type></item></channel></rss>"},
    {"atom",
     "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:goo='http://base.google.com/ns/1.0'>"
     "<title>Shop</title><id>tag:shop.example,2026:feed</id>"
     "<entry><id>tag:shop.example,2026:1</id><goo:id>R-M</goo:id><title>Rain jacket</title>"
     "<summary>&lt;p>Dry &amp;amp; warm&lt;/p></summary><link rel='self' href='/feed/1'/>"
     "<link href='/products/rain'/><goo:image_link>https://shop.example/r.jpg</goo:image_link>"
     "<goo:price>99.00 EUR</goo:price><goo:sale_price>79.50 EUR</goo:sale_price>"
     "<goo:quantity>3</goo:quantity><goo:item_group_id>rain</goo:item_group_id><goo:size>M</"
     "goo:size>"
     "<goo:brand>Fjord</goo:brand><goo:product_type>Clothing</goo:product_type></entry>"
     "<entry><goo:id>L-1</goo:id><title>Lamp, \"old\"</title><link href='/products/lamp'/>"
     "<goo:price>20.00 EUR</goo:price><goo:quantity>1</goo:quantity><goo:brand>Lumen</goo:brand>"
     "<goo:product_type>Light</goo:product_type></entry>"
     "<entry><goo:id>R-L</goo:id><title>Rain jacket</title>"
     "<content>&lt;p>Dry &amp;amp; warm&lt;/p></content><link rel='alternate' "
     "href='/products/rain'/>"
     "<goo:image_link>https://shop.example/r.jpg</goo:image_link><goo:price>99.00 EUR</goo:price>"
     "<goo:quantity>0</goo:quantity><goo:item_group_id>rain</goo:item_group_id><goo:size>L</"
     "goo:size>"
     "<goo:brand>Fjord</goo:brand><goo:product_type>Clothing</goo:product_type></entry></feed>"},
    {"shopify",
     "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,"
     "Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status\n"
     "rain,Rain jacket,<p>Dry &amp; warm</p>,Fjord,Clothing,TRUE,Size,M,R-M,3,79.50,99.00,"
     "https://shop.example/r.jpg,active\n"
     "lamp,\"Lamp, \"\"old\"\"\",,Lumen,Light,TRUE,Title,Default Title,L-1,1,20.00,,,active\n"
     "rain,,,,,,,L,R-L,0,99.00,,,\n"},
    {"woocommerce",
     "ID,Type,SKU,Name,Published,Description,Date sale price ends,In stock?,Stock,Sale "
     "price,Regular price,"
     "Categories,Images,Parent,Brands,Attribute 1 name,Attribute 1 value(s)\n"
     "10,variable,rain,Rain jacket,1,<p>Dry &amp; "
     "warm</p>,,1,,,,Clothing,https://shop.example/r.jpg,,"
     "Fjord,Size,\"M, L\"\n"
     "11,variation,R-M,Rain jacket - M,1,,2026-12-01,1,3,79.50,99.00,,,rain,,Size,M\n"
     "20,simple,L-1,\"Lamp, \"\"old\"\"\",1,,,1,1,,20.00,Light,,,Lumen,,\n"
     "12,variation,R-L,Rain jacket - L,1,,,0,0,,99.00,,,id:10,,Size,L\n"},
    {"jsonld",
     "<!doctype html><html><head><script type=\"application/ld+json\">"
     R"({"@context":"https://schema.org","@graph":[
       {"@type":"ProductGroup","@id":"#rain","productGroupID":"rain","name":"Rain jacket",
        "description":"<p>Dry &amp; warm</p>","url":"/products/rain","brand":{"@type":"Brand","name":"Fjord"},
        "category":"Clothing","image":["https://shop.example/r.jpg"],
        "hasVariant":[{"@id":"#m"}]},
       {"@type":"Product","@id":"#m","sku":"R-M","name":"Rain jacket M","size":"M","offers":
        {"@type":"Offer","price":79.5,"priceCurrency":"EUR","inventoryLevel":{"value":3},
         "availability":"https://schema.org/InStock","priceSpecification":{"price":"99.00",
         "priceType":"https://schema.org/StrikethroughPrice"}}},
       {"@type":["Product","Thing"],"sku":"L-1","name":"Lamp, \"old\"","url":"/products/lamp",
        "category":"Light","brand":"Lumen","offers":[{"@type":"Offer","price":"20.00",
        "priceCurrency":"EUR","inventoryLevel":{"value":1}}]},
       {"@type":"Product","sku":"R-L","name":"Rain jacket L","size":"L","isVariantOf":{"@id":"#rain"},
        "offers":{"@type":"AggregateOffer","lowPrice":99,"priceCurrency":"EUR",
        "availability":"OutOfStock","inventoryLevel":{"value":0}}}]})"
     "</script></head><body></body></html>"},
};

// Only these differ by a form's nature: WooCommerce numbers its products and tells no address.
void make_comparable(std::vector<Product>& products, const std::string& form) {
  if (form != "woocommerce" || products.size() != 2) return;
  products[0].id.value = "rain";
  products[0].url = "https://shop.example/products/rain";
  products[0].variants[0].id.value = "R-M";
  products[0].variants[1].id.value = "R-L";
  products[1].id.value = products[1].variants[0].id.value = "L-1";
  products[1].url = "https://shop.example/products/lamp";
}

TEST(FeedForms, TheSameCatalogInEveryFormGivesEqualProducts) {
  const FeedReading expected = read_feed_text(kForms.at("tsv"));
  ASSERT_EQ(expected.products.size(), 2u) << expected.complaints();
  ASSERT_EQ(expected.products[0].variants.size(), 2u);
  EXPECT_EQ(expected.products[0].variants[0].list_price, (Money{9900, "EUR"}));
  EXPECT_EQ(expected.products[0].description, "Dry & warm");
  EXPECT_FALSE(expected.products[0].variants[1].availability == Availability::in_stock);
  for (const auto& [form, text] : kForms) {
    FeedReading got = read_feed_text(text);
    EXPECT_EQ(got.complaints(), "") << form;
    make_comparable(got.products, form);
    if (form == "shopify") got.products.at(1).id.value = "L-1";  // There it is the handle.
    ASSERT_EQ(got.products.size(), expected.products.size()) << form;
    for (std::size_t i = 0; i < got.products.size(); ++i) {
      EXPECT_EQ(to_json(got.products[i]), to_json(expected.products[i])) << form;
    }
  }
}

TEST(FeedForms, AFormThatIsNamedIsNotGuessed) {
  for (const auto& [form, text] : kForms) {
    FeedOptions options{"shop", "EUR", "https://shop.example", {}, *read_feed_form(form)};
    EXPECT_EQ(read_feed_text(text, options).products.size(), 2u) << form;
    options.form = form == "rss" ? FeedForm::atom : FeedForm::rss;
    const FeedReading other = read_feed_text(text, options);
    EXPECT_FALSE(other.report) << form;
    EXPECT_TRUE(other.products.empty()) << form;
  }
}

TEST(FeedForms, AnUnknownFormIsRefusedWithTheNamesThereAre) {
  EXPECT_EQ(read_feed_form("excel").error().message,
            "expected one of tsv, csv, rss, atom, shopify, woocommerce, jsonld");
}

TEST(FeedForms, AFormCutOffAnywhereEndsWithoutProductsOfAnotherShape) {
  for (const auto& [form, text] : kForms) {
    for (std::size_t size = 0; size < text.size(); size += 7) {
      const FeedReading got = read_feed_text(text.substr(0, size));
      for (const Product& product : got.products) EXPECT_FALSE(product.variants.empty()) << form;
    }
  }
}

}  // namespace
}  // namespace aisle
