// Holds prose to receipts while it is being written: `verify` (verify.h) of a text in pieces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/receipts/facts.h"
#include "shared/receipts/proofs.h"
#include "shared/receipts/verify.h"
#include "shared/receipts/visible.h"

namespace aisle {

/// Of prose without figures and links no more than this is held back: the word that is being
/// written, as an e-mail may begin with it, and a currency or a month with the space behind it.
inline constexpr std::size_t kHeldBytesMax = 80;

class StreamingVerifier {
 public:
  StreamingVerifier(const std::vector<Receipt>& receipts, std::string replacement,
                    std::vector<std::int64_t> allowed_numbers = {});

  /// What may be shown now. Together with all that was given before and what `finish` gives, it is
  /// `verify(whole text).text`, wherever the text was cut. Cost: linear over all pieces.
  std::string add(std::string_view piece);
  std::string finish();

  const std::vector<Withheld>& withheld() const { return withheld_; }

 private:
  std::string take();

  Proofs proofs_;
  std::string replacement_;
  VisibleText visible_;
  FactFinder finder_;
  std::string held_;       // Visible and not given yet.
  std::size_t given_ = 0;  // Bytes of visible text in front of it.
  std::vector<Withheld> withheld_;
};

}  // namespace aisle
