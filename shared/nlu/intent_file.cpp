#include "shared/nlu/intent_file.h"

#include <algorithm>
#include <charconv>

#include "shared/base/hash.h"
#include "shared/nlu/features.h"

namespace aisle {
namespace {

constexpr std::string_view kFirstLine = "aisle-intents 2";
constexpr std::string_view kSixBits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kMore = 32;  // Of a digit of a number: another one follows.
constexpr int kZero = 32;          // The character of a weight of 0, which is never written.

std::string pack(const std::vector<std::int8_t>& weights) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    std::size_t skip = i - next;
    for (; skip >= kMore; skip /= kMore) out += kSixBits[kMore + skip % kMore];
    out += kSixBits[skip];
    out += kSixBits[static_cast<std::size_t>(kZero + weights[i])];
    next = i + 1;
  }
  return out;
}

bool unpack(std::string_view text, std::vector<std::int8_t>& weights) {
  std::size_t bucket = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t digit = kMore;
    for (std::size_t unit = 1; digit >= kMore; unit *= kMore) {
      if (i >= text.size() || unit > weights.size()) return false;
      digit = kSixBits.find(text[i++]);
      if (digit == kSixBits.npos || (digit == 0 && unit > 1)) return false;
      bucket += digit % kMore * unit;
    }
    if (bucket >= weights.size() || i >= text.size()) return false;
    const std::size_t found = kSixBits.find(text[i++]);
    const int weight = static_cast<int>(found) - kZero;
    if (found == kSixBits.npos || weight == 0 || weight < -kIntentWeightMax) return false;
    weights[bucket++] = static_cast<std::int8_t>(weight);
  }
  return true;
}

Error damaged(std::size_t line, std::string_view what) {
  return {ErrorCode::invalid_argument,
          "intent model, line " + std::to_string(line) + ": " + std::string(what)};
}

std::string_view take_until(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view part = rest.substr(0, at);
  rest = at == rest.npos ? std::string_view() : rest.substr(at + 1);
  return part;
}

template <class Number>
bool take_number(std::string_view& rest, Number& number, int base = 10) {
  const std::string_view part = take_until(rest, ' ');
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number, base);
  return error == std::errc() && end == part.data() + part.size();
}

bool is_intent_name(std::string_view name) {
  return !name.empty() && name.size() <= kIntentNameBytesMax &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); });
}

std::string hex(std::uint64_t number) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, number, 16).ptr;
  return {digits, end};
}

}  // namespace

std::string write_intent_file(const IntentFile& file) {
  std::string lines;
  for (const IntentWeights& intent : file.intents) {
    lines += intent.intent + ' ' + std::to_string(intent.scale) + ' ' +
             std::to_string(intent.bias) + ' ' + pack(intent.weights) + '\n';
  }
  const std::string sizes = "buckets " + std::to_string(file.bucket_bits) + " intents " +
                            std::to_string(file.intents.size());
  return std::string(kFirstLine) + '\n' + sizes + " checksum " +
         hex(fnv1a(lines, fnv1a(sizes))) + '\n' + lines;
}

Result<IntentFile> read_intent_file(std::string_view text) {
  if (text.size() > kIntentFileBytesMax) {
    return Error{ErrorCode::too_large, "intent model: over " +
                                           std::to_string(kIntentFileBytesMax) + " bytes"};
  }
  if (take_until(text, '\n') != kFirstLine) {
    return damaged(1, "expected \"" + std::string(kFirstLine) + "\"");
  }
  IntentFile file;
  std::size_t count = 0;
  std::uint64_t checksum = 0;
  std::string_view head = take_until(text, '\n');
  const std::string_view sizes = head.substr(0, head.find(" checksum "));
  if (take_until(head, ' ') != "buckets" || !take_number(head, file.bucket_bits) ||
      take_until(head, ' ') != "intents" || !take_number(head, count) ||
      take_until(head, ' ') != "checksum" || !take_number(head, checksum, 16) || !head.empty()) {
    return damaged(2, "expected \"buckets N intents N checksum X\"");
  }
  if (file.bucket_bits < 1 || file.bucket_bits > kBucketBitsMax) {
    return damaged(2, "buckets must be 1 to " + std::to_string(kBucketBitsMax));
  }
  if (count < 2 || count > kIntentsMax) {
    return damaged(2, "intents must be 2 to " + std::to_string(kIntentsMax));
  }
  if (fnv1a(text, fnv1a(sizes)) != checksum) return damaged(2, "the checksum does not fit");
  for (std::size_t line = 3; line < count + 3; ++line) {
    std::string_view rest = take_until(text, '\n');
    IntentWeights intent;
    intent.intent = take_until(rest, ' ');
    if (!is_intent_name(intent.intent)) return damaged(line, "not the name of an intent");
    if (!take_number(rest, intent.scale) || intent.scale <= 0) return damaged(line, "bad scale");
    if (!take_number(rest, intent.bias)) return damaged(line, "bad bias");
    intent.weights.resize(std::size_t{1} << file.bucket_bits);
    if (!unpack(rest, intent.weights)) return damaged(line, "bad weights");
    for (const IntentWeights& other : file.intents) {
      if (other.intent == intent.intent) return damaged(line, "this intent was there before");
    }
    file.intents.push_back(std::move(intent));
  }
  if (!text.empty()) return damaged(count + 3, "expected the end");
  return file;
}

}  // namespace aisle
