#include "server/models/answer.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

// Leaves "{}" and a fault when the arguments are no object that may be built.
void check_arguments(ModelToolCall& call) {
  const std::string text = std::move(call.arguments);
  call.arguments = "{}";
  const std::string_view bare = trim(text);
  if (bare.empty() || bare == "null") return;  // A tool without arguments is often called so.
  const auto checked = check_json(bare, {.bytes_max = kModelArgumentBytesMax});
  if (!checked) {
    call.fault = checked.error().message;
  } else if (bare.front() != '{') {
    call.fault = "the arguments are no JSON object";
  } else {
    call.arguments = bare;
  }
}

// One line of valid UTF-8, whatever a stranger sent.
std::string clean(std::string_view text) {
  std::string line;
  for (std::size_t pos = 0; pos < text.size() && line.size() < kModelMessageBytesMax;) {
    const char32_t c = next_code_point(text, pos);
    append_utf8(line, c < 0x20 || c == 0x7F ? U' ' : c);
  }
  return std::string(cut_utf8(line, kModelMessageBytesMax));
}

}  // namespace

void AnswerBuilder::say(std::string_view text) {
  if (done_ || text.empty()) return;
  text_bytes_ += text.size();
  if (text_bytes_ > kModelTextBytesMax) return fail(ModelFault::endless, "the text has no end");
  pieces_.push_back(ModelSaid{std::string(text)});
}

AnswerBuilder::Call* AnswerBuilder::find(const CallFragment& fragment) {
  const auto last = [&](auto&& fits) -> Call* {
    const auto found = std::find_if(calls_.rbegin(), calls_.rend(), fits);
    return found == calls_.rend() ? nullptr : &*found;
  };
  Call* call = nullptr;
  if (fragment.index) {
    call = last([&](const Call& one) { return one.index == fragment.index; });
  } else if (!fragment.id.empty()) {
    call = last([&](const Call& one) { return one.call.id.value == fragment.id; });
  } else if (fragment.tool.empty()) {
    call = calls_.empty() ? nullptr : &calls_.back();
  }
  const bool other_id =
      call && !fragment.id.empty() && !call->call.id.empty() && fragment.id != call->call.id.value;
  return other_id ? nullptr : call;
}

bool AnswerBuilder::append_arguments(std::string& arguments, std::string_view more) {
  if (arguments.size() + more.size() > kModelArgumentBytesMax) {
    fail(ModelFault::endless, "the arguments of a call have no end");
    return false;
  }
  arguments += more;
  return true;
}

void AnswerBuilder::begin_event() { event_ = {pieces_.size(), usage_, false}; }

std::optional<std::string> AnswerBuilder::only_text() const {
  if (event_.has_more || usage_ != event_.usage || pieces_.size() != event_.pieces + 1) {
    return std::nullopt;
  }
  const auto* said = std::get_if<ModelSaid>(&pieces_.back());
  return said ? std::optional(said->text) : std::nullopt;
}

void AnswerBuilder::add(CallFragment fragment) {
  event_.has_more = true;
  if (done_) return;
  if (fragment.id.size() > kIdBytesMax || fragment.tool.size() > kIdBytesMax) {
    return fail(ModelFault::broken, "a call's id or name is too long");
  }
  Call* call = find(fragment);
  if (!call) {
    if (calls_.size() == kModelCallsMax) return fail(ModelFault::endless, "the calls have no end");
    call = &calls_.emplace_back();
    call->index = fragment.index;
    call->call.arguments.clear();
  }
  if (call->call.id.empty()) call->call.id = {std::move(fragment.id)};
  if (call->call.tool.empty()) call->call.tool = std::move(fragment.tool);
  if (state_.size() + fragment.state.size() > kModelStateBytesMax) {
    return fail(ModelFault::endless, "the provider's notes have no end");
  }
  if (!fragment.state.empty()) call->call.state = std::move(fragment.state);
  append_arguments(call->call.arguments, fragment.arguments);
}

void AnswerBuilder::set_arguments(std::int64_t index, std::string_view arguments) {
  event_.has_more = true;
  if (done_) return;
  for (Call& one : calls_) {
    if (one.index != index) continue;
    one.call.arguments.clear();
    if (!append_arguments(one.call.arguments, arguments)) return;
  }
}

void AnswerBuilder::add_state(std::string_view json) {
  event_.has_more = true;
  if (done_) return;
  if (state_.size() + json.size() > kModelStateBytesMax) {
    return fail(ModelFault::endless, "the provider's notes have no end");
  }
  state_ += state_.empty() ? "" : ",";
  state_ += json;
}

void AnswerBuilder::finish() {
  event_.has_more = true;
  if (done_) return;
  if (!reason_ && !refused_) return fail(ModelFault::broken, "the answer broke off");
  ModelFinished finished{.reason = refused_ ? FinishReason::refused : *reason_, .usage = usage_};
  // Calls of an answer that broke off or was refused are none that the model stands by.
  const bool calls_count =
      finished.reason == FinishReason::stop || finished.reason == FinishReason::tool_calls;
  if (calls_count) {
    for (Call& one : calls_) {
      if (one.call.tool.empty()) return fail(ModelFault::broken, "a call names no tool");
      if (one.call.id.empty()) {
        one.call.id = {"call_" + std::to_string(calls_before_ + finished.calls.size() + 1)};
      }
      check_arguments(one.call);
      finished.calls.push_back(std::move(one.call));
    }
    // Servers disagree on the word; what is there decides.
    finished.reason = finished.calls.empty() ? FinishReason::stop : FinishReason::tool_calls;
    if (!state_.empty()) finished.state = "[" + state_ + "]";
  }
  pieces_.push_back(std::move(finished));
  done_ = true;
}

void AnswerBuilder::fail(ModelFault fault, std::string_view message,
                         std::optional<std::chrono::milliseconds> retry_after) {
  if (done_) return;
  pieces_.push_back(ModelFailed{fault, clean(message), retry_after, usage_});
  done_ = true;
}

std::vector<ModelPiece> AnswerBuilder::take() { return std::exchange(pieces_, {}); }

std::size_t calls_in(const ModelRequest& request) {
  std::size_t count = 0;
  for (const ModelMessage& message : request.messages) {
    if (const auto* said = std::get_if<ModelText>(&message)) count += said->calls.size();
  }
  return count;
}

}  // namespace aisle
