#include "server/capsules.h"

#include <zlib.h>

#include "server/http/token.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// RFC 1952; empty when it can't be done.
std::string gzip(const std::string& bytes) {
  constexpr int kGzip = 15 + 16;  // The largest window, and gzip's head.
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return {};
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return packed;
}

}  // namespace

Result<SiteCapsule> make_capsule(CapsuleFile goods, const std::string& tag,
                                 const LanguageFiles& words, const LanguageFiles& catalog) {
  goods.language = tag;
  goods.replies = words.replies;
  goods.lexicon = words.lexicon;
  goods.intents = words.intents;
  if (catalog.language != words.language) goods.catalog_lexicon = catalog.lexicon;
  SiteCapsule capsule{.json = to_json(goods)};
  if (capsule.json.size() > kCapsuleBytesMax) {
    return Error{ErrorCode::too_large, "the capsule of " + goods.site + " has more than 4 MiB"};
  }
  capsule.gzip = gzip(capsule.json);
  if (capsule.gzip.empty()) return Error{ErrorCode::unavailable, "the capsule can't be packed"};
  capsule.hash = sha256_hex(capsule.json);
  return capsule;
}

}  // namespace aisle
