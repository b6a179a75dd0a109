// Pairs the runs of "*", "_" and "~" in a text.
//
// Source: CommonMark 0.31 section 6.2, with its appendix "process emphasis", and GFM section 6.5.
#pragma once

#include <string_view>
#include <vector>

#include "shared/markdown/document.h"

namespace aisle::markdown {

/// A run of one mark. In the text it reads: what closes here, the marks that are left over, what
/// opens here.
struct MarkRun {
  char mark;
  std::size_t length;
  std::size_t left;  ///< Marks that paired with nothing and are text.
  bool can_open, can_close;
  std::size_t closes = 0;
  std::vector<InlineKind> opens;  ///< From the innermost outwards.
};

class Emphasis {
 public:
  /// Notes the run of `length` marks at `pos`, and answers its number.
  std::size_t add(std::string_view text, std::size_t pos, std::size_t length);

  /// How many runs may still pair.
  std::size_t waiting() const { return waiting_.size(); }

  /// Pairs the waiting runs from number `from` of them on; they wait no longer. Cost: linear.
  void settle(std::size_t from);

  const MarkRun& run(std::size_t number) const { return runs_[number]; }

 private:
  std::vector<MarkRun> runs_;
  std::vector<std::size_t> waiting_;
};

}  // namespace aisle::markdown
