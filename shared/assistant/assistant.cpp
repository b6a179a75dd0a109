#include "shared/assistant/assistant.h"

#include <algorithm>
#include <optional>

#include "shared/assistant/order_wish.h"
#include "shared/assistant/scene.h"
#include "shared/assistant/several.h"
#include "shared/assistant/suggesting.h"
#include "shared/assistant/wishes.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

bool is_down(const Turn& turn) {
  return std::any_of(turn.tools.begin(), turn.tools.end(), [](const ToolUse& use) {
    return use.result && use.result->status == ToolStatus::unavailable;
  });
}

Decision decide_by_intent(const Scene& scene) {
  if (is_down(scene.turn)) {
    Answer answer = scene.answer(scene.say("unavailable"));
    answer.understood = false;
    return answer;
  }
  switch (scene.understood.intent) {
    case Intent::find_product:
    case Intent::refine_search: return decide_search(scene);
    case Intent::recommend: return decide_recommend(scene);
    case Intent::show_more: return decide_more(scene);
    case Intent::pick_result:
    case Intent::product_question: return decide_product(scene);
    case Intent::compare: return decide_compare(scene);
    case Intent::policy_question: return decide_policy(scene);
    case Intent::add_to_cart:
    case Intent::change_cart:
    case Intent::remove_from_cart:
    case Intent::show_cart: return decide_cart(scene);
    case Intent::talk_to_person:
    case Intent::complaint: return decide_contact(scene);
    case Intent::order_status:
    case Intent::list_orders:
    case Intent::cancel_order:
    case Intent::change_address:
    case Intent::change_items:
    case Intent::change_payment:
    case Intent::return_items:
    case Intent::exchange_items:
    case Intent::refund_status: return decide_orders(scene);
    case Intent::unsure: return decide_unsure(scene);
    case Intent::browse:
    case Intent::greeting:
    case Intent::thanks:
    case Intent::goodbye:
    case Intent::affirm:
    case Intent::deny:
    case Intent::who_are_you:
    case Intent::help:
    case Intent::out_of_scope: return decide_talk(scene);
  }
  return decide_unsure(scene);
}

Decision named(Decision decision, Intent intent) {
  if (auto* answer = std::get_if<Answer>(&decision)) answer->intent = enum_name(intent);
  return decision;
}

Decision decide_one(const Scene& scene) {
  return named(decide_by_intent(scene), scene.understood.intent);
}

}  // namespace

struct Assistant::Data {
  std::string language;
  Lexicon lexicon;
  Replies replies;
  std::optional<IntentModel> intents;
};

Assistant::Assistant(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
Assistant::Assistant(Assistant&&) noexcept = default;
Assistant& Assistant::operator=(Assistant&&) noexcept = default;
Assistant::~Assistant() = default;

Result<Assistant> Assistant::load(const LanguageFiles& files) {
  const auto in_language = [&](const Error& error) {
    return Error{error.code, "language " + files.language + ": " + error.message};
  };
  auto lexicon = Lexicon::parse(files.lexicon);
  if (!lexicon) return in_language(lexicon.error());
  auto replies = Replies::parse(files.replies);
  if (!replies) return in_language(replies.error());
  std::optional<IntentModel> intents;
  if (!files.intents.empty()) {
    auto model = IntentModel::parse(files.intents);
    if (!model) return in_language(model.error());
    intents = *std::move(model);
  }
  return Assistant(std::make_unique<const Data>(
      Data{files.language, *std::move(lexicon), *std::move(replies), std::move(intents)}));
}

NameIndex Assistant::index_names(const Vocabulary& vocabulary) const {
  return NameIndex(vocabulary, data_->lexicon);
}

Decision Assistant::decide(const State& state, const Turn& turn, const NameIndex& names) const {
  const auto understand_in = [&](std::string_view text, const Context& context) {
    return understand(text, context, data_->lexicon, data_->intents ? &*data_->intents : nullptr,
                      names, state.currency);
  };
  Context context = read_context(state, turn);
  Understanding understood = understand_in(turn.text, context);
  Scene scene{state,
              turn,
              names,
              names.vocabulary(),
              data_->lexicon,
              data_->replies,
              turn.text,
              std::move(context),
              std::move(understood)};
  if (turn.form) {
    scene.understood.intent =
        turn.form->return_items ? Intent::return_items : Intent::change_address;
    return decide_one(scene);
  }
  scene.answers = answers_question(scene);
  if (scene.answers) {
    const OpenQuestion& question = *scene.context.question;
    const Intent intent =
        enum_value<Intent>(question.intent).value_or(scene.understood.intent);
    scene.understood.intent = intent;
    if (question.asking == kAskingProduct) {
      MeantProduct meant = meant_product(scene);
      if (auto* decision = std::get_if<Decision>(&meant)) return named(std::move(*decision), intent);
      scene.product = std::get<ProductId>(meant);
      // What was asked of it, before it was known.
      scene.text = question.told.front();
      scene.understood = understand_in(scene.text, scene.context);
      scene.understood.intent = intent;
    }
    return decide_one(scene);
  }
  const std::vector<std::string_view> wishes =
      part_wishes(turn.text, data_->lexicon, [&](std::string_view text) {
        return understand_in(text, scene.context);
      });
  if (wishes.size() > 1) return decide_several(scene, wishes, understand_in, decide_one);
  if (wishes.front() != scene.text) {
    scene.text = wishes.front();
    scene.understood = understand_in(scene.text, scene.context);
  }
  return decide_one(scene);
}

std::string_view Assistant::intent(const State& state, const Turn& turn,
                                   const NameIndex& names) const {
  const Understanding understood =
      understand(turn.text, read_context(state, turn), data_->lexicon,
                 data_->intents ? &*data_->intents : nullptr, names, state.currency);
  return enum_name(understood.intent);
}

std::string Assistant::not_promised() const { return data_->replies.say("not_promised", {}); }

std::string Assistant::withheld() const { return data_->replies.say("withheld", {}); }

std::vector<std::string> Assistant::suggest(std::string_view typed, const Vocabulary& vocabulary,
                                            std::size_t limit) const {
  return continuations(typed, vocabulary, data_->lexicon, data_->replies, limit);
}

}  // namespace aisle
