#include "shared/tools/matching_variants.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/tools/catalog_context.h"

namespace aisle {
namespace {

constexpr std::size_t kOptionsMax = 12;

}  // namespace

std::string problem_in(const std::vector<Attribute>& wanted) {
  if (wanted.size() > kOptionsMax) return "too many options: give at most 12";
  for (const Attribute& option : wanted) {
    if (option.name.empty() || option.value.empty()) return "an option needs a name and a value";
    if (option.name.size() > kAskedNameBytesMax || option.value.size() > kAskedNameBytesMax) {
      return "an option is too long: give at most 200 bytes for name and value each";
    }
  }
  return "";
}

bool has_words(const std::string& value, const std::string& wanted) {
  const std::vector<Word> there = words(value);
  const std::vector<Word> asked = words(wanted);
  return std::all_of(asked.begin(), asked.end(), [&](const Word& word) {
    return std::any_of(there.begin(), there.end(),
                       [&](const Word& each) { return each.folded == word.folded; });
  });
}

namespace {

bool fits(const Variant& variant, const Attribute& wanted) {
  const std::string name = fold(wanted.name);
  return std::all_of(variant.options.begin(), variant.options.end(), [&](const Attribute& option) {
    return fold(option.name) != name || has_words(option.value, wanted.value);
  });
}

}  // namespace

bool has_options(const Variant& variant, const std::vector<Attribute>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const Attribute& option) { return fits(variant, option); });
}

void put_matching_first(std::vector<Variant>& variants, const std::vector<Attribute>& wanted) {
  if (wanted.empty()) return;
  std::stable_partition(variants.begin(), variants.end(),
                        [&](const Variant& variant) { return has_options(variant, wanted); });
}

}  // namespace aisle
