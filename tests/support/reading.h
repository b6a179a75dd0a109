// Reads the entities of a message to the small shop, in one line.
#pragma once

#include <string_view>

#include "shared/nlu/entities.h"
#include "tests/support/shop_world.h"

namespace aisle::test {

inline Entities read(std::string_view text, std::string_view currency = "EUR") {
  static const auto lexicon = Lexicon::parse(language_files("en").lexicon);
  static const SearchIndex index = shop_index();
  static const NameIndex names(index.vocabulary(), *lexicon);
  return read_entities(text, *lexicon, names, currency);
}

}  // namespace aisle::test
