// Providers' responses: pieces cut anywhere mean the same, there is one last piece, and bounds
// hold.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "server/models/codec.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

namespace {

struct Answer {
  std::string text;
  std::vector<aisle::ModelPiece> last;

  bool operator==(const Answer&) const = default;

  void add(std::vector<aisle::ModelPiece> pieces) {
    for (aisle::ModelPiece& piece : pieces) {
      if (const auto* said = std::get_if<aisle::ModelSaid>(&piece)) {
        if (!last.empty()) std::abort();
        text += said->text;
      } else {
        last.push_back(std::move(piece));
      }
    }
  }
};

void check(const Answer& answer) {
  if (answer.last.size() != 1) std::abort();
  if (!aisle::is_utf8(answer.text) || answer.text.size() > aisle::kModelTextBytesMax) std::abort();
  if (const auto* failed = std::get_if<aisle::ModelFailed>(&answer.last[0])) {
    if (!aisle::is_utf8(failed->message)) std::abort();
    if (failed->message.size() > aisle::kModelMessageBytesMax) std::abort();
    return;
  }
  const auto& finished = std::get<aisle::ModelFinished>(answer.last[0]);
  if (finished.calls.size() > aisle::kModelCallsMax) std::abort();
  for (const aisle::ModelToolCall& call : finished.calls) {
    if (!aisle::check_json(call.arguments) || call.arguments[0] != '{') std::abort();
    if (call.id.empty() || call.tool.empty()) std::abort();
  }
}

// What it said goes back to it in the next request, and that must be JSON.
void check_next_request(const aisle::Codec& codec, const std::string& kind, const Answer& answer) {
  const auto* finished = std::get_if<aisle::ModelFinished>(&answer.last[0]);
  if (!finished) return;
  aisle::ModelRequest request;
  request.messages = {aisle::ModelText{answer.text, finished->calls, kind, finished->state}};
  if (!aisle::check_json(codec.encode(request).body, {.depth_max = 64})) std::abort();
}

}  // namespace

// The first byte chooses the provider, whether the status is an error's, and how the body is cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* const kKinds[] = {"openai_chat", "openai_responses", "anthropic", "gemini"};
  const std::string kind = kKinds[data[0] % 4];
  const std::string body(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t step = 1 + data[0] / 8 % 16;
  const aisle::HttpHead head{data[0] & 4 ? 429 : 200, {}};

  const auto codec = aisle::make_codec({.kind = kind});
  const auto whole = codec->decode(0, head), pieces = codec->decode(0, head);
  Answer expected, met;
  expected.add(whole->append(body));
  expected.add(whole->end());
  for (std::size_t i = 0; i < body.size(); i += step) {
    met.add(pieces->append(std::string_view(body).substr(i, step)));
  }
  met.add(pieces->end());
  if (met != expected) std::abort();
  check(expected);
  check_next_request(*codec, kind, expected);
  return 0;
}
