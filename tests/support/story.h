// Conversations as text: what the shopper writes and what must come of it. The form is described in
// tests/data/stories/README.md.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/text.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/fields.h"
#include "tests/support/shop_world.h"

namespace aisle::test {

/// One line of a story that says something about the answer before it.
struct Expectation {
  int line = 0;
  std::string word;  ///< "shows", "says", "calls", ...
  std::string rest;
};

struct StoryLine {
  int line = 0;
  std::string text;  ///< What the shopper writes.
  std::string page;  ///< The product whose page it is written on.
  std::string who;   ///< What was proven right before: "nobody", "signed", "number TF-1001", ...
  std::vector<Expectation> expectations;
};

struct Story {
  std::string file;
  std::string name;
  std::vector<StoryLine> lines;
};

inline std::vector<Story> read_stories(const std::string& path) {
  std::vector<Story> stories;
  const std::string text = read_text(path);
  std::string page;
  std::string who;
  int number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line(trim(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string word = line.substr(0, space);
    const std::string rest(trim(std::string_view(line).substr(space)));
    if (word == "--") {
      stories.push_back({path, rest, {}});
      page.clear();
    } else if (word == "page") {
      page = rest;
    } else if (word == "who") {
      who = rest;
    } else if (word == ">") {
      stories.back().lines.push_back({number, rest, page, std::exchange(who, {}), {}});
    } else {
      stories.back().lines.back().expectations.push_back({number, word, rest});
    }
  }
  return stories;
}

/// Opens the desk and proves what a story's `who` says.
inline void prove(ShopConversation& conversation, const std::string& who) {
  if (who.empty()) return;
  if (who == "cart") return conversation.open_cart();
  if (who == "team") return conversation.open_team();
  if (who == "waits for the team") return conversation.ask_team();
  conversation.open_desk();
  const std::string order = who.substr(std::min(who.find(' ') + 1, who.size()));
  if (who == "signed") conversation.prove(IdentityLevel::signed_token);
  if (who.rfind("number ", 0) == 0) conversation.prove(IdentityLevel::order_number, order);
  if (who.rfind("code ", 0) == 0) conversation.prove(IdentityLevel::one_time_code, order);
}

/// What is wrong with what comes of a click, or with an order as it is then; empty when nothing is.
inline std::string broken(const Expectation& expected, ShopConversation& conversation) {
  if (expected.word == "click" && expected.rest == "offer") {
    return conversation.take_offer() ? "" : "offers nothing";
  }
  if (expected.word == "cart") {
    std::string held;
    for (const CartLine& line : conversation.state().cart.value_or(Cart{}).lines) {
      held += (held.empty() ? "" : " ") + std::to_string(line.quantity) + "x" + line.variant.value;
    }
    return held == expected.rest ? "" : "has the cart " + held;
  }
  if (expected.word == "click") {
    return conversation.click(expected.rest == "yes") ? "" : "asks nothing";
  }
  const std::size_t space = std::min(expected.rest.find(' '), expected.rest.size());
  const Order& order = conversation.desk().order(expected.rest.substr(0, space));
  const std::string state(enum_name(order.state));
  return state == trim(std::string_view(expected.rest).substr(space)) ? "" : "leaves it " + state;
}

/// Amounts have spaces that do not break, which stories write as common ones.
inline std::string with_plain_spaces(std::string text) {
  for (const std::string space : {"\u00A0", "\u202F"}) {
    for (std::size_t at = text.find(space); at != text.npos; at = text.find(space, at)) {
      text.replace(at, space.size(), " ");
    }
  }
  return text;
}

/// What is wrong with an answer by one expectation; empty when nothing is.
inline std::string broken(const Expectation& expected, const Turn& turn) {
  const auto* answered = std::get_if<Answered>(&turn.progress);
  if (!answered) return "there is no answer";
  const Answer& answer = answered->answer;
  std::string shown;
  for (const ProductId& id : answer.products) shown += (shown.empty() ? "" : " ") + id.value;
  std::string calls;
  for (const ToolUse& use : turn.tools) {
    calls += std::string(tool_name(use.call.arguments)) + " " + encode(use.call.arguments) + "\n";
  }
  std::vector<std::string> wanted;
  for (std::size_t begin = 0; begin < expected.rest.size();) {
    const std::size_t end = std::min(expected.rest.find(' ', begin), expected.rest.size());
    wanted.push_back(expected.rest.substr(begin, end - begin));
    begin = end + 1;
  }
  const auto is_shown = [&](const std::string& id) {
    return (" " + shown + " ").find(" " + id + " ") != std::string::npos;
  };
  const auto cited = [&](const std::string& subject) {
    for (const ReceiptId& id : answer.citations) {
      const Receipt* receipt = find_receipt(turn, id);
      if (receipt && receipt->subject == subject) return true;
    }
    return false;
  };
  const std::string lower = fold(with_plain_spaces(answer.text));
  if (expected.word == "shows") {
    if (shown != expected.rest) return "shows " + shown;
  } else if (expected.word == "includes") {
    for (const std::string& id : wanted) {
      if (!is_shown(id)) return "shows " + shown;
    }
  } else if (expected.word == "excludes") {
    for (const std::string& id : wanted) {
      if (is_shown(id)) return "shows " + shown;
    }
  } else if (expected.word == "first") {
    if (shown.substr(0, shown.find(' ')) != expected.rest) return "shows " + shown;
  } else if (expected.word == "nothing") {
    if (!shown.empty()) return "shows " + shown;
  } else if (expected.word == "calls") {
    if (calls.find(expected.rest) == std::string::npos) return "calls " + calls;
  } else if (expected.word == "layout") {
    if (enum_name(answer.layout) != expected.rest) {
      return "has layout " + std::string(enum_name(answer.layout));
    }
  } else if (expected.word == "says") {
    if (lower.find(fold(expected.rest)) == std::string::npos) return "says " + answer.text;
  } else if (expected.word == "never") {
    if (lower.find(fold(expected.rest)) != std::string::npos) return "says " + answer.text;
  } else if (expected.word == "cites") {
    for (const std::string& subject : wanted) {
      if (!cited(subject)) return "does not cite " + subject;
    }
  } else if (expected.word == "asks") {
    if (answer.asking != expected.rest) return "asks back \"" + answer.asking + "\"";
  } else if (expected.word == "orders") {
    std::string orders;
    for (const OrderId& id : answer.orders) orders += (orders.empty() ? "" : " ") + id.value;
    if (orders != expected.rest) return "is about " + orders;
  } else if (expected.word == "proposes") {
    const ToolUse* use = find_proposal(turn);
    if (!use) return "proposes nothing";
    const std::string action(enum_name(use->result->proposal->action));
    if (action != expected.rest) return "proposes to " + action;
  } else if (expected.word == "offers") {
    const CartProposal* offer = find_cart_proposal(turn);
    std::string steps;
    for (const CartStep& step : offer ? offer->steps : std::vector<CartStep>()) {
      steps += (steps.empty() ? "" : " ") +
               std::string(step.kind == CartStepKind::set ? "=" : "") +
               std::to_string(step.quantity) + "x" + step.variant.value;
    }
    if (steps != expected.rest) return "offers " + steps;
  } else if (expected.word == "intent") {
    if (answer.intent != expected.rest) return "understood " + answer.intent;
  } else if (expected.word == "chip") {
    const auto& chips = answer.suggestions;
    if (std::find(chips.begin(), chips.end(), expected.rest) == chips.end()) {
      std::string all;
      for (const std::string& chip : chips) all += "[" + chip + "] ";
      return "suggests " + all;
    }
  } else if (expected.word == "knows") {
    if (!answer.understood) return "says it does not know: " + answer.text;
  } else if (expected.word == "unsure") {
    if (answer.understood) return "claims to know: " + answer.text;
  } else {
    return "no such expectation";
  }
  return {};
}

/// Sends one line, and answers all that is wrong with what comes of it; empty when nothing is.
inline std::string play(ShopConversation& conversation, const StoryLine& line) {
  prove(conversation, line.who);
  const Turn turn = conversation.say(line.text, line.page);
  std::string wrong = conversation.rounds() > kRoundsMax ? "\n  takes too many rounds" : "";
  for (const Expectation& expected : line.expectations) {
    const bool acts =
        expected.word == "click" || expected.word == "order" || expected.word == "cart";
    const std::string why = acts ? broken(expected, conversation) : broken(expected, turn);
    if (!why.empty()) wrong += "\n  wants " + expected.word + " " + expected.rest + ", but it " + why;
  }
  return wrong;
}

struct Score {
  int lines = 0;
  int passed = 0;
};

/// Runs each story in a copy of `fresh`; `report(story, line, what is broken)` for each line that
/// is.
template <class Report>
Score run_stories(const std::vector<Story>& stories, const ShopConversation& fresh, Report report) {
  Score score;
  for (const Story& story : stories) {
    ShopConversation conversation = fresh;
    for (const StoryLine& line : story.lines) {
      const std::string broken = play(conversation, line);
      if (!broken.empty()) report(story, line, broken);
      ++score.lines;
      score.passed += broken.empty() ? 1 : 0;
    }
  }
  return score;
}

}  // namespace aisle::test
