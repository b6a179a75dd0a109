// A text laid out for looking at it code point by code point, in any digit script.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "shared/privacy/redaction.h"

namespace aisle::privacy {

struct Char {
  char32_t code = 0;
  std::int8_t digit = -1;  ///< 0 to 9 in any script, else -1.
  bool letter = false;
  bool taken = false;       ///< Part of a finding, or of the name that stands for one already.
  std::uint32_t begin = 0;  ///< Byte position.
};

/// A text and what has been found in it so far. What is taken parts what stands beside it.
class Scan {
 public:
  explicit Scan(std::string_view text);

  std::size_t size() const { return chars_.size() - 1; }
  /// The character at `i`; at and behind the end one that is nothing.
  const Char& at(std::size_t i) const { return chars_[i < chars_.size() ? i : chars_.size() - 1]; }

  bool digit(std::size_t i) const { return at(i).digit >= 0 && !at(i).taken; }
  bool letter(std::size_t i) const { return at(i).letter && !at(i).taken; }
  bool is(std::size_t i, std::string_view ascii) const;

  /// Whether a number may begin at `i`: a digit with none before it.
  bool digits_begin(std::size_t i) const { return digit(i) && (i == 0 || !digit(i - 1)); }
  std::size_t digits_end(std::size_t i) const;

  /// The `count`-th folded word before `i` (0 is the nearest), on the same side of anything taken;
  /// empty when there is none or it is further than kContextMax characters away.
  std::string word_before(std::size_t i, int count) const;

  void take(PersonalData kind, std::size_t begin, std::size_t end);
  std::size_t found() const { return findings_.size(); }
  std::vector<Finding> findings() &&;

  /// Where a card ended, that was found now or stands there as "[card]": character positions.
  const std::vector<std::size_t>& card_ends() const { return card_ends_; }

 private:
  std::vector<Char> chars_;
  std::vector<Finding> findings_;
  std::vector<std::size_t> card_ends_;
};

inline constexpr std::size_t kContextMax = 40;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list);

void find_ibans(Scan& scan);
void find_emails(Scan& scan);
void find_cards(Scan& scan);
void find_security_codes(Scan& scan);
void find_phones(Scan& scan);

}  // namespace aisle::privacy
