#include <algorithm>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/json_escape.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

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
    while (pos_ < text_.size() && is_json_space(text_[pos_])) ++pos_;
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

}  // namespace aisle
