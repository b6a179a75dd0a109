#include "shared/search/names.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {

std::string name_key(std::string_view name) {
  std::string key;
  for (const Word& word : words(name)) {
    if (!key.empty()) key += ' ';
    key += word.folded;
  }
  return key.empty() ? fold(name) : key;
}

std::uint32_t Names::add(std::string_view name) {
  if (const auto known = spelled_.find(name); known != spelled_.end()) return known->second;
  const std::string key = name_key(name);
  const auto [entry, is_new] = keyed_.emplace(key, static_cast<std::uint32_t>(shown_.size()));
  if (is_new) {
    shown_.emplace_back(name);
    keys_.push_back(key);
  }
  spelled_.emplace(name, entry->second);
  return entry->second;
}

std::optional<std::uint32_t> Names::find(std::string_view name) const {
  const auto found = keyed_.find(name_key(name));
  if (found == keyed_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::uint32_t> CatalogNames::add_pair(const Attribute& attribute) {
  if (attribute.value.empty() || attribute.value.size() > kOptionValueBytesMax) return std::nullopt;
  const OptionValue pair{options.add(attribute.name), values.add(attribute.value)};
  const auto [entry, is_new] = pair_numbers_.emplace(std::uint64_t{pair.option} << 32 | pair.value,
                                                     static_cast<std::uint32_t>(pairs.size()));
  if (is_new) {
    pairs_of_option_.resize(options.size());
    pairs_of_option_[pair.option].push_back(entry->second);
    pairs.push_back(pair);
    says_.push_back(affirmation.of(attribute.value));
  }
  return entry->second;
}

std::vector<std::uint32_t> CatalogNames::find_pairs(const Attribute& wish) const {
  const auto option = options.find(wish.name);
  if (!option) return {};
  if (affirmation.is_bare(wish.value)) {
    std::vector<std::uint32_t> alike;
    const Says wanted = affirmation.of(wish.value);
    for (const std::uint32_t pair : pairs_of_option_[*option]) {
      if (says_[pair] == wanted) alike.push_back(pair);
    }
    return alike;
  }
  if (const auto value = values.find(wish.value)) {
    const auto exact = pair_numbers_.find(std::uint64_t{*option} << 32 | *value);
    if (exact != pair_numbers_.end()) return {exact->second};
  }
  const std::vector<Word> wanted = words(wish.value);
  if (wanted.empty()) return {};
  std::vector<std::uint32_t> found;
  for (const std::uint32_t pair : pairs_of_option_[*option]) {
    const std::string value = ' ' + values.key(pairs[pair].value) + ' ';
    const bool has_all = std::all_of(wanted.begin(), wanted.end(), [&](const Word& word) {
      return value.find((compounds ? "" : " ") + word.folded + ' ') != value.npos;
    });
    if (has_all) found.push_back(pair);
  }
  return found;
}

}  // namespace aisle
