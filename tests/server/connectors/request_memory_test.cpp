#include "server/connectors/request_memory.h"

#include <gtest/gtest.h>

#include "tests/support/shop.h"

namespace aisle::test {
namespace {

const CancelOrder kCancel{CancelReason::no_longer_needed};

TEST(RequestMemory, TheOldestKeyIsForgottenFirst) {
  RequestMemory memory;
  const auto ask = [&](const std::string& key) {
    const auto turn = memory.begin(request(key, kCancel));
    const bool is_known = (*turn)->answer().has_value();
    if (!is_known) (*turn)->answer_with(OrderRefusal{});
    return is_known;
  };
  for (std::size_t i = 0; i < kRequestsKeptMax; ++i) EXPECT_FALSE(ask(std::to_string(i)));
  EXPECT_TRUE(ask("0"));
  EXPECT_FALSE(ask("new"));
  EXPECT_TRUE(ask("1"));
  EXPECT_FALSE(ask("0"));
}

}  // namespace
}  // namespace aisle::test
