#include "shared/base/json.h"

#include <algorithm>
#include <vector>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::int64_t kIntegerMax = (1LL << 53) - 1;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The four hex digits behind "\u" at `pos`, or -1.
int hex4(std::string_view text, std::size_t pos) {
  if (pos + 4 > text.size()) return -1;
  int value = 0;
  for (std::size_t i = pos; i < pos + 4; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

char unescaped(char c) {
  switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;
  }
}

// The contents of a string between its quotes, escapes undone. The text has been checked.
std::string unescape(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\') {
      out += raw[i];
      continue;
    }
    if (++i >= raw.size()) break;
    if (raw[i] != 'u') {
      out += unescaped(raw[i]);
      continue;
    }
    int unit = hex4(raw, i + 1);
    i += 4;
    if (is_high_surrogate(unit)) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (hex4(raw, i + 3) - 0xDC00);
      i += 6;
    }
    append_utf8(out, static_cast<char32_t>(unit));
  }
  return out;
}

// One pass over a text that may be anything. No recursion: what is open is kept in a list.
class Checker {
 public:
  Checker(std::string_view text, int depth_max) : text_(text), depth_max_(depth_max) {}

  Result<void> run() {
    const bool whole = value() && [&] {
      skip_space();
      return pos_ == text_.size() || fail("there is more behind the value");
    }();
    if (whole) return {};
    return Error{ErrorCode::invalid_argument,
                 std::string("JSON: ") + problem_ + " at byte " + std::to_string(pos_)};
  }

 private:
  struct Open {
    bool object;
    std::size_t first_key;  // Where this object's keys begin in keys_.
  };

  bool fail(const char* problem) {
    problem_ = problem;
    return false;
  }
  void skip_space() {
    while (pos_ < text_.size() && is_space(text_[pos_])) ++pos_;
  }
  bool at(char c) const { return pos_ < text_.size() && text_[pos_] == c; }

  // A whole value, with everything that it holds.
  bool value() {
    for (;;) {
      if (!begin_value()) return false;
      if (opened_) continue;  // An object or array that has something in it: its first value next.
      for (;;) {
        if (open_.empty()) return true;
        skip_space();
        if (at(',')) {
          ++pos_;
          if (open_.back().object && !key()) return false;
          break;
        }
        if (!at(open_.back().object ? '}' : ']')) return fail("a comma or an end is missing");
        if (open_.back().object && !close_object()) return false;
        ++pos_;
        open_.pop_back();
      }
    }
  }

  bool begin_value() {
    opened_ = false;
    skip_space();
    if (pos_ == text_.size()) return fail("a value is missing");
    const char c = text_[pos_];
    if (c == '"') return string();
    if (c == '-' || is_digit(c)) return number();
    if (c == 't') return word("true");
    if (c == 'f') return word("false");
    if (c == 'n') return word("null");
    if (c != '{' && c != '[') return fail("this begins no value");
    if (open_.size() >= static_cast<std::size_t>(depth_max_)) return fail("it is nested too deep");
    ++pos_;
    skip_space();
    const bool object = c == '{';
    if (at(object ? '}' : ']')) {
      ++pos_;
      return true;
    }
    open_.push_back({object, keys_.size()});
    opened_ = true;
    return !object || key();
  }

  bool key() {
    skip_space();
    if (!at('"')) return fail("a key is missing");
    const std::size_t begin = pos_ + 1;
    if (!string()) return false;
    keys_.push_back(unescape(text_.substr(begin, pos_ - 1 - begin)));
    skip_space();
    if (!at(':')) return fail("a colon is missing");
    ++pos_;
    return true;
  }

  bool close_object() {
    const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(open_.back().first_key);
    std::make_heap(first, keys_.end());  // The two are a third of std::sort's size.
    std::sort_heap(first, keys_.end());
    if (std::adjacent_find(first, keys_.end()) != keys_.end()) return fail("a key stands twice");
    keys_.erase(first, keys_.end());
    return true;
  }

  bool word(std::string_view expected) {
    if (text_.substr(pos_, expected.size()) != expected) return fail("this begins no value");
    pos_ += expected.size();
    return true;
  }

  bool digits() {
    if (pos_ == text_.size() || !is_digit(text_[pos_])) return fail("a digit is missing");
    while (pos_ < text_.size() && is_digit(text_[pos_])) ++pos_;
    return true;
  }

  bool number() {
    if (at('-')) ++pos_;
    if (at('0')) ++pos_;
    else if (!digits()) return false;
    if (at('.')) {
      ++pos_;
      if (!digits()) return false;
    }
    if (at('e') || at('E')) {
      ++pos_;
      if (at('+') || at('-')) ++pos_;
      if (!digits()) return false;
    }
    return true;
  }

  bool string() {
    ++pos_;
    while (pos_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[pos_]);
      if (c == '"') {
        ++pos_;
        return true;
      }
      if (c < 0x20) return fail("a control character stands in a string");
      if (c == '\\') {
        if (!escape()) return false;
      } else if (c < 0x80) {
        ++pos_;
      } else {
        const std::size_t begin = pos_;
        if (next_code_point(text_, pos_) == 0xFFFD && pos_ - begin == 1) {
          return fail("this is not UTF-8");
        }
      }
    }
    return fail("a string has no end");
  }

  bool escape() {
    ++pos_;
    if (pos_ == text_.size()) return fail("a string has no end");
    const char c = text_[pos_];
    if (std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos) {
      ++pos_;
      return true;
    }
    if (c != 'u') return fail("this escape is unknown");
    const int unit = hex4(text_, pos_ + 1);
    if (unit <= 0) return fail(unit == 0 ? "U+0000 is not allowed" : "four hex digits are missing");
    pos_ += 5;
    if (is_low_surrogate(unit)) return fail("a surrogate stands alone");
    if (is_high_surrogate(unit)) {
      if (!(at('\\') && text_.substr(pos_, 2) == "\\u" && is_low_surrogate(hex4(text_, pos_ + 2)))) {
        return fail("a surrogate stands alone");
      }
      pos_ += 6;
    }
    return true;
  }

  std::string_view text_;
  int depth_max_;
  std::size_t pos_ = 0;
  const char* problem_ = "";
  bool opened_ = false;
  std::vector<Open> open_;
  std::vector<std::string> keys_;
};

}  // namespace

Result<void> check_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.bytes_max) {
    return Error{ErrorCode::too_large,
                 "JSON: over " + std::to_string(limits.bytes_max) + " bytes"};
  }
  return Checker(text, limits.depth_max).run();
}

void JsonReader::skip_space() {
  while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
}

bool JsonReader::take(char c) {
  skip_space();
  if (rest_.empty() || rest_.front() != c) return false;
  rest_.remove_prefix(1);
  return true;
}

JsonReader::Kind JsonReader::kind() {
  skip_space();
  if (rest_.empty()) {
    ok_ = false;
    return Kind::null;
  }
  switch (rest_.front()) {
    case '{': return Kind::object;
    case '[': return Kind::array;
    case '"': return Kind::string;
    case 't':
    case 'f': return Kind::boolean;
    case 'n': return Kind::null;
    default: return Kind::number;
  }
}

void JsonReader::enter_object() {
  if (!take('{')) ok_ = false;
  first_ = true;
}

bool JsonReader::next_key(std::string& key) {
  if (!ok_) return false;
  const bool first = std::exchange(first_, false);
  if (take('}')) return false;
  if (!first && !take(',')) ok_ = false;
  key = string();
  if (!take(':')) ok_ = false;
  return ok_;
}

void JsonReader::enter_array() {
  if (!take('[')) ok_ = false;
  first_ = true;
}

bool JsonReader::next_element() {
  if (!ok_) return false;
  const bool first = std::exchange(first_, false);
  if (take(']')) return false;
  if (!first && !take(',')) ok_ = false;
  return ok_;
}

void JsonReader::skip_string() {
  if (!take('"')) {
    ok_ = false;
    return;
  }
  std::size_t i = 0;
  while (i < rest_.size() && rest_[i] != '"') i += rest_[i] == '\\' ? 2 : 1;
  rest_.remove_prefix(std::min(i, rest_.size()));
  if (!take('"')) ok_ = false;
}

std::string JsonReader::string() {
  skip_space();
  const std::string_view before = rest_;
  skip_string();
  if (!ok_) return {};
  return unescape(before.substr(1, before.size() - rest_.size() - 2));
}

std::int64_t JsonReader::integer() {
  std::string_view text = kind() == Kind::number ? raw() : std::string_view{};
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  ok_ = ok_ && !text.empty();
  std::int64_t value = 0;
  for (const char c : text) {
    if (is_digit(c) && value <= kIntegerMax) value = value * 10 + (c - '0');
    else ok_ = false;
  }
  if (value > kIntegerMax) ok_ = false;
  if (!ok_) return 0;
  return negative ? -value : value;
}

bool JsonReader::boolean() {
  if (kind() != Kind::boolean) ok_ = false;
  return raw() == "true";
}

void JsonReader::skip() { raw(); }

std::string_view JsonReader::raw() {
  skip_space();
  const std::string_view before = rest_;
  int depth = 0;
  do {
    skip_space();
    if (rest_.empty()) {
      ok_ = false;
      return {};
    }
    const char c = rest_.front();
    if (c == '"') {
      skip_string();
    } else if (c == '{' || c == '[') {
      ++depth;
      rest_.remove_prefix(1);
    } else if (c == '}' || c == ']') {
      --depth;
      rest_.remove_prefix(1);
    } else if (c == ',' || c == ':') {
      rest_.remove_prefix(1);
    } else {
      std::size_t n = 0;
      while (n < rest_.size() && !is_space(rest_[n]) &&
             std::string_view(",:]}").find(rest_[n]) == std::string_view::npos) {
        ++n;
      }
      rest_.remove_prefix(n);
    }
  } while (ok_ && depth > 0);
  first_ = false;
  return before.substr(0, before.size() - rest_.size());
}

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

void JsonWriter::begin_object() {
  separate();
  out_ += '{';
  comma_ = false;
}
void JsonWriter::end_object() {
  out_ += '}';
  comma_ = true;
}
void JsonWriter::begin_array() {
  separate();
  out_ += '[';
  comma_ = false;
}
void JsonWriter::end_array() {
  out_ += ']';
  comma_ = true;
}

void JsonWriter::key(std::string_view key) {
  string(key);
  out_ += ':';
  comma_ = false;
}

void JsonWriter::string(std::string_view value) {
  constexpr char kHex[] = "0123456789abcdef";
  separate();
  out_ += '"';
  for (std::size_t i = 0; i < value.size();) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x80) {
      append_utf8(out_, next_code_point(value, i));
      continue;
    }
    ++i;
    switch (c) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default:
        if (c >= 0x20) {
          out_ += static_cast<char>(c);
        } else if (c != 0) {  // U+0000 is refused by readers and so never written.
          out_ += "\\u00";
          out_ += kHex[c >> 4];
          out_ += kHex[c & 15];
        }
    }
  }
  out_ += '"';
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
}
void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}
void JsonWriter::null() {
  separate();
  out_ += "null";
}
void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

}  // namespace aisle
