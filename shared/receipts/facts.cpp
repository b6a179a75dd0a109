#include "shared/receipts/facts.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/receipts/figures.h"
#include "shared/receipts/links.h"
#include "shared/receipts/order_numbers.h"
#include "shared/receipts/visible.h"

namespace aisle {
namespace {

constexpr std::size_t kWordBytesMax = 64;
constexpr std::size_t kMonthBytesMax = 12;
constexpr std::size_t kDomainBytesMax = 255;
constexpr std::size_t kLookBackBytes = 256;  // More than any look back.
constexpr std::size_t kDropBytes = 4096;     // What has been read is dropped in parts of this size.

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool continues_code_point(char c) { return (c & 0xC0) == 0x80; }

// No-break, narrow and thin spaces.
std::size_t wide_space(std::string_view text) {
  for (const std::string_view space : {"\u00A0", "\u202F", "\u2009"}) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}
std::size_t wide_space_behind(std::string_view text) {
  for (const std::string_view space : {"\u00A0", "\u202F", "\u2009"}) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

// What a code or an e-mail's name is made of.
bool is_part(char32_t c) { return is_code_part(c) || c == '.' || c == '_' || c == '+'; }

}  // namespace

void FactFinder::add(std::string_view text) {
  text_ += text;
  in_.text = text_;
  in_.whole = false;
  read_on();
}

void FactFinder::finish() {
  in_.text = text_;
  in_.whole = true;
  wait_for_ = 0;
  read_on();
}

void FactFinder::read_on() {
  while (at_.pos < text_.size() && text_.size() >= wait_for_) {
    const State before = at_;
    in_.reach = 0;
    step();
    if (!in_.is_short()) continue;
    // Asked again once there is enough, and the more there is to read again, the more rarely.
    wait_for_ = std::max(in_.reach, text_.size() + (text_.size() - before.pos) / 16);
    at_ = before;
    break;
  }
  settle();
  if (at_.pos < kDropBytes + kLookBackBytes) return;
  std::size_t drop = at_.pos - kLookBackBytes;
  while (continues_code_point(text_[drop])) --drop;
  text_.erase(0, drop);
  in_.text = text_;
  at_.pos -= drop;
  at_.word_end -= std::min(at_.word_end, drop);
  wait_for_ -= std::min(wait_for_, drop);
  dropped_ += drop;
}

void FactFinder::settle() {
  const std::size_t pos = at_.pos;
  std::size_t end = text_.size();
  if (!in_.whole || pos < end) {
    end = word_begin(pos);
    std::size_t length = 0, start = 0;
    const std::size_t before = skip_space_back(pos);
    if (!currency_before(text_, before, length).empty()) end = std::min(end, before - length);
    if (month_number(word_before(pos, start)) != 0 && start + kMonthBytesMax >= pos) {
      end = std::min(end, start);
    }
  }
  end += dropped_;
  for (auto fact = facts_.rbegin(); fact != facts_.rend() && fact->end > end; ++fact) {
    end = std::min(end, fact->begin);
  }
  settled_ = std::max(settled_, end);
}

std::vector<Fact> FactFinder::take() {
  const auto last = std::find_if(facts_.begin(), facts_.end(),
                                 [&](const Fact& fact) { return fact.end > settled_; });
  if (last != facts_.begin()) taken_end_ = std::prev(last)->end;
  std::vector<Fact> taken(std::make_move_iterator(facts_.begin()), std::make_move_iterator(last));
  facts_.erase(facts_.begin(), last);
  return taken;
}

bool FactFinder::letter_at(std::size_t pos) {
  return in_.has(pos) && is_letter(next_code_point(text_, pos));
}

bool FactFinder::letter_before(std::size_t pos) const {
  if (pos == 0) return false;
  do --pos;
  while (pos > 0 && continues_code_point(text_[pos]));
  return is_letter(next_code_point(text_, pos));
}

bool FactFinder::starts(std::string_view word) const {
  return std::string_view(text_).substr(at_.pos).starts_with(word);
}

std::size_t FactFinder::skip_space(std::size_t pos) {
  for (const std::size_t limit = pos + kGapBytesMax; pos < limit && in_.has(pos);) {
    const std::size_t wide = wide_space(in_.text.substr(pos));
    if (wide == 0 && !is_space(text_[pos])) break;
    pos += std::max<std::size_t>(wide, 1);
  }
  return pos;
}

std::size_t FactFinder::skip_space_back(std::size_t pos) const {
  for (const std::size_t limit = pos; limit - pos < kGapBytesMax;) {
    const std::string_view before = std::string_view(text_).substr(0, pos);
    const std::size_t wide = wide_space_behind(before);
    if (wide == 0 && !before.ends_with(' ')) break;
    pos -= std::max<std::size_t>(wide, 1);
  }
  return pos;
}

// The folded word at `pos`; `end` moves behind it.
std::string FactFinder::word_at(std::size_t pos, std::size_t& end) {
  const std::size_t begin = pos;
  while (pos - begin < kWordBytesMax && letter_at(pos)) next_code_point(text_, pos);
  end = pos;
  return fold(in_.text.substr(begin, pos - begin));
}

// The folded word that ends at `end`, past space and points; `begin` moves to where it begins.
std::string FactFinder::word_before(std::size_t end, std::size_t& begin) const {
  const std::size_t limit = end;
  while (end > 0 && limit - end < kGapBytesMax &&
         (is_space(text_[end - 1]) || text_[end - 1] == '.')) {
    --end;
  }
  begin = end;
  while (end - begin < kWordBytesMax && letter_before(begin)) {
    do --begin;
    while (begin > 0 && continues_code_point(text_[begin]));
  }
  return fold(std::string_view(text_).substr(begin, end - begin));
}

// Where the part of a word begins that ends at `pos`, or `pos`.
std::size_t FactFinder::part_before(std::size_t pos) const {
  if (pos == 0) return pos;
  std::size_t begin = pos;
  do --begin;
  while (begin > 0 && continues_code_point(text_[begin]));
  std::size_t next = begin;
  return is_part(next_code_point(text_, next)) ? begin : pos;
}

// Where an e-mail would begin that has its "@" at `pos`.
std::size_t FactFinder::word_begin(std::size_t pos) const {
  std::size_t begin = pos;
  for (;;) {
    const std::size_t part = part_before(begin);
    if (part == begin || pos - part > kWordBytesMax) return begin;
    begin = part;
  }
}

void FactFinder::add_fact(Fact::Kind kind, std::vector<std::string> readings, std::size_t begin,
                          std::size_t end, std::string_view currency) {
  if (in_.is_short()) return;
  const std::size_t last = facts_.empty() ? taken_end_ : facts_.back().end;
  // "10€20": the sign is taken.
  begin = std::max(begin + dropped_, last);
  facts_.push_back(
      {kind, std::move(readings), std::string(currency), begin, end + dropped_, at_.quoted});
  at_.pos = end;
}

void FactFinder::step() {
  const char c = text_[at_.pos];
  note_quotes();
  if (c == '\n') at_.line_start = true;
  if (link() || (c == '@' && mail()) || (c == '#' && order_number())) return;
  std::size_t next = at_.pos;
  if (digit_value(next_code_point(text_, next)) >= 0)
    figure();
  else
    at_.pos = next;
  if (!is_space(c)) at_.line_start = false;
}

void FactFinder::note_quotes() {
  const char c = text_[at_.pos];
  if (c == '\n')
    at_.quoted = false;
  else if (c == '"')
    at_.quoted = !at_.quoted;
  else if (static_cast<unsigned char>(c) < 0x80)
    return;
  else if (starts("“") || starts("„") || starts("«"))
    at_.quoted = true;
  else if (starts("”") || starts("»"))
    at_.quoted = false;
}

bool FactFinder::add_link(FoundLink link, std::size_t begin) {
  if (link.end == 0) return false;
  add_fact(Fact::link, {std::move(link.address)}, begin, link.end);
  return true;
}

bool FactFinder::link() {
  const std::size_t pos = at_.pos;
  const char c = text_[pos];
  if (c == '[') return add_link(bracket_link(in_, pos, at_.line_start), pos);
  if (c == ']') return add_link(link_tail(in_, pos), pos);
  if (c == '!') {  // An image.
    return in_.at(pos + 1) == '[' && add_link(bracket_link(in_, pos + 1, false), pos);
  }
  std::size_t next = pos;
  const char32_t point = next_code_point(text_, next);
  if (pos < at_.word_end || (!is_letter(point) && digit_value(point) < 0)) return false;
  return add_link(bare_address(in_, pos, at_.word_end), pos);
}

bool FactFinder::mail() {
  const std::size_t pos = at_.pos;
  std::size_t end = pos + 1;
  while (end - pos < kDomainBytesMax && in_.has(end)) {
    std::size_t next = end;
    if (!is_part(next_code_point(text_, next))) break;
    end = next;
  }
  while (end > pos + 1 && text_[end - 1] == '.') --end;
  const std::size_t begin = word_begin(pos);
  const auto domain = in_.text.substr(pos + 1, end - pos - 1);
  if (in_.is_short() || begin == pos || domain.find('.') == domain.npos) return false;
  while (!facts_.empty() && facts_.back().end > begin + dropped_) facts_.pop_back();
  add_fact(Fact::link, {std::string(in_.text.substr(begin, end - begin))}, begin, end);
  return true;
}

// "#1042".
bool FactFinder::order_number() {
  const std::size_t pos = at_.pos;
  std::size_t end = pos + 1;
  bool digits = false;
  while (end - pos < kWordBytesMax && in_.has(end)) {
    std::size_t next = end;
    const char32_t c = next_code_point(text_, next);
    if (digit_value(c) >= 0)
      digits = true;
    else if (!is_letter(c) && !is_hyphen(c))
      break;
    end = next;
  }
  if (!digits) return false;
  add_fact(Fact::order_number, {as_code(in_.text.substr(pos, end - pos))}, pos, end);
  return true;
}

// "TF-9999" by one of its digits, which is at `pos`.
bool FactFinder::code(std::size_t pos) {
  const std::string_view text = in_.text;
  std::size_t begin = pos, end = pos;
  while (begin > 0) {
    std::size_t before = begin - 1;
    while (before > 0 && continues_code_point(text[before])) --before;
    std::size_t next = before;
    if (pos - before > kCodeBytesMax || !is_code_part(next_code_point(text, next))) break;
    begin = before;
  }
  while (end - pos < kCodeBytesMax && in_.has(end)) {
    std::size_t next = end;
    if (!is_code_part(next_code_point(text, next))) break;
    end = next;
  }
  const std::string_view written = text.substr(begin, end - begin);
  if (!looks_like_order_number(written) && !is_called_order(text.substr(0, begin), written)) {
    return false;
  }
  add_fact(Fact::order_number, {as_code(written)}, begin, end);
  return true;
}

void FactFinder::figure() {
  const std::size_t begin = at_.pos;
  const Figure figure = read_figure(text_, begin);
  in_.see(figure.end + kFigureTailBytes);
  at_.pos = figure.end;
  std::size_t length = 0;
  const std::size_t before = skip_space_back(begin);
  const auto currency_first = currency_before(text_, before, length);
  const bool in_a_word = part_before(begin) != begin;
  if (in_a_word && currency_first.empty() && code(begin)) return;
  if (auto days = as_date(figure); !days.empty()) {
    if (letter_at(at_.pos) && text_[at_.pos] == 'T') skip_word();
    return add_fact(Fact::date, std::move(days), begin, at_.pos);
  }
  const std::vector<std::string> numbers = as_number(figure);
  if (numbers.empty()) return parts(figure, begin);
  if (!currency_first.empty()) {
    return add_fact(Fact::amount, numbers, before - length, at_.pos, currency_first);
  }
  const std::size_t after = skip_space(at_.pos);
  in_.see(after + kCurrencyBytesMax);
  if (const auto currency = currency_at(text_, after, length); !currency.empty()) {
    return add_fact(Fact::amount, numbers, begin, after + length, currency);
  }
  if (letter_at(at_.pos) && code(begin)) return;
  if (letter_before(begin) || (begin > 1 && text_[begin - 1] == '-' && letter_before(begin - 1)) ||
      letter_at(at_.pos)) {
    return skip_word();  // Part of a name.
  }
  if (after < text_.size() && text_[after] == '%') {
    return add_fact(Fact::percentage, numbers, begin, after + 1);
  }
  if (named_day(figure, begin) || numbers_a_line(begin)) return;
  std::size_t end = after;
  const std::string word = word_at(after, end);
  if (is_one_of(word, {"percent", "prozent", "procent"})) {
    return add_fact(Fact::percentage, numbers, begin, end);
  }
  bool stock = is_one_of(word, {"left", "remaining", "ubrig", "restants", "restantes"});
  if (is_one_of(word, {"in", "auf", "en", "op"})) {
    stock = is_one_of(word_at(skip_space(end), end), {"stock", "lager", "voorraad"});
  }
  if (stock) return add_fact(Fact::stock_count, numbers, begin, at_.pos);
  if (figure.groups.size() == 1 && !in_a_word && code(begin)) return;
  if (numbers_a_standard(figure, begin)) return;
  add_fact(Fact::number, numbers, begin, at_.pos);
}

// "50-80" and "9:00-18:30": each number stands for itself, but a time is one.
void FactFinder::parts(const Figure& figure, std::size_t begin) {
  std::string key;
  for (std::size_t i = 0; i < figure.groups.size(); ++i) {
    if (i > 0) key += figure.separators[i - 1];
    key += figure.groups[i];
  }
  if (code(begin)) return;
  if (letter_before(begin) || letter_at(at_.pos)) return skip_word();
  if (numbers_a_standard(figure, begin)) return;
  add_fact(Fact::number, {key}, begin, at_.pos);
}

// "EN 1621-2".
bool FactFinder::numbers_a_standard(const Figure& figure, std::size_t begin) const {
  return figure.groups[0].size() >= 3 && follows_standard(in_.text.substr(0, begin));
}

// The "2." in front of a line.
bool FactFinder::numbers_a_line(std::size_t begin) {
  if (!at_.line_start || at_.pos - begin > 3 || !in_.has(at_.pos + 1)) return false;
  return (text_[at_.pos] == '.' || text_[at_.pos] == ')') && text_[at_.pos + 1] == ' ';
}

// "24 November 2026", "24. November", "November 24, 2026".
bool FactFinder::named_day(const Figure& figure, std::size_t begin) {
  if (figure.groups.size() != 1 || figure.groups[0].size() > 2) return false;
  const std::string day = std::to_string(100 + small_number(figure.groups[0])).substr(1);
  std::size_t start = begin, end = at_.pos;
  std::size_t after = end;
  if (in_.at(after) == '.') ++after;
  int month = month_number(word_at(skip_space(after), end));
  if (month == 0) {
    end = at_.pos;
    month = month_number(word_before(begin, start));
    if (month == 0 || start + kMonthBytesMax < begin) return false;
  } else {
    start = begin;
  }
  std::size_t year = end;
  while (year < end + kGapBytesMax && in_.has(year) &&
         (text_[year] == ',' || text_[year] == '.' || text_[year] == ' ')) {
    ++year;
  }
  const Figure y = read_figure(text_, year);
  in_.see(y.end + kFigureTailBytes);
  const bool has_year = y.groups.size() == 1 && y.groups[0].size() == 4;
  const std::string key = '-' + std::to_string(100 + month).substr(1) + '-' + day;
  add_fact(Fact::date, {(has_year ? y.groups[0] : "") + key}, start, has_year ? y.end : end);
  return true;
}

void FactFinder::skip_word() {
  for (const std::size_t limit = at_.pos + kWordBytesMax; at_.pos < limit && in_.has(at_.pos);) {
    std::size_t next = at_.pos;
    const char32_t c = next_code_point(text_, next);
    if (!is_letter(c) && digit_value(c) < 0) return;
    at_.pos = next;
  }
}

std::vector<Fact> find_facts(std::string_view text) {
  VisibleText visible;
  FactFinder finder;
  finder.add(visible.add(text));
  finder.add(visible.finish());
  finder.finish();
  return finder.take();
}

}  // namespace aisle
