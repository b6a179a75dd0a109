// Hostile and broken XML, as RSS and as Atom; good ones are in feed_reader_test.cpp and
// feed_forms_test.cpp.
#include "server/connectors/feed_xml.h"

#include <gtest/gtest.h>

#include "tests/support/feed.h"

namespace aisle {
namespace {

const std::string kItem = "<item><g:id>a</g:id><title>A</title><g:price>1 EUR</g:price></item>";

std::string rss(const std::string& inside) {
  return "<rss xmlns:g='http://base.google.com/ns/1.0'><channel>" + inside + "</channel></rss>";
}

TEST(FeedXml, ABillionLaughsAreRefusedAtTheFirst) {
  std::string laughs = "<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY l0 'lol'>\n";
  for (int i = 1; i < 10; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k) laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "'>\n";
  }
  EXPECT_EQ(read_feed_text(laughs + "]>" + rss("<item><title>&l9;</title></item>")).complaints(),
            "refused: line 3: declares an entity, which a feed has no need of");
}

TEST(FeedXml, AnEntityFromElsewhereIsRefused) {
  EXPECT_EQ(read_feed_text("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" +
                           rss("<item><title>&x;</title></item>"))
                .complaints(),
            "refused: line 1: declares an entity, which a feed has no need of");
}

TEST(FeedXml, NestingBeyondReasonIsRefused) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(read_feed_text(rss(deep)).complaints(),
            "refused: line 1: is nested more than 100 levels deep");
}

TEST(FeedXml, ATagWithoutEndIsRefusedInTime) {
  const FeedReading got = read_feed_text(rss("<item " + std::string(5 << 20, 'x')));
  EXPECT_EQ(got.complaints(), "refused: line 1: has a tag of more than 1048576 bytes");
}

TEST(FeedXml, AnItemThatIsTooLongCostsItself) {
  const FeedReading got = read_feed_text(
      rss("<item><title>" + std::string(5 << 20, 'x') + "</title></item>\n" + kItem));
  EXPECT_EQ(got.complaints(), "shop:1: item: has more than 4194304 bytes");
  EXPECT_EQ(got.products.size(), 1u);
}

TEST(FeedXml, OnlyItemsDirectlyInTheChannelAreItems) {
  const auto found = find_xml_items(
      rss("<image><item/></image>" + kItem + "<item/><x><channel><item/></channel></x>"),
      FeedForm::rss);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->items.size(), 2u);
}

TEST(FeedXml, AnItemsPlaceIsItsText) {
  const std::string text = rss("\n" + kItem + "\n<item a='>'/>");
  const auto found = find_xml_items(text, FeedForm::rss);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->items.size(), 2u);
  const auto text_of = [&](const XmlItem& item) {
    return text.substr(item.begin, item.end - item.begin);
  };
  EXPECT_EQ(text_of(found->items[0]), kItem);
  EXPECT_EQ(text_of(found->items[1]), "<item a='>'/>");
  EXPECT_EQ(found->items[1].line, 3);
}

TEST(FeedXml, CutOffAnywhereItIsRefused) {
  const std::string whole = rss(kItem);
  for (std::size_t size = 1; size < whole.size(); ++size) {
    EXPECT_FALSE(find_xml_items(whole.substr(0, size), FeedForm::rss)) << size;
  }
}

TEST(FeedXml, AnAtomFeedWithoutEntriesIsRefused) {
  EXPECT_EQ(read_feed_text("<feed xmlns='http://www.w3.org/2005/Atom'></feed>").complaints(),
            "refused: there is no <entry> in the feed");
}

TEST(FeedXml, XmlOfAnotherKindIsRefused) {
  EXPECT_EQ(read_feed_text("<urlset><url/></urlset>").complaints(),
            "refused: expected <rss> with a <channel> in it, <feed>, or a page with JSON-LD");
}

}  // namespace
}  // namespace aisle
