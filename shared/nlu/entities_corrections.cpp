// What takes back the message before: "no, the blue one", "I meant trousers", "back to the tents".
#include "shared/nlu/entities.h"

namespace aisle {
namespace {

// "No, ..." and "no the ...", but not "no wool": there it leaves something out.
bool denies_first(const Utterance& words, const Lexicon& lexicon) {
  const auto no = words.at(0, lexicon.list("deny"));
  if (!no || no->size() > 1 || no->end >= words.size()) return false;
  return words.raw_after(0) != " " || words.at(no->end, lexicon.list("definite")) ||
         words.at(no->end, lexicon.list("corrects"));
}

}  // namespace

void read_corrections(Utterance& words, const Lexicon& lexicon, Entities& out) {
  if (words.size() == 0) return;
  if (denies_first(words, lexicon)) {
    words.take({0, 1});
    out.corrects = true;
  }
  if (words.take_all(lexicon.list("corrects"))) out.corrects = true;
  if (words.take_all(lexicon.list("back_to"))) out.goes_back = true;
}

}  // namespace aisle
