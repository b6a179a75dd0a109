#include "server/model_turns/prose.h"

#include <algorithm>

#include "server/model_turns/shown.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "P1" or "S12".
bool is_handle(std::string_view text) {
  if (text.size() < 2 || text.size() > 4 || (text[0] != 'P' && text[0] != 'S')) return false;
  for (const char c : text.substr(1)) {
    if (!is_digit(c)) return false;
  }
  return true;
}

}  // namespace

Prose::Prose(const Turn& turn, const Heard& heard, const Placeholders& placeholders,
             const ProseWords& words)
    : placeholders_(placeholders),
      reader_([this](std::string_view mark) { return resolve(mark); }),
      verifier_(receipts_of(turn, heard), words.withheld, counts_of(turn, kCardsMax)),
      promises_(receipts_of(turn, heard), words.promise) {}

// "[[P1, P2]]" names two. One that names nothing is taken out all the same.
std::optional<std::string> Prose::resolve(std::string_view mark) {
  if (!mark.starts_with("[[")) return placeholders_.value_of(mark);
  std::vector<std::string> named;
  std::string_view rest = mark.substr(2, mark.size() - 4);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view one = trim(rest.substr(0, comma));
    if (!is_handle(one)) return std::nullopt;
    named.emplace_back(one);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  if (named.empty()) return std::nullopt;
  marks_.insert(marks_.end(), named.begin(), named.end());
  return "";
}

std::string Prose::add(std::string_view piece) {
  return verifier_.add(promises_.add(reader_.add(piece)));
}

std::string Prose::finish() {
  std::string rest = promises_.add(reader_.finish());
  rest += promises_.finish();
  std::string out = verifier_.add(rest);
  return out + verifier_.finish();
}

}  // namespace aisle
