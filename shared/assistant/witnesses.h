// What `understand` looks at: the message's words, what was said before, and the model's guess.
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/assistant/understanding.h"
#include "shared/nlu/utterance.h"

namespace aisle {

struct Witnesses {
  std::string_view text;
  const Utterance& words;
  const Context& context;
  const Lexicon& lexicon;
  Intent predicted = Intent::unsure;
  std::int64_t confidence = 0;

  bool has(std::string_view list) const { return words.has(lexicon.list(list)); }
  bool sure_of(Intent intent) const { return predicted == intent && confidence >= kSureConfidence; }
  bool likely(Intent intent) const {
    return predicted == intent && confidence >= kLikelyConfidence;
  }

  // Nothing but the phrases of `list`, politeness and words without content.
  bool is_only(std::string_view list) const {
    Utterance rest = words;
    if (!rest.take_all(lexicon.list(list))) return false;
    for (const char* polite : {"greeting", "thanks"}) rest.take_all(lexicon.list(polite));
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (rest.is_free(i) && !lexicon.stop_words.contains(rest.word(i))) return false;
    }
    return true;
  }
};

}  // namespace aisle
