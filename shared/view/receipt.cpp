// A receipt, opened: the passage of a policy, or the facts of a product that were read together.
#include <algorithm>

#include "shared/view/parts.h"

namespace aisle::view {
namespace {

// "c2" of "c2.5": receipts of one call were read at the same time.
std::string_view call_of(const ReceiptId& id) {
  return std::string_view(id.value).substr(0, id.value.find('.'));
}

Build draw_pieces(const std::string& value) {
  const std::size_t space = value.find(' ');
  Build cell("dd");
  cell.text(label(value.substr(0, space)));
  if (space != value.npos) cell.text(" · ").text(label("pieces", value.substr(space + 1)));
  return cell;
}

Build draw_fact(const Receipt& receipt, const Turn& turn) {
  const std::string& value = receipt.value;
  const std::size_t space = value.find(' ');
  if (receipt.kind == FactKind::stock) return draw_pieces(value);
  if (receipt.kind == FactKind::price && space != value.npos) {
    const auto price = parse_money(value.substr(0, space), value.substr(space + 1));
    if (price) return Build("dd").text(money(*price));
  }
  const Product* product = find_product(turn, {receipt.subject});
  if (receipt.kind == FactKind::rating && product) return Build("dd").add(draw_rating(*product));
  return Build("dd").text(value);
}

Value name_of(const Receipt& receipt, bool again) {
  switch (receipt.kind) {
    case FactKind::price: return label(again ? "price_before" : "price");
    case FactKind::stock: return label("availability");
    case FactKind::rating: return label("rating");
    default: return plain(receipt.title);
  }
}

Build draw_facts(const Turn& turn, const Receipt& opened) {
  Build list("dl");
  const Receipt* last = nullptr;
  for (const ToolUse& use : turn.tools) {
    if (!use.result) continue;
    for (const Receipt& each : use.result->receipts) {
      if (each.subject != opened.subject || call_of(each.id) != call_of(opened.id)) continue;
      const bool again = last && last->kind == each.kind && last->title == each.title;
      last = &each;
      Build row("div", each.id == opened.id ? "opened" : "");
      Build name("dt");
      name.text(name_of(each, again));
      list.add(row.add(name).add(draw_fact(each, turn)));
    }
  }
  return list;
}

}  // namespace

const Receipt* price_receipt(const Turn& turn, const ProductId& product) {
  for (auto use = turn.tools.rbegin(); use != turn.tools.rend(); ++use) {
    if (!use->result) continue;
    for (const Receipt& each : use->result->receipts) {
      if (each.kind == FactKind::price && each.subject == product.value) return &each;
    }
  }
  return nullptr;
}

NodePtr draw_receipt(const Turn& turn, const ReceiptId& id, std::int64_t now_ms) {
  const Receipt* receipt = find_receipt(turn, id);
  if (!receipt) return nullptr;
  const Product* product = find_product(turn, {receipt->subject});
  Build passage = sheet("sheet citation", "", product ? product->title : receipt->title);
  if (product) {
    passage.add(draw_facts(turn, *receipt));
  } else {
    passage.add(Build("blockquote").set("tabindex", "0").text(receipt->value));
  }
  const std::int64_t fetched = milliseconds(receipt->fetched_at);
  Value age = moment(Format::ago, fetched);
  age.arguments.push_back(std::to_string(now_ms));
  passage.add(Build("p", "note origin").label("from_shop").text(" ").text(age));
  if (now_ms > fetched + receipt->lifetime_s * 1000 && receipt->lifetime_s > 0) {
    passage.add(Build("p", "note changed").label("may_have_changed"));
  }
  if (!receipt->url.empty()) {
    passage.add(Build("a", "chip").set("href", receipt->url).label("open_source"));
  }
  return passage.done();
}

}  // namespace aisle::view
