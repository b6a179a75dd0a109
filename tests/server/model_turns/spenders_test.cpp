#include "server/model_turns/spenders.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(Spenders, TheLastAddressCounts) {
  Spenders spenders;
  spenders.note({"c"}, "192.0.2.1");
  spenders.note({"c"}, "192.0.2.2");
  EXPECT_EQ(spenders.address_of({"c"}), "192.0.2.2");
  EXPECT_EQ(spenders.address_of({"d"}), "");
}

TEST(Spenders, TheOldestIsForgotten) {
  Spenders spenders(2);
  for (const char* id : {"a", "b", "c"}) spenders.note({id}, id);
  EXPECT_EQ(spenders.address_of({"a"}), "");
  EXPECT_EQ(spenders.address_of({"c"}), "c");
}

}  // namespace
}  // namespace aisle
