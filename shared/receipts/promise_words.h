// The words of promises, as rules that people can read.
//
// A rule is what it means, a colon, and its elements: words, "a|b" for either, "word*" for all that
// begin so, "$name" for a list, "..3" for up to three other words, "@good" for what is promised, "#"
// for a figure, a percent or currency sign, "^" for where a line begins and "]" for a "]" or ":".
// Words are folded (text.h) and end at an apostrophe: "I've" is "i ve".
#pragma once

#include <span>
#include <string_view>

namespace aisle {

/// What is promised: the remedy's name, and phrases of up to three words.
struct PromisedGoods {
  std::string_view remedy, phrases;  ///< Phrases are separated by commas.
};

struct WordList {
  std::string_view name, words;
};

// Meanings: "self" what the assistant says it will do, "shop" what the shop does or the shopper gets,
// "done" what somebody here says they did, "order" what is said to have happened, "person" that a
// person writes; "if" a condition, "polite" one that is none. "=refund" names the remedy of a rule
// without "@good".
std::span<const PromisedGoods> promised_goods();
std::span<const WordList> promise_lists();
std::span<const std::string_view> promise_rules();

}  // namespace aisle
