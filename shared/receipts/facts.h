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

#include "shared/receipts/ahead.h"

namespace aisle {

struct Figure;
struct FoundLink;

struct Fact {
  enum Kind { amount, percentage, date, stock_count, order_number, link, number };
  Kind kind = number;
  /// What it says, in one form: "19.99", "2026-11-24" ("-11-24" without a year), "tf-1042" of an
  /// order's or parcel's number (order_numbers.h), an address. A text that can be read in two ways
  /// ("1.299", "11/12/2026") has two.
  std::vector<std::string> readings;
  std::string currency;  ///< Of an amount: ISO 4217, or "$", "kr" or "¥", which several share.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool quoted = false;  ///< Stands between quotation marks.
};

/// Between the parts of one fact ("€ 5", "24 May 2026") stand at most this many bytes of space.
inline constexpr std::size_t kGapBytesMax = 8;

/// Finds the facts of a text that arrives in pieces. What it finds is the same for every cut.
/// Cost: linear in the text, however it is cut.
class FactFinder {
 public:
  /// Visible text in whole code points (visible.h).
  void add(std::string_view text);
  void finish();

  /// How far the text is settled: no fact before this byte can begin, end or change any more. Never
  /// goes back. Behind it are the word that is being written, a figure and what it may still become
  /// part of, and a possible link.
  std::size_t settled() const { return settled_; }
  /// The facts that end before it, in order, each once.
  std::vector<Fact> take();

 private:
  struct State {
    std::size_t pos = 0;       // All before it has been read; in text_.
    std::size_t word_end = 0;  // Before it no bare address begins.
    bool line_start = true;
    bool quoted = false;
  };

  bool letter_at(std::size_t pos);
  bool letter_before(std::size_t pos) const;
  bool starts(std::string_view word) const;
  std::size_t skip_space(std::size_t pos);
  std::size_t skip_space_back(std::size_t pos) const;
  std::string word_at(std::size_t pos, std::size_t& end);
  std::string word_before(std::size_t end, std::size_t& begin) const;
  std::size_t part_before(std::size_t pos) const;
  std::size_t word_begin(std::size_t pos) const;

  void read_on();
  void step();
  void settle();
  void add_fact(Fact::Kind kind, std::vector<std::string> readings, std::size_t begin,
                std::size_t end, std::string_view currency = {});
  bool add_link(FoundLink link, std::size_t begin);
  void note_quotes();
  bool link();
  bool mail();
  bool order_number();
  bool code(std::size_t pos);
  void figure();
  void parts(const Figure& figure, std::size_t begin);
  bool numbers_a_line(std::size_t begin);
  bool numbers_a_standard(const Figure& figure, std::size_t begin) const;
  bool named_day(const Figure& figure, std::size_t begin);
  void skip_word();

  std::string text_;  // From dropped_ on.
  std::size_t dropped_ = 0;
  Ahead in_;
  State at_;
  std::size_t wait_for_ = 0;  // Bytes of text_ that the next step needs.
  std::size_t settled_ = 0;
  std::size_t taken_end_ = 0;  // Where the last fact taken ended.
  std::vector<Fact> facts_;    // Not taken yet.
};

/// In order, not overlapping. A figure that is part of a name ("A4", "3XL", "GORE-TEX2") or of a
/// standard ("EN 1621-2"), or numbers the lines of a list, is none. Cost: linear.
std::vector<Fact> find_facts(std::string_view text);

}  // namespace aisle
