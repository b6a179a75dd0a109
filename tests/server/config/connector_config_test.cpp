// [[sites.connectors]] of a shop with an address.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "server/config.h"
#include "server/site_connectors.h"
#include "tests/support/temporary_folder.h"

namespace aisle::test {
namespace {

// The config of one connector with these lines, which begin at line 9.
ConfigResult parsed(const std::string& lines) {
  return parse_config(R"([server]
data = "aisle.db"
web = "web"
[[sites]]
key = "shop"
name = "The shop"
origins = ["https://shop.example"]
[[sites.connectors]]
)" + lines + "\n",
                      "etc/aisle.toml");
}

// What is said about the lines; what the platform itself wants is another matter.
std::string mistakes(const std::string& lines) {
  std::vector<ConfigMistake> found = parsed("type = \"vendure\"\n" + lines).mistakes;
  std::erase_if(found, [](const ConfigMistake& one) { return one.line == 8; });
  return describe(found, "f");
}

const std::string kUrl = "url = \"https://shop.example\"\n";

TEST(ConnectorConfig, AShopWithAnAddressIsReadWithThePlaceOfItsKey) {
  const ConfigResult read = parsed(R"(type = "vendure"
url = "https://shop.example/store/"
key_file = "shop.key"
public_key = "pk_1"
user = "assistant@shop.example"
channel = "de"
version = "2026-10"
return_days = 30
countries = ["DE", "AT"])");
  const ConnectorConfig& connector = read.config.sites.at(0).connectors.at(0);
  EXPECT_EQ(connector.settings.url, "https://shop.example/store");
  EXPECT_EQ(connector.key_file, "etc/shop.key");
  EXPECT_EQ(connector.settings.key, "");
  EXPECT_EQ(connector.settings.public_key, "pk_1");
  EXPECT_EQ(connector.settings.user, "assistant@shop.example");
  EXPECT_EQ(connector.settings.channel, "de");
  EXPECT_EQ(connector.settings.version, "2026-10");
  EXPECT_EQ(connector.settings.rules, (ShopRules{30, {"DE", "AT"}}));
  EXPECT_TRUE(needs_way_out(read.config));
}

TEST(ConnectorConfig, AFeedsAddressIsTakenAsItIsWithItsQuery) {
  const ConfigResult read =
      parsed("type = \"feed\"\nurl = \"https://shop.example/feed/?key=a\"\nformat = \"atom\"");
  EXPECT_EQ(describe(read.mistakes, "f"), "");
  const ConnectorSettings& settings = read.config.sites.at(0).connectors.at(0).settings;
  EXPECT_EQ(settings.url, "https://shop.example/feed/?key=a");
  EXPECT_EQ(settings.format, "atom");
  EXPECT_TRUE(needs_way_out(read.config));
}

TEST(ConnectorConfig, AnUnknownFormatOfAFeedIsAMistake) {
  const ConfigResult read =
      parsed("type = \"feed\"\nurl = \"https://shop.example/feed\"\nformat = \"xls\"");
  EXPECT_NE(describe(read.mistakes, "f").find("format: expected one of tsv"), std::string::npos);
}

TEST(ConnectorConfig, AnAddressInAPrivateNetworkNeedsNoTls) {
  EXPECT_EQ(mistakes("url = \"http://10.0.0.7:3000\""), "");
}

TEST(ConnectorConfig, WhatDoesNotFitIsAMistakeOnItsLine) {
  const struct {
    std::string lines;
    const char* says;
  } kMistakes[] = {
      {"url = \"shop.example\"", "f:10: [[sites.connectors]] url"},
      {"url = \"ftp://shop.example\"", "must begin with https://"},
      {"url = \"https://user:secret@shop.example\"", "has a user, password or fragment"},
      {"url = \"https://shop.example/?a=b\"", "without a query"},
      {kUrl + "key_file = \"f\"\nkey_env = \"E\"", "f:12: [[sites.connectors]] key_env"},
      {kUrl + "key = \"secret\"", "has no key \"key\""},
      {kUrl + "public_key = \"a b\"", "without spaces"},
      {kUrl + "user = \"a\\nb\"", "without spaces"},
      {kUrl + "channel = \"ü\"", "without spaces"},
      {kUrl + "return_days = -1", "expected 0 to 3650"},
      {kUrl + "countries = [\"Germany\"]", "codes of two capitals"},
      {kUrl + "countries = [\"de\"]", "codes of two capitals"},
      {kUrl + "path = \"products.tsv\"", "either a url or files"},
      {"key_env = \"E\"", "there is no url"},
      {"return_days = 30", "there is no url"},
  };
  for (const auto& mistake : kMistakes) {
    const std::string said = mistakes(mistake.lines);
    EXPECT_NE(said.find(mistake.says), std::string::npos) << mistake.lines << "\n" << said;
    EXPECT_EQ(said.find("user:secret"), std::string::npos);
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
  }
}

TEST(ConnectorConfig, AKeyIsReadWhenTheConnectorIsMadeAndNeverShown) {
  TemporaryFolder folder;
  std::ofstream(folder.file("shop.key")) << "two words of a secret\n";
  ConnectorConfig config{.type = "feed", .line = 8};
  config.settings.path = folder.file("none.tsv");
  EXPECT_TRUE(make_site_connector(config, nullptr));
  config.key_file = folder.file("shop.key");
  const auto made = make_site_connector(config, nullptr);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::invalid_argument);
  EXPECT_NE(made.error().message.find("line 8"), std::string::npos);
  EXPECT_EQ(made.error().message.find("secret"), std::string::npos);
  config.key_file = folder.file("nowhere.key");
  EXPECT_EQ(make_site_connector(config, nullptr).error().code, ErrorCode::not_found);
}

TEST(ConnectorConfig, FilesNeedNoWayOut) {
  const ConfigResult read = parsed("type = \"feed\"\npath = \"products.tsv\"");
  EXPECT_EQ(describe(read.mistakes, "f"), "");
  EXPECT_FALSE(needs_way_out(read.config));
  EXPECT_EQ(*make_way_out(read.config), nullptr);
}

// What is read of the site's own lines, with a connector that has these.
ConfigResult with_sync(const std::string& lines, const std::string& connector) {
  return parse_config(R"([server]
data = "aisle.db"
web = "web"
[[sites]]
key = "shop"
name = "The shop"
origins = ["https://shop.example"]
)" + lines + "\n[[sites.connectors]]\n" +
                          connector + "\n",
                      "aisle.toml");
}

const std::string kVendure = "type = \"vendure\"\nurl = \"https://shop.example\"";

TEST(SyncConfig, AShopWithAnAddressIsKeptFreshAndAFileIsNot) {
  EXPECT_EQ(with_sync("", kVendure).config.sites.at(0).sync, SyncPace());
  const SyncPace never{std::chrono::minutes(0), std::chrono::hours(0)};
  EXPECT_EQ(with_sync("", "type = \"feed\"\npath = \"f.tsv\"").config.sites.at(0).sync, never);
}

TEST(SyncConfig, ThePaceIsTheMerchants) {
  const auto read = with_sync("sync_minutes = 5\nfull_sync_hours = 1", kVendure);
  EXPECT_TRUE(read.mistakes.empty()) << describe(read.mistakes, "f");
  EXPECT_EQ(read.config.sites.at(0).sync,
            (SyncPace{std::chrono::minutes(5), std::chrono::hours(1)}));
  EXPECT_FALSE(with_sync("sync_minutes = -1", kVendure).mistakes.empty());
}

TEST(SyncConfig, TheReferenceShopKeepsItsStockItself) {
  const auto read = with_sync("full_sync_hours = 1", "type = \"demo\"\nshop = \"shop.json\"");
  EXPECT_NE(describe(read.mistakes, "f").find("full_sync_hours"), std::string::npos);
}

TEST(SyncConfig, TheSecretOfWebhooksIsInOnePlace) {
  const auto read = with_sync("", kVendure + "\nwebhook_key_file = \"hook.key\"");
  EXPECT_EQ(read.config.sites.at(0).connectors.at(0).webhook_key_file, "hook.key");
  const auto both =
      with_sync("", kVendure + "\nwebhook_key_file = \"hook.key\"\nwebhook_key_env = \"HOOK\"");
  EXPECT_NE(describe(both.mistakes, "f").find("webhook_key_env"), std::string::npos);
  const auto alone = with_sync("", "type = \"feed\"\npath = \"f.tsv\"\nwebhook_key_env = \"HOOK\"");
  EXPECT_NE(describe(alone.mistakes, "f").find("webhook_key_env"), std::string::npos);
}

TEST(ConnectorConfig, ADescriptionIsRelativeToTheConfigAndMayHaveAKey) {
  const ConfigResult read = parsed(R"(type = "sql"
description = "till.toml"
key_file = "till.key"
return_days = 30)");
  const ConnectorConfig& connector = read.config.sites.at(0).connectors.at(0);
  EXPECT_EQ(connector.settings.description, "etc/till.toml");
  EXPECT_TRUE(connector.settings.is_live());
  EXPECT_FALSE(needs_way_out(read.config));
  EXPECT_NE(describe(read.mistakes, "f").find("f:8: [[sites.connectors]] description:"),
            std::string::npos)
      << "the file isn't there";
  EXPECT_EQ(read.mistakes.size(), 1u);
}

TEST(ConnectorConfig, ADescribedSystemHasNoFiles) {
  EXPECT_NE(mistakes("description = \"erp.toml\"\npath = \"products.tsv\"").find("f:11:"),
            std::string::npos);
}

}  // namespace
}  // namespace aisle::test
