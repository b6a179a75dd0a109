// In which encoding a text from a shop is, and the same text in UTF-8.
//
// What counts, in this order: a byte order mark; what the text or whoever sent it declares; else
// UTF-8, unless the text has bytes beyond ASCII and none of them makes a character of UTF-8: then
// Windows-1252. So a UTF-8 file with a few broken rows stays one, and a file saved by an old
// program is read as it was meant. A text that declares UTF-8 is never taken for another; one that
// is UTF-8 all through is read as such even where an encoding of one byte a character is declared.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

enum class Encoding { utf8, utf16_le, utf16_be, windows_1252, iso_8859_15 };

/// The name in "text/csv; charset=windows-1252", or "".
std::string charset_of(std::string_view content_type);

/// `declared` is a name from outside the text, or "". An XML declaration and an HTML page's
/// <meta charset> are read from the text; Latin-1 is read as Windows-1252, as browsers do.
/// Errors: invalid_argument (a name that is none of ours; UTF-32). Cost: linear.
Result<Encoding> find_encoding(std::string_view text, std::string_view declared);

/// Gives the text in UTF-8, in pieces, without a byte order mark; what is no character becomes
/// U+FFFD. Errors: data_loss (UTF-16 that ends within a character), those of `write`.
Result<void> to_utf8(std::string_view text, Encoding encoding,
                     const std::function<Result<void>(std::string_view)>& write);

}  // namespace aisle
