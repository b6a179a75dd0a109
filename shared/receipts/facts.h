// The facts that a text states in figures: amounts, percentages, dates, counts, order numbers,
// links.
//
// The same reading is used on an answer and on the receipts it is held to, so that "€1,299.00",
// "1.299 €" and "1299.00 EUR" are one fact. Languages: English, German, French, Spanish, Italian
// and Dutch words for months, percent and stock; figures in any script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aisle {

struct Fact {
  enum Kind { amount, percentage, date, stock_count, order_number, link, number };
  Kind kind = number;
  /// What it says, in one form: "19.99", "2026-11-24" ("-11-24" without a year), "#1042", an
  /// address. A text that can be read in two ways ("1.299", "11/12/2026") has two.
  std::vector<std::string> readings;
  std::string currency;  ///< Of an amount: ISO 4217, or "$", "kr" or "¥", which several share.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool quoted = false;  ///< Stands between quotation marks.
};

/// In order, not overlapping. A figure that is part of a name ("A4", "3XL", "GORE-TEX2") or numbers
/// the lines of a list is none. Cost: linear.
std::vector<Fact> find_facts(std::string_view text);

}  // namespace aisle
