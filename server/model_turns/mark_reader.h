// Takes marks in brackets ("[[P1]]", "[EMAIL_1]") out of text that arrives in pieces.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace aisle {

inline constexpr std::size_t kMarkBytesMax = 32;  ///< With its brackets; what is longer is none.

class MarkReader {
 public:
  /// Called with each thing in brackets, as "[[P1]]" or "[EMAIL_1]": what stands in its place, or
  /// nothing when it is no mark and stays.
  using Resolve = std::function<std::optional<std::string>(std::string_view mark)>;

  explicit MarkReader(Resolve resolve) : resolve_(std::move(resolve)) {}

  /// The text that is certain now. Held back: what may yet become a mark, kMarkBytesMax at most.
  std::string add(std::string_view piece);
  std::string finish();

 private:
  bool read_mark(std::string& out);

  Resolve resolve_;
  std::string held_;  // Empty, or it begins with a bracket.
};

}  // namespace aisle
