#include <algorithm>

#include "shared/base/json.h"
#include "shared/base/json_escape.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::int64_t kIntegerMax = (1LL << 53) - 1;

}  // namespace

void JsonReader::skip_space() {
  while (!rest_.empty() && is_json_space(rest_.front())) rest_.remove_prefix(1);
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
      while (n < rest_.size() && !is_json_space(rest_[n]) &&
             std::string_view(",:]}").find(rest_[n]) == std::string_view::npos) {
        ++n;
      }
      rest_.remove_prefix(n);
    }
  } while (ok_ && depth > 0);
  first_ = false;
  return before.substr(0, before.size() - rest_.size());
}

}  // namespace aisle
