#include "shared/view/diff.h"

#include <gtest/gtest.h>

namespace aisle::view {
namespace {

NodePtr paragraph(const char* key, const char* text) {
  return Build("p").key(key).text(text).done();
}

// A page that shows lists of nodes one after the other, and the patches of the last change.
struct ShownPage {
  Canvas canvas;

  std::string then(Nodes nodes) {
    Patches patches;
    canvas.show(Region::log, std::move(nodes), patches);
    return patches.take();
  }
};

TEST(Diff, NumbersNewNodesFromParentsToChildren) {
  ShownPage shown;
  EXPECT_EQ(shown.then({paragraph("a", "one")}), R"([["insert",2,0,6,["p",{},["one"]]]])");
  EXPECT_EQ(shown.then({paragraph("a", "two")}), R"([["text",7,"two"]])");
}

TEST(Diff, ASharedNodeIsNotLookedInto) {
  ShownPage shown;
  const NodePtr same = paragraph("a", "one");
  shown.then({same});
  EXPECT_EQ(shown.then({same}), "[]");
}

TEST(Diff, TextThatGrewIsAppended) {
  ShownPage shown;
  shown.then({paragraph("a", "Good")});
  EXPECT_EQ(shown.then({paragraph("a", "Good day")}), R"([["append",7," day"]])");
}

TEST(Diff, NodesAboveAreInsertedWithoutTouchingTheOthers) {
  ShownPage shown;
  const NodePtr last = paragraph("b", "last");
  shown.then({last});
  EXPECT_EQ(shown.then({paragraph("a", "first"), last}),
            R"([["insert",2,6,8,["p",{},["first"]]]])");
}

TEST(Diff, ARemovedNodeBetweenOthersIsRemovedAlone) {
  ShownPage shown;
  const NodePtr a = paragraph("a", "1"), b = paragraph("b", "2"), c = paragraph("c", "3");
  shown.then({a, b, c});
  EXPECT_EQ(shown.then({a, c}), R"([["remove",8]])");
}

TEST(Diff, AttributesAreSetAndUnsetOneByOne) {
  ShownPage shown;
  shown.then({Build("b", "x").set("title", "t").done()});
  EXPECT_EQ(shown.then({Build("b", "y").done()}),
            R"([["set",6,"class","y"],["unset",6,"title"]])");
}

TEST(Diff, ValuesGoOutUnformatted) {
  ShownPage shown;
  EXPECT_EQ(shown.then({Build("b").text(money({1999, "EUR"})).label("few_left", "3").done()}),
            R"([["insert",2,0,6,["b",{},[["money","1999","EUR"],["label","few_left","3"]]]]])");
}

}  // namespace
}  // namespace aisle::view
