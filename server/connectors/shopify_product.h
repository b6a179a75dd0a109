// From Shopify's answers to products, ids and addresses of ours.
#pragma once

#include "server/connectors/shape.h"
#include "shared/commerce/product.h"
#include "shared/commerce/shopper.h"

namespace aisle {

/// "42" of "gid://shopify/Product/42", which is the id that themes, feeds and people know; the
/// whole when there is no such tail.
std::string shopify_tail(const std::string& gid);

/// The reverse; empty when `id` is not one to 20 digits.
std::string shopify_gid(std::string_view type, const std::string& id);

/// The member's text; "" where it is null.
std::string shopify_text(const ShopValue& value, std::string_view key);

/// A node of the fragment ShopifyProduct, with its first variants.
Product read_shopify_product(const ShopValue& product, const std::string& currency);

Variant read_shopify_variant(const ShopValue& variant, const std::string& currency);

/// A MailingAddress. The company and the second line become one.
PostalAddress read_shopify_address(const ShopValue& address);

}  // namespace aisle
