// The program itself: what it says and how it ends.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

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
class Shop {
 public:
  Shop() {
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
  for (const char* command : {"serve", "import", "check", "train", "replay"}) {
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
  Shop shop;
  shop.write("aisle.toml", "[server]\nprot = 1\n");
  const Ended ended = shop.aisle("serve");
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(says(ended, "aisle.toml:2: ")) << ended.output;
  EXPECT_TRUE(says(ended, "did you mean \"port\"?")) << ended.output;
  EXPECT_EQ(run("serve --config /nowhere.toml").code, 2);
}

TEST(Aisle, AMissingFeedOrWebFolderEndsWithTwoAndNamesTheLine) {
  Shop shop;
  std::remove((shop.config().substr(0, shop.config().rfind('/')) + "/feed.tsv").c_str());
  const Ended import = shop.aisle("import");
  EXPECT_EQ(import.code, 2) << import.output;
  EXPECT_TRUE(says(import, "aisle.toml:9: ")) << import.output;
  const Ended serve = shop.aisle("serve");
  EXPECT_EQ(serve.code, 2) << serve.output;
  EXPECT_TRUE(says(serve, "aisle.toml:3: [server] web: there is no folder")) << serve.output;
}

TEST(Aisle, AnImportSaysWhatBecameOfTheCatalog) {
  Shop shop;
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
  Shop shop;
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
  Shop shop;
  ASSERT_EQ(shop.aisle("import").code, 0);
  std::string text = kHeader;
  for (int i = 0; i < 10; ++i) text += row(i, "29.99 EUR");
  shop.write("feed.tsv", text.substr(0, text.size() - 12));
  const Ended ended = shop.aisle("import");
  EXPECT_EQ(ended.code, 1) << ended.output;
  shop.write_feed(10);
  EXPECT_TRUE(says(shop.aisle("import"), "unchanged 10"));
}

TEST(Aisle, ReplayOfAnUnknownConversationFails) {
  Shop shop;
  EXPECT_EQ(shop.aisle("replay nothing").code, 1);
  EXPECT_EQ(shop.aisle("import --site nobody").code, 2);
}

TEST(Aisle, CheckNamesWhatIsToMend) {
  Shop shop;
  const Ended ended = shop.aisle("check");
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "  bad   web files")) << ended.output;
  EXPECT_TRUE(says(ended, "What to do: ")) << ended.output;
  EXPECT_TRUE(says(ended, "10 products")) << ended.output;
}

TEST(Aisle, CheckReportsIdentityKeys) {
  Shop shop;
  shop.add_config(
      "[[sites.identity_keys]]\nid = \"k1\"\nalgorithm = \"HS256\"\nsecret_file = \"k1.key\"\n");
  EXPECT_TRUE(says(shop.aisle("check"),
                   "  bad   site shop: line 12: [[sites.identity_keys]] "
                   "secret_file: can't read"));
  shop.write("k1.key", "0123456789abcdef0123456789abcdef\n");
  EXPECT_TRUE(says(shop.aisle("check"), "  ok    site shop: identity key k1 (HS256)"));
}

TEST(Aisle, ServeNeedsItsIdentityKeys) {
  Shop shop;
  shop.make_web();
  shop.add_config(
      "[[sites.identity_keys]]\nid = \"k1\"\nalgorithm = \"HS256\"\nsecret_file = \"k1.key\"\n");
  const Ended ended = shop.aisle("serve");
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(says(ended, "aisle.toml:12: [[sites.identity_keys]] secret_file")) << ended.output;
}

}  // namespace
}  // namespace aisle
