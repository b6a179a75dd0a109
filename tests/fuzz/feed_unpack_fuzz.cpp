// Archives and encodings on any bytes: end, stay within bounds, give UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "server/connectors/feed_unpack.h"
#include "server/connectors/text_encoding.h"
#include "shared/base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kOutMax = 1 << 20;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::size_t out = 0;
  const auto unpacked = aisle::unpack(bytes, kOutMax, [&](std::string_view piece) {
    out += piece.size();
    return aisle::Result<void>();
  });
  if (out > kOutMax) std::abort();
  if (unpacked) {
    std::size_t sum = 0;
    for (const auto& entry : *unpacked) sum += entry.size;
    if (sum != out) std::abort();
  }
  const auto encoding = aisle::find_encoding(bytes, "");
  if (!encoding || *encoding == aisle::Encoding::utf8) return 0;
  std::string text;
  const auto converted = aisle::to_utf8(bytes, *encoding, [&](std::string_view piece) {
    text += piece;
    return aisle::Result<void>();
  });
  if (converted && !aisle::is_utf8(text)) std::abort();
  return 0;
}
