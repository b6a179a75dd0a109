#include "server/connectors/shopify_orders.h"

#include <algorithm>
#include <optional>

#include "server/connectors/shopify_changes.h"
#include "server/connectors/shopify_documents.h"
#include "server/connectors/shopify_ledger.h"
#include "server/connectors/shopify_order.h"
#include "server/connectors/shopify_product.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kListMax = 250;
constexpr int kLinePagesMax = 4;

Error no_such(const std::string& what) {
  return {ErrorCode::not_found, "shopify: no such " + what};
}

// As merchants may write numbers. What else is typed never gets into a search.
bool is_number_sign(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '_' || c == '.' || c == '/' || c == '#';
}

Json variables_of(const ShopifyOrderSizes& sizes) {
  return {{"lines", sizes.lines},
          {"parcels", sizes.parcels},
          {"pieces", sizes.pieces},
          {"payments", sizes.payments}};
}

std::string with_order(std::string_view document) {
  return shopify::with_fragment(document, shopify::kOrderFragment);
}

std::optional<std::string> next_of(const ShopValue& connection) {
  const ShopValue info = connection["pageInfo"];
  if (!info["hasNextPage"].flag()) return std::nullopt;
  return info["endCursor"].text();
}

}  // namespace

Result<Json> ShopifyOrders::ask(std::string_view document, const Json& variables) {
  return ask_graphql(api_, path_, document, variables, true);
}

Result<Shopper> ShopifyOrders::shopper(const ShopperId& id) {
  const std::string gid = shopify_gid("Customer", id.value);
  if (gid.empty()) return no_such("customer");
  const auto data = ask(shopify::kCustomer, {{"id", gid}});
  if (!data) return data.error();
  Drift drift("shopify customer");
  const auto customer = ShopValue(*data, drift).maybe("customer");
  if (!customer) return no_such("customer");
  Shopper shopper = read_shopify_customer(*customer);
  for (const ShopValue& address : (*customer)["addressesV2"]["nodes"].list(kListMax)) {
    PostalAddress read = read_shopify_address(address);
    if (!wrong_part(read)) shopper.addresses.push_back(std::move(read));
  }
  if (drift.found()) return drift.error();
  return shopper;
}

Result<PlatformOrder> ShopifyOrders::find(const OrderId& number) {
  const std::string bare = shopify_number(number.value);
  if (bare.empty() || bare.size() > kShopifyNumberBytesMax ||
      !std::all_of(bare.begin(), bare.end(), is_number_sign)) {
    return no_such("order");
  }
  Json variables = variables_of(kWholeOrder);
  variables["query"] = "name:\"#" + bare + "\" OR name:\"" + bare + "\"";
  auto data = ask(with_order(shopify::kOrderByName), variables);
  if (!data) return data.error();
  Drift drift("shopify orders");
  const ShopValue answer(*data, drift);
  const std::vector<ShopValue> first = answer["orders"]["nodes"].list(kListMax);
  const auto is_it = [&](const ShopValue& one) {
    return shopify_number(one["name"].text()) == bare;
  };
  std::string handle;
  for (const ShopValue& one : answer["alike"]["nodes"].list(kListMax)) {
    if (handle.empty() && is_it(one)) handle = one["id"].text();
  }
  const bool is_first = !first.empty() && is_it(first.front());
  if (drift.found()) return drift.error();
  if (is_first) return read_whole(first.front().json());
  if (handle.empty()) return no_such("order");
  return find_by_handle(handle);
}

Result<PlatformOrder> ShopifyOrders::find_by_handle(const std::string& handle) {
  Json variables = variables_of(kWholeOrder);
  variables["id"] = handle;
  auto data = ask(with_order(shopify::kOrderById), variables);
  if (!data) return data.error();
  Drift drift("shopify order");
  const auto order = ShopValue(*data, drift).maybe("order");
  if (drift.found()) return drift.error();
  if (!order) return no_such("order");
  return read_whole(order->json());
}

Result<PlatformOrder> ShopifyOrders::read_whole(Json order) {
  if (auto added = add_lines(order); !added) return added.error();
  Drift drift("shopify order");
  ShopifyOrder read = read_shopify_order(ShopValue(order, drift), kWholeOrder);
  if (drift.found()) return drift.error();
  return std::move(read.platform);
}

// The lines beyond the first page, put where the first ones are.
Result<void> ShopifyOrders::add_lines(Json& order) {
  for (int pages = 0; pages < kLinePagesMax; ++pages) {
    Drift drift("shopify order");
    const ShopValue read(order, drift);
    const auto next = next_of(read["lineItems"]);
    const std::string id = read["id"].text();
    if (drift.found()) return drift.error();
    if (!next || order["lineItems"]["nodes"].size() > kLinesMax) return {};
    auto data = ask(shopify::kOrderLines, {{"id", id}, {"after", *next}});
    if (!data) return data.error();
    const auto more = ShopValue(*data, drift).maybe("order");
    if (!more) return drift.found() ? drift.error() : no_such("order");
    const std::vector<ShopValue> nodes = (*more)["lineItems"]["nodes"].list(kListMax);
    const ShopValue info = (*more)["lineItems"]["pageInfo"];
    if (drift.found()) return drift.error();
    for (const ShopValue& node : nodes) order["lineItems"]["nodes"].push_back(node.json());
    order["lineItems"]["pageInfo"] = info.json();
  }
  return {};
}

Result<std::string> ShopifyOrders::cursor_behind(const std::string& customer,
                                                 const OrderId& order) {
  std::optional<std::string> after;
  for (int pages = 0; pages < kShopifyNamePages; ++pages) {
    const auto data =
        ask(shopify::kOrderNames, {{"id", customer}, {"after", after ? Json(*after) : Json()}});
    if (!data) return data.error();
    Drift drift("shopify orders");
    const auto found = ShopValue(*data, drift).maybe("customer");
    if (!found) return no_such("customer");
    for (const ShopValue& edge : (*found)["orders"]["edges"].list(kListMax)) {
      const bool is_it = shopify_number(edge["node"]["name"].text()) == shopify_number(order.value);
      if (is_it && !drift.found()) return edge["cursor"].text();
    }
    after = next_of((*found)["orders"]);
    if (drift.found()) return drift.error();
    if (!after) break;
  }
  return no_such("order");
}

Result<std::vector<Order>> ShopifyOrders::list(const ShopperId& shopper, const OrderId& before,
                                               std::size_t limit) {
  const std::string customer = shopify_gid("Customer", shopper.value);
  if (customer.empty()) return no_such("customer");
  Json variables = variables_of(kListedOrder);
  variables["id"] = customer;
  variables["after"] = nullptr;
  if (!before.empty()) {
    const auto cursor = cursor_behind(customer, before);
    if (!cursor) return cursor.error();
    variables["after"] = *cursor;
  }
  const std::string document = with_order(shopify::kOrdersOfCustomer);
  std::vector<Order> orders;
  for (int pages = 0; pages < kShopifyListPages; ++pages) {
    const auto data = ask(document, variables);
    if (!data) return data.error();
    Drift drift("shopify orders");
    const auto found = ShopValue(*data, drift).maybe("customer");
    if (!found) return no_such("customer");
    const std::vector<ShopValue> nodes = (*found)["orders"]["nodes"].list(kListMax);
    const auto next = next_of((*found)["orders"]);
    for (const ShopValue& node : nodes) {
      ShopifyOrder read = read_shopify_order(node, kListedOrder);
      if (drift.found()) return drift.error();
      if (read.is_cut) {
        auto whole = find_by_handle(read.platform.handle);
        if (!whole) return whole.error();
        read.platform = std::move(*whole);
      }
      orders.push_back(std::move(read.platform.order));
      if (orders.size() == limit) return orders;
    }
    if (drift.found()) return drift.error();
    if (!next) break;
    variables["after"] = *next;
  }
  return orders;
}

Result<std::vector<Product>> ShopifyOrders::products(const std::vector<ProductId>& ids) {
  return catalog_.products(ids);
}

Result<void> ShopifyOrders::perform(const PlatformOrder& order, const OrderRequest& request) {
  return change_shopify_order(api_, path_, order, request);
}

}  // namespace aisle
