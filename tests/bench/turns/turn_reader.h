// The text of an answer as it arrives, either as Aisle's events or as a model's own stream.
//
// Source: server/README.md, "The API in short";
// platform.openai.com/docs/api-reference/chat-streaming.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/protocol/sse.h"
#include "tests/bench/turns/mark.h"

namespace aisle::bench {

enum class Dialect { aisle, model };

/// Reads one answer.
class TurnReader {
 public:
  explicit TurnReader(Dialect dialect) : dialect_(dialect) {}

  /// Calls `said` with the time of each mark in the text that streams. Marks that only the whole
  /// answer at the end has don't count.
  template <class Said>
  void append(std::string_view body, const Said& said) {
    for (const SseEvent& event : sse_.append(body)) {
      if (dialect_ == Dialect::aisle)
        read_aisle(event, said);
      else
        read_model(event, said);
    }
  }

  bool is_complete() const { return is_complete_; }
  bool has_text() const { return has_text_; }
  const std::string& failure() const { return failure_; }  ///< The event that ended it early.

 private:
  template <class Said>
  void read_aisle(const SseEvent& event, const Said& said) {
    if (event.event == "model_sent_text") read_text(event.data, R"("text":")", said);
    if (event.event == "turn_completed") is_complete_ = true;
    if (event.event == "turn_failed" || event.event == "turn_stopped") failure_ = event.event;
  }

  template <class Said>
  void read_model(const SseEvent& event, const Said& said) {
    if (event.data == "[DONE]")
      is_complete_ = true;
    else
      read_text(event.data, R"("content":")", said);
  }

  // Marks need no escapes, so the member is read where it stands.
  template <class Said>
  void read_text(std::string_view json, std::string_view member, const Said& said) {
    const std::size_t at = json.find(member);
    if (at == json.npos) return;
    const std::string_view rest = json.substr(at + member.size());
    has_text_ = has_text_ || !rest.starts_with('"');
    marks_.append(rest.substr(0, rest.find('"')), said);
  }

  const Dialect dialect_;
  SseParser sse_;
  MarkReader marks_;
  bool is_complete_ = false, has_text_ = false;
  std::string failure_;
};

}  // namespace aisle::bench
