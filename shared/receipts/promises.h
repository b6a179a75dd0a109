// Holds back promises that bind the merchant: a refund, a discount, a voucher, a replacement, a
// price match or a compensation that is promised or claimed, and the claim to be a person.
//
// A promise stands when this turn's receipts bear it out: what the shop does when any of them names
// the same ("refunds are paid within 14 days"), what has been done when an order's does. The
// assistant itself ("I'll give you") has nothing to give. Questions and denials are no promises;
// a condition ("if you confirm") excuses none, and a line break does not end one. English, German,
// French and Spanish; the words are in promise_words.cpp.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/receipts/receipt.h"
#include "shared/receipts/verify.h"
#include "shared/receipts/visible.h"

namespace aisle {

inline constexpr std::size_t kSentenceBytesMax = 2000;  ///< A longer one is judged so far.

/// What may be promised, as bits.
enum Remedy : std::uint8_t {
  kRefund = 1, kDiscount = 2, kVoucher = 4, kReplacement = 8, kPriceMatch = 16, kCompensation = 32
};

/// Withholds a sentence from where a promise begins in it. The first one is replaced, later ones
/// are left out. Text that is given is never taken back; what may become a promise is held back
/// once its opening words are there ("I've", "Sie erhalten"), at most to the sentence's end.
/// Cost: linear over all pieces.
class StreamingPromises {
 public:
  StreamingPromises(const std::vector<Receipt>& receipts, std::string replacement);

  /// What may be shown now. The same in sum for every cut, as in streaming.h.
  std::string add(std::string_view piece);
  std::string finish();

  /// Their bytes count in the text without what isn't visible.
  const std::vector<Withheld>& withheld() const { return withheld_; }

 private:
  struct Words;
  struct Rule;
  using Groups = std::bitset<512>;  // The lists and elements a word is in.
  struct Partial {
    const Rule* rule;       // Its first elements have been read.
    std::size_t element;    // The next one.
    std::size_t since;      // The word it may be at the earliest.
    std::size_t begin;      // Byte.
    std::uint8_t remedies;
    bool asked;             // Behind a word that asks.
  };
  struct Promise {
    Partial said;
    std::size_t last_word;
    bool clause_goes_on = true;  // What follows may deny it still.
  };
  struct Good {
    std::uint8_t remedy;
    std::size_t words;
  };

  static const Words& words();
  void note(const Receipt& receipt);

  void read(std::string_view visible);
  void read(char32_t c, std::size_t begin, std::size_t end);
  void begin_line(char32_t c, std::size_t begin);
  void end_word();
  void see(const Groups& groups, std::size_t begin);
  void see_mark(std::string_view mark, std::size_t begin);
  std::vector<Good> goods_that_end() const;
  bool begins_good(std::size_t words) const;
  void advance(const Groups& groups, std::size_t begin, std::size_t word,
               const std::vector<Good>& goods, bool is_word);
  void take(Partial partial, std::size_t word, bool is_word, std::vector<Partial>& next);
  void end_clause();
  void end_sentence(std::size_t end, bool is_question);
  bool stands(const Promise& promise, bool is_question) const;
  std::size_t settled() const;
  void give(std::size_t end);

  std::uint8_t named_ = 0;  // Remedies that some receipt names.
  std::uint8_t done_ = 0;   // That an order's names.
  std::uint8_t seen_ = 0;   // That the text names.
  bool has_order_ = false;
  std::string replacement_;
  VisibleText visible_;
  std::string held_;        // Visible and not given yet.
  std::size_t given_ = 0;   // Bytes in front of it.
  std::size_t pos_ = 0;     // Bytes read.
  std::string out_;
  std::vector<Withheld> withheld_;

  std::string word_;             // That is being written.
  std::size_t word_begin_ = 0;
  std::optional<std::size_t> line_end_;  // Where a line break begins that was read last.
  bool point_ = false;           // Behind a "." that may end the sentence.
  std::size_t count_ = 0;        // Words so far.
  std::array<Groups, 3> last_;   // The last ones, by number.
  std::size_t denied_ = 0;       // The word that denies, or 0.
  bool after_denial_ = false;
  bool after_figure_ = false;
  bool asking_ = false;
  bool condition_ = false;
  std::size_t sentence_ = 0;     // Where it begins.
  std::vector<Partial> partials_;
  std::vector<Promise> promises_;
};

/// The same for a whole text.
Verified hold_promises(std::string_view text, const std::vector<Receipt>& receipts,
                       std::string_view replacement);

}  // namespace aisle
