// Webhooks of WooCommerce: believed when signed, and then a hint of what to read again.
#include "server/connectors/woocommerce_webhook.h"

#include <gtest/gtest.h>

#include "server/connectors/signature.h"

namespace aisle::test::woo_webhook {
namespace {

constexpr const char* kSecret = "hook-secret";

std::vector<HttpField> heads(const std::string& topic, const std::string& body,
                             const std::string& secret = kSecret) {
  return {{"content-type", "application/json"},
          {"x-wc-webhook-topic", topic},
          {"x-wc-webhook-resource", topic.substr(0, topic.find('.'))},
          {"x-wc-webhook-delivery-id", "e1f8c1"},
          {"x-wc-webhook-signature", hmac_sha256_base64(secret, body)}};
}

// "product 7", "order 7, deleted", "everything"; "-" for nothing.
std::string told(const Result<std::vector<ShopHint>>& hints) {
  if (!hints) return "error: " + hints.error().message;
  std::string text = hints->empty() ? "-" : "";
  for (const ShopHint& one : *hints) {
    text += one.kind == HintKind::everything ? "everything"
            : one.kind == HintKind::order    ? "order " + one.id
                                             : "product " + one.id;
    if (one.deleted) text += ", deleted";
  }
  return text;
}
std::string woo_told(const std::string& topic, const std::string& body) {
  return told(read_woo_webhook({heads(topic, body), body}, kSecret));
}

TEST(WooWebhook, NamesTheProductToReadAgain) {
  const std::string body = R"({"id":7,"type":"simple","parent_id":0})";
  std::vector<HttpField> fields = heads("product.updated", body);
  fields.back().value = "Ns1ZRka7vTaYfH+IRjeuCbPGObTPu8VFOC4nXTDRcAQ=";  // By Python's hmac.
  EXPECT_EQ(told(read_woo_webhook({fields, body}, kSecret)), "product 7");
}

TEST(WooWebhook, AVariationIsItsProduct) {
  EXPECT_EQ(woo_told("product.updated", R"({"id":201,"type":"variation","parent_id":200})"),
            "product 200");
}

TEST(WooWebhook, WhatWasDeletedIsToldAsThat) {
  EXPECT_EQ(woo_told("product.deleted", R"({"id":7})"), "product 7, deleted");
  EXPECT_EQ(woo_told("product.restored", R"({"id":7})"), "product 7");
  EXPECT_EQ(woo_told("order.deleted", R"({"id":5001})"), "order 5001, deleted");
}

TEST(WooWebhook, AnOrderHasTheNumberThatPeopleKnow) {
  EXPECT_EQ(woo_told("order.updated", R"({"id":5001,"number":"WC-7"})"), "order WC-7");
}

TEST(WooWebhook, CustomersAndCouponsAreNoNews) {
  EXPECT_EQ(woo_told("customer.updated", R"({"id":7})"), "-");
  EXPECT_EQ(woo_told("coupon.created", R"({"id":7})"), "-");
}

TEST(WooWebhook, ATopicOfTheShopsOwnMayBeAboutEverything) {
  EXPECT_EQ(woo_told("action.woocommerce_tax_settings_saved", R"({"action":"x","arg":1})"),
            "everything");
}

TEST(WooWebhook, TheFirstPingIsUnsignedAndSaysNothing) {
  EXPECT_EQ(told(read_woo_webhook({{}, "webhook_id=7"}, kSecret)), "-");
  for (const char* body : {"webhook_id=", "webhook_id=7&id=1", "webhook_id=seven", "x=7"}) {
    EXPECT_EQ(read_woo_webhook({{}, body}, kSecret).error().code, ErrorCode::permission_denied)
        << body;
  }
}

TEST(WooWebhook, WhatIsNotSignedWithOurSecretIsDenied) {
  const std::string body = R"({"id":7})";
  const auto denied = [&](const std::string& secret, std::vector<HttpField> fields) {
    const auto hints = read_woo_webhook({fields, body}, secret);
    return !hints && hints.error().code == ErrorCode::permission_denied;
  };
  EXPECT_TRUE(denied(kSecret, heads("product.updated", body, "another")));
  EXPECT_TRUE(denied(kSecret, heads("product.updated", body + " ")));
  const auto unsecured = read_woo_webhook({heads("product.updated", body, ""), body}, "");
  EXPECT_EQ(unsecured.error().code, ErrorCode::not_found);
  std::vector<HttpField> bare = heads("product.updated", body);
  bare.pop_back();
  EXPECT_TRUE(denied(kSecret, bare));
  std::vector<HttpField> twice = heads("product.updated", body);
  twice.push_back(twice.back());
  EXPECT_TRUE(denied(kSecret, twice));
}

TEST(WooWebhook, ATopicOfAnotherResourceIsAMistake) {
  const std::string body = R"({"id":7})";
  std::vector<HttpField> fields = heads("product.updated", body);
  fields[2].value = "order";
  EXPECT_EQ(read_woo_webhook({fields, body}, kSecret).error().code, ErrorCode::invalid_argument);
}

TEST(WooWebhook, ABodyThatNamesNothingIsAMistake) {
  for (const std::string body : {"", "[]", "{", "{}", R"({"id":[]})", R"({"id":7,"id":8})"}) {
    const auto hints = read_woo_webhook({heads("product.updated", body), body}, kSecret);
    ASSERT_FALSE(hints) << body;
    EXPECT_EQ(hints.error().code, ErrorCode::invalid_argument) << body;
  }
}

TEST(WooWebhook, AHugeBodyIsRefusedUnread) {
  const std::string body(kWebhookBytesMax + 1, ' ');
  EXPECT_EQ(read_woo_webhook({{}, body}, kSecret).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace aisle::test::woo_webhook
