#include "shared/tools/calculate.h"

#include <algorithm>

#include "shared/commerce/decimal.h"
#include "shared/receipts/facts.h"

namespace aisle {
namespace {

constexpr std::int64_t kWhole = 10'000;  // 100 % in hundredths.

// An amount that the shop has stated, and what it is of.
struct Stated {
  Money money;
  std::string title;
  const Product* product = nullptr;  // Of a price of the catalog,
  const Variant* variant = nullptr;  // null: the lowest.
};

Error nothing(std::string message) { return {ErrorCode::not_found, std::move(message)}; }

Result<Stated> stated_by_receipt(const ReceiptId& id, const Turn* turn) {
  const Receipt* receipt = turn ? find_receipt(*turn, id) : nullptr;
  if (!receipt || receipt->kind != FactKind::price) {
    return nothing("this turn has told no price with the receipt " + id.value);
  }
  const std::string_view value = receipt->value;
  const std::size_t space = value.find(' ');
  if (space == value.npos) return nothing("the receipt " + id.value + " states no amount");
  auto money = parse_money(value.substr(0, space), value.substr(space + 1));
  if (!money) return money.error();
  return Stated{*std::move(money), receipt->title};
}

Result<Stated> stated_by_catalog(const CalculationTerm& term, const SearchIndex& index) {
  const Product* product = index.find(term.product);
  if (!product) return nothing("there is no product " + term.product.value);
  if (term.variant.empty()) return Stated{lowest_price(*product), product->title, product};
  for (const Variant& variant : product->variants) {
    if (variant.id != term.variant) continue;
    return Stated{variant.price, title_of(*product, variant), product, &variant};
  }
  return nothing("the product has no variant " + term.variant.value);
}

// The last that was told of the order together with its money.
const OrderFacts* find_paid_order(const OrderId& id, const Turn* turn) {
  if (!turn) return nullptr;
  for (auto use = turn->tools.rbegin(); use != turn->tools.rend(); ++use) {
    if (!use->result) continue;
    for (const OrderFacts& order : use->result->orders) {
      if (order.id == id && !order.is_glance()) return &order;
    }
  }
  return nullptr;
}

Result<Stated> stated_by_order(const CalculationTerm& term, const Turn* turn) {
  const OrderFacts* order = find_paid_order(term.order, turn);
  if (!order) return nothing("this turn has not told what the order costs: call find_order first");
  if (term.amount == OrderAmount::total) return Stated{order->total, "order " + order->id.value};
  return Stated{order->delivery_fee, "delivery of order " + order->id.value};
}

Result<Stated> stated(const CalculationTerm& term, const SearchIndex& index, const Turn* turn) {
  if (!term.receipt.empty()) return stated_by_receipt(term.receipt, turn);
  if (!term.product.empty()) return stated_by_catalog(term, index);
  return stated_by_order(term, turn);
}

bool states_percent(const Receipt& receipt, std::int64_t hundredths) {
  const std::vector<Fact> facts = find_facts(receipt.value);
  return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
    if (fact.kind != Fact::percentage) return false;
    return std::any_of(fact.readings.begin(), fact.readings.end(), [&](const std::string& reading) {
      const auto value = parse_decimal(reading, 2, kTermPercentMax);
      return value && *value == hundredths;
    });
  });
}

bool is_stated_percent(std::int64_t hundredths, const Turn* turn) {
  if (!turn) return false;
  for (const ToolUse& use : turn->tools) {
    if (!use.result) continue;
    for (const Receipt& receipt : use.result->receipts) {
      if (states_percent(receipt, hundredths)) return true;
    }
  }
  return false;
}

// "19.5 %"
std::string percent_text(std::int64_t hundredths) {
  std::string text = format_decimal(hundredths, 2);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text + " %";
}

std::string words_for(const CalculationTerm& term, const Stated& stated) {
  std::string words;
  if (term.percent_hundredths) words += percent_text(*term.percent_hundredths) + " of ";
  if (term.quantity != 1) words += std::to_string(term.quantity) + " x ";
  return words + stated.title;
}

// Ten-thousandths of minor units, so that percentages stay exact. Each step says whether it fits.
class Sum {
 public:
  bool add(const CalculationTerm& term, std::int64_t amount) {
    std::int64_t value = 0;
    if (__builtin_mul_overflow(amount, term.quantity, &value) ||
        __builtin_mul_overflow(value, term.percent_hundredths.value_or(kWhole), &value)) {
      return false;
    }
    return term.sign == TermSign::plus ? !__builtin_add_overflow(sum_, value, &sum_)
                                       : !__builtin_sub_overflow(sum_, value, &sum_);
  }
  bool is_negative() const { return sum_ < 0; }
  bool is_rounded() const { return sum_ % kWhole != 0; }
  /// Not of a negative sum.
  std::int64_t minor_units() const { return sum_ / kWhole + (sum_ % kWhole * 2 >= kWhole ? 1 : 0); }

 private:
  std::int64_t sum_ = 0;
};

std::string problem_in(const CalculationTerm& term) {
  const int named = !term.receipt.empty() + !term.product.empty() + !term.order.empty();
  if (named != 1) return "a term has the amount of one thing: a receipt, a product or an order";
  if (!term.variant.empty() && term.product.empty()) return "a variant needs its product";
  if (term.quantity < 1 || term.quantity > kTermQuantityMax) return "quantity is from 1 to 10000";
  const auto& percent = term.percent_hundredths;
  if (percent && (*percent < 1 || *percent > kTermPercentMax)) {
    return "percent_hundredths is from 1 to 100000 (1900 for 19 %)";
  }
  return "";
}

}  // namespace

std::string problem_in(const Calculate& wanted) {
  if (wanted.terms.empty() || wanted.terms.size() > kTermsMax) return "give 1 to 20 terms";
  for (const CalculationTerm& term : wanted.terms) {
    if (std::string problem = problem_in(term); !problem.empty()) return problem;
  }
  return "";
}

ToolResult calculate(const Calculate& wanted, const CatalogContext& context, const Turn* turn,
                     Receipts& receipts) {
  Sum sum;
  std::string currency;
  std::string words;
  std::vector<Stated> operands;
  for (const CalculationTerm& term : wanted.terms) {
    const auto found = stated(term, context.index, turn);
    if (!found) return failed_result(ToolStatus::not_found, found.error().message);
    if (term.percent_hundredths && !is_stated_percent(*term.percent_hundredths, turn)) {
      return failed_result(ToolStatus::invalid, "no receipt of this turn states " +
                                                    percent_text(*term.percent_hundredths) +
                                                    ": look it up first");
    }
    if (currency.empty()) currency = found->money.currency;
    if (found->money.currency != currency) {
      return failed_result(ToolStatus::invalid, "the terms have several currencies");
    }
    if (!sum.add(term, found->money.amount)) {
      return failed_result(ToolStatus::invalid, "the amounts are too large to calculate with");
    }
    const bool is_minus = term.sign == TermSign::minus;
    words += words.empty() ? (is_minus ? "- " : "") : (is_minus ? " - " : " + ");
    words += words_for(term, *found);
    operands.push_back(*found);
  }
  if (sum.is_negative()) return failed_result(ToolStatus::invalid, "it comes to less than nothing");
  if (sum.minor_units() > kMoneyAmountMax) {
    return failed_result(ToolStatus::invalid, "the amounts are too large to calculate with");
  }
  const Money money{sum.minor_units(), currency};
  ToolResult result;
  result.message = words + " = " + price_text(money) + (sum.is_rounded() ? " (rounded)" : "");
  receipts.add_calculated(std::move(words), money);
  for (const Stated& each : operands) {
    if (each.variant) {
      receipts.add_price(*each.product, *each.variant);
    } else if (each.product) {
      receipts.add_lowest_price(*each.product);
    }
  }
  return result;
}

}  // namespace aisle
