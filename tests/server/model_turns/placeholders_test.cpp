#include "server/model_turns/placeholders.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(Placeholders, TheSameValueHasTheSameOne) {
  Placeholders placeholders;
  EXPECT_EQ(placeholders.hide("ann@a.example, bob@b.example, ann@a.example"),
            "[EMAIL_1], [EMAIL_2], [EMAIL_1]");
  EXPECT_EQ(placeholders.hide("again bob@b.example"), "again [EMAIL_2]");
}

TEST(Placeholders, WhatIsKnownIsHiddenAsAWholeWord) {
  Placeholders placeholders;
  placeholders.know("NAME", "Ann");
  placeholders.know("NAME", "Ann Lee");
  EXPECT_EQ(placeholders.hide("Ann Lee and Ann, annual, Annex"),
            "[NAME_2] and [NAME_1], annual, Annex");
}

TEST(Placeholders, AreTurnedBack) {
  Placeholders placeholders;
  const std::string hidden = placeholders.hide("to ann@a.example");
  EXPECT_EQ(placeholders.restore(hidden), "to ann@a.example");
  EXPECT_EQ(placeholders.restore("[EMAIL_9] [x]"), "[EMAIL_9] [x]");
}

TEST(Placeholders, AShortValueIsNoName) {
  Placeholders placeholders;
  placeholders.know("NAME", "Al");
  EXPECT_EQ(placeholders.hide("Al"), "Al");
}

}  // namespace
}  // namespace aisle
