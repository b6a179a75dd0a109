#include "shared/receipts/verify.h"

#include "shared/receipts/streaming.h"

namespace aisle {

Verified verify(std::string_view text, const std::vector<Receipt>& receipts,
                std::string_view replacement, const std::vector<std::int64_t>& allowed_numbers) {
  StreamingVerifier verifier(receipts, std::string(replacement), allowed_numbers);
  Verified verified;
  verified.text = verifier.add(text);
  verified.text += verifier.finish();
  verified.withheld = verifier.withheld();
  return verified;
}

}  // namespace aisle
