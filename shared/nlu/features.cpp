#include "shared/nlu/features.h"

#include <algorithm>
#include <utility>

#include "shared/base/hash.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kLongNumber = 5;  // From here on digits are a number of something: an order.
constexpr std::size_t kGramMin = 1;
constexpr std::size_t kGramMax = 4;
constexpr std::size_t kFeatureCountMax = 12;  // Of words: more are as many.

bool is_currency_sign(char32_t c) {
  return c == '$' || c == 0xA2 || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20C0);
}

// Whether the gap between two words begins or ends with a currency sign, spaces aside.
bool sign_at_begin(std::string_view gap) {
  gap = trim(gap);
  std::size_t pos = 0;
  return !gap.empty() && is_currency_sign(next_code_point(gap, pos));
}

bool sign_at_end(std::string_view gap) {
  gap = trim(gap);
  char32_t last = 0;
  for (std::size_t pos = 0; pos < gap.size();) last = next_code_point(gap, pos);
  return is_currency_sign(last);
}

// "42l" is "0l" and "ab12345" is "ab00": which number it is says nothing about the intent.
std::string classify_digits(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    if (!is_digit(folded[i])) {
      out += folded[i++];
      continue;
    }
    const std::size_t begin = i;
    while (i < folded.size() && (is_digit(folded[i]) || folded[i] == '.')) ++i;
    out += i - begin >= kLongNumber ? "00" : "0";
  }
  return out;
}

void append_marks(std::vector<std::string>& tokens, std::string_view gap) {
  for (const char mark : {'@', '#', '?', '!'}) {
    if (gap.find(mark) != gap.npos) tokens.emplace_back(1, mark);
  }
}

// Where each code point of `text` begins, and its end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> found{0};
  for (std::size_t pos = 0; pos < text.size();) {
    next_code_point(text, pos);
    found.push_back(pos);
  }
  return found;
}

// A different start of the hash per kind keeps "a word" apart from "letters in a word".
enum class Kind : char { word = 'w', pair = 'p', apart = 's', letters = 'l', count = 'n' };

class Buckets {
 public:
  explicit Buckets(int bits) : mask_((1u << bits) - 1) {}

  void add(Kind kind, std::string_view first, std::string_view second = {}) {
    const char tag[] = {static_cast<char>(kind)};
    std::uint64_t hash = fnv1a(first, fnv1a({tag, 1}));
    if (kind == Kind::pair || kind == Kind::apart) hash = fnv1a(second, fnv1a(" ", hash));
    hash ^= hash >> 32;  // The low bits of FNV-1a alone mix too little.
    hash ^= hash >> 15;
    found_.push_back(static_cast<std::uint32_t>(hash) & mask_);
  }

  void add_letters(const std::string& word) {
    const std::string framed = "_" + word + "_";
    const std::vector<std::size_t> at = boundaries(framed);
    const std::size_t count = std::min(at.size() - 1, kIntentWordCharsMax + 2);
    for (std::size_t size = kGramMin; size <= kGramMax; ++size) {
      for (std::size_t i = 0; i + size <= count; ++i) {
        add(Kind::letters, std::string_view(framed).substr(at[i], at[i + size] - at[i]));
      }
    }
  }

  std::vector<std::uint32_t> take() {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  std::uint32_t mask_;
  std::vector<std::uint32_t> found_;
};

}  // namespace

std::vector<std::string> intent_tokens(std::string_view text) {
  text = cut_utf8(text, kIntentBytesMax);
  const std::vector<Word> found = words(text, kIntentWordsMax);
  std::vector<std::string> tokens;
  std::size_t end = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string_view before = text.substr(end, found[i].begin - end);
    append_marks(tokens, before);
    end = found[i].end;
    const std::size_t next = i + 1 < found.size() ? found[i + 1].begin : text.size();
    std::string token = classify_digits(found[i].folded);
    const bool number = token == "0" || token == "00";
    if (number && (sign_at_end(before) || sign_at_begin(text.substr(end, next - end)))) {
      token = "0$";
    }
    tokens.push_back(std::move(token));
  }
  append_marks(tokens, text.substr(end));
  return tokens;
}

std::vector<std::uint32_t> intent_features(std::string_view text, int bucket_bits) {
  Buckets buckets(bucket_bits);
  std::string_view before = "^", previous = "^";
  const std::vector<std::string> tokens = intent_tokens(text);
  for (const std::string& token : tokens) {
    buckets.add(Kind::word, token);
    buckets.add(Kind::pair, previous, token);
    buckets.add(Kind::apart, before, token);
    if (!is_digit(token[0]) && token.size() > 1) buckets.add_letters(token);
    before = std::exchange(previous, token);
  }
  buckets.add(Kind::pair, previous, "$");
  buckets.add(Kind::count, std::to_string(std::min(tokens.size(), kFeatureCountMax)));
  return buckets.take();
}

}  // namespace aisle
