// Puts one answer together from what a provider's events say, within bounds.
//
// Every dialect tells it what it read; it decides what becomes of that: text goes on at once, calls
// wait for the end, and after the last piece nothing counts any more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/models/provider.h"

namespace aisle {

/// A part of a tool call. Servers leave out what they like, so every member may be missing.
struct CallFragment {
  std::optional<std::int64_t> index;
  std::string id;
  std::string tool;
  std::string arguments;
  std::string state;
};

class AnswerBuilder {
 public:
  /// `calls_before` is how many calls the request tells of, so that ids we make up stay unique.
  explicit AnswerBuilder(std::size_t calls_before) : calls_before_(calls_before) {}

  void say(std::string_view text);

  /// A fragment belongs to the call of its index, else of its id, else to the last one. Another id
  /// on the same index, or a name that comes without index and id, begins a new call.
  void add(CallFragment fragment);

  /// Replaces what fragments said: some formats repeat the arguments whole at the end.
  void set_arguments(std::int64_t index, std::string_view arguments);

  void add_state(std::string_view json);  ///< One value of ModelFinished::state.
  ModelUsage& usage() { return usage_; }

  /// Notes why the answer ends; `finish` follows, with usage that may come in between.
  void set_reason(FinishReason reason) {
    reason_ = reason;
    event_.has_more = true;
  }
  void refuse() {
    refused_ = true;
    event_.has_more = true;
  }

  /// The end as the format has it. Without a reason the answer broke off.
  void finish();

  void fail(ModelFault fault, std::string_view message,
            std::optional<std::chrono::milliseconds> retry_after = std::nullopt);

  bool done() const { return done_; }

  /// What was told since `begin_event`, when that is one text and nothing else; it is still to be
  /// taken.
  void begin_event();
  std::optional<std::string> only_text() const;
  std::vector<ModelPiece> take();

 private:
  struct Call {
    std::optional<std::int64_t> index;
    ModelToolCall call;
  };
  Call* find(const CallFragment& fragment);
  bool append_arguments(std::string& arguments, std::string_view more);

  std::size_t calls_before_;
  std::size_t text_bytes_ = 0;
  std::vector<Call> calls_;
  std::string state_;
  ModelUsage usage_;
  std::optional<FinishReason> reason_;
  bool refused_ = false;
  bool done_ = false;
  std::vector<ModelPiece> pieces_;

  struct {
    std::size_t pieces = 0;  ///< That were there before it.
    ModelUsage usage;        ///< Before it.
    bool has_more = false;   ///< Than text and usage.
  } event_;
};

/// How many calls the messages of a request tell of.
std::size_t calls_in(const ModelRequest& request);

}  // namespace aisle
