// Takes out of prose what a reader doesn't see, but what would hide a fact or an instruction in it.
//
// Removed: zero-width and bidirectional signs, soft hyphens, Hangul fillers, variation selectors,
// tags (Unicode 15, property Default_Ignorable_Code_Point), and bytes that are no UTF-8. Kept are
// joiners inside a word of a script above U+0590 and after an emoji, and an emoji's U+FE0F.
#pragma once

#include <string>
#include <string_view>

namespace aisle {

/// One text in pieces, cut anywhere. What comes out is valid UTF-8 in whole code points, the same
/// for every cut, and stays as it is when it goes in again. Holds back 3 bytes at most.
class VisibleText {
 public:
  std::string add(std::string_view piece);
  /// The text ends: what is whole behind a code point that isn't.
  std::string finish();

 private:
  std::string read(std::string_view text, bool whole);

  std::string rest_;      // The begin of a code point.
  char32_t before_ = 0;  // The last one that was kept.
};

}  // namespace aisle
