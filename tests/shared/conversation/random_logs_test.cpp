// Native and Wasm must reduce the same events to the same state. Ten thousand random logs, also
// misordered, repeated and from a newer peer, are folded into one digest that is kept in
// tests/data/random_logs.digest. After a meant change of events or state, write it anew from the
// native build with
//
//   AISLE_WRITE_DIGEST=1 build/release/tests/shared_tests --gtest_filter='RandomLogs.*'
//
// and say in the commit why it changed; then the Wasm build must agree.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "shared/base/hash.h"
#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

constexpr int kLogs = 10'000;

// SplitMix64, Steele et al. 2014: the same numbers on every target.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  int below(int n) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return static_cast<int>((z ^ (z >> 31)) % static_cast<std::uint64_t>(n));
  }
  std::string name(const char* kind) { return kind + std::to_string(1 + below(3)); }
  std::string text() {
    static const char* const kTexts[] = {
        "", "hello", "für 19,99 €", "\"q\\\n\t", "防水 jacket", "x\x01y", "😀"};
    return kTexts[below(7)];
  }

 private:
  std::uint64_t state_;
};

ToolCall random_call(Random& random) {
  const CallId id{random.name("c")};
  switch (random.below(5)) {
    case 3: return {id, FindOrder{{random.name("o")}}};
    case 4: return {id, ProposeChange<CancelOrder>{{random.name("o")}, {}}};
    case 0: {
      SearchCatalog search{.text = random.text(), .limit = random.below(20)};
      if (random.below(2)) search.price_max = random.below(100'000);
      if (random.below(2)) search.options.push_back({"Colour", random.text()});
      return {id, search};
    }
    case 1: return {id, GetProduct{{{random.name("p")}, {random.name("p")}}}};
    default: return {id, SearchPolicies{.text = random.text()}};
  }
}

Cart random_cart(Random& random) {
  Cart cart;
  for (int i = random.below(3); i > 0; --i) {
    cart.lines.push_back({{random.name("v")}, {}, random.text(), random.text(), 1 + random.below(9), {random.below(999), "EUR"}, {}});
  }
  return cart;
}

CartStep random_step(Random& random) {
  return {static_cast<CartStepKind>(random.below(2)), {random.name("v")}, {}, random.below(4)};
}

ToolResult random_result(Random& random) {
  ToolResult result{.status = static_cast<ToolStatus>(random.below(7)),
                    .total = random.below(1000)};
  for (int i = random.below(3); i > 0; --i) {
    Product product{
        .id = {random.name("p")}, .title = random.text(), .category = {"A", random.text()}};
    product.variants.push_back({.id = {"v"}, .price = {random.below(99'999), "EUR"}});
    if (random.below(2)) product.variants[0].stock = random.below(50);
    result.products.push_back(std::move(product));
    result.receipts.push_back(
        {.id = {random.name("r")}, .value = random.text(), .lifetime_s = random.below(900)});
  }
  if (random.below(2)) result.proposal = Proposal{.order = {random.name("o")}};
  if (random.below(3) == 0) {
    result.cart_proposal = CartProposal{{random_step(random)}, random_cart(random).lines};
  }
  return result;
}

EventBody random_body(Random& random) {
  const TurnId turn{random.name("t")};
  const MessageId message{random.name("m")};
  const ConfirmationId question{random.name("q")};
  switch (random.below(28)) {
    case 0: return ConversationStarted{{"c"}, "site", "en", "EUR"};
    case 1:
    case 2:
    case 23:
    case 24:
      return ShopperSentMessage{
          message, random.text(), {"/p?x=1", random.text(), {random.name("p")}}};
    case 3:
    case 4:
    case 5: return TurnStarted{turn, message};
    case 6:
    case 7: return ModelCalledTool{turn, random_call(random)};
    case 8:
    case 9: return ToolReturned{turn, {random.name("c")}, random_result(random)};
    case 10: return ModelSentText{turn, random.below(8), random.text()};
    case 11: {
      Answer answer{.text = random.text(), .layout = static_cast<Layout>(random.below(10))};
      answer.products.push_back({random.name("p")});
      answer.understood = random.below(2) == 0;
      return AssistantAnswered{turn, answer};
    }
    case 12: return TurnCompleted{turn};
    case 13: return TurnFailed{turn, static_cast<FailureReason>(random.below(4))};
    case 14: return TurnStopped{turn, random.text()};
    case 15: return FeedbackGiven{turn, static_cast<Verdict>(random.below(3)), random.text()};
    case 16: {
      const bool about_all = random.below(4) == 0;
      return IdentityProven{
          about_all ? IdentityLevel::signed_token : static_cast<IdentityLevel>(random.below(4)),
          {random.name("s")},
          {about_all ? "" : random.name("o")}};
    }
    case 17:
    case 18: return ConfirmationRequested{turn, {random.name("c")}, question, Time{}};
    case 19: return ShopperConfirmed{question};
    case 20: return ShopperDeclined{question};
    case 21: {
      const std::int64_t amount = 1 + random.below(999);
      return ActionPerformed{question,
                             {.id = {random.name("o")}, .state = OrderState::cancelled},
                             {{LedgerKind::refund, random.text(), {amount, "EUR"}, false}}};
    }
    case 22: return ActionFailed{question, static_cast<ActionFailure>(random.below(3)), {}};
    case 25: {
      ShopperSentMessage sent{message, random.text(), {}};
      if (random.below(2)) sent.page.cart = random_cart(random);
      if (random.below(2)) sent.form = FilledForm{ProposeChange<ReturnItems>{{random.name("o")}, {}}, {}};
      return sent;
    }
    case 26: {
      CartChanged changed{turn, {random_step(random)}, static_cast<CartOutcome>(random.below(3)), {}};
      if (random.below(2)) changed.cart = random_cart(random);
      return changed;
    }
    default:
      if (random.below(40) == 0) return ConversationErased{};
      if (random.below(3) == 0) return TeamTold{};
      return HandoffRequested{static_cast<HandoffReason>(random.below(2)), random.text()};
  }
}

// A log as it may arrive: in JSON, some of it twice, in the wrong order, or unknown.
std::vector<std::string> random_log(Random& random) {
  std::vector<std::string> log;
  const int length = 5 + random.below(40);
  for (std::int64_t seq = 1; seq <= length; ++seq) {
    Event event{seq, Time{std::chrono::milliseconds(1'790'000'000'000 + seq * random.below(5000))},
                random_body(random)};
    if (is_transient(event)) event.seq = 0;
    log.push_back(encode(event));
    if (random.below(12) == 0) {
      log.push_back(R"({"v":9,"seq":)" + std::to_string(seq) +
                    R"(,"time":"2026-11-24T00:00:00.000Z","type":"newer","x":[1]})");
    }
    if (random.below(10) == 0)
      log.push_back(log[static_cast<std::size_t>(random.below(static_cast<int>(log.size())))]);
    if (random.below(10) == 0)
      std::swap(log.back(),
                log[static_cast<std::size_t>(random.below(static_cast<int>(log.size())))]);
  }
  return log;
}

State reduced(const std::vector<std::string>& log) {
  State state;
  for (const std::string& json : log) {
    const Result<Event> event = decode_event(json);
    EXPECT_TRUE(event) << json;
    if (event) state = reduce(std::move(state), *event).state;
  }
  return state;
}

TEST(RandomLogs, ReduceToTheSameStatesOnEveryTarget) {
  Random random(20261124);
  std::uint64_t digest = kFnvStart;
  std::size_t turns = 0;
  for (int i = 0; i < kLogs; ++i) {
    const State state = reduced(random_log(random));
    turns += state.turns.size();
    digest = fnv1a(state_hash(state), digest);
  }
  EXPECT_GT(turns, 10'000u) << "the logs should lead somewhere";
  const std::string path = AISLE_SOURCE_DIR "/tests/data/random_logs.digest";
  const std::string text = std::to_string(digest);
  if (std::getenv("AISLE_WRITE_DIGEST") != nullptr) std::ofstream(path) << text << "\n";
  std::string expected;
  std::ifstream(path) >> expected;
  EXPECT_EQ(text, expected);
}

TEST(RandomLogs, AReplayOfWhatWasEncodedGivesTheSameState) {
  Random random(7);
  for (int i = 0; i < 200; ++i) {
    const std::vector<std::string> log = random_log(random);
    std::vector<std::string> again;
    for (const std::string& json : log) again.push_back(encode(*decode_event(json)));
    EXPECT_EQ(again, log) << "what was read is written byte for byte";
    EXPECT_EQ(state_hash(reduced(again)), state_hash(reduced(log)));
  }
}

}  // namespace
}  // namespace aisle
