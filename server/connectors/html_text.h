// Plain text from the bits of HTML that shops put into descriptions.
//
// Not a renderer and not a sanitiser: what comes out is text and is shown as text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aisle {

/// Of a product of a shop's API; what is longer is cut.
inline constexpr std::size_t kShopDescriptionBytesMax = 20'000;

/// Tags go; those of blocks part paragraphs with a blank line, <br> breaks a line, <li> begins one with
/// "- "; what <script> and <style> hold goes too. Character references become characters; those of
/// control characters, and names beyond the usual ones, stay as they are. White space is put in order.
/// A "<" that begins no tag stays. Cost: linear.
std::string html_to_text(std::string_view html);

/// The same in one line: all white space becomes single spaces.
std::string html_to_line(std::string_view html);

}  // namespace aisle
