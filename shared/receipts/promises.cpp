#include "shared/receipts/promises.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "shared/base/text.h"
#include "shared/receipts/promise_words.h"

namespace aisle {
namespace {

constexpr std::size_t kWordBytesMax = 64;  // A longer one is none of ours.
constexpr std::size_t kPartBytes = 4096;
constexpr std::size_t kGoodWordsMax = 3;
constexpr std::size_t kDenialReach = 3;  // Words: "cannot be refunded" names no refund.
constexpr std::string_view kRefundVerbs =
    "$refunded|$refund|$erstattet|$erstatten|$rembourse|$rembourser|$reembolsado";

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (const auto part = trim(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::uint8_t remedy_of(std::string_view name) {
  if (name == "refund") return kRefund;
  if (name == "discount") return kDiscount;
  if (name == "voucher") return kVoucher;
  if (name == "replacement") return kReplacement;
  return name == "match" ? kPriceMatch : kCompensation;
}

}  // namespace

struct StreamingPromises::Rule {
  struct Element {
    std::size_t group = 0;
    std::size_t gap = 0;  // Other words that may come before it.
    bool is_good = false;
  };
  enum Meaning { self, shop, done, order, person, condition, polite };

  Meaning meaning = self;
  std::vector<Element> elements;
  std::uint8_t remedies = 0;

  bool is_promise() const { return meaning != condition && meaning != polite; }
};

// The rules, with each element's words as a number that a word either has or hasn't.
struct StreamingPromises::Words {
  Words() {
    for (const PromiseWordList& list : promise_lists()) lists[list.name] = list.words;
    denial = group("$denial");
    after_denial = group("$after_denial");
    paper = group("$paper");
    aside = group("$aside");
    asking = group("$asking");
    figure = group("#|$figure");
    refund_verb = group(kRefundVerbs);
    for (const PromisedGoods& goods_of : promised_goods()) {
      for (const std::string_view phrase : split(goods_of.phrases, ',')) {
        Phrase made{remedy_of(goods_of.remedy), {}};
        for (const std::string_view word : split(phrase, ' ')) made.groups.push_back(group(word));
        goods.push_back(std::move(made));
      }
    }
    for (const std::string_view text : promise_rules()) add_rule(text);
  }

  std::size_t group(std::string_view element) {
    const auto [found, is_new] = numbers.emplace(element, numbers.size());
    if (!is_new) return found->second;
    for (const std::string_view part : split(element, '|')) {
      const std::string_view all = part[0] == '$' ? lists.at(part.substr(1)) : part;
      for (const std::string_view word : split(all, ' ')) {
        groups_of[std::string(word)].set(found->second);
      }
    }
    return found->second;
  }

  void add_rule(std::string_view text) {
    static constexpr std::string_view kMeanings[] = {"self",   "shop", "done",  "order",
                                                     "person", "if",   "polite"};
    const std::size_t colon = text.find(':');
    Rule rule;
    const auto meaning = std::find(std::begin(kMeanings), std::end(kMeanings),
                                   text.substr(0, colon));
    rule.meaning = static_cast<Rule::Meaning>(meaning - std::begin(kMeanings));
    Rule::Element element;
    for (const std::string_view part : split(text.substr(colon + 1), ' ')) {
      if (part.starts_with("..")) {
        element.gap = static_cast<std::size_t>(part[2] - '0');
        continue;
      }
      if (part[0] == '=') {
        rule.remedies = remedy_of(part.substr(1));
        continue;
      }
      element.is_good = part == "@good";
      if (!element.is_good) element.group = group(part == "#" ? "#|$figure" : part);
      rule.elements.push_back(element);
      element = {};
    }
    rules.push_back(std::move(rule));
  }

  const Groups& of(const std::string& word) const {
    static const Groups kNone;
    const auto found = groups_of.find(word);
    return found == groups_of.end() ? kNone : found->second;
  }

  struct Phrase {
    std::uint8_t remedy;
    std::vector<std::size_t> groups;
  };

  std::map<std::string_view, std::string_view> lists;
  std::map<std::string, std::size_t, std::less<>> numbers;
  std::unordered_map<std::string, Groups> groups_of;
  std::vector<Phrase> goods;
  std::vector<Rule> rules;
  std::size_t denial, after_denial, paper, aside, asking, figure, refund_verb;
};

const StreamingPromises::Words& StreamingPromises::words() {
  static const Words kWords;
  return kWords;
}

StreamingPromises::StreamingPromises(const std::vector<Receipt>& receipts, std::string replacement)
    : replacement_(std::move(replacement)) {
  see_mark("^", 0);
  for (const Receipt& receipt : receipts) note(receipt);
}

void StreamingPromises::note(const Receipt& receipt) {
  StreamingPromises reader({}, "");
  reader.add(receipt.title + "\n\n" + receipt.value);
  reader.finish();
  named_ |= reader.seen_;
  if (receipt.kind != FactKind::order) return;
  has_order_ = true;
  done_ |= reader.seen_;
}

std::string StreamingPromises::add(std::string_view piece) {
  std::string out;
  while (!piece.empty()) {  // In parts, so that what is given is short to take off.
    out_.clear();
    read(visible_.add(piece.substr(0, kPartBytes)));
    give(settled());
    out += out_;
    piece.remove_prefix(std::min(kPartBytes, piece.size()));
  }
  return out;
}

std::string StreamingPromises::finish() {
  out_.clear();
  read(visible_.finish());
  end_word();
  end_sentence(line_end_.value_or(pos_), false);
  give(pos_);
  return std::move(out_);
}

void StreamingPromises::read(std::string_view visible) {
  held_ += visible;
  for (std::size_t at = 0; at < visible.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(visible, at);
    const std::size_t from = pos_;
    if (line_end_) begin_line(c, from);
    pos_ += at - begin;
    if (digit_value(c) < 0 && !is_letter(c)) {
      end_word();
      read(c, from, pos_);
      continue;
    }
    point_ = false;
    if (word_.empty()) word_begin_ = from;
    if (word_.size() <= kWordBytesMax) word_ += visible.substr(begin, at - begin);
  }
}

// Decides by the first sign of a line, at `begin`, whether it goes on with the sentence before it.
void StreamingPromises::begin_line(char32_t c, std::size_t begin) {
  if (c == ' ' || c == '\t') return;
  if (c == '\n' || c == '#' || c == '|' || c == '>') end_sentence(*line_end_, false);
  line_end_.reset();
  see_mark("^", begin);
}

// What is no part of a word.
void StreamingPromises::read(char32_t c, std::size_t begin, std::size_t end) {
  const bool closes = c == '*' || c == '_' || c == ')' || c == '"' || c == 0x201C || c == 0x201D ||
                      c == 0xBB || c == '\'';
  if (point_ && !closes) {
    point_ = false;
    if (c == ' ' || c == '\n' || c == '\t' || c == 0xA0) end_sentence(begin, false);
  }
  switch (c) {
    case '\n':
      if (!line_end_) line_end_ = begin;
      return;
    case '.': point_ = true; return;
    case '!': case 0x2026: return end_sentence(end, false);
    case '?': return end_sentence(end, true);
    case 0xBF: asking_ = true; return;
    case '%': case '$': case 0x20AC: case 0xA3: case 0xA5:
      if (!after_figure_) see(words().of("#"), begin);
      return;
    case ']': case ':':
      see_mark("]", begin);
      return end_clause();
    case ',': case ';': case '(': case ')': case 0x2013: case 0x2014: return end_clause();
    default: return;
  }
}

void StreamingPromises::end_word() {
  if (word_.empty()) return;
  const std::string raw = std::move(word_);
  word_.clear();
  if (raw.size() > kWordBytesMax) return see({}, word_begin_);
  std::size_t pos = 0;
  const bool digits = digit_value(next_code_point(raw, pos)) >= 0;
  const Groups& groups = words().of(digits ? "#" : fold(raw));
  if (!groups.test(words().figure) || !after_figure_) see(groups, word_begin_);
}

// A "^" or a "]", which count as no word.
void StreamingPromises::see_mark(std::string_view mark, std::size_t begin) {
  advance(words().of(std::string(mark)), begin, count_ + 1, {}, false);
}

void StreamingPromises::see(const Groups& groups, std::size_t begin) {
  const Words& all = words();
  if (begin - sentence_ > kSentenceBytesMax) end_sentence(begin, false);
  last_[++count_ % last_.size()] = groups;
  const bool denies = groups.test(all.denial);
  const std::vector<Good> goods = goods_that_end();
  if (denies) denied_ = count_;
  if (denied_ == 0 || count_ - denied_ > kDenialReach) {
    for (const Good& good : goods) seen_ |= good.remedy;
    if (groups.test(all.refund_verb)) seen_ |= kRefund;
  }
  std::erase_if(promises_, [&](const Promise& promise) {
    return promise.clause_goes_on &&
           (groups.test(all.after_denial) ||
            (groups.test(all.paper) && count_ == promise.last_word + 1));
  });
  advance(groups, begin, count_, goods, true);
  after_denial_ = denies;
  after_figure_ = groups.test(all.figure);
  if (groups.test(all.asking)) asking_ = true;
}

std::vector<StreamingPromises::Good> StreamingPromises::goods_that_end() const {
  std::vector<Good> found;
  if (last_[count_ % last_.size()].none()) return found;
  for (const Words::Phrase& phrase : words().goods) {
    const std::size_t size = phrase.groups.size();
    bool same = size <= count_;
    for (std::size_t i = 0; same && i < size; ++i) {
      same = last_[(count_ - i) % last_.size()].test(phrase.groups[size - 1 - i]);
    }
    if (same) found.push_back({phrase.remedy, size});
  }
  return found;
}

// Whether the last `words` words may be the first ones of a longer good.
bool StreamingPromises::begins_good(std::size_t words) const {
  return words <= count_ &&
         std::any_of(StreamingPromises::words().goods.begin(), StreamingPromises::words().goods.end(),
                     [&](const Words::Phrase& phrase) {
                       bool same = words < phrase.groups.size();
                       for (std::size_t i = 0; same && i < words; ++i) {
                         same = last_[(count_ + 1 + i - words) % last_.size()].test(
                             phrase.groups[i]);
                       }
                       return same;
                     });
}

void StreamingPromises::advance(const Groups& groups, std::size_t begin, std::size_t word,
                                const std::vector<Good>& goods, bool is_word) {
  const Words& all = words();
  std::vector<Partial> next;
  const auto try_element = [&](const Partial& partial) {
    const Rule::Element& element = partial.rule->elements[partial.element];
    if (!element.is_good) {
      if (groups.test(element.group) && word - partial.since <= element.gap) {
        take(partial, word, is_word, next);
      }
      return;
    }
    for (const Good& good : goods) {
      const std::size_t first = word + 1 - good.words;
      if (first < partial.since || first - partial.since > element.gap) continue;
      Partial with = partial;
      with.remedies |= good.remedy;
      take(with, word, is_word, next);
    }
  };
  const bool breaks = groups.test(all.denial) || groups.test(all.paper) || groups.test(all.aside);
  for (const Partial& partial : partials_) {
    if (word >= partial.since) try_element(partial);
    const Rule::Element& element = partial.rule->elements[partial.element];
    const std::size_t last = partial.since + element.gap;  // Where the element may begin.
    bool may_follow = word < last;
    for (std::size_t i = 1; element.is_good && !may_follow && i < kGoodWordsMax; ++i) {
      may_follow = word + 1 - i >= partial.since && word + 1 - i <= last && begins_good(i);
    }
    if (!is_word || (!breaks && may_follow)) next.push_back(partial);
  }
  if (!after_denial_ && (groups.any() || !goods.empty())) {
    for (const Rule& rule : all.rules) {
      const Rule::Element& first = rule.elements[0];
      if (!first.is_good && !groups.test(first.group)) continue;
      const std::size_t since = first.is_good && !goods.empty() ? word + 1 - goods[0].words : word;
      try_element({&rule, 0, since, begin, rule.remedies, asking_});
    }
  }
  partials_ = std::move(next);
}

void StreamingPromises::take(Partial partial, std::size_t word, bool is_word,
                             std::vector<Partial>& next) {
  ++partial.element;
  partial.since = is_word ? word + 1 : word;
  if (partial.element < partial.rule->elements.size()) {
    next.push_back(partial);
  } else if (partial.rule->is_promise()) {
    promises_.push_back({partial, word});
  } else {
    condition_ = partial.rule->meaning == Rule::condition;
  }
}

void StreamingPromises::end_clause() {
  for (Promise& promise : promises_) promise.clause_goes_on = false;
  after_denial_ = false;
}

void StreamingPromises::end_sentence(std::size_t end, bool is_question) {
  std::size_t begin = end;
  for (const Promise& promise : promises_) {
    if (!stands(promise, is_question)) begin = std::min(begin, promise.said.begin);
  }
  if (begin < end) {
    give(begin);
    withheld_.push_back({begin, end, held_.substr(0, end - begin)});
    if (withheld_.size() == 1) out_ += replacement_;
    held_.erase(0, end - begin);
    given_ = end;
  }
  promises_.clear();
  partials_.clear();
  point_ = after_denial_ = after_figure_ = asking_ = condition_ = false;
  denied_ = 0;
  last_ = {};
  sentence_ = end;
}

bool StreamingPromises::stands(const Promise& promise, bool is_question) const {
  const std::uint8_t remedies = promise.said.remedies;
  if (is_question && promise.said.asked) return true;
  switch (promise.said.rule->meaning) {
    case Rule::self:
    case Rule::done: return (done_ & remedies) != 0;
    case Rule::order: return (has_order_ && (remedies & kRefund) != 0) || (done_ & remedies) != 0;
    case Rule::shop: return (named_ & remedies) != 0;
    case Rule::person: return condition_;
    case Rule::condition:
    case Rule::polite: return true;
  }
  return true;
}

std::size_t StreamingPromises::settled() const {
  std::size_t end = word_.empty() || word_.size() > kWordBytesMax ? pos_ : word_begin_;
  for (const Partial& partial : partials_) {
    if (partial.rule->is_promise()) end = std::min(end, partial.begin);
  }
  for (const Promise& promise : promises_) end = std::min(end, promise.said.begin);
  return end;
}

void StreamingPromises::give(std::size_t end) {
  if (end <= given_) return;
  out_ += std::string_view(held_).substr(0, end - given_);
  held_.erase(0, end - given_);
  given_ = end;
}

Verified hold_promises(std::string_view text, const std::vector<Receipt>& receipts,
                       std::string_view replacement) {
  StreamingPromises promises(receipts, std::string(replacement));
  Verified verified;
  verified.text = promises.add(text);
  verified.text += promises.finish();
  verified.withheld = promises.withheld();
  return verified;
}

}  // namespace aisle
