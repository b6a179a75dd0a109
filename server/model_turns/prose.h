// A model's words on their way to the shopper: marks are taken out, placeholders turned back, and
// what this turn's receipts don't bear out is withheld.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/model_turns/handles.h"
#include "server/model_turns/mark_reader.h"
#include "server/model_turns/placeholders.h"
#include "shared/receipts/promises.h"
#include "shared/receipts/streaming.h"
#include "shared/tools/hold_to_receipts.h"

namespace aisle {

/// Sentences in the conversation's language that stand in the place of something.
struct ProseWords {
  std::string withheld;  ///< Of a fact without a receipt.
  std::string promise;   ///< Of a promise that nothing bears out.
};

class Prose {
 public:
  /// The turn and the placeholders must outlive it.
  Prose(const Turn& turn, const Heard& heard, const Placeholders& placeholders,
        const ProseWords& words);

  Prose(const Prose&) = delete;
  Prose& operator=(const Prose&) = delete;

  /// What may be shown now.
  std::string add(std::string_view piece);
  std::string finish();

  /// Whether a promise was withheld, so that the team is to be offered instead.
  bool withheld_promise() const { return !promises_.withheld().empty(); }

  /// The handles that were named so far.
  const std::vector<std::string>& marks() const { return marks_; }

 private:
  std::optional<std::string> resolve(std::string_view mark);

  const Placeholders& placeholders_;
  std::vector<std::string> marks_;
  MarkReader reader_;
  StreamingVerifier verifier_;
  StreamingPromises promises_;
};

}  // namespace aisle
