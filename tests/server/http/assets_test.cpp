#include "server/http/assets.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

void put(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
  const std::filesystem::path path = folder.file(name);
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

TEST(Assets, AFileHasItsSistersAndTheirTagsDiffer) {
  TemporaryFolder folder;
  put(folder, "aisle.js", "loader");
  put(folder, "aisle.js.br", "b");
  put(folder, "aisle.js.gz", "g");
  put(folder, "widget/panel-3f2a9c1d.js", "panel");
  put(folder, ".hidden", "secret");
  const auto assets = Assets::load(folder.file(""));
  ASSERT_TRUE(assets);
  const Asset* loader = assets->find("aisle.js");
  ASSERT_TRUE(loader);
  EXPECT_EQ(loader->type, "text/javascript; charset=utf-8");
  EXPECT_FALSE(loader->hashed_name);
  EXPECT_NE(loader->plain.tag, loader->brotli.tag);
  EXPECT_TRUE(assets->find("widget/panel-3f2a9c1d.js")->hashed_name);
  EXPECT_FALSE(assets->find("aisle.js.br"));
  EXPECT_FALSE(assets->find(".hidden"));
  EXPECT_FALSE(assets->find("../etc/passwd"));
}

TEST(Assets, TheFormIsOneThatTheClientAccepts) {
  Asset asset;
  asset.plain.bytes = "plain";
  asset.brotli.bytes = "b";
  asset.gzip.bytes = "g";
  EXPECT_EQ(choose_form(asset, "gzip, deflate, br").encoding, "br");
  EXPECT_EQ(choose_form(asset, "gzip;q=1.0").encoding, "gzip");
  EXPECT_EQ(choose_form(asset, "br;q=0, gzip ;q=0.000").encoding, "");
  EXPECT_EQ(choose_form(asset, "").encoding, "");
  EXPECT_EQ(choose_form(asset, "xbr, brr").encoding, "");
  asset.brotli.bytes.clear();
  EXPECT_EQ(choose_form(asset, "br").encoding, "");
}

TEST(Assets, AFolderWithoutTheLoaderIsRefused) {
  TemporaryFolder folder;
  EXPECT_FALSE(Assets::load(folder.file("")));
  EXPECT_FALSE(Assets::load(folder.file("nowhere")));
}

}  // namespace
}  // namespace aisle
