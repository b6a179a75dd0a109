#include "server/config.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

const std::string kGood = R"([server]
data = "aisle.db"
web = "web"

[[sites]]
key = "shop"
name = "The shop"
origins = ["https://shop.example"]

[[sites.connectors]]
type = "feed"
path = "products.tsv"
)";

// The mistakes in a config that is `kGood` with one line put in after `after`.
std::vector<ConfigMistake> with_line(const std::string& after, const std::string& line) {
  std::string text = kGood;
  text.insert(text.find(after) + after.size(), "\n" + line);
  return parse_config(text, "etc/aisle.toml").mistakes;
}

TEST(Config, AGoodOneHasDefaultsAndPathsFromItsFolder) {
  const ConfigResult read = parse_config(kGood, "etc/aisle.toml");
  EXPECT_EQ(describe(read.mistakes, "f"), "");
  EXPECT_EQ(read.config.port, 8080);
  EXPECT_EQ(read.config.data, "etc/aisle.db");
  EXPECT_EQ(read.config.web, "etc/web");
  EXPECT_EQ(read.config.api.public_url, "http://127.0.0.1:8080");
  ASSERT_EQ(read.config.sites.size(), 1u);
  const SiteConfig& site = read.config.sites[0];
  EXPECT_EQ(site.site.currency, "EUR");
  EXPECT_EQ(site.shrink_max_percent, 30);
  ASSERT_EQ(site.connectors.size(), 1u);
  EXPECT_EQ(site.connectors[0].settings.path, "etc/products.tsv");
  EXPECT_EQ(site.connectors[0].settings.currency, "EUR");
}

TEST(Config, AnAddressOfIpv6AndAFreePortMakeAUsableUrl) {
  const auto url = [](const std::string& lines) {
    std::string text = kGood;
    text.insert(text.find('\n') + 1, lines);
    const ConfigResult read = parse_config(text, "f");
    return read.mistakes.empty() ? read.config.api.public_url : describe(read.mistakes, "f");
  };
  EXPECT_EQ(url("address = \"::1\"\nport = 9000\n"), "http://[::1]:9000");
  EXPECT_EQ(url("port = 0\n"), "http://127.0.0.1");
}

TEST(Config, AnAbsolutePathStaysAsItIs) {
  std::string text = kGood;
  text.replace(text.find("aisle.db"), 8, "/srv/aisle.db");
  EXPECT_EQ(parse_config(text, "etc/aisle.toml").config.data, "/srv/aisle.db");
}

struct Mistake {
  const char* after;
  const char* line;
  int at;
  const char* says;
};

TEST(Config, EveryMistakeHasItsLineAndWhatWasExpected) {
  const Mistake kMistakes[] = {
      {"[server]", "adress = \"::1\"", 2, "did you mean \"address\"?"},
      {"[server]", "port = \"80\"", 2, "expected a whole number from 0 to 65535, found a text"},
      {"[server]", "port = 65536", 2, "expected 0 to 65535, found 65536"},
      {"[server]", "port = 1.5", 2, "found a number with a fraction"},
      {"[server]", "address = 7", 2, "expected a text in quotes, found a whole number"},
      {"[server]", "public_url = \"chat.example/x\"", 2, "expected the address under which"},
      {"[server]", "trusted_proxies = \"127.0.0.1\"", 2, "expected a list of texts"},
      {"[server]", "head_timeout_ms = 0", 2, "expected 100 to 3600000"},
      {"[server]", "zzz = 1", 2, "has no key \"zzz\"; see the config reference"},
      {"[[sites]]", "shrink_max_percent = 101", 6, "expected 0 to 100"},
      {"[[sites]]", "language = \"../en\"", 6, "expected a tag"},
      {"[[sites]]", "currency = \"euro\"", 6, "at most 3 bytes"},
      {"[[sites]]", "accent = \"green\"", 6, "expected a colour"},
      {"[[sites]]", "image_hosts = [\"https://cdn.example/path\"]", 6, "is no origin"},
      {"[[sites]]", "starters = [1]", 6, "expected only texts"},
      {"shop.example\"]", "[[sites.translations]]\ngreeting = \"Hallo\"", 9, "expected a tag"},
      {"shop.example\"]", "[[sites.translations]]\nlanguage = \"en\"", 10, "has \"en\" already"},
      {"[[sites.connectors]]", "pat = \"x\"", 11, "did you mean \"path\"?"},
      {"[[sites.connectors]]", "file_bytes_max = -1", 11, "expected 1024 to"},
  };
  for (const Mistake& mistake : kMistakes) {
    const auto found = with_line(mistake.after, mistake.line);
    ASSERT_EQ(found.size(), 1u) << mistake.line << "\n" << describe(found, "f");
    EXPECT_EQ(found[0].line, mistake.at) << mistake.line;
    EXPECT_NE(found[0].message.find(mistake.says), std::string::npos)
        << mistake.line << ": " << found[0].message;
  }
}

TEST(Config, IdentityKeysAreReadWithTheirPlacesAndLines) {
  const ConfigResult read = parse_config(kGood + R"([[sites.identity_keys]]
id = "k1"
algorithm = "HS256"
secret_file = "identity.key"
[[sites.identity_keys]]
id = "k2"
algorithm = "EdDSA"
public_key_file = "/srv/shop.pub"
)",
                                         "etc/aisle.toml");
  EXPECT_EQ(describe(read.mistakes, "f"), "");
  const auto& keys = read.config.sites[0].identity_keys;
  ASSERT_EQ(keys.size(), 2u);
  EXPECT_EQ(keys[0].id, "k1");
  EXPECT_EQ(keys[0].secret_file, "etc/identity.key");
  EXPECT_EQ(keys[1].algorithm, KeyAlgorithm::eddsa);
  EXPECT_EQ(keys[1].public_key_file, "/srv/shop.pub");
  EXPECT_EQ(keys[1].line, 17);
}

TEST(Config, IdentityKeysThatDoNotFitAreMistakes) {
  const struct {
    const char* lines;
    int at;
    const char* says;
  } kMistakes[] = {
      {"algorithm = \"HS256\"\nsecret_env = \"S\"", 13, "id is missing"},
      {"id = \"k/1\"\nalgorithm = \"HS256\"\nsecret_env = \"S\"", 14, "only letters"},
      {"id = \"k1\"\nsecret_env = \"S\"", 13, "algorithm is missing"},
      {"id = \"k1\"\nalgorithm = \"none\"\nsecret_env = \"S\"", 15, "expected \"HS256\""},
      {"id = \"k1\"\nalgorithm = \"hs256\"\nsecret_env = \"S\"", 15, "expected \"HS256\""},
      {"id = \"k1\"\nalgorithm = \"HS256\"", 15, "needs either secret_file or secret_env"},
      {"id = \"k1\"\nalgorithm = \"HS256\"\nsecret_env = \"S\"\nsecret_file = \"f\"", 15,
       "needs either"},
      {"id = \"k1\"\nalgorithm = \"HS256\"\npublic_key_file = \"f\"", 15, "needs either"},
      {"id = \"k1\"\nalgorithm = \"EdDSA\"\nsecret_env = \"S\"", 15, "needs public_key_file"},
      {"id = \"k1\"\nalgorithm = \"HS256\"\nsecret = \"abc\"\nsecret_env = \"S\"", 16,
       "has no key \"secret\""},
      {"id = \"k1\"\nalgorithm = \"HS256\"\nsecret_env = \"S\"\n[[sites.identity_keys]]\n"
       "id = \"k1\"\nalgorithm = \"HS256\"\nsecret_env = \"S\"",
       17, "another key of this site"},
  };
  for (const auto& mistake : kMistakes) {
    const auto found =
        parse_config(kGood + "[[sites.identity_keys]]\n" + mistake.lines + "\n", "f").mistakes;
    ASSERT_EQ(found.size(), 1u) << mistake.lines << "\n" << describe(found, "f");
    EXPECT_EQ(found[0].line, mistake.at) << mistake.lines;
    EXPECT_NE(found[0].message.find(mistake.says), std::string::npos)
        << mistake.lines << ": " << found[0].message;
  }
}

// The mistakes of a config with these lines in [mail], and in [server] at its line 2.
std::vector<ConfigMistake> with_mail(const std::string& lines, const std::string& server = "") {
  std::string text = kGood;
  text.insert(text.find("data = "), server + "\n");
  return parse_config(text + "[mail]\n" + lines + "\n", "f").mistakes;
}

TEST(Config, MailsAreSentOrPrintedOnThisMachine) {
  EXPECT_TRUE(with_mail("print = true").empty());
  EXPECT_TRUE(with_mail("print = true", "address = \"::1\"").empty());
  EXPECT_TRUE(with_mail("server = \"smtps://m.example\"\nfrom = \"a@b.example\"").empty());
  EXPECT_TRUE(with_mail("server = \"smtp://m.example:587\"\nfrom = \"a@b.example\"\n"
                        "user = \"u\"\npassword_env = \"P\"",
                        "address = \"0.0.0.0\"")
                  .empty());
}

TEST(Config, MailsThatCantBeSentAreMistakes) {
  const std::string good = "server = \"smtps://m.example\"\nfrom = \"a@b.example\"";
  const struct {
    std::string lines, server;
    const char* says;
  } kMistakes[] = {
      {"print = true", "address = \"0.0.0.0\"", "for trying on one machine alone"},
      {"print = true", "address = \"192.0.2.1\"", "for trying on one machine alone"},
      {"print = true", "address = \"::\"", "for trying on one machine alone"},
      {"print = 1", "", "expected true or false"},
      {"print = true\n" + good, "", "either printed or sent"},
      {"from = \"a@b.example\"", "", "server is missing"},
      {"server = \"smtps://m.example\"", "", "from is missing"},
      {"server = \"http://m.example\"\nfrom = \"a@b.example\"", "", "expected \"smtp://host"},
      {"server = \"smtps://u:p@m.example\"\nfrom = \"a@b.example\"", "", "expected \"smtp://host"},
      {"server = \"smtps://m.example\"\nfrom = \"Shop <a@b.example>\"", "", "expected an address"},
      {good + "\nuser = \"u\"", "", "password_file or password_env"},
      {good + "\npassword_env = \"P\"", "", "password_file or password_env"},
      {good + "\nuser = \"u\"\npassword = \"secret\"\npassword_env = \"P\"", "",
       "has no key \"password\""},
  };
  for (const auto& mistake : kMistakes) {
    const auto found = with_mail(mistake.lines, mistake.server);
    ASSERT_FALSE(found.empty()) << mistake.lines;
    EXPECT_NE(describe(found, "f").find(mistake.says), std::string::npos) << mistake.lines << "\n"
                                                                          << describe(found, "f");
    EXPECT_GE(found[0].line, 14) << describe(found, "f");
  }
}

// The mistakes of a config whose site has this team, with these further sections.
std::string with_team(const std::string& team, const std::string& sections) {
  std::string text = kGood;
  text.insert(text.find("name = "), "team = \"" + team + "\"\n");
  return describe(parse_config(text + sections, "f").mistakes, "f");
}

TEST(Config, ATeamNeedsAnAddressAndAMailServer) {
  EXPECT_EQ(with_team("help@shop.example", "[mail]\nprint = true\n"), "");
  EXPECT_NE(with_team("help@shop.example", "").find("needs a [mail]"), std::string::npos);
  EXPECT_NE(with_team("Help", "[mail]\nprint = true\n").find("expected a mail address"),
            std::string::npos);
}

// The site's currency is also its connectors', so both lines are told.
TEST(Config, ACurrencyThatIsNoneIsAMistake) {
  const auto found = with_line("[[sites]]", "currency = \"eur\"");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].line, 6);
  EXPECT_NE(found[0].message.find("expected a code"), std::string::npos);
}

TEST(Config, AllMistakesAreToldInTheOrderOfTheirLines) {
  std::string text = kGood;
  text.insert(text.find("[[sites]]"), "[logs]\nlevel = \"loud\"\n[extra]\n");
  text.replace(text.find("name = "), 4, "nmae");
  const auto mistakes = parse_config(text, "f").mistakes;
  ASSERT_EQ(mistakes.size(), 4u) << describe(mistakes, "f");
  EXPECT_EQ(mistakes[0].line, 6);  // level
  EXPECT_EQ(mistakes[1].line, 7);  // [extra]
  EXPECT_NE(describe(mistakes, "f").find("name is missing"), std::string::npos);
  EXPECT_NE(describe(mistakes, "f").find("did you mean \"name\"?"), std::string::npos);
}

TEST(Config, AnOriginWithMoreThanSchemeHostAndPortIsAMistake) {
  for (const char* origin :
       {"https://shop.example/", "https://Shop.example", "*", "null", "https://a@b.example",
        "https://shop%2eexample", "ftp://shop.example"}) {
    std::string text = kGood;
    text.replace(text.find("https://shop.example"), 20, origin);
    const auto mistakes = parse_config(text, "f").mistakes;
    ASSERT_EQ(mistakes.size(), 1u) << origin;
    EXPECT_EQ(mistakes[0].line, 8) << origin;
  }
}

TEST(Config, TwoSitesOfOneKeyAreAMistake) {
  const std::string site = kGood.substr(kGood.find("[[sites]]"));
  const auto mistakes = parse_config(kGood + site, "f").mistakes;
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_NE(mistakes[0].message.find("another site already"), std::string::npos);
}

TEST(Config, WhatIsNoTomlIsToldWithItsLine) {
  const auto mistakes = parse_config("[server]\ndata = \n", "f").mistakes;
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_EQ(mistakes[0].line, 2);
  EXPECT_EQ(mistakes[0].message.substr(0, 9), "not TOML:");
}

TEST(Config, AMissingFileIsAMistakeAndNotACrash) {
  EXPECT_EQ(read_config("/nowhere/aisle.toml").mistakes.size(), 1u);
  EXPECT_EQ(read_config("/").mistakes.size(), 1u);
}

TEST(Config, AnEmptyOneSaysWhatIsNeeded) {
  const std::string text = describe(parse_config("", "f").mistakes, "f");
  EXPECT_NE(text.find("[server] is missing"), std::string::npos);
  EXPECT_NE(text.find("there is no [[sites]]"), std::string::npos);
}

TEST(Config, AnUnknownConnectorIsAMistakeOnItsLine) {
  std::string text = kGood;
  text.replace(text.find("feed"), 4, "fede");
  const auto mistakes = parse_config(text, "f").mistakes;
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_EQ(mistakes[0].line, 10);
}

}  // namespace
}  // namespace aisle
