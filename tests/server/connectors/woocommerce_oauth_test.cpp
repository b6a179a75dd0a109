// How questions to a WooCommerce are signed. The signatures were made with Python's hmac.
#include "server/connectors/woocommerce_oauth.h"

#include <gtest/gtest.h>

#include "server/connectors/signature.h"
#include "tests/support/woo_shop.h"

namespace aisle::test::woo {
namespace {

const WooSigning kSigning{"ck_open", "cs_secret", "abc123", 1'764'323'400};

TEST(WooSigning, SignsAQueryInTheOrderOfItsNames) {
  EXPECT_EQ(sign_woo("GET", "http://127.0.0.1:8080/wp-json/wc/v3/products",
                     "per_page=100&_fields=id%2Cname&search=WC%2F7", kSigning),
            "_fields=id%2Cname&oauth_consumer_key=ck_open&oauth_nonce=abc123"
            "&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1764323400&oauth_version=1.0"
            "&per_page=100&search=WC%2F7&oauth_signature=sqKNEMS7kxoE4WNvgk%2Fe40%2Ff5UTded8BQc%"
            "2BFZlfpsaM%3D");
}

TEST(WooSigning, TheMethodAndTheAddressAreSignedToo) {
  const std::string query =
      sign_woo("POST", "http://shop/wp-json/wc/v3/orders/7/notes", "", kSigning);
  EXPECT_TRUE(query.ends_with(
      "oauth_version=1.0&oauth_signature=iFv5v%2FBI4KAP0ceZPx4WbQOxXpD%2FJheD4JLh5wn56IM%3D"))
      << query;
}

TEST(WooSigning, TheCodeIsThatOfTheStandard) {  // RFC 4231, case 2.
  EXPECT_EQ(hmac_sha256_base64("Jefe", "what do ya want for nothing?"),
            "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
}

using WooAsked = WooShop;

TEST_F(WooAsked, OverTlsTheKeyIsALoginAndNothingIsInTheAddress) {
  EXPECT_TRUE(find(order()));
  const HttpRequest request = http.requests().front();
  EXPECT_EQ(request.url.find("oauth"), request.url.npos);
  EXPECT_NE(std::find(request.fields.begin(), request.fields.end(),
                      HttpField{"authorization", "Basic Y2tfb3Blbjpjc19zZWNyZXQ="}),
            request.fields.end());
}

class WooInTheClear : public WooShop {
 public:
  WooInTheClear() {
    settings.url = "http://127.0.0.1:8080";
    connector = *make_connector("woocommerce", settings);
  }
};

TEST_F(WooInTheClear, TheSecretNeverLeaves) {
  EXPECT_TRUE(find(order()));
  const HttpRequest request = http.requests().front();
  EXPECT_NE(request.url.find("oauth_signature="), request.url.npos);
  EXPECT_EQ(request.url.find("cs_secret"), request.url.npos);
  for (const HttpField& field : request.fields) EXPECT_NE(field.name, "authorization");
}

TEST_F(WooInTheClear, WhoAsksAgainSignsAgain) {
  http.then({.status = 503, .body = "{}"});
  then(order());
  EXPECT_TRUE(orders().order({"7"}, {"5001"}));
  ASSERT_EQ(http.count(), 2u);
  EXPECT_NE(url(0), url(1)) << "a nonce is taken once";
}

TEST_F(WooInTheClear, AChangeIsSentOnce) {
  then(order());
  then({{"id", "stripe"}, {"method_supports", {"refunds"}}});
  http.then({.end = Error{ErrorCode::unavailable, "connection lost"}});
  EXPECT_FALSE(change(CancelOrder{}));
  EXPECT_EQ(http.count(), 3u);
}

TEST_F(WooAsked, AShopWithoutPermalinksIsAskedByItsIndex) {
  settings.url = "https://shop/index.php";
  connector = *make_connector("woocommerce", settings);
  EXPECT_TRUE(find(order()));
  EXPECT_TRUE(url(0).starts_with(
      "https://shop/index.php?rest_route=%2Fwc%2Fv3%2Forders%2F5001&dp=6&_fields=id%2C"))
      << url(0);
}

}  // namespace
}  // namespace aisle::test::woo
