// Whether a webhook is the shop's, and what Shopify's say.
#include <gtest/gtest.h>

#include "server/connectors/registry.h"
#include "server/connectors/shopify_webhook.h"
#include "server/connectors/signature.h"

namespace aisle::test {
namespace {

// HMAC-SHA256 of RFC 4231, test case 2, in Base64.
constexpr std::string_view kRfcKey = "Jefe";
constexpr std::string_view kRfcText = "what do ya want for nothing?";
constexpr std::string_view kRfcSignature = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";

TEST(WebhookSignature, IsTheOneOfTheStandard) {
  EXPECT_TRUE(is_signed(kRfcText, kRfcSignature, kRfcKey));
}

TEST(WebhookSignature, EveryOtherOneIsForged) {
  EXPECT_FALSE(is_signed("what do ya want for nothing!", kRfcSignature, kRfcKey));
  EXPECT_FALSE(is_signed(kRfcText, kRfcSignature, "jefe"));
  EXPECT_FALSE(is_signed(kRfcText, kRfcSignature, ""));
  for (const char* signature :
       {"", "=", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM",
        "W9zBRr9gdU5qBCQmCJV1xw==", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=\n",
        "V9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"}) {
    EXPECT_FALSE(is_signed(kRfcText, signature, kRfcKey)) << signature;
  }
}

// Signed with "Jefe" by another program (openssl dgst -sha256 -hmac Jefe -binary | base64).
constexpr const char* kBody = R"({"id":632910392,"title":"Rain jacket"})";
constexpr const char* kSignature = "WWOooaHUCiB2JO3vEfZYa2W8DwIvMPGvn/YUfdhH6Zo=";
constexpr const char* kNoId = R"({"id":"8","title":"Rain jacket"})";
constexpr const char* kNoIdSignature = "oZ8hvDoA9tP3tA4p/sh7ORIImd2Bt1PzfK3fN5uhG+Y=";

WebhookRequest webhook(const std::string& topic, const std::string& body = kBody,
                       const std::string& signature = kSignature) {
  return {{{"x-shopify-topic", topic}, {"x-shopify-hmac-sha256", signature}}, body};
}

Result<std::vector<ShopHint>> shopify_hints(const WebhookRequest& request,
                                            const std::string& secret = "Jefe") {
  return read_shopify_webhook(request, secret);
}

TEST(ShopifyWebhook, NamesTheProductToReadAgain) {
  EXPECT_EQ(*shopify_hints(webhook("products/update")),
            (std::vector<ShopHint>{{HintKind::product, "632910392", false}}));
  EXPECT_EQ(*shopify_hints(webhook("products/delete")),
            (std::vector<ShopHint>{{HintKind::product, "632910392", true}}));
}

TEST(ShopifyWebhook, OrdersAreNoProducts) {
  EXPECT_EQ(*shopify_hints(webhook("orders/updated")),
            (std::vector<ShopHint>{{.kind = HintKind::order}}));
  EXPECT_TRUE(shopify_hints(webhook("app/uninstalled"))->empty());
}

TEST(ShopifyWebhook, AForgedOneIsRefusedBeforeItIsRead) {
  EXPECT_EQ(shopify_hints(webhook("products/update", "{not JSON")).error().code,
            ErrorCode::permission_denied);
  EXPECT_EQ(shopify_hints(webhook("products/update"), "another secret").error().code,
            ErrorCode::permission_denied);
}

TEST(ShopifyWebhook, TwoSignaturesAreNone) {
  WebhookRequest request = webhook("products/update");
  request.fields.push_back({"x-shopify-hmac-sha256", kSignature});
  EXPECT_EQ(shopify_hints(request).error().code, ErrorCode::permission_denied);
}

TEST(ShopifyWebhook, WithoutASecretNoneIsTaken) {
  EXPECT_EQ(shopify_hints(webhook("products/update"), "").error().code, ErrorCode::not_found);
  ConnectorSettings settings;
  settings.url = "https://acme.example";
  const auto connector = *make_connector("shopify", settings);
  EXPECT_EQ(connector->hints(webhook("products/update")).error().code, ErrorCode::not_found);
}

TEST(ShopifyWebhook, ASignedOneOfAnotherFormIsNotUnderstood) {
  EXPECT_EQ(shopify_hints(webhook("products/update", kNoId, kNoIdSignature)).error().code,
            ErrorCode::invalid_argument);
}

TEST(ShopifyWebhook, OtherPlatformsTakeNone) {
  ConnectorSettings settings;
  settings.url = "https://acme.example";
  const auto connector = *make_connector("vendure", settings);
  EXPECT_EQ(connector->hints({}).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace aisle::test
