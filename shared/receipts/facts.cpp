#include "shared/receipts/facts.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/receipts/figures.h"

namespace aisle {
namespace {

constexpr std::size_t kWordBytesMax = 64;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Fact> run() && {
    while (pos_ < text_.size()) step();
    return std::move(facts_);
  }

 private:
  bool letter_at(std::size_t pos) const {
    return pos < text_.size() && is_letter(next_code_point(text_, pos));
  }
  bool letter_before(std::size_t pos) const {
    if (pos == 0) return false;
    std::size_t begin = pos - 1;
    while (begin > 0 && pos - begin < 4 && (text_[begin] & 0xC0) == 0x80) --begin;
    return is_letter(next_code_point(text_, begin));
  }
  bool starts(std::string_view word) const { return text_.substr(pos_, word.size()) == word; }

  std::size_t skip_space(std::size_t pos) const {
    while (pos < text_.size() &&
           (is_space(text_[pos]) || text_[pos] == '\xC2' || text_[pos] == '\xA0'))
      ++pos;
    return pos;
  }

  std::size_t skip_space_back(std::size_t pos) const {
    for (;;) {
      const std::string_view before = text_.substr(0, pos);
      if (before.ends_with(' '))
        --pos;
      else if (before.ends_with("\u00A0"))
        pos -= 2;
      else
        return pos;
    }
  }

  // The folded word at `pos`; `end` moves behind it.
  std::string word_at(std::size_t pos, std::size_t& end) const {
    const std::size_t begin = pos;
    while (letter_at(pos) && pos - begin < kWordBytesMax) next_code_point(text_, pos);
    end = pos;
    return fold(text_.substr(begin, pos - begin));
  }

  // The folded word that ends at `end`, past space and points; `begin` moves to where it begins.
  std::string word_before(std::size_t end, std::size_t& begin) const {
    while (end > 0 && (is_space(text_[end - 1]) || text_[end - 1] == '.')) --end;
    begin = end;
    while (letter_before(begin) && end - begin < kWordBytesMax) {
      do --begin;
      while (begin > 0 && (text_[begin] & 0xC0) == 0x80);
    }
    return fold(text_.substr(begin, end - begin));
  }

  void add(Fact::Kind kind, std::vector<std::string> readings, std::size_t begin, std::size_t end,
           std::string_view currency = {}) {
    if (!facts_.empty()) begin = std::max(begin, facts_.back().end);  // "10€20": the sign is taken.
    facts_.push_back({kind, std::move(readings), std::string(currency), begin, end, quoted_});
    pos_ = end;
  }

  void step() {
    const char c = text_[pos_];
    note_quotes();
    if (c == '\n') line_start_ = true;
    if (c == '[' && markdown_link()) return;
    if (!letter_before(pos_) && (starts("http://") || starts("https://") || starts("www."))) {
      return address();
    }
    if (c == '@') return mail();
    if (c == '#' && order_number()) return;
    std::size_t next = pos_;
    const bool digit = digit_value(next_code_point(text_, next)) >= 0;
    if (digit)
      figure();
    else
      pos_ = next;
    if (!is_space(c)) line_start_ = line_start_ && c == '\n';
  }

  void note_quotes() {
    if (starts("“") || starts("„") || starts("«"))
      quoted_ = true;
    else if (starts("”") || starts("»") || text_[pos_] == '\n')
      quoted_ = false;
    else if (text_[pos_] == '"')
      quoted_ = !quoted_;
  }

  // "[text](address)": all of it is one fact, its address.
  bool markdown_link() {
    const auto middle = text_.substr(pos_, 1000).find("](");
    if (middle == text_.npos) return false;
    const std::size_t begin = pos_ + middle + 2;
    const auto length = text_.substr(begin, 2048).find_first_of(") \n");
    if (length == text_.npos || text_[begin + length] != ')' ||
        text_.substr(pos_, middle).find('\n') != text_.npos) {
      return false;
    }
    add(Fact::link, {std::string(text_.substr(begin, length))}, pos_, begin + length + 1);
    return true;
  }

  void address() {
    std::size_t end = std::min(text_.find_first_of(" \t\n<>|\"", pos_), text_.size());
    while (end > pos_ + 4 && std::string_view(".,;:!?)*_'").find(text_[end - 1]) != text_.npos)
      --end;
    add(Fact::link, {std::string(text_.substr(pos_, end - pos_))}, pos_, end);
  }

  void mail() {
    const auto is_part = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text_[i]);
      return c >= 0x80 || is_letter(c) || digit_value(c) >= 0 || c == '.' || c == '-' || c == '_' ||
             c == '+';
    };
    std::size_t begin = pos_, end = pos_ + 1;
    while (begin > 0 && pos_ - begin < kWordBytesMax && is_part(begin - 1)) --begin;
    while (end < text_.size() && end - pos_ < 255 && is_part(end)) ++end;
    while (end > pos_ + 1 && text_[end - 1] == '.') --end;
    const auto domain = text_.substr(pos_ + 1, end - pos_ - 1);
    if (begin == pos_ || domain.find('.') == domain.npos) {
      ++pos_;
      return;
    }
    while (!facts_.empty() && facts_.back().end > begin) facts_.pop_back();
    add(Fact::link, {std::string(text_.substr(begin, end - begin))}, begin, end);
  }

  bool order_number() {
    std::size_t end = pos_ + 1;
    bool digits = false;
    while (end < text_.size() && end - pos_ < kWordBytesMax) {
      std::size_t next = end;
      const char32_t c = next_code_point(text_, next);
      if (digit_value(c) >= 0)
        digits = true;
      else if (!is_letter(c) && c != '-')
        break;
      end = next;
    }
    if (!digits) return false;
    add(Fact::order_number, {fold(text_.substr(pos_, end - pos_))}, pos_, end);
    return true;
  }

  void figure() {
    const std::size_t begin = pos_;
    const Figure figure = read_figure(text_, begin);
    pos_ = figure.end;
    std::size_t length = 0;
    if (auto days = as_date(figure); !days.empty()) {
      if (letter_at(pos_) && text_[pos_] == 'T') skip_word();
      return add(Fact::date, std::move(days), begin, pos_);
    }
    const std::vector<std::string> numbers = as_number(figure);
    if (numbers.empty()) return parts(figure, begin);
    const std::size_t before = skip_space_back(begin);
    if (const auto currency = currency_before(text_, before, length); !currency.empty()) {
      return add(Fact::amount, numbers, before - length, pos_, currency);
    }
    const std::size_t after = skip_space(pos_);
    if (const auto currency = currency_at(text_, after, length); !currency.empty()) {
      return add(Fact::amount, numbers, begin, after + length, currency);
    }
    if (letter_before(begin) ||
        (begin > 1 && text_[begin - 1] == '-' && letter_before(begin - 1)) || letter_at(pos_)) {
      return skip_word();  // Part of a name.
    }
    if (after < text_.size() && text_[after] == '%') {
      return add(Fact::percentage, numbers, begin, after + 1);
    }
    if (named_day(figure, begin) || numbers_a_line(begin)) return;
    std::size_t end = after;
    const std::string word = word_at(after, end);
    if (is_one_of(word, {"percent", "prozent", "procent"})) {
      return add(Fact::percentage, numbers, begin, end);
    }
    std::size_t second_end = end;
    const std::string second = word_at(skip_space(end), second_end);
    const bool stock = is_one_of(word, {"left", "remaining", "ubrig", "restants", "restantes"}) ||
                       (is_one_of(word, {"in", "auf", "en", "op"}) &&
                        is_one_of(second, {"stock", "lager", "voorraad"}));
    add(stock ? Fact::stock_count : Fact::number, numbers, begin, pos_);
  }

  // "50-80" and "9:00-18:30": each number stands for itself, but a time is one.
  void parts(const Figure& figure, std::size_t begin) {
    std::vector<std::string> readings;
    std::string key;
    for (std::size_t i = 0; i < figure.groups.size(); ++i) {
      if (i > 0) key += figure.separators[i - 1];
      key += figure.groups[i];
    }
    if (letter_before(begin) || letter_at(pos_)) return skip_word();
    add(Fact::number, {key}, begin, pos_);
  }

  // The "2." in front of a line.
  bool numbers_a_line(std::size_t begin) const {
    if (!line_start_ || pos_ - begin > 3 || pos_ + 1 >= text_.size()) return false;
    return (text_[pos_] == '.' || text_[pos_] == ')') && text_[pos_ + 1] == ' ';
  }

  // "24 November 2026", "24. November", "November 24, 2026".
  bool named_day(const Figure& figure, std::size_t begin) {
    if (figure.groups.size() != 1 || figure.groups[0].size() > 2) return false;
    const std::string day = std::to_string(100 + small_number(figure.groups[0])).substr(1);
    std::size_t start = begin, end = pos_;
    std::size_t after = end;
    if (after < text_.size() && text_[after] == '.') ++after;
    int month = month_number(word_at(skip_space(after), end));
    if (month == 0) {
      end = pos_;
      month = month_number(word_before(begin, start));
      if (month == 0 || start + 12 < begin) return false;
    } else {
      start = begin;
    }
    std::size_t year = end;
    while (year < text_.size() && (text_[year] == ',' || text_[year] == '.' || text_[year] == ' '))
      ++year;
    const Figure y = read_figure(text_, year);
    const bool has_year = y.groups.size() == 1 && y.groups[0].size() == 4;
    const std::string key = '-' + std::to_string(100 + month).substr(1) + '-' + day;
    add(Fact::date, {(has_year ? y.groups[0] : "") + key}, start, has_year ? y.end : end);
    return true;
  }

  void skip_word() {
    while (pos_ < text_.size()) {
      std::size_t next = pos_;
      const char32_t c = next_code_point(text_, next);
      if (!is_letter(c) && digit_value(c) < 0) return;
      pos_ = next;
    }
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  bool line_start_ = true;
  bool quoted_ = false;
  std::vector<Fact> facts_;
};

}  // namespace

std::vector<Fact> find_facts(std::string_view text) { return Finder(text).run(); }

}  // namespace aisle
