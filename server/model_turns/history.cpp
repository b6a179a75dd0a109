#include "server/model_turns/history.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::int64_t kBytesPerToken = 3;

// "(shown: Fell Jacket = p-17, …)": so that "the second one" can be found again.
std::string shown_text(const Turn& turn, const Answer& answer) {
  std::string text;
  for (const ProductId& id : answer.products) {
    const Product* product = find_product(turn, id);
    if (!product) continue;
    text += (text.empty() ? "(shown: " : ", ") + product->title + " = " + id.value;
  }
  for (const OrderId& id : answer.orders) {
    text += (text.empty() ? "(shown: " : ", ") + ("order " + id.value);
  }
  return text.empty() ? text : text + ')';
}

// What became of the turn's change, which only a click decides.
std::string happened_text(const Turn& turn) {
  std::string text;
  if (turn.confirmation) {
    text = "(What has happened: the shopper was asked about a change; it is ";
    text += enum_name(turn.confirmation->phase);
    text += '.';
  }
  if (turn.cart_outcome) {
    text += text.empty() ? "(What has happened: " : " ";
    text += "The change of the cart was ";
    text += enum_name(*turn.cart_outcome);
    text += '.';
  }
  return text.empty() ? text : text + ')';
}

// What was answered, as the model would have said it; "" when nothing was.
std::string said_text(const Turn& turn) {
  std::string text;
  const auto add = [&](const std::string& more) {
    if (more.empty()) return;
    if (!text.empty()) text += '\n';
    text += more;
  };
  if (const auto* answered = std::get_if<Answered>(&turn.progress)) {
    add(answered->answer.text);
    add(shown_text(turn, answered->answer));
  } else if (const auto* stopped = std::get_if<Stopped>(&turn.progress)) {
    add(stopped->text);
    add("(The shopper stopped this answer.)");
  }
  add(happened_text(turn));
  return text;
}

void add_summary_line(std::string& summary, const Turn& turn) {
  std::string line = "- ";
  for (const char c : cut_utf8(turn.text, kSummaryLineBytesMax)) line += c == '\n' ? ' ' : c;
  if (const auto* answered = std::get_if<Answered>(&turn.progress)) {
    const std::string shown = shown_text(turn, answered->answer);
    if (!shown.empty()) line += ' ' + std::string(cut_utf8(shown, kSummaryLineBytesMax));
  }
  if (summary.size() + line.size() + 1 > kSummaryBytesMax) return;
  summary += line + '\n';
}

}  // namespace

std::int64_t estimated_tokens(std::string_view text) {
  return static_cast<std::int64_t>(text.size()) / kBytesPerToken + 1;
}

History history_before(const State& state, const Turn& turn, std::int64_t tokens_max,
                       Placeholders& placeholders) {
  std::vector<const Turn*> before;
  for (const Turn& one : state.turns) {
    if (one.id == turn.id) break;
    before.push_back(&one);
  }
  History history;
  std::int64_t left = tokens_max;
  std::size_t whole = before.size();
  while (whole > 0) {
    const Turn& one = *before[whole - 1];
    const std::string said = said_text(one);
    left -= estimated_tokens(one.text) + estimated_tokens(said);
    if (left < 0) break;
    if (!said.empty()) history.messages.push_back(ModelText{placeholders.hide(said), {}, {}, {}});
    history.messages.push_back(ShopperText{placeholders.hide(one.text), {}});
    --whole;
  }
  std::reverse(history.messages.begin(), history.messages.end());
  for (std::size_t i = 0; i < whole; ++i) add_summary_line(history.summary, *before[i]);
  history.summary = placeholders.hide(history.summary);
  return history;
}

}  // namespace aisle
