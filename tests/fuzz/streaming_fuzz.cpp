// Prose held to receipts: what is given in pieces is what the whole gives, for any cut, and what was
// withheld isn't in it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "shared/base/text.h"
#include "shared/receipts/promises.h"
#include "shared/receipts/streaming.h"

namespace {

using namespace aisle;

const std::vector<Receipt>& receipts() {
  static const std::vector<Receipt> all = {
      {.kind = FactKind::price, .title = "Socks 42", .value = "19.99 EUR",
       .url = "https://shop.example/p"},
      {.kind = FactKind::order, .value = "TF-1001\n2026-11-24"},
      {.kind = FactKind::policy, .value = "A refund within 30 days, until 24 November 2026."}};
  return all;
}

std::string in_pieces(auto stream, std::string_view text, std::uint8_t seed) {
  std::string out;
  while (!text.empty()) {
    const std::size_t size = std::min<std::size_t>(text.size(), 1 + seed % 13);
    out += stream.add(text.substr(0, size));
    text.remove_prefix(size);
    seed = static_cast<std::uint8_t>(seed * 5 + 3);
  }
  return out + stream.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string facts = verify(text, receipts(), "", {1, 2}).text;
  if (in_pieces(StreamingVerifier(receipts(), "", {1, 2}), text, data[0]) != facts) std::abort();
  const std::string promises = hold_promises(text, receipts(), "").text;
  if (in_pieces(StreamingPromises(receipts(), ""), text, data[0]) != promises) std::abort();
  if (!is_utf8(facts) || !is_utf8(promises)) std::abort();
  return 0;
}
