// Importing from sources that tell when they have not changed, over HTTP on loopback.
#include "server/catalog_import.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

#include "server/net/curl_client.h"
#include "shared/base/hash.h"
#include "tests/support/stub_server.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

// A shop whose feeds lie on a server that tells their state by ETag, and what was asked of it.
class MarkedShop {
 public:
  explicit MarkedShop(std::vector<std::string> paths) {
    site.site.key = "shop";
    site.shrink_max_percent = 100;
    for (const std::string& path : paths) {
      ConnectorConfig connector{.type = "feed"};
      connector.settings.url = server_.url(path);
      connector.settings.currency = "EUR";
      site.connectors.push_back(connector);
    }
  }

  /// Puts a feed of these products there, each for one Euro.
  void put(const std::string& path, const std::vector<std::string>& ids) {
    std::string text = "id,title,price\n";
    for (const std::string& id : ids) text += id + ",Jacket " + id + ",1\n";
    const std::lock_guard lock(mutex_);
    feeds_[path] = text;
  }
  void put_text(const std::string& path, const std::string& text) {
    const std::lock_guard lock(mutex_);
    feeds_[path] = text;
  }

  Result<ImportReport> import(bool force = false) {
    const auto client = make_curl_client();
    if (!client) return client.error();
    {
      const std::lock_guard lock(mutex_);
      asked_.clear();
    }
    return import_site(site, *storage_, client->get(), {.force = force});
  }

  std::string ids() {
    std::string ids;
    const auto products = storage_->products("shop");
    if (!products) return products.error().message;
    for (const Product& product : *products) ids += product.id.value + " ";
    return ids;
  }
  StoredCatalog catalog() { return *storage_->catalog("shop"); }

  /// Of the last import: "/a if changed", "/a".
  std::vector<std::string> asked() {
    const std::lock_guard lock(mutex_);
    return asked_;
  }

  TemporaryFolder folder;
  SiteConfig site;
  bool tells_state = true;

 private:
  void answer(StubServer::Peer& peer, const std::string& request) {
    const std::lock_guard lock(mutex_);
    const std::size_t begin = request.find(' ') + 1;
    const std::string path = request.substr(begin, request.find(' ', begin) - begin);
    const bool conditional = request.find("if-none-match:") != request.npos ||
                             request.find("If-None-Match:") != request.npos;
    asked_.push_back(path + (conditional ? " if changed" : ""));
    const std::string& text = feeds_[path];
    const std::string tag = "\"" + std::to_string(fnv1a(text)) + "\"";
    if (request.find(tag) != request.npos) {
      peer.say("HTTP/1.1 304 Not Modified\r\n\r\n");
    } else {
      peer.answer(text, tells_state ? "ETag: " + tag + "\r\n" : "");
    }
  }

  std::mutex mutex_;
  std::map<std::string, std::string> feeds_;
  std::vector<std::string> asked_;
  std::unique_ptr<Storage> storage_ = *open_storage(folder.file("aisle.db"));
  StubServer server_{[this](StubServer::Peer& peer) {
    for (std::string request; !(request = peer.request()).empty();) answer(peer, request);
  }};
};

using Asked = std::vector<std::string>;

TEST(CatalogImport, AFirstImportReadsInAnyCase) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1", "a2"});
  const auto report = shop.import();
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->change.added, 2);
  EXPECT_FALSE(report->read.unchanged);
  EXPECT_EQ(shop.asked(), Asked{"/a"});
}

TEST(CatalogImport, AnUnchangedSourceIsNotReadAndItsProductsStay) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1", "a2"});
  ASSERT_TRUE(shop.import());
  const StoredCatalog before = shop.catalog();
  for (int again = 0; again < 2; ++again) {
    const auto report = shop.import();
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->read.unchanged);
    EXPECT_EQ(report->read.rows, 0);
    EXPECT_EQ(report->change.unchanged, 2);
    EXPECT_EQ(shop.asked(), Asked{"/a if changed"});
    EXPECT_NE(describe(*report, false).find("has not changed; --force reads it"),
              std::string::npos);
  }
  EXPECT_EQ(shop.ids(), "a1 a2 ");
  EXPECT_EQ(shop.catalog().version, before.version);
  EXPECT_GT(shop.catalog().fetched_at, before.fetched_at) << "it is known to hold until now";
}

TEST(CatalogImport, AChangedSourceIsReadAndItsNewMarkHolds) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1", "a2"});
  ASSERT_TRUE(shop.import());
  shop.put("/a", {"a2", "a3"});
  const auto changed = shop.import();
  ASSERT_TRUE(changed) << changed.error().message;
  EXPECT_FALSE(changed->read.unchanged);
  EXPECT_EQ(shop.asked(), Asked{"/a if changed"});
  EXPECT_EQ(shop.ids(), "a2 a3 ");
  EXPECT_TRUE(shop.import()->read.unchanged);
}

TEST(CatalogImport, AMarkOfAnotherAddressIsNotUsed) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1"});
  shop.put("/b", {"a1"});
  ASSERT_TRUE(shop.import());
  std::string& url = shop.site.connectors[0].settings.url;
  url.back() = 'b';
  EXPECT_FALSE(shop.import()->read.unchanged);
  EXPECT_EQ(shop.asked(), Asked{"/b"});
}

TEST(CatalogImport, AMarkOfOtherSettingsIsNotUsed) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1"});
  ASSERT_TRUE(shop.import());
  shop.site.connectors[0].settings.currency = "CHF";
  EXPECT_FALSE(shop.import()->read.unchanged);
}

TEST(CatalogImport, ForceReadsWhatHasNotChanged) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1"});
  ASSERT_TRUE(shop.import());
  const auto forced = shop.import(true);
  ASSERT_TRUE(forced);
  EXPECT_FALSE(forced->read.unchanged);
  EXPECT_EQ(forced->read.rows, 1);
  EXPECT_EQ(shop.asked(), Asked{"/a"});
}

TEST(CatalogImport, ASourceThatDoesNotTellItsStateIsAlwaysRead) {
  MarkedShop shop({"/a"});
  shop.tells_state = false;
  shop.put("/a", {"a1"});
  ASSERT_TRUE(shop.import());
  EXPECT_FALSE(shop.import()->read.unchanged);
  EXPECT_EQ(shop.asked(), Asked{"/a"});
}

TEST(CatalogImport, AnUnchangedSourceIsReadAgainWhenALaterOneHasChanged) {
  MarkedShop shop({"/a", "/b"});
  shop.put("/a", {"a1", "both"});
  shop.put("/b", {"b1"});
  ASSERT_TRUE(shop.import());
  shop.put("/b", {"b2", "both"});
  const auto report = shop.import();
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(shop.ids(), "a1 both b2 ") << "the first source that has a product counts";
  EXPECT_EQ(report->read.rows, 4);
  EXPECT_EQ(shop.asked(), (Asked{"/a if changed", "/b if changed", "/a"}));
  EXPECT_TRUE(shop.import()->read.unchanged);
}

TEST(CatalogImport, AnUnchangedSourceIsReadAgainWhenAnEarlierOneHasChanged) {
  MarkedShop shop({"/a", "/b"});
  shop.put("/a", {"a1"});
  shop.put("/b", {"b1"});
  ASSERT_TRUE(shop.import());
  shop.put("/a", {"a2"});
  ASSERT_TRUE(shop.import());
  EXPECT_EQ(shop.ids(), "a2 b1 ");
  EXPECT_EQ(shop.asked(), (Asked{"/a if changed", "/b"}));
}

TEST(CatalogImport, AnUnchangedSourceIsReadAgainWhenALaterOneIsAddedOrTakenOut) {
  MarkedShop shop({"/a", "/b"});
  shop.put("/a", {"a1"});
  shop.put("/b", {"b1"});
  const ConnectorConfig later = shop.site.connectors[1];
  ASSERT_TRUE(shop.import());
  shop.site.connectors.pop_back();
  ASSERT_TRUE(shop.import());
  EXPECT_EQ(shop.ids(), "a1 ");
  shop.site.connectors.push_back(later);
  ASSERT_TRUE(shop.import());
  EXPECT_EQ(shop.ids(), "a1 b1 ");
}

TEST(CatalogImport, AllUnchangedSourcesAreKept) {
  MarkedShop shop({"/a", "/b"});
  shop.put("/a", {"a1"});
  shop.put("/b", {"b1"});
  ASSERT_TRUE(shop.import());
  EXPECT_TRUE(shop.import()->read.unchanged);
  EXPECT_EQ(shop.ids(), "a1 b1 ");
  EXPECT_EQ(shop.asked(), (Asked{"/a if changed", "/b if changed"}));
}

TEST(CatalogImport, AChangedPolicyIsTakenThoughTheProductsAreUnchanged) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1"});
  const auto write = [&](const std::string& text) {
    std::ofstream(shop.folder.file("texts/returns.md")) << "title: Returns\n\n## When? {#when}\n\n"
                                                        << text;
  };
  ConnectorConfig texts{.type = "demo"};
  texts.settings.path = shop.folder.file("texts");
  std::filesystem::create_directory(texts.settings.path);
  shop.site.connectors.push_back(texts);
  write("Within 30 days.\n");
  ASSERT_TRUE(shop.import());
  EXPECT_TRUE(shop.import()->read.unchanged);
  write("Within 60 days.\n");
  const std::int64_t version = shop.catalog().version;
  const auto report = shop.import();
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_GT(shop.catalog().version, version);
  EXPECT_EQ(shop.ids(), "a1 ");
}

TEST(CatalogImport, AnImportThatFailedLeavesTheOldMarkWithTheOldCatalog) {
  MarkedShop shop({"/a"});
  shop.put("/a", {"a1"});
  ASSERT_TRUE(shop.import());
  shop.put_text("/a", "id,title,price\n\"a2");
  EXPECT_FALSE(shop.import());
  EXPECT_FALSE(shop.import()) << "the broken state is not taken for known";
  shop.put("/a", {"a1"});
  EXPECT_TRUE(shop.import()->read.unchanged);
  EXPECT_EQ(shop.ids(), "a1 ");
}

}  // namespace
}  // namespace aisle
