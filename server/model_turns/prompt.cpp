#include "server/model_turns/prompt.h"

#include "server/model_turns/history.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

void add_line(std::string& text, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  text += label;
  text += value;
  text += '\n';
}

std::string page_text(const Page& page) {
  std::string text;
  add_line(text, "The page that the shopper looks at (information from the page): ", page.title);
  add_line(text, "Its address: ", page.url);
  add_line(text, "It is the page of the product with the id: ", page.product.value);
  return text;
}

std::string cart_text(const std::optional<Cart>& cart) {
  if (!cart) return "The cart is not known.\n";
  if (cart->lines.empty()) return "The cart is empty.\n";
  std::string text = "In the cart: ";
  constexpr std::size_t kLinesTold = 10;
  for (std::size_t i = 0; i < cart->lines.size() && i < kLinesTold; ++i) {
    const CartLine& line = cart->lines[i];
    text += (i ? "; " : "") + std::to_string(line.quantity) + " x " + line.title;
  }
  return text + '\n';
}

// What changes from turn to turn, and so stands last.
std::string moment_text(const PromptParts& parts, const State& state, const Turn& turn,
                        const std::string& summary) {
  std::string text;
  add_line(text, "Today: ", format_time(parts.now).substr(0, 10));
  add_line(text, "The shopper's interface is in the language: ", state.language);
  add_line(text, "What is proven of the shopper: ", enum_name(state.identity.level));
  text += page_text(turn.page);
  text += cart_text(state.cart);
  if (state.handoff) text += "The shopper has asked for the shop's team.\n";
  if (!summary.empty()) text += "Earlier in this conversation the shopper wrote:\n" + summary;
  return text;
}

}  // namespace

ModelRequest make_request(const PromptParts& parts, const State& state, const Turn& turn,
                          const PromptSettings& settings, Placeholders& placeholders) {
  History history =
      history_before(state, turn, settings.history_tokens_max, placeholders);
  ModelRequest request;
  request.system = {std::string(rules_text()), shop_text(parts.shop, parts.canary),
                    placeholders.hide(moment_text(parts, state, turn, history.summary))};
  request.stable_parts = 2;
  request.tools = parts.tools;
  request.messages = std::move(history.messages);
  request.messages.push_back(ShopperText{placeholders.hide(turn.text), {}});
  request.messages.insert(request.messages.end(), parts.turn_so_far.begin(),
                          parts.turn_so_far.end());
  request.tokens_max = settings.answer_tokens_max;
  request.site = state.site;
  return request;
}

}  // namespace aisle
