// Stands in for personal data on the way to a model, and is turned back on the way from it.
//
// The same value has the same placeholder while the object lives, so that a model can tell two
// addresses apart: "[EMAIL_1]", "[NAME_1]".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

class Placeholders {
 public:
  /// What can't be told from ordinary words by its form. A value under three bytes is passed over.
  void know(std::string_view kind, std::string_view value);

  /// The text with e-mail addresses, phone numbers, bank accounts, cards, and what is known, replaced.
  std::string hide(std::string_view text);

  /// What "[EMAIL_1]" stands for; nothing when it is no placeholder of this object's.
  std::optional<std::string> value_of(std::string_view placeholder) const;

  /// The text with every placeholder turned back.
  std::string restore(std::string_view text) const;

 private:
  struct Entry {
    std::string placeholder;
    std::string value;
  };

  const std::string& placeholder_for(std::string_view kind, std::string_view value);

  std::vector<Entry> entries_;
  std::vector<std::string> known_;  // The longest first.
};

}  // namespace aisle
