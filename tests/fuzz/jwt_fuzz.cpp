// Any text as a token: no crash, and nothing is proven that was not signed.
//
// A text with a newline is a header and claims that get signed, so that what lies behind the
// signature is met too; then whatever is proven must fit.
#include <cstdlib>
#include <string_view>
#include <vector>

#include "server/identity/jwt.h"
#include "tests/support/token_maker.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace aisle;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Time now{std::chrono::seconds(1'800'000'000)};
  const std::vector<IdentityKey> keys = {test_key()};
  if (std::holds_alternative<ProvenShopper>(verify_token(text, keys, "shop", now))) std::abort();

  const std::size_t line = text.find('\n');
  if (line == text.npos) return 0;
  const std::string token = signed_token(text.substr(0, line), text.substr(line + 1));
  const auto result = verify_token(token, keys, "shop", now);
  if (const auto* proven = std::get_if<ProvenShopper>(&result)) {
    const auto& subject = proven->shopper.value;
    if (subject.empty() || subject.size() > 200 || token.size() > kTokenBytesMax ||
        proven->expires_at <= now - kClockLeeway ||
        proven->expires_at > now + kTokenLifetimeMax + kClockLeeway) {
      std::abort();
    }
  }
  const std::vector<IdentityKey> others = {{"k1", KeyAlgorithm::eddsa, std::string(32, 'x')}};
  if (std::holds_alternative<ProvenShopper>(verify_token(token, others, "shop", now))) std::abort();
  return 0;
}
