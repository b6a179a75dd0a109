#include "server/connectors/basic_auth.h"

#include <sodium.h>

namespace aisle {

std::string basic_auth(const std::string& user, const std::string& password) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  const std::string both = user + ":" + password;
  std::string out(sodium_base64_encoded_len(both.size(), kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(both.data()),
                    both.size(), kVariant);
  out.pop_back();  // The zero at its end.
  return "Basic " + out;
}

}  // namespace aisle
