// The program itself: what it says and how it ends.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "server/connectors/shop_file.h"
#include "tests/support/shop.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

struct Ended {
  int code = -1;
  std::string output;  ///< Both streams.
};

Ended run(const std::string& arguments) {
  const std::string command = std::string(AISLE_BINARY) + " " + arguments + " 2>&1 </dev/null";
  Ended ended;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return ended;
  char bytes[4'096];
  for (std::size_t count; (count = std::fread(bytes, 1, sizeof bytes, pipe)) > 0;) {
    ended.output.append(bytes, count);
  }
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  return ended;
}

const std::string kHeader = "id\ttitle\tdescription\tlink\timage_link\tprice\tavailability\n";

std::string row(int number, const std::string& price = "19.99 EUR") {
  const std::string id = "p" + std::to_string(number);
  return id + "\tRain jacket " + id + "\tKeeps dry\thttps://shop.example/" + id +
         "\thttps://shop.example/" + id + ".jpg\t" + price + "\tin_stock\n";
}

// A shop with a feed, in a folder of its own.
class ShopFolder {
 public:
  ShopFolder() {
    write("aisle.toml",
          "[server]\ndata = \"aisle.db\"\nweb = \"web\"\nport = 0\n[[sites]]\nkey = \"shop\"\n"
          "name = \"Shop\"\norigins = [\"https://shop.example\"]\n[[sites.connectors]]\n"
          "type = \"feed\"\npath = \"feed.tsv\"\n");
    write_feed(10);
  }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_.file(name)) << text;
  }
  void write_feed(int products) {
    std::string text = kHeader;
    for (int i = 0; i < products; ++i) text += row(i);
    write("feed.tsv", text);
  }
  void add_config(const std::string& lines) { std::ofstream(config(), std::ios::app) << lines; }
  void make_web() {
    std::filesystem::create_directories(folder_.file("web"));
    write("web/aisle.js", "");
  }
  // The small shop, whose goods are three of the feed's, with one piece of its text replaced.
  std::string shop_text(const std::string& piece = "", const std::string& other = "") {
    std::string text = format_shop(test::small_shop());
    const auto replace = [&](const std::string& from, const std::string& to) {
      for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) {
        text.replace(at, from.size(), to);
      }
    };
    for (const auto& [name, id] : {std::pair{"boots-40", "p1"},
                                   {"boots-41", "p2"},
                                   {"jacket-S", "p0"},
                                   {"\"jacket\"", "\"p0\""}}) {
      replace(name, id);
    }
    replace("\"product\": \"boots\",\n          \"variant\": \"p1\"",
            "\"product\": \"p1\",\n          \"variant\": \"p1\"");
    replace("\"product\": \"boots\"", "\"product\": \"p2\"");
    if (!piece.empty()) replace(piece, other);
    return text;
  }
  std::string file(const std::string& name) const { return folder_.file(name); }
  Ended aisle(const std::string& command) { return run(command + " --config " + config()); }
  std::string config() const { return folder_.file("aisle.toml"); }

 private:
  TemporaryFolder folder_;
};

bool says(const Ended& ended, const std::string& text) {
  return ended.output.find(text) != std::string::npos;
}

TEST(Aisle, HelpEndsWithZeroAndShowsExamples) {
  EXPECT_EQ(run("--help").code, 0);
  for (const char* command :
       {"serve", "import", "sync", "export-shop", "check", "train", "replay"}) {
    const Ended ended = run(std::string(command) + " --help");
    EXPECT_EQ(ended.code, 0) << command;
    EXPECT_TRUE(says(ended, "Examples:\n  aisle " + std::string(command))) << ended.output;
  }
}

TEST(Aisle, WrongUseEndsWithTwo) {
  for (const char* arguments : {"", "nonsense", "import --nonsense", "replay", "train x"}) {
    EXPECT_EQ(run(arguments).code, 2) << arguments;
  }
}

TEST(Aisle, AWrongConfigEndsWithTwoAndNamesTheLine) {
  ShopFolder shop;
  shop.write("aisle.toml", "[server]\nprot = 1\n");
  const Ended ended = shop.aisle("serve");
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(says(ended, "aisle.toml:2: ")) << ended.output;
  EXPECT_TRUE(says(ended, "did you mean \"port\"?")) << ended.output;
  EXPECT_EQ(run("serve --config /nowhere.toml").code, 2);
}

TEST(Aisle, AMissingFeedOrWebFolderEndsWithTwoAndNamesTheLine) {
  ShopFolder shop;
  std::remove((shop.config().substr(0, shop.config().rfind('/')) + "/feed.tsv").c_str());
  const Ended import = shop.aisle("import");
  EXPECT_EQ(import.code, 2) << import.output;
  EXPECT_TRUE(says(import, "aisle.toml:9: ")) << import.output;
  const Ended serve = shop.aisle("serve");
  EXPECT_EQ(serve.code, 2) << serve.output;
  EXPECT_TRUE(says(serve, "aisle.toml:3: [server] web: there is no folder")) << serve.output;
}

TEST(Aisle, AnImportSaysWhatBecameOfTheCatalog) {
  ShopFolder shop;
  const Ended first = shop.aisle("import");
  EXPECT_EQ(first.code, 0) << first.output;
  EXPECT_TRUE(says(first, "new 10, updated 0, unchanged 0, removed 0, skipped 0")) << first.output;
  shop.write("feed.tsv", kHeader + row(0) + row(1, "9.99 EUR") + row(2) + row(3) + row(4) + row(5) +
                             row(6) + row(7) + row(11) + row(12, "cheap"));
  const Ended second = shop.aisle("import");
  EXPECT_EQ(second.code, 0) << second.output;
  EXPECT_TRUE(says(second, "new 1, updated 1, unchanged 7, removed 2, skipped 1")) << second.output;
  EXPECT_TRUE(says(second, "feed.tsv:11: ")) << second.output;
}

TEST(Aisle, ACatalogThatShrankTooMuchIsRefusedUnlessForced) {
  ShopFolder shop;
  ASSERT_EQ(shop.aisle("import").code, 0);
  shop.write_feed(3);
  const Ended refused = shop.aisle("import");
  EXPECT_EQ(refused.code, 1) << refused.output;
  EXPECT_TRUE(says(refused, "--force")) << refused.output;
  const Ended forced = shop.aisle("import --force");
  EXPECT_EQ(forced.code, 0) << forced.output;
  EXPECT_TRUE(says(forced, "removed 7")) << forced.output;
}

TEST(Aisle, ATruncatedFeedKeepsTheOldCatalog) {
  ShopFolder shop;
  ASSERT_EQ(shop.aisle("import").code, 0);
  std::string text = kHeader;
  for (int i = 0; i < 10; ++i) text += row(i, "29.99 EUR");
  shop.write("feed.tsv", text.substr(0, text.size() - 12));
  const Ended ended = shop.aisle("import");
  EXPECT_EQ(ended.code, 1) << ended.output;
  shop.write_feed(10);
  EXPECT_TRUE(says(shop.aisle("import"), "unchanged 10"));
}

TEST(Aisle, AShopComesOutByteForByteAsItWentIn) {
  ShopFolder shop;
  ASSERT_EQ(shop.aisle("import").code, 0);
  EXPECT_EQ(shop.aisle("export-shop").code, 1) << "there is none yet";
  shop.write("a shop.json", shop.shop_text());
  const Ended import = shop.aisle("import --demo '" + shop.file("a shop.json") + "'");
  EXPECT_EQ(import.code, 0) << import.output;
  EXPECT_TRUE(says(import, "2 shoppers, 2 orders")) << import.output;
  const Ended exported = shop.aisle("export-shop");
  EXPECT_EQ(exported.code, 0);
  EXPECT_EQ(exported.output, shop.shop_text());
  EXPECT_EQ(shop.aisle("export-shop --out " + shop.file("out.json")).code, 0);
  std::ifstream out(shop.file("out.json"));
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(out), {}), shop.shop_text());
}

TEST(Aisle, AShopWithAMistakeChangesNothingAndNamesItsPlace) {
  ShopFolder shop;
  ASSERT_EQ(shop.aisle("import").code, 0);
  shop.write("shop.json", shop.shop_text());
  ASSERT_EQ(shop.aisle("import --demo " + shop.file("shop.json")).code, 0);
  const auto refuses = [&](const std::string& piece, const std::string& other) {
    shop.write("bad.json", shop.shop_text(piece, other));
    return shop.aisle("import --demo " + shop.file("bad.json"));
  };
  const Ended state = refuses("\"state\": \"pending\"", "\"state\": \"lost\"");
  EXPECT_EQ(state.code, 1);
  EXPECT_TRUE(says(state, "bad.json: orders[0].state: expected one of")) << state.output;
  const Ended product = refuses("\"product\": \"p2\"", "\"product\": \"p99\"");
  EXPECT_EQ(product.code, 1);
  EXPECT_TRUE(says(product, "orders[1].lines[0].product: the catalog has no product \"p99\""))
      << product.output;
  EXPECT_EQ(shop.aisle("import --demo " + shop.file("none.json")).code, 1);
  EXPECT_EQ(shop.aisle("export-shop").output, shop.shop_text());
}

TEST(Aisle, AnImportReadsTheConnectorsShopOnceUntilItChanges) {
  ShopFolder shop;
  shop.write("shop.json", shop.shop_text());
  std::ofstream(shop.config(), std::ios::app)
      << "[[sites.connectors]]\ntype = \"demo\"\nshop = \"shop.json\"\n";
  const Ended first = shop.aisle("import");
  EXPECT_TRUE(says(first, "  2 shoppers, 2 orders\n")) << first.output;
  EXPECT_TRUE(says(shop.aisle("import"), "2 orders: the same as last time"));
  shop.write("shop.json", shop.shop_text("Kim Berger", "Kim Holm"));
  EXPECT_TRUE(says(shop.aisle("import"), "  2 shoppers, 2 orders\n"));
  EXPECT_TRUE(says(shop.aisle("export-shop"), "Kim Holm"));
  shop.write("shop.json", "{");
  const Ended broken = shop.aisle("import");
  EXPECT_EQ(broken.code, 1);
  EXPECT_TRUE(says(broken, "shop.json: JSON: ")) << broken.output;
}

TEST(Aisle, ReplayOfAnUnknownConversationFails) {
  ShopFolder shop;
  EXPECT_EQ(shop.aisle("replay nothing").code, 1);
  EXPECT_EQ(shop.aisle("import --site nobody").code, 2);
}

TEST(Aisle, CheckNamesWhatIsToMend) {
  ShopFolder shop;
  const Ended ended = shop.aisle("check");
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "  bad   web files")) << ended.output;
  EXPECT_TRUE(says(ended, "What to do: ")) << ended.output;
  EXPECT_TRUE(says(ended, "10 products")) << ended.output;
}

TEST(Aisle, CheckReportsIdentityKeys) {
  ShopFolder shop;
  shop.add_config(
      "[[sites.identity_keys]]\nid = \"k1\"\nalgorithm = \"HS256\"\nsecret_file = \"k1.key\"\n");
  EXPECT_TRUE(says(shop.aisle("check"),
                   "  bad   site shop: line 12: [[sites.identity_keys]] "
                   "secret_file: can't read"));
  shop.write("k1.key", "0123456789abcdef0123456789abcdef\n");
  EXPECT_TRUE(says(shop.aisle("check"), "  ok    site shop: identity key k1 (HS256)"));
}

TEST(Aisle, ServeNeedsItsIdentityKeys) {
  ShopFolder shop;
  shop.make_web();
  shop.add_config(
      "[[sites.identity_keys]]\nid = \"k1\"\nalgorithm = \"HS256\"\nsecret_file = \"k1.key\"\n");
  const Ended ended = shop.aisle("serve");
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(says(ended, "aisle.toml:12: [[sites.identity_keys]] secret_file")) << ended.output;
}

TEST(Aisle, ASyncOfAFileReadsItAsAWholeAndSaysHowItStands) {
  ShopFolder shop;
  const Ended ended = shop.aisle("sync");
  EXPECT_EQ(ended.code, 0) << ended.output;
  EXPECT_TRUE(says(ended, "site shop: new 10, updated 0, unchanged 0, removed 0")) << ended.output;
  const Ended status = shop.aisle("sync --status");
  EXPECT_EQ(status.code, 0) << status.output;
  EXPECT_TRUE(says(status, "shop  feed")) << status.output;
  EXPECT_TRUE(says(status, "off")) << status.output;
  EXPECT_TRUE(says(shop.aisle("sync --json"), "\"read\":10"));
}

TEST(Aisle, ASyncThatWouldLoseTooMuchSaysWhatToDo) {
  ShopFolder shop;
  ASSERT_EQ(shop.aisle("sync").code, 0);
  shop.write_feed(3);
  const Ended ended = shop.aisle("sync shop --full");
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "the old catalog stays")) << ended.output;
  EXPECT_TRUE(says(ended, "aisle import --force")) << ended.output;
  EXPECT_TRUE(says(shop.aisle("sync --status"), "(conflict)"));
}

}  // namespace
}  // namespace aisle
