// What is asked of Shopify's Admin API, as GraphQL documents.
//
// Each is valid on every version that Shopify publishes (tests/shops/shopify/check_documents.mjs),
// and small enough for the 1000 points that one query may cost (shopify.dev/docs/api/usage/limits).
// A document that spreads a fragment is sent with it: see `with_fragment`.
#pragma once

#include <string>
#include <string_view>

namespace aisle::shopify {

inline std::string with_fragment(std::string_view document, std::string_view fragment) {
  return std::string(document) + std::string(fragment);
}

inline constexpr std::string_view kProductFragment = R"(
fragment ShopifyProduct on Product {
  id title vendor productType descriptionHtml onlineStoreUrl status
  featuredMedia { preview { image { url } } }
  collections(first: 2) { nodes { title } }
  variants(first: 20) {
    pageInfo { hasNextPage endCursor }
    nodes { ...ShopifyVariant }
  }
}
fragment ShopifyVariant on ProductVariant {
  id price compareAtPrice availableForSale inventoryQuantity
  inventoryItem { tracked }
  selectedOptions { name value }
  image { url }
})";

inline constexpr std::string_view kProducts = R"(
query ($after: String) {
  shop { currencyCode }
  products(first: 9, after: $after, sortKey: ID, query: "status:active AND published_status:published") {
    pageInfo { hasNextPage endCursor }
    nodes { ...ShopifyProduct }
  }
})";

/// At most kProductsAtOnce ids.
inline constexpr std::string_view kProductsById = R"(
query ($ids: [ID!]!) {
  shop { currencyCode }
  nodes(ids: $ids) { ... on Product { ...ShopifyProduct } }
})";

inline constexpr std::string_view kVariants = R"(
query ($product: ID!, $after: String) {
  product(id: $product) {
    variants(first: 150, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id price compareAtPrice availableForSale inventoryQuantity
        inventoryItem { tracked }
        selectedOptions { name value }
        image { url }
      }
    }
  }
})";

inline constexpr std::string_view kScopes = R"(
query {
  currentAppInstallation { accessScopes { handle } }
})";

inline constexpr std::string_view kPolicies = R"(
query {
  shop { shopPolicies { type title body url updatedAt } }
})";

/// How much of an order is read at once is up to the one who asks: see kWholeOrder.
inline constexpr std::string_view kOrderFragment = R"(
fragment ShopifyOrder on Order {
  id name processedAt cancelledAt email presentmentCurrencyCode taxesIncluded
  displayFulfillmentStatus displayFinancialStatus
  customer { ...ShopifyCustomer }
  shippingAddress { ...ShopifyAddress }
  shippingLines(first: 2) {
    nodes { discountedPriceSet { ...ShopifyMoney } taxLines { priceSet { ...ShopifyMoney } } }
  }
  lineItems(first: $lines) { pageInfo { hasNextPage endCursor } nodes { ...ShopifyLine } }
  fulfillments(first: $parcels) {
    name status displayStatus createdAt updatedAt inTransitAt deliveredAt
    trackingInfo { company number url }
    fulfillmentLineItems(first: $pieces) {
      pageInfo { hasNextPage }
      nodes { quantity lineItem { id } }
    }
  }
  transactions(first: $payments) {
    id kind status processedAt createdAt gateway formattedGateway
    amountSet { ...ShopifyMoney }
    parentTransaction { id }
    paymentDetails { ... on CardPaymentDetails { company number } }
  }
  refunds(first: $parcels) {
    createdAt
    return { id }
    refundLineItems(first: $pieces) {
      pageInfo { hasNextPage }
      nodes { quantity restockType lineItem { id } }
    }
  }
  returns(first: 2) {
    nodes {
      status createdAt closedAt
      exchangeLineItems(first: 1) { nodes { id } }
      returnLineItems(first: $pieces) {
        pageInfo { hasNextPage }
        nodes {
          quantity refundedQuantity returnReason
          ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } }
        }
      }
    }
  }
}
fragment ShopifyCustomer on Customer {
  id displayName locale
  defaultEmailAddress { emailAddress }
}
fragment ShopifyAddress on MailingAddress {
  name company address1 address2 zip city province provinceCode countryCodeV2
}
fragment ShopifyLine on LineItem {
  id title quantity currentQuantity isGiftCard
  product { id }
  variant { id selectedOptions { name value } }
  originalTotalSet { ...ShopifyMoney }
  discountAllocations { allocatedAmountSet { ...ShopifyMoney } }
  taxLines { priceSet { ...ShopifyMoney } }
}
fragment ShopifyMoney on MoneyBag {
  presentmentMoney { amount currencyCode }
})";

/// The first that the search finds, whole, and the names of the others.
inline constexpr std::string_view kOrderByName = R"(
query ($query: String!, $lines: Int!, $parcels: Int!, $pieces: Int!, $payments: Int!) {
  orders(first: 1, query: $query) { nodes { ...ShopifyOrder } }
  alike: orders(first: 10, query: $query) { nodes { id name } }
})";

inline constexpr std::string_view kOrderById = R"(
query ($id: ID!, $lines: Int!, $parcels: Int!, $pieces: Int!, $payments: Int!) {
  order(id: $id) { ...ShopifyOrder }
})";

inline constexpr std::string_view kOrderLines = R"(
query ($id: ID!, $after: String) {
  order(id: $id) {
    lineItems(first: 70, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id title quantity currentQuantity isGiftCard
        product { id }
        variant { id selectedOptions { name value } }
        originalTotalSet { presentmentMoney { amount currencyCode } }
        discountAllocations { allocatedAmountSet { presentmentMoney { amount currencyCode } } }
        taxLines { priceSet { presentmentMoney { amount currencyCode } } }
      }
    }
  }
})";

inline constexpr std::string_view kOrdersOfCustomer = R"(
query ($id: ID!, $after: String, $lines: Int!, $parcels: Int!, $pieces: Int!, $payments: Int!) {
  customer(id: $id) {
    orders(first: 4, after: $after, sortKey: PROCESSED_AT, reverse: true) {
      pageInfo { hasNextPage endCursor }
      nodes { ...ShopifyOrder }
    }
  }
})";

/// To find the place in the list where a page begins.
inline constexpr std::string_view kOrderNames = R"(
query ($id: ID!, $after: String) {
  customer(id: $id) {
    orders(first: 200, after: $after, sortKey: PROCESSED_AT, reverse: true) {
      pageInfo { hasNextPage endCursor }
      edges { cursor node { name } }
    }
  }
})";

inline constexpr std::string_view kCustomer = R"(
query ($id: ID!) {
  customer(id: $id) {
    id displayName locale
    defaultEmailAddress { emailAddress }
    addressesV2(first: 20) {
      nodes { name company address1 address2 zip city province provinceCode countryCodeV2 }
    }
  }
})";

inline constexpr std::string_view kCancel = R"(
mutation ($order: ID!, $note: String) {
  orderCancel(
    orderId: $order, reason: CUSTOMER, restock: true, notifyCustomer: true, staffNote: $note,
    refundMethod: { originalPaymentMethodsRefund: true }
  ) {
    job { id done }
    orderCancelUserErrors { field message code }
  }
})";

inline constexpr std::string_view kJob = R"(
query ($id: ID!) {
  job(id: $id) { done }
})";

inline constexpr std::string_view kChangeAddress = R"(
mutation ($input: OrderInput!) {
  orderUpdate(input: $input) { userErrors { field message } }
})";

inline constexpr std::string_view kReturnable = R"(
query ($order: ID!, $after: String) {
  returnableFulfillments(orderId: $order, first: 8, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      returnableFulfillmentLineItems(first: 25) {
        nodes { quantity fulfillmentLineItem { id lineItem { id variant { id } } } }
      }
    }
  }
})";

inline constexpr std::string_view kAskReturn = R"(
mutation ($input: ReturnRequestInput!) {
  returnRequest(input: $input) { return { id } userErrors { field message code } }
})";

}  // namespace aisle::shopify
