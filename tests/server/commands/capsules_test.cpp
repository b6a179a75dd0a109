#include "server/capsules.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "server/http/token.h"
#include "shared/capsule/capsule.h"
#include "tests/support/catalog.h"
#include "tests/support/shop_world.h"

namespace aisle {
namespace {

CapsuleFile goods() {
  CapsuleFile file{.site = "shop", .currency = "EUR", .connector = "feed"};
  fill_capsule(file, {test::ProductBuilder("a", "Light tent")}, {});
  return file;
}

SiteCapsule made(const std::string& language, const std::string& catalog) {
  auto capsule = make_capsule(goods(), language, test::language_files(language),
                              test::language_files(catalog));
  EXPECT_TRUE(capsule);
  return std::move(*capsule);
}

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string bytes(kCapsuleBytesMax, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  inflate(&stream, Z_FINISH);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

TEST(Capsules, ABrowserCanLoadThem) { EXPECT_TRUE(Capsule::load(made("en", "en").json)); }

TEST(Capsules, PackedAndPlainAreTheSame) {
  const SiteCapsule capsule = made("en", "en");
  EXPECT_EQ(unpacked(capsule.gzip), capsule.json);
}

TEST(Capsules, AreNamedByTheirBytes) {
  const SiteCapsule capsule = made("en", "en");
  EXPECT_EQ(capsule.hash, sha256_hex(capsule.json));
}

TEST(Capsules, SearchACatalogInTheCatalogsLanguage) {
  const auto foreign = read_capsule(made("de", "en").json);
  ASSERT_TRUE(foreign);
  EXPECT_EQ(foreign->catalog_lexicon, test::language_files("en").lexicon);
  EXPECT_EQ(read_capsule(made("en", "en").json)->catalog_lexicon, "");
}

TEST(Capsules, TooLargeForABrowserAreNotMade) {
  CapsuleFile file = goods();
  file.products[0].description = std::string(kCapsuleBytesMax, 'x');
  EXPECT_FALSE(make_capsule(file, "en", test::language_files("en"), test::language_files("en")));
}

}  // namespace
}  // namespace aisle
