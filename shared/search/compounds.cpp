#include "shared/search/compounds.h"

#include <algorithm>

namespace aisle {
namespace {

constexpr std::size_t kLeadMin = 3;
constexpr std::size_t kLastMin = 4;
constexpr std::size_t kLongLastMin = 5;  ///< Enough to be believed behind an unknown word.
constexpr std::size_t kWordBytesMax = 60;
constexpr int kPartsMax = 3;

}  // namespace

Compounds::Compounds(const SearchLanguage& language)
    : stem_(find_stemmer(language.stemmer)), links_(language.compound_links) {
  for (const std::string& word : language.whole_words) {
    whole_.push_back(stem_(spelled(word, language.spellings)));
  }
  std::sort(whole_.begin(), whole_.end());
}

std::string_view Compounds::known_lead(std::string_view lead, const Known& known) const {
  for (const std::string& link : links_) {
    if (!lead.ends_with(link) || lead.size() < link.size() + kLeadMin) continue;
    const std::string_view bare = lead.substr(0, lead.size() - link.size());
    if (known(stem_(bare))) return bare;
  }
  return {};
}

std::optional<Compounds::Split> Compounds::split(std::string_view spelled,
                                                 const Known& known) const {
  if (!any() || spelled.size() > kWordBytesMax || !is_plain(spelled)) return std::nullopt;
  if (std::binary_search(whole_.begin(), whole_.end(), stem_(spelled))) return std::nullopt;
  for (std::size_t at = kLeadMin; at + kLastMin <= spelled.size(); ++at) {
    const std::string_view last = spelled.substr(at);
    if (!known(stem_(last))) continue;
    const std::string_view lead = known_lead(spelled.substr(0, at), known);
    if (!lead.empty()) return Split{lead, last, true};
    if (last.size() >= kLongLastMin) return Split{spelled.substr(0, at), last, false};
  }
  return std::nullopt;
}

std::vector<std::string> Compounds::parts(std::string_view spelled, const Known& known) const {
  std::vector<std::string> found;
  for (int count = 1; count < kPartsMax; ++count) {
    const auto apart = split(spelled, known);
    if (!apart) break;
    found.push_back(stem_(apart->last));
    if (apart->lead_known) found.push_back(stem_(apart->lead));
    spelled = apart->last;
  }
  return found;
}

}  // namespace aisle
