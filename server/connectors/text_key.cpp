#include "server/connectors/text_key.h"

#include <sodium.h>

#include <cstring>

namespace aisle {

TextKey text_key(std::string_view text) {
  constexpr unsigned char kKey[crypto_shorthash_siphashx24_KEYBYTES] = {};
  unsigned char bytes[crypto_shorthash_siphashx24_BYTES];
  crypto_shorthash_siphashx24(bytes, reinterpret_cast<const unsigned char*>(text.data()),
                              text.size(), kKey);
  TextKey key;
  static_assert(sizeof key == sizeof bytes);
  std::memcpy(&key, bytes, sizeof key);
  return key;
}

}  // namespace aisle
