// Takes personal data out of text before it is stored, logged or sent on.
//
// Pure and the same in the browser and on the server; doing it twice changes nothing.
// Payment cards: 12 to 19 digits that pass the Luhn check (ISO/IEC 7812-1), in any digit script, with
// spaces, hyphens, dots or other separators between them; a security code that follows a card.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

enum class PersonalData { card, security_code, email, phone, iban };
constexpr auto enum_names(PersonalData) {
  return std::to_array<std::string_view>({"card", "security_code", "email", "phone", "iban"});
}

/// A place in a text, in bytes.
struct Finding {
  PersonalData kind;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Finding&) const = default;
};

/// Every finding, in order, not overlapping. Cost: linear.
std::vector<Finding> find_personal_data(std::string_view text);

/// The text with each finding replaced by its name in brackets: "[card]", "[email]".
std::string redact(std::string_view text);

}  // namespace aisle
