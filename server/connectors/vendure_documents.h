// What is asked of Vendure, as GraphQL documents.
//
// Source: the schemas of Vendure 3.7 (docs.vendure.io/current/core/reference/graphql-api). Fields
// that older versions of 3 don't have are left alone.
#pragma once

#include <string_view>

namespace aisle::vendure {

inline constexpr std::string_view kLogin = R"(
mutation ($user: String!, $password: String!) {
  login(username: $user, password: $password) {
    __typename
    ... on ErrorResult { errorCode }
  }
})";

/// What has to be known before anything else, and whether the key may read orders.
inline constexpr std::string_view kIntroduction = R"(
query {
  activeChannel { token }
  globalSettings { trackInventory outOfStockThreshold serverConfig { moneyStrategyPrecision } }
  orders(options: { take: 1 }) { totalItems }
})";

inline constexpr std::string_view kRights = "query { me { channels { token permissions } } }";

/// Of the Shop API: it leaves out what is disabled, deleted or private.
inline constexpr std::string_view kProducts = R"(
query ($options: ProductListOptions!) {
  activeChannel { token }
  products(options: $options) {
    totalItems
    items {
      id name slug description
      featuredAsset { preview }
      collections { breadcrumbs { name } }
      facetValues { name facet { code name } }
      optionGroups { code }
      variants {
        id priceWithTax currencyCode stockLevel
        featuredAsset { preview }
        options { name group { code name } }
      }
    }
  }
})";

inline constexpr std::string_view kStock = R"(
query ($products: [String!]!, $skip: Int!) {
  productVariants(options: {
    take: 100, skip: $skip, sort: { id: ASC }, filter: { productId: { in: $products } }
  }) {
    totalItems
    items {
      id trackInventory useGlobalOutOfStockThreshold outOfStockThreshold
      stockLevels { stockOnHand stockAllocated }
    }
  }
})";

// Fragments are pasted together, since a document may hold only those that it uses.
#define AISLE_VENDURE_ADDRESS \
  "fullName company streetLine1 streetLine2 city province postalCode countryCode"
#define AISLE_VENDURE_CUSTOMER                                                                     \
  "id firstName lastName emailAddress user { id }"                                                 \
  " addresses { fullName company streetLine1 streetLine2 city province postalCode country { code " \
  "}"                                                                                              \
  " defaultShippingAddress }"
#define AISLE_VENDURE_PAYMENTS \
  "payments { id createdAt method amount state refunds { createdAt total state } }"
// Some databases keep whole seconds; what happened within one is told apart by the ids.
#define AISLE_VENDURE_ORDER                                                                    \
  "id code state active orderPlacedAt currencyCode shippingWithTax"                            \
  " customer { " AISLE_VENDURE_CUSTOMER                                                        \
  " }"                                                                                         \
  " shippingAddress { " AISLE_VENDURE_ADDRESS                                                  \
  " }"                                                                                         \
  " lines { id quantity orderPlacedQuantity proratedUnitPriceWithTax proratedLinePriceWithTax" \
  " productVariant { id name options { name group { name } } product { id name } } }"          \
  " " AISLE_VENDURE_PAYMENTS                                                                   \
  " fulfillments { id createdAt updatedAt state method trackingCode"                           \
  " lines { orderLineId quantity } }"                                                          \
  " modifications { createdAt note lines { quantity } }"                                       \
  " history(options: { take: 100, sort: { createdAt: DESC, id: DESC } })"                      \
  " { items { createdAt type data } }"
#define AISLE_VENDURE_PRECISION "globalSettings { serverConfig { moneyStrategyPrecision } }"

inline constexpr std::string_view kOrderByCode =
    "query ($codes: [String!]!) { " AISLE_VENDURE_PRECISION
    " orders(options: { take: 2, filter: { code: { in: $codes } } }) {"
    " items { " AISLE_VENDURE_ORDER " } } }";

inline constexpr std::string_view kOrdersOfCustomer =
    "query ($id: ID!, $options: OrderListOptions!) { " AISLE_VENDURE_PRECISION
    " customer(id: $id) { orders(options: $options) { items { " AISLE_VENDURE_ORDER " } } } }";

inline constexpr std::string_view kPlaceInList =
    "query ($code: String!) { orders(options: { take: 1, filter: { code: { eq: $code } } }) {"
    " items { code orderPlacedAt customer { id } } } }";

inline constexpr std::string_view kCustomer =
    "query ($id: ID!) { customer(id: $id) { " AISLE_VENDURE_CUSTOMER
    " orders(options: { take: 50, sort: { orderPlacedAt: DESC }, filter: { active: { eq: false } } "
    "}) { items { payments { method } } } } }";

inline constexpr std::string_view kCancelOrder =
    "mutation ($id: ID!, $reason: String!) {"
    " cancelOrder(input: { orderId: $id, reason: $reason, cancelShipping: true }) {"
    " __typename"
    " ... on Order { state fulfillments { state } " AISLE_VENDURE_PAYMENTS
    " }"
    " ... on ErrorResult { errorCode } } }";

/// `lines`, `shipping` and `adjustment` are deprecated and not needed by the schema; left out, the
/// refund is made at the payment provider and then not written down (3.7: "NOT NULL constraint").
inline constexpr std::string_view kRefund = R"(
mutation ($payment: ID!, $amount: Money!, $reason: String!) {
  refundOrder(input: {
    paymentId: $payment, amount: $amount, reason: $reason, lines: [], shipping: 0, adjustment: 0
  }) {
    __typename
    ... on Refund { state total }
    ... on ErrorResult { errorCode }
  }
})";

inline constexpr std::string_view kCancelPayment = R"(
mutation ($payment: ID!) {
  cancelPayment(id: $payment) {
    __typename
    ... on Payment { state }
    ... on ErrorResult { errorCode }
  }
})";

// An order is changed only in the state Modifying. The mutations of one document are done one after
// the other, also when one before was refused; so the way back is always tried: the first state
// that the payments allow takes it, and is refused where the order has left Modifying already.
#define AISLE_VENDURE_BACK                                                              \
  " settled: transitionOrderToState(id: $id, state: \"PaymentSettled\") { __typename }" \
  " authorized: transitionOrderToState(id: $id, state: \"PaymentAuthorized\") { __typename }"
#define AISLE_VENDURE_ADDRESS_CHANGE(is_trial)                                   \
  "modifyOrder(input: { dryRun: " is_trial                                       \
  ", orderId: $id, updateShippingAddress: $address, note: $note }) { __typename" \
  " ... on Order { totalWithTax } ... on ErrorResult { errorCode } }"

inline constexpr std::string_view kTryAddress =
    "mutation ($id: ID!, $address: UpdateOrderAddressInput!, $note: String!) {"
    " begin: transitionOrderToState(id: $id, state: \"Modifying\") { __typename"
    " ... on Order { totalWithTax } ... on ErrorResult { errorCode } }"
    " trial: " AISLE_VENDURE_ADDRESS_CHANGE("true") " }";

inline constexpr std::string_view kChangeAddress =
    "mutation ($id: ID!, $address: UpdateOrderAddressInput!, $note: String!) {"
    " change: " AISLE_VENDURE_ADDRESS_CHANGE("false") AISLE_VENDURE_BACK " }";

inline constexpr std::string_view kPutBack = "mutation ($id: ID!) {" AISLE_VENDURE_BACK " }";

}  // namespace aisle::vendure
