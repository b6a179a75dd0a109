#include "shared/tools/hold_to_receipts.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <vector>

#include "shared/protocol/arguments.h"
#include "shared/receipts/order_numbers.h"
#include "shared/receipts/verify.h"

namespace aisle {
namespace {

using Price = std::optional<std::int64_t>;

Receipt asked(std::string words, std::initializer_list<Price> prices, const std::string& currency) {
  Receipt receipt{.id = {"asked"}, .title = std::move(words)};
  for (const Price& price : prices) {
    if (price) receipt.value += format_decimal({*price, currency}) + ' ' + currency + '\n';
  }
  return receipt;
}

// What the shopper asked for may be repeated ("nothing below 80 EUR, but"): it is no promise.
std::optional<Receipt> receipt_of(const ToolArguments& arguments, const std::string& currency) {
  if (const auto* search = std::get_if<SearchCatalog>(&arguments)) {
    std::string words = search->text;
    for (const Attribute& option : search->options) words += ' ' + option.value;
    return asked(std::move(words), {search->price_min, search->price_max}, currency);
  }
  const auto wanted = arguments_of<Recommend>(arguments);
  if (!wanted) return std::nullopt;
  return asked(wanted->text, {wanted->price_max}, currency);
}

}  // namespace

std::vector<std::int64_t> counts_of(const Turn& turn, std::size_t shown_max) {
  std::vector<std::int64_t> counts;
  for (std::size_t i = 0; i <= shown_max; ++i) {
    counts.push_back(static_cast<std::int64_t>(i));
  }
  for (const ToolUse& use : turn.tools) {
    if (const auto* search = std::get_if<SearchCatalog>(&use.call.arguments)) {
      counts.push_back(search->rating_min_hundredths / 100);
    }
    if (!use.result) continue;
    counts.push_back(use.result->total);
    counts.push_back(static_cast<std::int64_t>(use.result->products.size()));
    for (const FacetValue& facet : use.result->facets) counts.push_back(facet.count);
    if (const auto& cart = use.result->cart) {
      for (const CartLine& line : cart->lines) counts.push_back(line.quantity);
    }
    if (const auto& offer = use.result->cart_proposal) {
      for (const CartStep& step : offer->steps) counts.push_back(step.quantity);
    }
  }
  return counts;
}

Heard heard_in(const State& state) {
  Heard heard{state.currency};
  const auto note = [&](std::string_view text) {
    std::vector<std::string> codes = codes_in(text);
    heard.numbers.insert(heard.numbers.end(), std::make_move_iterator(codes.begin()),
                         std::make_move_iterator(codes.end()));
  };
  const std::size_t turns = state.turns.size();
  for (std::size_t i = turns - std::min(turns, kTurnsHeard); i < turns; ++i) {
    note(state.turns[i].text);
  }
  for (const ProvenOrder& proven : state.identity.orders) note(proven.order.value);
  return heard;
}

std::vector<Receipt> receipts_of(const Turn& turn, const Heard& heard) {
  std::vector<Receipt> receipts;
  if (!heard.numbers.empty()) {
    Receipt numbers{.id = {"asked"}, .kind = FactKind::number};
    for (const std::string& number : heard.numbers) numbers.value += number + '\n';
    receipts.push_back(std::move(numbers));
  }
  for (const ToolUse& use : turn.tools) {
    if (auto told = receipt_of(use.call.arguments, heard.currency)) {
      receipts.push_back(*std::move(told));
    }
    if (!use.result) continue;
    receipts.insert(receipts.end(), use.result->receipts.begin(), use.result->receipts.end());
  }
  return receipts;
}

Answer hold_to_receipts(Answer answer, const Turn& turn, const Heard& heard,
                        std::string_view withheld) {
  answer.text = verify(answer.text, receipts_of(turn, heard), withheld,
                       counts_of(turn, answer.products.size()))
                    .text;
  return answer;
}

}  // namespace aisle
