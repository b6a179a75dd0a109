// What was said, as plain text for the shopper to take along.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/conversation/state.h"
#include "shared/markdown/document.h"
#include "shared/view/panel_effect.h"

namespace aisle::view {

/// A product that an answer showed.
struct Shown {
  std::string_view title;
  std::string_view url;
  const Money& price;  ///< From.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("title", self.title);
    visit("url", self.url);
    visit("price", self.price);
  }
};

/// Where an answer says that it knows something from.
struct Source {
  std::string_view title;
  std::string_view url;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("title", self.title);
    visit("url", self.url);
  }
};

/// What one of the two said.
struct Spoken {
  std::string_view who;  ///< A label: "you" or "assistant".
  std::int64_t at_ms = 0;
  std::string text;  ///< Plain; paragraphs parted by a blank line.
  std::vector<Shown> products;
  std::vector<Source> sources;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("who", self.who);
    visit("at_ms", self.at_ms);
    visit("text", self.text);
    visit("products", self.products);
    visit("sources", self.sources);
  }
};

/// Put the answer on the clipboard.
struct CopyAnswer {
  static constexpr std::string_view kType = "copy_answer";
  const TurnId& turn;
  const Spoken& answer;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("answer", self.answer);
  }
};

/// Hand the whole conversation to the shopper as a file.
struct SaveTranscript {
  static constexpr std::string_view kType = "save_transcript";
  const std::vector<Spoken>& spoken;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("spoken", self.spoken);
  }
};

/// Blocks of markdown without their marks. Lists keep their numbers, links their addresses.
std::string plain_text(const std::vector<markdown::Block>& blocks);

/// The first lines of an answer, without marks, at most 160 bytes: what a teaser says.
std::string beginning(std::string_view markdown);

/// Nothing when there is no such answer.
void ask_to_copy(const State& state, const TurnId& turn, PanelEffects& effects);
void ask_for_transcript(const State& state, PanelEffects& effects);

}  // namespace aisle::view
