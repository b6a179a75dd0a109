#include "shared/assistant/order_changes.h"

#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/order_wish.h"
#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

bool has_pieces(const Variant& variant, std::int64_t count) {
  return variant.availability != Availability::out_of_stock &&
         (!variant.stock || *variant.stock >= count);
}

// One change of one order, from what was said to what is proposed.
class Changing {
 public:
  Changing(const Scene& scene, OrderAction action, const ToolResult& result,
           const OrderFacts& order)
      : scene_(scene), action_(action), result_(result), order_(order) {}

  Decision decide() const {
    switch (action_) {
      case OrderAction::cancel: return propose(ProposeChange<CancelOrder>{order_.id, {}});
      case OrderAction::change_payment: return change_payment();
      case OrderAction::return_items: return return_items();
      case OrderAction::exchange_items: return swap<ExchangeItems>();
      case OrderAction::change_items: return swap<ChangeItems>();
      case OrderAction::change_address: break;
    }
    return change_address();
  }

 private:
  Placeholders values() const { return {{"order", order_.id.value}}; }

  Answer about_order(std::string text) const {
    Answer answer = scene_.answer(std::move(text));
    answer.orders = {order_.id};
    cite(answer, result_, order_.id.value, FactKind::order);
    return answer;
  }

  Answer ask_back(std::string text, const char* asking, std::vector<std::string> replies) const {
    Answer answer = about_order(std::move(text));
    answer.asking = asking;
    if (replies.size() > kChipsMax) replies.resize(kChipsMax);
    answer.suggestions = std::move(replies);
    return answer;
  }

  // The shop says what it would do, or why not.
  Decision propose(ToolArguments wanted) const {
    const ToolResult* proposed = scene_.result(wanted);
    if (!proposed) return ask(std::move(wanted));
    if (proposed->proposal) {
      return about_order(scene_.say("propose_" + std::string(enum_name(action_)), values()));
    }
    if (proposed->status == ToolStatus::invalid && action_ == OrderAction::change_address) {
      return ask_address("address_incomplete");
    }
    if (proposed->status == ToolStatus::refused && proposed->refusal) {
      Answer answer = about_order(scene_.say(refusal_key(proposed->refusal->reason), values()));
      answer.layout = Layout::orders;
      return answer;
    }
    return about_order(scene_.say("change_failed", values()));
  }

  static std::string refusal_key(OrderRefusalReason reason) {
    switch (reason) {
      case OrderRefusalReason::already_shipped:
      case OrderRefusalReason::not_delivered:
      case OrderRefusalReason::already_cancelled:
      case OrderRefusalReason::already_changed:
      case OrderRefusalReason::already_returned:
      case OrderRefusalReason::already_exchanged:
      case OrderRefusalReason::return_period_over:
      case OrderRefusalReason::not_returnable:
      case OrderRefusalReason::sold_out:
      case OrderRefusalReason::not_enough_stock:
      case OrderRefusalReason::product_gone:
      case OrderRefusalReason::gift_card_too_low:
      case OrderRefusalReason::needs_a_person:
        return "refused_" + std::string(enum_name(reason));
      default: return "refused_other";
    }
  }

  // The items that are meant, or a question about them.
  std::vector<const LineItem*> items(const char* question, bool returnable,
                                     std::optional<Answer>& asked) const {
    std::vector<const LineItem*> lines;
    std::vector<std::string> replies;
    for (const LineItem& line : order_.lines) {
      if (returnable && !line.returnable) continue;
      lines.push_back(&line);
      if (item_name(line).size() <= kChipBytesMax) replies.push_back(item_name(line));
    }
    const std::string all = scene_.say("all_items");
    if (lines.size() <= 1) return lines;
    auto meant = meant_items(scene_, order_.lines, all);
    if (returnable) std::erase_if(meant, [](const LineItem* line) { return !line->returnable; });
    if (!meant.empty()) return meant;
    if (returnable) replies.push_back(all);
    asked = ask_back(scene_.say(question, values()), "item", std::move(replies));
    if (returnable) asked->layout = Layout::return_form;
    return {};
  }

  Answer ask_address(const char* key) const {
    Answer answer = ask_back(scene_.say(key, values()), "address", {});
    answer.layout = Layout::address_form;
    return answer;
  }

  // A whole address is asked for in a form: pieces of one, in messages, would be guessed at.
  Decision change_address() const {
    const auto& form = scene_.turn.form;
    if (form && form->change_address) return propose(*form->change_address);
    if (order_.allows(action_)) return ask_address("ask_address");
    return propose(ProposeChange<ChangeAddress>{order_.id, {order_.address.value_or(PostalAddress{})}});
  }

  Decision return_items() const {
    const auto& form = scene_.turn.form;
    if (form && form->return_items) return propose(*form->return_items);
    if (!order_.allows(action_)) return propose(returning({}, ReturnReason::other));
    std::optional<Answer> asked;
    const auto lines = items("ask_return_items", true, asked);
    if (asked) return *asked;
    std::vector<std::string> replies;
    for (const std::string_view name : enum_names(ReturnReason{})) {
      const std::string reply = scene_.say("reason_" + std::string(name));
      for (const std::string_view text : told(scene_)) {
        if (fold(text) == fold(reply)) {
          return propose(returning(lines, *enum_value<ReturnReason>(name)));
        }
      }
      replies.push_back(reply);
    }
    const auto& question = scene_.context.question;
    if (question && question->asking == "reason" && scene_.answers) {
      return propose(returning(lines, ReturnReason::other));
    }
    return ask_back(scene_.say("ask_reason", values()), "reason", std::move(replies));
  }

  ProposeChange<ReturnItems> returning(const std::vector<const LineItem*>& lines,
                                       ReturnReason reason) const {
    ProposeChange<ReturnItems> wanted{order_.id, {{}, reason, {}}};
    for (const LineItem* line : lines) wanted.change.items.push_back({line->variant, line->count});
    return wanted;
  }

  // The method that paid settles a difference in price.
  PaymentMethodId paying_method() const {
    for (const PaymentMethod& method : order_.methods) {
      const auto& paid = order_.paid_with;
      if (std::find(paid.begin(), paid.end(), method_name(method)) != paid.end()) return method.id;
    }
    return {};
  }

  template <class Change>
  Decision swap() const {
    ProposeChange<Change> wanted{order_.id, {{}, paying_method()}};
    if (!order_.allows(action_)) return propose(std::move(wanted));
    std::optional<Answer> asked;
    const auto lines = items("ask_swap_item", false, asked);
    if (asked) return *asked;
    const LineItem& line = *lines.front();
    const GetProduct about{{line.product}};
    const ToolResult* found = scene_.result(about);
    if (!found) return ask(about);
    std::vector<const Variant*> choices;
    std::vector<std::string> replies;
    if (!found->products.empty()) {
      for (const Variant& variant : found->products.front().variants) {
        if (variant.id == line.variant || !has_pieces(variant, line.count)) continue;
        choices.push_back(&variant);
        replies.push_back(variant_name(variant));
      }
    }
    const Placeholders named = {{"item", item_name(line)}, {"order", order_.id.value}};
    if (choices.empty()) return about_order(scene_.say("no_other_variant", named));
    const Variant* to = meant_variant(scene_, choices);
    if (!to) return ask_back(scene_.say("ask_variant", named), "variant", std::move(replies));
    wanted.change.swaps = {{line.variant, to->id, line.count}};
    return propose(std::move(wanted));
  }

  Decision change_payment() const {
    std::vector<PaymentMethod> others;
    std::vector<std::string> replies;
    for (const PaymentMethod& method : order_.methods) {
      const auto& paid = order_.paid_with;
      if (std::find(paid.begin(), paid.end(), method_name(method)) != paid.end()) continue;
      others.push_back(method);
      replies.push_back(method_name(method));
    }
    if (others.empty()) return about_order(scene_.say("no_other_method", values()));
    const PaymentMethod* method =
        others.size() == 1 ? &others.front() : meant_method(scene_, others);
    if (!method) return ask_back(scene_.say("ask_method", values()), "method", std::move(replies));
    return propose(ProposeChange<ChangePayment>{order_.id, {method->id}});
  }

  const Scene& scene_;
  const OrderAction action_;
  const ToolResult& result_;
  const OrderFacts& order_;
};

}  // namespace

Decision decide_order_change(const Scene& scene, OrderAction action, const ToolResult& result,
                             const OrderFacts& order) {
  return Changing(scene, action, result, order).decide();
}

}  // namespace aisle
