#include "shared/capsule/capsule.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/tools/catalog_tools.h"
#include "shared/tools/hold_to_receipts.h"
#include "tests/support/capsule_world.h"
#include "tests/support/story.h"

namespace aisle {
namespace {

using test::answer_of;
using test::Asked;
using test::kRead;
using test::shop_capsule;

const Capsule& whole() {
  static const Capsule capsule = *Capsule::load(to_json(shop_capsule()));
  return capsule;
}

const Capsule& part() {
  static const Capsule capsule = *Capsule::load(to_json(shop_capsule({.products_max = 8})));
  return capsule;
}

TEST(Capsule, AnswersAPolicyQuestionWithThePassage) {
  const auto answer = answer_of(whole(), {"Can I return sale items?"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->intent, "policy_question");
  EXPECT_FALSE(answer->citations.empty());
}

TEST(Capsule, SearchesTheCatalog) {
  const auto answer = answer_of(whole(), {"tents"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->layout, Layout::cards);
  EXPECT_FALSE(answer->products.empty());
}

TEST(Capsule, ReceiptsSayWhenTheShopWasRead) {
  const auto events = test::events_in(
      whole().answer(test::question_json({.text = "tents", .now = kRead + std::chrono::hours(1)})));
  int receipts = 0;
  for (const Event& event : events) {
    const auto* returned = std::get_if<ToolReturned>(&event.body);
    if (!returned) continue;
    for (const Receipt& receipt : returned->result.receipts) {
      ++receipts;
      EXPECT_EQ(receipt.fetched_at, kRead);
    }
  }
  EXPECT_GT(receipts, 0);
}

TEST(Capsule, UnderstandsWhatRefersToAnEarlierAnswer) {
  const auto before =
      test::events_in(whole().answer(test::question_json({.text = "tents", .message = "m1"})));
  const auto first = answer_of(whole(), {"tents"});
  const auto answer =
      answer_of(whole(), {.text = "compare the first two", .message = "m2"}, before);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->layout, Layout::comparison);
  EXPECT_EQ(answer->products, (std::vector(first->products.begin(), first->products.begin() + 2)));
}

// What each of these needs is with the server or with a person.
TEST(Capsule, KeepsSilentWhereItCanKnowNothing) {
  for (const char* text : {"Where is my order TF-1001?", "cancel my order", "show my cart",
                           "I want to talk to a person", "this is a disgrace, I am furious",
                           "who won the world cup"}) {
    EXPECT_FALSE(answer_of(whole(), {text})) << text;
  }
}

TEST(Capsule, OfAPartNeverSaysThatThereIsNone) {
  EXPECT_TRUE(answer_of(whole(), {"sleeping bags below 2 euro"}));
  EXPECT_FALSE(answer_of(part(), {"sleeping bags below 2 euro"}));
}

TEST(Capsule, OfAPartNeverSaysWhichIsTheCheapest) {
  EXPECT_TRUE(answer_of(whole(), {"the cheapest jacket"}));
  EXPECT_FALSE(answer_of(part(), {"the cheapest jacket"}));
}

TEST(Capsule, KeepsSilentInAConversationOfAnotherLanguage) {
  EXPECT_FALSE(answer_of(whole(), {.text = "tents", .language = "de"}));
}

TEST(Capsule, KeepsSilentOnceItIsTooOld) {
  const Time last = kRead + std::chrono::seconds(kCapsuleAgeMaxS);
  EXPECT_TRUE(answer_of(whole(), {.text = "tents", .now = last}));
  EXPECT_FALSE(answer_of(whole(), {.text = "tents", .now = last + std::chrono::seconds(1)}));
}

TEST(Capsule, SuggestsQuestionsAndProducts) {
  const std::string found = whole().suggest("ten");
  EXPECT_NE(found.find(R"("kind":"product")"), found.npos) << found;
}

TEST(Capsule, WhatIsNoQuestionGetsNoReply) {
  for (const char* text : {"", "{}", "[]", "nonsense", R"({"message":7})", R"({"text":"tents"})"}) {
    EXPECT_EQ(whole().answer(text), "") << text;
  }
}

TEST(Capsule, DamagedInItsWordsIsRefused) {
  CapsuleFile file = shop_capsule();
  file.intents.resize(file.intents.size() / 2);
  EXPECT_FALSE(Capsule::load(to_json(file)));
  file = shop_capsule();
  file.lexicon = "{}";
  EXPECT_FALSE(Capsule::load(to_json(file)));
}

struct Shop {
  SearchIndex index = test::shop_index();
  Result<Assistant> assistant = Assistant::load(test::language_files("en"));
  NameIndex names = assistant->index_names(index.vocabulary());
};
const Shop& shop() {
  static const Shop shop;
  return shop;
}

// The server's way of a turn, with its state, beside the capsule's with what the panel retells.
class Server {
 public:
  Turn say(const std::string& message, const std::string& text, const std::string& page) {
    const TurnId turn{"t" + message};
    append(ShopperSentMessage{{message}, text, {.product = {page}}});
    append(TurnStarted{turn, {message}});
    for (;;) {
      Decision decision = shop().assistant->decide(state_, state_.turns.back(), shop().names);
      if (auto* answer = std::get_if<Answer>(&decision)) {
        append(AssistantAnswered{turn, hold_to_receipts(*answer, state_.turns.back(), heard_in(state_),
                                                        shop().assistant->withheld())});
        append(TurnCompleted{turn});
        return state_.turns.back();
      }
      std::vector<ToolCall> calls;
      for (auto& arguments : std::get<std::vector<ToolArguments>>(decision)) {
        calls.push_back(
            {{"c" + std::to_string(state_.turns.back().tools.size() + 1)}, std::move(arguments)});
        append(ModelCalledTool{turn, calls.back()});
      }
      for (const ToolCall& call : calls) {
        auto result = run_catalog_tool(call, {shop().index, "feed", kRead, kRead, "EUR"});
        ToolResult none;
        none.status = ToolStatus::unsupported;
        append(ToolReturned{turn, call.id, result ? *result : none});
      }
    }
  }
  const std::vector<Event>& told() const { return told_; }

 private:
  void append(EventBody body) {
    told_.push_back({++seq_, kRead, body});
    state_ = reduce(std::move(state_), told_.back()).state;
  }
  static State begun() {
    State state;
    state.language = "en";
    state.currency = "EUR";
    return state;
  }

  State state_ = begun();
  std::vector<Event> told_;
  std::int64_t seq_ = 0;
};

// Whatever a story says: the capsule's answer is the server's, or there is none.
TEST(Capsule, AnswersLikeTheServerOrNotAtAll) {
  int lines = 0;
  int answered = 0;
  for (const char* name : {"searching", "following_up", "products", "comparing", "policies",
                           "talking", "everyday", "orders_and_cart"}) {
    for (const auto& story : test::read_stories("tests/data/stories/en/" + std::string(name) + ".story")) {
      Server server;
      int number = 0;
      for (const auto& line : story.lines) {
        const std::string message = "m" + std::to_string(++number);
        const auto own = answer_of(
            whole(), {.text = line.text, .page_product = line.page, .message = message},
            server.told());
        const Turn turn = server.say(message, line.text, line.page);
        ++lines;
        if (!own) continue;
        ++answered;
        EXPECT_EQ(*own, std::get<Answered>(turn.progress).answer)
            << story.file << ":" << line.line << ": " << line.text << "\n"
            << own->text << "\n" << std::get<Answered>(turn.progress).answer.text;
      }
    }
  }
  RecordProperty("lines", lines);
  RecordProperty("answered", answered);
  EXPECT_GT(answered * 2, lines) << answered << " of " << lines;
}

}  // namespace
}  // namespace aisle
