#include "server/connectors/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kHeadBytes = 4 << 10;  // Where a declaration may stand.
constexpr std::size_t kTextPieceBytes = 64 << 10;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What stands behind `before`, up to the next quotation mark, space or the like.
std::string value_behind(std::string_view folded, std::string_view before) {
  const std::size_t at = folded.find(before);
  if (at == folded.npos) return "";
  std::string_view value = folded.substr(at + before.size());
  value.remove_prefix(std::min(value.find_first_not_of(" \t=\"'"), value.size()));
  return std::string(value.substr(0, value.find_first_of(" \t\r\n\"';?/>")));
}

std::string declared_in(std::string_view text) {
  std::string head(trim(text.substr(0, kHeadBytes)));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (head.starts_with("<?xml")) {
    return value_behind(head.substr(0, head.find("?>")), "encoding");
  }
  if (!head.starts_with('<')) return "";
  const std::size_t meta = head.find("<meta");
  return meta == head.npos ? "" : value_behind(std::string_view(head).substr(meta), "charset");
}

Result<Encoding> encoding_of(std::string_view name) {
  const std::string folded = fold(trim(name));
  for (const std::string_view one : {"utf-8", "utf8", "us-ascii", "ascii"}) {
    if (folded == one) return Encoding::utf8;
  }
  for (const std::string_view one :
       {"windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1"}) {
    if (folded == one) return Encoding::windows_1252;
  }
  if (folded == "iso-8859-15") return Encoding::iso_8859_15;
  if (folded == "utf-16le") return Encoding::utf16_le;
  if (folded == "utf-16be") return Encoding::utf16_be;
  return Error{ErrorCode::invalid_argument,
               "it declares an encoding that is not read; expected UTF-8, UTF-16, Windows-1252, "
               "ISO-8859-1 or ISO-8859-15"};
}

// Whether bytes beyond ASCII are there, and none of them makes a character of UTF-8.
bool looks_like_one_byte_text(std::string_view text) {
  bool beyond = false;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    beyond = true;
    const std::size_t before = at;
    next_code_point(text, at);
    if (at > before + 1) return false;
  }
  return beyond;
}

// A declared encoding of one byte a character, unless the text is UTF-8 all through: servers
// declare such one for whatever they send, and no such text is UTF-8 by chance.
Result<Encoding> believed(Result<Encoding> declared, std::string_view text) {
  if (!declared) return declared;
  const bool one_byte = *declared == Encoding::windows_1252 || *declared == Encoding::iso_8859_15;
  return one_byte && is_utf8(text) ? Encoding::utf8 : *declared;
}

const char* iconv_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16_le: return "UTF-16LE";
    case Encoding::utf16_be: return "UTF-16BE";
    case Encoding::windows_1252: return "WINDOWS-1252";
    case Encoding::iso_8859_15: return "ISO-8859-15";
  }
  return "";
}

struct CloseConverter {
  void operator()(void* converter) const { iconv_close(converter); }
};

}  // namespace

std::string charset_of(std::string_view content_type) {
  return value_behind(fold(content_type), "charset");
}

Result<Encoding> find_encoding(std::string_view text, std::string_view declared) {
  if (text.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
  if (text.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ||
      text.starts_with(std::string_view("\0\0\xFE\xFF", 4))) {
    return Error{ErrorCode::invalid_argument, "it is in UTF-32; expected UTF-8"};
  }
  if (text.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (text.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  const std::string inside = declared_in(text);
  if (!inside.empty() && inside != "utf-16") return believed(encoding_of(inside), text);
  if (!declared.empty()) return believed(encoding_of(declared), text);
  return looks_like_one_byte_text(text) ? Encoding::windows_1252 : Encoding::utf8;
}

Result<void> to_utf8(std::string_view text, Encoding encoding,
                     const std::function<Result<void>(std::string_view)>& write) {
  const bool wide = encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
  if (wide && (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))) text.remove_prefix(2);
  if (encoding == Encoding::utf8)
    return write(text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0));
  const iconv_t opened = iconv_open("UTF-8", iconv_name(encoding));
  if (opened == reinterpret_cast<iconv_t>(-1)) {
    return Error{ErrorCode::unavailable,
                 "this system can't read " + std::string(iconv_name(encoding))};
  }
  const std::unique_ptr<void, CloseConverter> converter(opened);
  char* in = const_cast<char*>(text.data());  // iconv reads it only.
  std::size_t left = text.size();
  std::string piece(kTextPieceBytes, '\0');
  while (left > 0) {
    char* out = piece.data();
    std::size_t room = piece.size() - kReplacement.size();
    const std::size_t converted = iconv(converter.get(), &in, &left, &out, &room);
    const int why = converted == static_cast<std::size_t>(-1) ? errno : 0;
    if (why == EINVAL)
      return Error{ErrorCode::data_loss, "it ends within a character; the file looks cut off"};
    if (why == EILSEQ) {
      out = std::copy(kReplacement.begin(), kReplacement.end(), out);
      const std::size_t step = std::min<std::size_t>(wide ? 2 : 1, left);
      in += step;
      left -= step;
    }
    const std::string_view done(piece.data(), static_cast<std::size_t>(out - piece.data()));
    if (Result<void> written = write(done); !written) return written;
  }
  return {};
}

}  // namespace aisle
