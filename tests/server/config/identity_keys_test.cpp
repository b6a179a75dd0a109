#include "server/identity_keys.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "server/file.h"
#include "server/secret.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

const std::string kSecret = "0123456789abcdef0123456789abcdef";
const std::string kPem =
    "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
    "-----END PUBLIC KEY-----\n";

struct Keys {
  TemporaryFolder folder;
  SiteConfig site;
  std::vector<ConfigMistake> mistakes;

  std::string write(const std::string& name, const std::string& text) {
    EXPECT_TRUE(write_file(folder.file(name), text));
    return folder.file(name);
  }
  // What is wrong with the only key, or "".
  std::string fault_of(IdentityKeyConfig key) {
    key.line = 7;
    site.identity_keys = {std::move(key)};
    mistakes.clear();
    const auto loaded = load_identity_keys(site, mistakes);
    EXPECT_EQ(loaded.size() + mistakes.size(), 1u);
    if (mistakes.empty()) return "";
    EXPECT_EQ(mistakes[0].line, 7);
    return mistakes[0].message;
  }
};

TEST(IdentityKeys, AreReadFromFilesAndTheEnvironment) {
  Keys keys;
  ::setenv("AISLE_TEST_SECRET", kSecret.c_str(), 1);
  keys.site.identity_keys = {
      {"k1", KeyAlgorithm::hs256, keys.write("s", kSecret + "\n"), "", "", 1},
      {"k2", KeyAlgorithm::hs256, "", "AISLE_TEST_SECRET", "", 2},
      {"k3", KeyAlgorithm::eddsa, "", "", keys.write("p", kPem), 3}};
  const auto loaded = load_identity_keys(keys.site, keys.mistakes);
  EXPECT_EQ(describe(keys.mistakes, "f"), "");
  ASSERT_EQ(loaded.size(), 3u);
  EXPECT_EQ(loaded[0].id, "k1");
  EXPECT_EQ(loaded[0].bytes, kSecret) << "the end of the line is no part of it";
  EXPECT_EQ(loaded[1].bytes, kSecret);
  EXPECT_EQ(loaded[2].bytes.size(), 32u);
}

TEST(IdentityKeys, ThoseThatCantBeUsedAreMistakesThatDoNotTellTheSecret) {
  Keys keys;
  ::unsetenv("AISLE_TEST_NOTHING");
  const std::string weak = keys.write("weak", "short-secret");
  const auto says = [&](IdentityKeyConfig key, const char* words) {
    const std::string fault = keys.fault_of(std::move(key));
    EXPECT_EQ(fault.find("short-secret"), std::string::npos);
    return fault.find(words) != std::string::npos;
  };
  EXPECT_TRUE(says({"k", KeyAlgorithm::hs256, "/nowhere/key", "", ""}, "can't read /nowhere/key"));
  EXPECT_TRUE(says({"k", KeyAlgorithm::hs256, weak, "", ""}, "32 to 1024 bytes, found 12"));
  EXPECT_TRUE(says({"k", KeyAlgorithm::hs256, "", "AISLE_TEST_NOTHING", ""},
                   "no environment variable AISLE_TEST_NOTHING"));
  EXPECT_TRUE(says({"k", KeyAlgorithm::eddsa, "", "", weak}, "expected an Ed25519 public key"));
  EXPECT_TRUE(says({"k", KeyAlgorithm::eddsa, "", "", "/nowhere"}, "can't read /nowhere"));
}

TEST(IdentityKeys, AFileThatOthersMayReadIsNoticed) {
  Keys keys;
  const std::string file = keys.write("s", kSecret);
  ::chmod(file.c_str(), 0600);
  EXPECT_FALSE(is_open_to_others(file));
  ::chmod(file.c_str(), 0644);
  EXPECT_TRUE(is_open_to_others(file));
  EXPECT_FALSE(is_open_to_others(keys.folder.file("none")));
  EXPECT_FALSE(is_open_to_others(""));
}

}  // namespace
}  // namespace aisle
