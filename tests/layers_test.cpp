// Reads every #include of ours against the picture of the folders: who may see whom.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace aisle {
namespace {

namespace fs = std::filesystem;

// A folder and what it may include beside itself. The longest matching folder counts.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"shared/base", {}},
    {"shared/commerce", {"shared/base"}},
    {"shared/receipts", {"shared/base", "shared/commerce"}},
    {"shared/conversation",
     {"shared/base", "shared/commerce", "shared/receipts", "shared/protocol"}},
    {"shared/protocol", {"shared/base", "shared/conversation"}},
    {"shared/markdown", {"shared/base"}},
    {"shared/privacy", {"shared/base"}},
    {"shared/cache", {"shared/base"}},
    {"shared/view",
     {"shared/base", "shared/commerce", "shared/receipts", "shared/conversation", "shared/markdown",
      "shared/cache", "shared/protocol", "shared/privacy"}},
    {"shared/search", {"shared/base", "shared/commerce", "shared/conversation", "shared/protocol"}},
    {"shared/nlu", {"shared/base", "shared/commerce", "shared/search", "shared/protocol"}},
    {"shared/assistant",
     {"shared/base", "shared/commerce", "shared/receipts", "shared/conversation", "shared/nlu",
      "shared/search", "shared/protocol"}},
    {"shared/tools",
     {"shared/base", "shared/commerce", "shared/receipts", "shared/conversation", "shared/search",
      "shared/protocol"}},
    {"shared/capsule",
     {"shared/base", "shared/commerce", "shared/conversation", "shared/protocol", "shared/search",
      "shared/nlu", "shared/assistant", "shared/tools"}},
    {"widget", {"shared"}},
    {"server/connectors", {"shared", "server/net/http_client.h", "server/toml"}},
    {"server/toml", {"shared"}},
    {"server/storage", {"shared"}},
    {"server/sync",
     {"shared", "server/connectors/connector.h", "server/connectors/shop_hint.h",
      "server/storage/storage.h", "server/storage/sync_storage.h", "server/net/http_client.h"}},
    {"server/net", {"shared"}},
    {"server/models", {"shared", "server/net/http_client.h"}},
    {"server/identity", {"shared", "server/net/mailer.h"}},
    {"server/training", {"shared"}},
    {"server/tools", {"shared", "server/connectors/connector.h"}},
    {"server/conversation", {"shared", "server/tools/tool.h", "server/storage/storage.h"}},
    {"server/mcp", {"shared", "server/tools/tool.h", "server/tools/arguments.h"}},
    {"server/model_turns", {"shared", "server/conversation", "server/models", "server/tools"}},
    {"server/http",
     {"shared", "server/conversation", "server/mcp/answer.h", "server/identity",
      "server/storage/storage.h", "server/net/mailer.h", "server/models/meter.h"}},
    {"server", {"shared", "server"}},
    {"tests", {"shared", "server", "tests", "widget"}},
};

std::string folder_of(const std::string& path) {
  std::string best;
  for (const auto& [folder, allowed] : kMayInclude) {
    if (path.rfind(folder + "/", 0) == 0 && folder.size() > best.size()) best = folder;
  }
  return best;
}

bool may_include(const std::string& folder, const std::string& target) {
  if (target.rfind(folder + "/", 0) == 0 && folder_of(target) == folder) return true;
  for (const std::string& allowed : kMayInclude.at(folder)) {
    if (target == allowed || target.rfind(allowed + "/", 0) == 0) return true;
  }
  return false;
}

TEST(Layers, EveryIncludeFollowsThePicture) {
  const fs::path root = AISLE_SOURCE_DIR;
  const std::regex include(R"rx(^\s*#include "([^"]+)")rx");
  int read = 0;
  for (const char* top : {"shared", "widget", "server", "tests"}) {
    for (auto at = fs::recursive_directory_iterator(root / top); at != fs::end(at); ++at) {
      const fs::directory_entry& entry = *at;
      if (entry.path().filename() == "node_modules") at.disable_recursion_pending();
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      const std::string path = fs::relative(entry.path(), root).string();
      const std::string folder = folder_of(path);
      ASSERT_FALSE(folder.empty()) << path << " is in no known folder";
      std::ifstream file(entry.path());
      std::smatch match;
      for (std::string line; std::getline(file, line);) {
        if (!std::regex_search(line, match, include)) continue;
        ++read;
        EXPECT_TRUE(fs::exists(root / match[1].str()))
            << path << " includes " << match[1] << ", which is not written from the root";
        EXPECT_TRUE(may_include(folder, match[1])) << path << " may not include " << match[1];
      }
    }
  }
  EXPECT_GT(read, 20);
}

// Two types of one name in one namespace link silently into a program that is wrong.
TEST(Layers, EveryTypeOfANamespaceHasANameOfItsOwn) {
  const fs::path root = AISLE_SOURCE_DIR;
  const std::regex type(R"rx(^(?:struct|class|enum class) (\w+)(?: final)?(?: :[^;]*)? \{)rx");
  const std::regex space(R"rx(^namespace ([\w:]+) \{)rx");
  std::map<std::string, std::string> known;
  for (const char* top : {"shared", "widget", "server", "tests/support"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (entry.path().extension() != ".h") continue;
      const std::string path = fs::relative(entry.path(), root).string();
      std::ifstream file(entry.path());
      std::string within;
      std::smatch match;
      for (std::string line; std::getline(file, line);) {
        if (std::regex_search(line, match, space)) within = match[1];
        if (!std::regex_search(line, match, type)) continue;
        const auto [first, is_new] = known.emplace(within + "::" + match[1].str(), path);
        EXPECT_TRUE(is_new) << first->first << " is in " << first->second << " and in " << path;
      }
    }
  }
  EXPECT_GT(known.size(), 100u);
}

}  // namespace
}  // namespace aisle
