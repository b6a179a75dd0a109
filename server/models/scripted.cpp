#include "server/models/scripted.h"

#include <algorithm>
#include <utility>

#include "server/models/answer.h"
#include "server/models/json_at.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::size_t kPieceBytesMax = 24;  // About what models send at a time.

struct ScriptAnswer {
  std::string text;
  std::vector<std::pair<std::string, std::string>> calls;  // Tools and arguments.
  std::optional<ModelFault> fault;
  bool refused = false;
};

struct ScriptTurn {
  std::string shopper;  // Folded.
  std::vector<ScriptAnswer> answers;
};

Error mistake(const std::string& where, std::string_view what) {
  return {ErrorCode::invalid_argument, "script, " + where + ": " + std::string(what)};
}

bool has_only(const Json& json, std::initializer_list<std::string_view> keys) {
  return json.is_object() && std::all_of(json.items().begin(), json.items().end(), [&](auto& one) {
           return std::find(keys.begin(), keys.end(), one.key()) != keys.end();
         });
}

Result<ScriptAnswer> read_answer(const Json& json, const std::string& where) {
  if (!has_only(json, {"text", "calls", "fault", "refused"})) {
    return mistake(where, "expected an object of text, calls, fault and refused");
  }
  ScriptAnswer answer{.text = text_at(json, "text")};
  answer.refused = at(json, "refused") == Json(true);
  if (const std::string word = text_at(json, "fault"); !word.empty()) {
    answer.fault = enum_value<ModelFault>(word);
    if (!answer.fault) return mistake(where, "there is no fault \"" + word + "\"");
  }
  for (const Json& call : at(json, "calls")) {
    const Json& arguments = at(call, "arguments");
    if (!has_only(call, {"tool", "arguments"}) || text_at(call, "tool").empty() ||
        !(arguments.is_object() || arguments.is_null())) {
      return mistake(where, "expected each call with a tool and an object of arguments");
    }
    answer.calls.emplace_back(text_at(call, "tool"), arguments.is_null() ? "{}" : arguments.dump());
  }
  return answer;
}

Result<ScriptTurn> read_turn(const Json& json, const std::string& where) {
  const Json& answers = at(json, "answers");
  if (!has_only(json, {"shopper", "answers"}) || !answers.is_array() || answers.empty()) {
    return mistake(where, "expected an object of shopper and answers");
  }
  ScriptTurn turn{.shopper = fold(text_at(json, "shopper"))};
  for (const Json& answer : answers) {
    auto read = read_answer(answer, where + ", answer " + std::to_string(turn.answers.size() + 1));
    if (!read) return read.error();
    turn.answers.push_back(std::move(*read));
  }
  return turn;
}

Result<std::vector<ScriptTurn>> read_script(std::string_view text) {
  if (const auto checked = check_json(text, {.bytes_max = kScriptBytesMax}); !checked) {
    return mistake("at all", checked.error().message);
  }
  const Json json = Json::parse(text, nullptr, false);
  const Json& listed = at(json, "turns");
  if (!listed.is_array() || listed.empty()) return mistake("at all", "expected a list of turns");
  std::vector<ScriptTurn> turns;
  for (const Json& one : listed) {
    auto turn = read_turn(one, "turn " + std::to_string(turns.size() + 1));
    if (!turn) return turn.error();
    turns.push_back(std::move(*turn));
  }
  return turns;
}

class Scripted final : public Provider {
 public:
  explicit Scripted(std::vector<ScriptTurn> turns) : turns_(std::move(turns)) {}

  std::unique_ptr<ModelCall> ask(ModelRequestPtr request, ModelSink sink) override {
    AnswerBuilder builder(calls_in(*request));
    const ScriptAnswer* answer = find(*request);
    if (answer) {
      speak(*answer, builder);
    } else {
      builder.fail(ModelFault::bad_request, "the script has no turn for this");
    }
    for (ModelPiece& piece : builder.take()) sink(std::move(piece));
    return std::make_unique<ModelCall>();
  }

 private:
  const ScriptAnswer* find(const ModelRequest& request) const {
    std::string shopper;
    std::size_t answers_before = 0;
    for (const ModelMessage& message : request.messages) {
      if (const auto* text = std::get_if<ShopperText>(&message)) {
        shopper = fold(text->text);
        answers_before = 0;
      } else if (std::holds_alternative<ModelText>(message)) {
        ++answers_before;
      }
    }
    for (const ScriptTurn& turn : turns_) {
      if (shopper.find(turn.shopper) == shopper.npos) continue;
      return &turn.answers[std::min(answers_before, turn.answers.size() - 1)];
    }
    return nullptr;
  }

  static void speak(const ScriptAnswer& answer, AnswerBuilder& builder) {
    for (std::string_view rest = answer.text; !rest.empty();) {
      const std::string_view piece = cut_utf8(rest, kPieceBytesMax);
      builder.say(piece);
      rest.remove_prefix(piece.size());
    }
    if (answer.fault) return builder.fail(*answer.fault, "as the script says");
    for (const auto& [tool, arguments] : answer.calls) builder.add({{}, "", tool, arguments, ""});
    if (answer.refused) builder.refuse();
    builder.set_reason(FinishReason::stop);
    builder.finish();
  }

  const std::vector<ScriptTurn> turns_;
};

}  // namespace

Result<std::unique_ptr<Provider>> make_scripted(std::string_view script) {
  auto turns = read_script(script);
  if (!turns) return turns.error();
  return std::unique_ptr<Provider>(std::make_unique<Scripted>(std::move(*turns)));
}

}  // namespace aisle
