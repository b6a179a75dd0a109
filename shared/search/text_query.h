// What a shopper typed, as terms of the catalog: as it stands, and with spelling put right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/search/analyzer.h"
#include "shared/search/catalog_text.h"

namespace aisle {

inline constexpr std::size_t kQueryBytesMax = 1'000;  ///< The rest of a longer text is not read.

/// A word (or phrase) that counts, and what became of it.
struct QueryWord {
  std::vector<Word> words;            ///< One, or those of a phrase.
  std::optional<std::uint32_t> term;  ///< None when no product has it.
};

struct TextQuery {
  std::string text;              ///< What `words` were read from.
  std::vector<QueryWord> words;  ///< At most kQueryTermsMax; no stop words.

  bool all_known() const;

  /// The known terms, each once.
  std::vector<std::uint32_t> terms() const;
};

TextQuery read_query(std::string_view text, const CatalogText& catalog, const Analyzer& analyzer);

/// The same with unknown words replaced by the nearest known ones, written apart ("raincoat" as
/// "rain coat") or, known or not, together with their neighbour ("rain coat" as "raincoat"). None
/// when that changes nothing.
std::optional<TextQuery> correct(const TextQuery& query, const CatalogText& catalog,
                                 const Analyzer& analyzer);

}  // namespace aisle
