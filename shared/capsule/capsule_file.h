// What a browser needs to answer for one site in one language, as it travels: one JSON object.
//
// The server makes it with `fill_capsule` when it learns a catalog; the browser reads it, and throws
// away what is damaged, too large or of another format. Nothing in it is a secret.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/commerce/policy.h"
#include "shared/commerce/product.h"

namespace aisle {

inline constexpr std::int64_t kCapsuleFormat = 1;  ///< Rises when an older reader would go wrong.
inline constexpr std::size_t kCapsuleBytesMax = 4 << 20;  ///< Of the whole file.

struct CapsuleFile {
  std::int64_t format = 0;
  std::string site;
  std::string language;  ///< BCP 47, of the assistant.
  std::string currency;
  std::string connector;  ///< The source that receipts name.
  Time fetched_at{};      ///< When the catalog was read.
  bool part = false;      ///< Not all of the shop fits in: what is not found may be there all the same.
  std::string replies;
  std::string lexicon;
  std::string intents;
  std::string catalog_lexicon;  ///< Of the catalog's language, where that is another.
  std::vector<Product> products;
  std::vector<Policy> policies;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("format", self.format);
    visit("site", self.site);
    visit("language", self.language);
    visit("currency", self.currency);
    visit("connector", self.connector);
    visit("fetched_at", self.fetched_at);
    visit("part", self.part);
    visit("replies", self.replies);
    visit("lexicon", self.lexicon);
    visit("intents", self.intents);
    visit("catalog_lexicon", self.catalog_lexicon);
    visit("products", self.products);
    visit("policies", self.policies);
  }
  bool operator==(const CapsuleFile&) const = default;
};

struct CapsuleLimits {
  std::size_t products_max = 500;
  std::size_t goods_bytes_max = 1 << 20;  ///< Of products and policies together, as JSON.
};

/// Puts policies and products into a capsule that has all else. All of them, in their order, when they
/// fit; or else a part: of the products what can be bought now comes first, then what is rated best.
void fill_capsule(CapsuleFile& capsule, const std::vector<Product>& products,
                  const std::vector<Policy>& policies, CapsuleLimits limits = {});

/// Errors: too_large; invalid_argument (not JSON, another format, a product without a variant).
Result<CapsuleFile> read_capsule(std::string_view json);

}  // namespace aisle
