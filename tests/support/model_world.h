// Model answers in one line: recorded shapes from tests/data/models, read whole or in pieces.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "server/models/codec.h"

namespace aisle {

/// What an answer came to. Text is joined, however it was cut.
struct ModelOutcome {
  std::string text;
  std::vector<ModelPiece> last;  ///< The last piece; more than one would be a mistake.

  bool operator==(const ModelOutcome&) const = default;

  const ModelFinished* finished() const {
    return last.size() == 1 ? std::get_if<ModelFinished>(&last[0]) : nullptr;
  }
  const ModelFailed* failed() const {
    return last.size() == 1 ? std::get_if<ModelFailed>(&last[0]) : nullptr;
  }
  void add(std::vector<ModelPiece> pieces) {
    for (ModelPiece& piece : pieces) {
      if (const auto* said = std::get_if<ModelSaid>(&piece)) {
        text += said->text;
      } else {
        last.push_back(std::move(piece));
      }
    }
  }
};

inline const std::vector<std::string> kModelKinds = {"openai_chat", "openai_responses", "anthropic",
                                                     "gemini"};

inline ModelRequestPtr any_request() { return std::make_shared<const ModelRequest>(); }

inline std::string recorded_answer(const std::string& kind, const std::string& name) {
  std::ifstream file(
      std::string(AISLE_SOURCE_DIR "/tests/data/models/") + kind + "/" + name + ".sse",
      std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const HttpHead kStreamHead{200, {{"content-type", "text/event-stream; charset=utf-8"}}};

/// Reads pieces one after another, then the end.
inline ModelOutcome read_answer(const std::string& kind,
                                const std::vector<std::string_view>& pieces,
                                const HttpHead& head = kStreamHead) {
  const auto reader = make_codec({.kind = kind})->decode(0, head);
  ModelOutcome outcome;
  for (const std::string_view piece : pieces) outcome.add(reader->append(piece));
  outcome.add(reader->end());
  return outcome;
}

}  // namespace aisle
