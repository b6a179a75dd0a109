#include "shared/capsule/capsule.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "shared/assistant/assistant.h"
#include "shared/assistant/understanding.h"
#include "shared/capsule/capsule_file.h"
#include "shared/capsule/suggestions.h"
#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/fields.h"
#include "shared/search/index.h"
#include "shared/tools/catalog_tools.h"
#include "shared/tools/hold_to_receipts.h"

namespace aisle {
namespace {

// What is meant to be answered without anybody else.
constexpr Intent kOwn[] = {Intent::find_product,    Intent::refine_search,    Intent::show_more,
                           Intent::pick_result,     Intent::compare,          Intent::product_question,
                           Intent::policy_question, Intent::recommend,        Intent::browse,
                           Intent::greeting,        Intent::thanks,           Intent::goodbye,
                           Intent::who_are_you,     Intent::help};
constexpr Layout kOwnLayouts[] = {Layout::none, Layout::cards, Layout::comparison, Layout::detail};

template <class T, std::size_t n>
bool is_one_of(T value, const T (&values)[n]) {
  return std::find(std::begin(values), std::end(values), value) != std::end(values);
}

// Of a part of the shop only what was found is true: not that there is no other, nor the cheapest.
bool holds_for_the_whole(const ToolUse& use) {
  const auto* search = std::get_if<SearchCatalog>(&use.call.arguments);
  if (!search) return use.result->match != Match::none;
  return search->sort == Sort::relevance && !use.result->products.empty() &&
         (use.result->match == Match::all_words || use.result->match == Match::corrected);
}

bool may_say(const Answer& answer, const Turn& turn, bool part) {
  const auto intent = enum_value<Intent>(answer.intent);
  if (!answer.understood || !intent || !is_one_of(*intent, kOwn) ||
      !is_one_of(answer.layout, kOwnLayouts)) {
    return false;
  }
  return std::all_of(turn.tools.begin(), turn.tools.end(), [&](const ToolUse& use) {
    return use.result->status == ToolStatus::ok && (!part || holds_for_the_whole(use));
  });
}

struct Question {
  ShopperSentMessage asked;
  std::string language;
  Time now{};
  std::vector<Event> told;
};

std::optional<Question> read_question(std::string_view json) {
  if (!check_json(json, {.bytes_max = kQuestionBytesMax})) return std::nullopt;
  Question question;
  JsonReader in(json);
  FieldReader fields(in);
  std::string key;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "message") {
      fields.read(question.asked.message);
    } else if (key == "text") {
      fields.read(question.asked.text);
    } else if (key == "page") {
      fields.read(question.asked.page);
    } else if (key == "language") {
      fields.read(question.language);
    } else if (key == "now") {
      fields.read(question.now);
    } else if (key == "told") {
      in.enter_array();
      while (in.next_element()) {
        Event event;
        if (read_event(in, event)) question.told.push_back(std::move(event));
      }
    } else {
      in.skip();
    }
  }
  if (!in.ok() || question.asked.message.empty()) return std::nullopt;
  return question;
}

}  // namespace

struct Capsule::Data {
  CapsuleFile about;  ///< Without what the other members are made of.
  SearchIndex index;
  Assistant assistant;
  NameIndex names;

  Data(CapsuleFile file, SearchIndex made_index, Assistant made_assistant)
      : about(std::move(file)),
        index(std::move(made_index)),
        assistant(std::move(made_assistant)),
        names(assistant.index_names(index.vocabulary())) {}
};

namespace {

// One turn on a state of its own, as the server's runner carries it out.
class TurnOf {
 public:
  TurnOf(State state, Question& question) : state_(std::move(state)), now_(question.now) {
    for (Event& event : question.told) apply_untold(event);
    turn_ = {"preview:" + question.asked.message.value};
    const MessageId message = question.asked.message;
    append(std::move(question.asked));
    append(TurnStarted{turn_, message});
  }

  const State& state() const { return state_; }
  const Turn& turn() const { return state_.turns.back(); }
  std::vector<Event> take_events() { return std::move(events_); }

  /// False when one of the tools is none of the catalog's.
  bool run(std::vector<ToolArguments> tools, const CatalogContext& context) {
    std::vector<ToolCall> calls;
    for (ToolArguments& arguments : tools) {
      const CallId id{"c" + std::to_string(turn().tools.size() + 1)};
      calls.push_back({id, std::move(arguments)});
      append(ModelCalledTool{turn_, calls.back()});
    }
    for (const ToolCall& call : calls) {
      auto result = run_catalog_tool(call, context);
      if (!result) return false;
      append(ToolReturned{turn_, call.id, *std::move(result)});
    }
    return true;
  }

  void answer(Answer answer) {
    append(AssistantAnswered{turn_, std::move(answer)});
    append(TurnCompleted{turn_});
  }

 private:
  void append(EventBody body) {
    events_.push_back({0, now_, std::move(body)});
    Event applied = events_.back();  // `apply` takes it apart.
    apply(state_, applied);
  }

  void apply_untold(Event& event) {
    event.seq = 0;
    apply(state_, event);
  }

  State state_;
  Time now_;
  TurnId turn_;
  std::vector<Event> events_;
};

std::string reply_json(const std::string& message, bool part, const std::vector<Event>& events) {
  JsonWriter out;
  out.begin_object();
  out.key("message");
  out.string(message);
  out.key("part");
  out.boolean(part);
  out.key("events");
  out.begin_array();
  for (const Event& event : events) out.raw(encode(event));
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace

Capsule::Capsule(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
Capsule::Capsule(Capsule&&) noexcept = default;
Capsule& Capsule::operator=(Capsule&&) noexcept = default;
Capsule::~Capsule() = default;

Result<Capsule> Capsule::load(std::string_view json) {
  auto file = read_capsule(json);
  if (!file) return file.error();
  const auto lexicon =
      Lexicon::parse(file->catalog_lexicon.empty() ? file->lexicon : file->catalog_lexicon);
  if (!lexicon) return lexicon.error();
  auto assistant =
      Assistant::load({file->language, file->replies, file->lexicon, file->intents});
  if (!assistant) return assistant.error();
  for (std::string* text : {&file->replies, &file->lexicon, &file->intents, &file->catalog_lexicon}) {
    std::string().swap(*text);
  }
  SearchIndex index = SearchIndex::build(std::exchange(file->products, {}),
                                         std::exchange(file->policies, {}), lexicon->search);
  return Capsule(
      std::make_unique<const Data>(*std::move(file), std::move(index), *std::move(assistant)));
}

std::string Capsule::answer(std::string_view json) const {
  auto question = read_question(json);
  if (!question) return {};
  const CapsuleFile& about = data_->about;
  const std::string message = question->asked.message.value;
  const std::string silence = reply_json(message, about.part, {});
  if (!question->language.empty() && question->language != about.language) return silence;
  if (question->now - about.fetched_at > std::chrono::seconds(kCapsuleAgeMaxS)) return silence;

  State state;
  state.language = about.language;
  state.currency = about.currency;
  const CatalogContext context{data_->index, about.connector, about.fetched_at, question->now,
                               about.currency};
  TurnOf turn(std::move(state), *question);
  if (turn.state().turns.empty() || turn.turn().message.value != message) return silence;
  for (int round = 0; round <= kRoundsMax; ++round) {
    Decision decision = data_->assistant.decide(turn.state(), turn.turn(), data_->names);
    if (auto* tools = std::get_if<std::vector<ToolArguments>>(&decision)) {
      if (!turn.run(std::move(*tools), context)) return silence;
      continue;
    }
    Answer answer = hold_to_receipts(std::get<Answer>(std::move(decision)), turn.turn(),
                                     heard_in(turn.state()), data_->assistant.withheld());
    if (!may_say(answer, turn.turn(), about.part)) return silence;
    turn.answer(std::move(answer));
    return reply_json(message, about.part, turn.take_events());
  }
  return silence;
}

std::string Capsule::suggest(std::string_view typed) const {
  return suggestions_json(&data_->assistant, data_->index, typed);
}

}  // namespace aisle
