// The built-in assistant: decides what comes next in a turn, without a model and without a network.
//
// A pure function of the conversation's state. What earlier turns searched and showed is read from
// their tool calls and answers in the state, so a replay decides the same.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/result.h"
#include "shared/conversation/state.h"
#include "shared/nlu/name_index.h"

namespace aisle {

/// The contents of one language's data files (see shared/assistant/languages/README.md).
struct LanguageFiles {
  std::string language;  ///< BCP 47: "en".
  std::string replies;   ///< JSON: the sentences, editable by the merchant.
  std::string lexicon;   ///< JSON: the words for colours, sizes, comparisons, stop words, synonyms.
  std::string intents;   ///< The trained intent model, as `aisle train` writes it.
};

/// Tools to ask for, all at once; or the answer.
using Decision = std::variant<std::vector<ToolArguments>, Answer>;

class Assistant {
 public:
  /// Errors: invalid_argument, with the file and what is wrong in it.
  static Result<Assistant> load(const LanguageFiles& files);

  Assistant(Assistant&&) noexcept;
  Assistant& operator=(Assistant&&) noexcept;
  ~Assistant();

  /// The names of a catalog as this assistant's language reads them; made once per catalog.
  /// `vocabulary` and the assistant must outlive it.
  NameIndex index_names(const Vocabulary& vocabulary) const;

  /// `turn` is running and none of its tools is awaited. Ends within kRoundsMax rounds of tools.
  /// `names` are this assistant's own.
  Decision decide(const State& state, const Turn& turn, const NameIndex& names) const;

  /// Questions and searches that continue what is being typed, at most `limit`.
  std::vector<std::string> suggest(std::string_view typed, const Vocabulary& vocabulary,
                                   std::size_t limit) const;

  /// What the shopper wants in this turn of the state's: "cancel_order", as Answer::intent says it.
  std::string_view intent(const State& state, const Turn& turn, const NameIndex& names) const;

  /// What stands in an answer in place of a fact that has no receipt.
  std::string withheld() const;
  /// Likewise of a promise that nothing bears out.
  std::string not_promised() const;

 private:
  struct Data;
  explicit Assistant(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};
inline constexpr int kRoundsMax = 4;

}  // namespace aisle
