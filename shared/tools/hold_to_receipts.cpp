#include "shared/tools/hold_to_receipts.h"

#include <vector>

#include "shared/receipts/verify.h"

namespace aisle {
namespace {

// What the shopper asked for may be repeated ("nothing below 80 EUR, but"): it is no promise.
Receipt receipt_of(const SearchCatalog& search, const std::string& currency) {
  Receipt receipt{.id = {"asked"}, .title = search.text};
  for (const Attribute& option : search.options) receipt.title += ' ' + option.value;
  for (const auto& price : {search.price_min, search.price_max}) {
    if (price) receipt.value += format_decimal({*price, currency}) + ' ' + currency + '\n';
  }
  return receipt;
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

std::vector<Receipt> receipts_of(const Turn& turn, const std::string& currency) {
  std::vector<Receipt> receipts;
  for (const ToolUse& use : turn.tools) {
    if (const auto* search = std::get_if<SearchCatalog>(&use.call.arguments)) {
      receipts.push_back(receipt_of(*search, currency));
    }
    if (!use.result) continue;
    receipts.insert(receipts.end(), use.result->receipts.begin(), use.result->receipts.end());
  }
  return receipts;
}

Answer hold_to_receipts(Answer answer, const Turn& turn, const std::string& currency,
                        std::string_view withheld) {
  answer.text =
      verify(answer.text, receipts_of(turn, currency), withheld, counts_of(turn, answer.products.size())).text;
  return answer;
}

}  // namespace aisle
