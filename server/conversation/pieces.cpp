#include "server/conversation/pieces.h"

#include "shared/base/text.h"

namespace aisle {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n'; }

}  // namespace

std::size_t next_piece(std::string_view rest, int words_max) {
  const std::string_view most = cut_utf8(rest, kPieceBytesMax);
  std::size_t whole_words = 0;
  for (std::size_t i = 1; i <= most.size(); ++i) {
    const bool end_of_word = i == rest.size() || (is_space(rest[i - 1]) && !is_space(rest[i]));
    if (!end_of_word) continue;
    whole_words = i;
    if (--words_max == 0) break;
  }
  return whole_words != 0 ? whole_words : most.size();
}

}  // namespace aisle
