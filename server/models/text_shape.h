// Reads the events of a stream that say nothing but text by comparing their bytes.
//
// Nearly all events of an answer differ in the text alone. Once one was read as JSON, the next is
// known by standing the same in every byte outside of that one string; building a document for it
// would cost twenty times as much. Whatever differs elsewhere is read as JSON.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace aisle {

class TextShape {
 public:
  /// The text that `event` says, when it has the learnt shape and its string is a valid one.
  std::optional<std::string> read(std::string_view event) const;

  /// What an event says by itself, when that is text and nothing else.
  using Says = std::function<std::optional<std::string>(std::string_view event)>;

  /// Learns from an event, valid JSON, that said `text`: tries which of its strings it was. After
  /// kTriesMax events no more is learnt, since this stream's are never alike.
  void learn(std::string_view event, std::string_view text, const Says& says);

  static constexpr int kTriesMax = 4;
  static constexpr int kStringsMax = 4;  ///< That are the same text, of one event.

 private:
  std::string before_;  ///< With the string's first quotation mark.
  std::string behind_;  ///< With its last one.
  int tries_ = 0;
};

}  // namespace aisle
