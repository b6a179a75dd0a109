// The connector over real files and a real HTTP server on loopback.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "server/connectors/registry.h"
#include "server/net/curl_client.h"
#include "tests/support/packed.h"
#include "tests/support/stub_server.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

const std::string kCsv =
    "id,title,price\na,K\xC3\xB6"
    "ln,1\n";

struct Imported {
  Result<ReadReport> report;
  std::vector<std::string> titles;
};

Imported import(const ConnectorSettings& settings) {
  auto connector = make_connector("feed", settings);
  if (!connector) return {connector.error(), {}};
  std::vector<std::string> titles;
  Result<ReadReport> report = (*connector)->products([&](const Product& product) {
    titles.push_back(product.title);
    return true;
  });
  return {std::move(report), std::move(titles)};
}

class FeedFile : public ::testing::Test {
 protected:
  Imported import_file(const std::string& bytes, std::size_t bytes_max = 64 << 20) {
    std::ofstream(folder_.file("feed"), std::ios::binary) << bytes;
    ConnectorSettings settings;
    settings.path = folder_.file("feed");
    settings.currency = "EUR";
    settings.file_bytes_max = bytes_max;
    return import(settings);
  }
  TemporaryFolder folder_;
};

using Titles = std::vector<std::string>;

TEST_F(FeedFile, PlainAndPackedFilesAreTheSame) {
  EXPECT_EQ(import_file(kCsv).titles, Titles{"Köln"});
  EXPECT_EQ(import_file(gzip_of(kCsv)).titles, Titles{"Köln"});
  EXPECT_EQ(import_file(zip_of({{"export/products.csv", kCsv}})).titles, Titles{"Köln"});
}

TEST_F(FeedFile, EncodingsAreUndoneAlsoInsideAnArchive) {
  const std::string latin = "id,title,price\na,K\xF6ln,1\n";
  EXPECT_EQ(import_file(latin).titles, Titles{"Köln"});
  EXPECT_EQ(import_file(zip_of({{"a.csv", latin}})).titles, Titles{"Köln"});
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("id\ttitle\tprice\na\tTent\t1\n")) wide += {c, '\0'};
  EXPECT_EQ(import_file(wide).titles, Titles{"Tent"});
}

TEST_F(FeedFile, PagesOfAnArchiveAreReadTogetherEachInItsEncoding) {
  const auto page = [](const std::string& sku, const std::string& name,
                       const std::string& charset) {
    return "<html><meta charset=" + charset +
           "><script type='application/ld+json'>{\"@type\":\"Product\"," + "\"sku\":\"" + sku +
           "\",\"name\":\"" + name + "\",\"offers\":{\"price\":1}}</script></html>";
  };
  const Imported got = import_file(zip_of({{"a.html", page("a", "K\xF6ln", "iso-8859-1")},
                                           {"b.html", page("b", "Bonn", "utf-8")},
                                           {"c.html", page("c", "Z\xFCrich", "windows-1252")}}));
  EXPECT_EQ(got.titles, (Titles{"Köln", "Bonn", "Zürich"}));
}

TEST_F(FeedFile, SeveralTablesInOneArchiveAreRefused) {
  const Imported got = import_file(zip_of({{"a.csv", kCsv}, {"b.csv", kCsv}}));
  ASSERT_FALSE(got.report);
  EXPECT_EQ(got.report.error().message,
            folder_.file("feed") + ": has 2 files; expected one, or pages with JSON-LD alone");
}

TEST_F(FeedFile, WhatUnpacksBeyondTheBoundIsRefused) {
  std::string rows = kCsv;
  for (int i = 0; i < 10'000; ++i) rows += "x" + std::to_string(i) + ",Tent,1\n";
  const Imported got = import_file(gzip_of(rows), 100'000);
  ASSERT_FALSE(got.report);
  EXPECT_EQ(got.report.error().code, ErrorCode::too_large);
  EXPECT_TRUE(got.titles.empty());
}

TEST_F(FeedFile, AnEmptyFileIsRefused) {
  EXPECT_EQ(import_file("").report.error().code, ErrorCode::data_loss);
  EXPECT_EQ(import_file("\xEF\xBB\xBF").report.error().code, ErrorCode::data_loss);
}

class FeedFileWithAMark : public ::testing::Test {
 protected:
  void write(const std::string& text) { std::ofstream(folder_.file("feed")) << text; }

  Imported import_later(const std::string& mark, std::chrono::seconds later = 1h) {
    ConnectorSettings settings;
    settings.path = folder_.file("feed");
    settings.currency = "EUR";
    settings.mark = mark;
    settings.clock = [later] { return system_time() + later; };
    return import(settings);
  }
  TemporaryFolder folder_;
};

TEST_F(FeedFileWithAMark, IsNotReadWhenNobodyHasWrittenIt) {
  write(kCsv);
  const Imported first = import_later("");
  ASSERT_TRUE(first.report);
  EXPECT_NE(first.report->mark, "");
  const Imported second = import_later(first.report->mark);
  ASSERT_TRUE(second.report);
  EXPECT_TRUE(second.report->unchanged);
  EXPECT_EQ(second.report->mark, first.report->mark);
  EXPECT_TRUE(second.titles.empty());
}

TEST_F(FeedFileWithAMark, IsReadWhenItWasWrittenAgainAlsoWithTheSameSizeAndTime) {
  write(kCsv);
  const Imported first = import_later("");
  const auto time = std::filesystem::last_write_time(folder_.file("feed"));
  std::string other = kCsv;
  other[other.find("a,")] = 'b';
  std::this_thread::sleep_for(20ms);  // A step of the file system's clock.
  write(other);
  std::filesystem::last_write_time(folder_.file("feed"), time);
  const Imported second = import_later(first.report->mark);
  ASSERT_TRUE(second.report);
  EXPECT_FALSE(second.report->unchanged);
  EXPECT_NE(second.report->mark, first.report->mark);
}

TEST_F(FeedFileWithAMark, HasNoneWhenItWasWrittenJustNow) {
  write(kCsv);
  const Imported got = import_later("", 0s);
  ASSERT_TRUE(got.report);
  EXPECT_EQ(got.report->mark, "");
}

TEST_F(FeedFileWithAMark, IsReadAgainOnceAReducedPriceBeginsOrEnds) {
  const Time begins = system_time() + 2h;
  const std::string begin = format_time(begins), end = format_time(begins + 1h);
  write("id,title,price,sale_price,sale_price_effective_date\na,Tent,2,1," + begin + "/" + end +
        "\n");
  const Imported first = import_later("");
  ASSERT_TRUE(first.report) << first.report.error().message;
  EXPECT_TRUE(import_later(first.report->mark, 1h + 50min).report->unchanged);
  const Imported during = import_later(first.report->mark, 2h + 10min);
  EXPECT_FALSE(during.report->unchanged);
  EXPECT_TRUE(import_later(during.report->mark, 2h + 20min).report->unchanged);
  EXPECT_FALSE(import_later(during.report->mark, 3h + 10min).report->unchanged);
}

TEST_F(FeedFileWithAMark, IsReadWhenTheMarkIsNoneOfOurs) {
  write(kCsv);
  for (const std::string mark : {"x", "\n", "99999999999999999999\nx", "1x\nx", "-1\nx"}) {
    const Imported got = import_later(mark);
    ASSERT_TRUE(got.report);
    EXPECT_FALSE(got.report->unchanged) << mark;
  }
}

TEST(Feed, SettingsThatCannotBeAreNamed) {
  const auto reason = [](const ConnectorSettings& settings) {
    return make_connector("feed", settings).error().message;
  };
  EXPECT_EQ(reason({}), "path: expected a file, or else a url");
  EXPECT_EQ(reason({.path = "a", .url = "https://x.example"}),
            "path: expected a file, or else a url");
  EXPECT_EQ(reason({.url = "ftp://x.example"}),
            "url: expected an address that begins with https://");
  EXPECT_EQ(reason({.path = "a", .format = "xls"}),
            "format: expected one of tsv, csv, rss, atom, shopify, woocommerce, jsonld");
}

class FeedAtAnAddress : public ::testing::Test {
 protected:
  Imported import_from(const StubServer& server, const std::string& mark = "") {
    auto client = make_curl_client();
    if (!client) return {client.error(), {}};
    ConnectorSettings settings;
    settings.url = "http://127.0.0.1:" + std::to_string(server.port()) + "/feed?secret=s3";
    settings.currency = "EUR";
    settings.mark = mark;
    settings.http = client->get();
    return import(settings);
  }
};

TEST_F(FeedAtAnAddress, IsReadOnceAndThenOnlyWhenItHasChanged) {
  std::string asked;
  StubServer server([&](StubServer::Peer& peer) {
    while (!(asked = peer.request()).empty()) {
      if (asked.find("\"v1\"") != asked.npos) {
        peer.say("HTTP/1.1 304 Not Modified\r\n\r\n");
      } else {
        peer.answer(kCsv, "ETag: \"v1\"\r\nContent-Type: text/csv\r\n");
      }
    }
  });
  const Imported first = import_from(server);
  ASSERT_TRUE(first.report) << first.report.error().message;
  EXPECT_EQ(first.titles, Titles{"Köln"});
  EXPECT_FALSE(first.report->unchanged);
  const Imported second = import_from(server, first.report->mark);
  ASSERT_TRUE(second.report) << second.report.error().message;
  EXPECT_TRUE(second.report->unchanged);
  EXPECT_EQ(second.report->mark, first.report->mark);
  EXPECT_TRUE(second.titles.empty());
}

TEST_F(FeedAtAnAddress, TheServersCharsetCounts) {
  StubServer server([&](StubServer::Peer& peer) {
    if (!peer.request().empty()) {
      peer.answer("id,title,price\na,5 \xA4,1\n",
                  "Content-Type: text/csv; charset=iso-8859-15\r\n");
    }
  });
  EXPECT_EQ(import_from(server).titles, Titles{"5 €"});
}

TEST_F(FeedAtAnAddress, APackedFeedIsUnpacked) {
  StubServer server([&](StubServer::Peer& peer) {
    if (!peer.request().empty()) peer.answer(gzip_of(kCsv), "Content-Type: application/gzip\r\n");
  });
  EXPECT_EQ(import_from(server).titles, Titles{"Köln"});
}

TEST_F(FeedAtAnAddress, AnErrorDoesNotTellTheSecretOfTheAddress) {
  StubServer server([&](StubServer::Peer& peer) {
    if (!peer.request().empty()) peer.answer("no", "", "403 Forbidden");
  });
  const Imported got = import_from(server);
  ASSERT_FALSE(got.report);
  EXPECT_EQ(got.report.error(), (Error{ErrorCode::permission_denied,
                                       "http://127.0.0.1:" + std::to_string(server.port()) +
                                           "/feed: the server answered 403"}));
}

TEST_F(FeedAtAnAddress, ABodyThatBreaksOffIsAnErrorAndGivesNoProducts) {
  StubServer server([&](StubServer::Peer& peer) {
    if (!peer.request().empty()) peer.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + kCsv);
  });
  const Imported got = import_from(server);
  EXPECT_FALSE(got.report);
  EXPECT_TRUE(got.titles.empty());
}

}  // namespace
}  // namespace aisle
