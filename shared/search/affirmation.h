// Whether the value of a yes/no feature says yes: "Yes", "Yes 5000 mAh" and "20000 mm" do, "No" and
// "0" do not, and "Water repellent only" leaves it open.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "shared/search/language.h"

namespace aisle {

enum class Says { neither, yes, no };

class Affirmation {
 public:
  Affirmation() = default;
  explicit Affirmation(const SearchLanguage& language)
      : yes_(language.yes_values.begin(), language.yes_values.end()),
        no_(language.no_values.begin(), language.no_values.end()) {}

  /// By its first word: a word for yes or no, or a number, of which only zero says no.
  Says of(std::string_view value) const;

  /// Whether it is one word for yes, or one for no, and nothing else.
  bool is_bare(std::string_view value) const;

 private:
  std::set<std::string, std::less<>> yes_;
  std::set<std::string, std::less<>> no_;
};

}  // namespace aisle
