// The use of a tool inside a turn: what is asked, and what it returned.
//
// The built-in assistant asks with these types and a model will ask with the same, as JSON.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/ids.h"
#include "shared/commerce/cart.h"
#include "shared/commerce/policy.h"
#include "shared/commerce/product.h"
#include "shared/commerce/proposal.h"
#include "shared/conversation/order_call.h"
#include "shared/conversation/other_call.h"
#include "shared/receipts/receipt.h"

namespace aisle {

enum class Sort { relevance, price_up, price_down, rating, newest };
constexpr auto enum_names(Sort) {
  return std::to_array<std::string_view>({"relevance", "price_up", "price_down", "rating", "newest"});
}

/// What facets and `without` call those two, beside options.
inline constexpr std::string_view kCategoryFacet = "category";
inline constexpr std::string_view kBrandFacet = "brand";

/// Which products are wanted. Everything given must hold; nothing given means the whole catalog.
struct SearchCatalog {
  static constexpr std::string_view kName = "search_catalog";

  std::string text;                  ///< Free words; may be empty.
  std::string category;              ///< One name on the product's category path, as the shop writes it.
  std::string brand;
  std::vector<Attribute> options;    ///< {"Colour","red"}: a variant or the product must have each.
  /// What it must not have, each alone: {"brand","Tarnfell"}, {"category","Tents"} or an option's
  /// value. Of a product that comes with and without it, the variants without it remain.
  std::vector<Attribute> without;
  std::optional<std::int64_t> price_min;  ///< Minor units of the site's currency, inclusive.
  std::optional<std::int64_t> price_max;
  std::int64_t rating_min_hundredths = 0;
  bool available_only = false;
  bool reduced_only = false;         ///< Only what has a list price above its price.
  Sort sort = Sort::relevance;
  std::int64_t offset = 0;
  std::int64_t limit = 6;            ///< 1 to kSearchLimitMax.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("text", self.text);
    visit("category", self.category);
    visit("brand", self.brand);
    visit("options", self.options);
    visit("without", self.without);
    visit("price_min", self.price_min);
    visit("price_max", self.price_max);
    visit("rating_min_hundredths", self.rating_min_hundredths);
    visit("available_only", self.available_only);
    visit("reduced_only", self.reduced_only);
    visit("sort", self.sort);
    visit("offset", self.offset);
    visit("limit", self.limit);
  }
  bool operator==(const SearchCatalog&) const = default;
};
inline constexpr std::int64_t kSearchLimitMax = 20;

struct GetProduct {
  static constexpr std::string_view kName = "get_product";

  std::vector<ProductId> ids;  ///< 1 to kGetProductMax; answered in this order.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("ids", self.ids);
  }
  bool operator==(const GetProduct&) const = default;
};
inline constexpr std::size_t kGetProductMax = 4;

struct SearchPolicies {
  static constexpr std::string_view kName = "search_policies";

  std::string text;
  std::int64_t limit = 3;  ///< 1 to 10.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("text", self.text);
    visit("limit", self.limit);
  }
  bool operator==(const SearchPolicies&) const = default;
};

/// What the shop's page has in the cart.
struct GetCart {
  static constexpr std::string_view kName = "get_cart";

  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
  bool operator==(const GetCart&) const = default;
};

/// Offers steps to the shopper, whose click takes them on the shop's page.
struct UpdateCart {
  static constexpr std::string_view kName = "update_cart";

  std::vector<CartStep> steps;  ///< 1 to kCartStepsMax, each about another variant.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("steps", self.steps);
  }
  bool operator==(const UpdateCart&) const = default;
};

/// Whether the shop's team can be asked to take over, and when it answers.
struct RequestHandoff {
  static constexpr std::string_view kName = "handoff";

  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
  bool operator==(const RequestHandoff&) const = default;
};

using ToolArguments =
    std::variant<SearchCatalog, GetProduct, SearchPolicies, ListOrders, FindOrder,
                 ProposeChange<CancelOrder>, ProposeChange<ChangeAddress>,
                 ProposeChange<ChangeItems>, ProposeChange<ChangePayment>,
                 ProposeChange<ReturnItems>, ProposeChange<ExchangeItems>, GetCart, UpdateCart,
                 RequestHandoff, OtherTool>;

enum class ToolStatus {
  ok,
  not_found,    ///< Or not theirs: the two look the same.
  invalid,
  unavailable,
  unproven,     ///< It is not known well enough who asks.
  unsupported,  ///< This shop's connectors can't do it.
  refused,      ///< The shop's rules don't allow it; `refusal` says why.
};
constexpr auto enum_names(ToolStatus) {
  return std::to_array<std::string_view>(
      {"ok", "not_found", "invalid", "unavailable", "unproven", "unsupported",
       "refused"});
}

/// A value that the found products have, and how many of them: a chip to narrow by.
struct FacetValue {
  std::string facet;  ///< "category", "brand", or an option's name.
  std::string value;
  std::int64_t count = 0;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("facet", self.facet);
    visit("value", self.value);
    visit("count", self.count);
  }
  bool operator==(const FacetValue&) const = default;
};

struct PassageHit {
  PolicyId policy;
  std::string policy_title;
  std::string url;
  Passage passage;
  std::int64_t score = 0;  ///< 0 to 1000: the share of the question's weight that it holds.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("policy", self.policy);
    visit("policy_title", self.policy_title);
    visit("url", self.url);
    visit("passage", self.passage);
    visit("score", self.score);
  }
  bool operator==(const PassageHit&) const = default;
};

/// How the words of a search were met, from strict to lenient.
enum class Match { all_words, corrected, any_word, none };
constexpr auto enum_names(Match) {
  return std::to_array<std::string_view>({"all_words", "corrected", "any_word", "none"});
}

/// What a tool returned. A tool fills what it has; the rest stays empty.
struct ToolResult {
  ToolStatus status = ToolStatus::ok;
  std::string message;             ///< For the model and the log: why, when not ok.
  std::vector<Product> products;   ///< In search: without attributes, description cut short.
  std::int64_t total = 0;          ///< How many products match in all.
  Match match = Match::all_words;
  std::string corrected_text;      ///< What was searched instead of a misspelled text.
  std::vector<FacetValue> facets;  ///< Of all matches, most frequent first.
  std::vector<PassageHit> passages;
  std::vector<Receipt> receipts;
  std::vector<OrderFacts> orders;
  std::optional<Proposal> proposal;     ///< The shopper is asked; the turn's answer stands above it.
  std::optional<OrderRefusal> refusal;  ///< Of status refused.
  std::optional<Cart> cart;
  std::optional<CartProposal> cart_proposal;  ///< Likewise the shopper's click decides.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("status", self.status);
    visit("message", self.message);
    visit("products", self.products);
    visit("total", self.total);
    visit("match", self.match);
    visit("corrected_text", self.corrected_text);
    visit("facets", self.facets);
    visit("passages", self.passages);
    visit("receipts", self.receipts);
    visit("orders", self.orders);
    visit("proposal", self.proposal);
    visit("refusal", self.refusal);
    visit("cart", self.cart);
    visit("cart_proposal", self.cart_proposal);
  }
  bool operator==(const ToolResult&) const = default;
};

/// A result that has nothing but why there is nothing.
inline ToolResult failed_result(ToolStatus status, std::string message) {
  ToolResult result;
  result.status = status;
  result.message = std::move(message);
  return result;
}

struct ToolCall {
  CallId id;  ///< Unique in its turn.
  ToolArguments arguments;

  bool operator==(const ToolCall&) const = default;
};

}  // namespace aisle
