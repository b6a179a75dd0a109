#include "shared/nlu/language.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(IsNear, ForgivesMoreInLongerWords) {
  EXPECT_TRUE(is_near("jackat", "jacket"));
  EXPECT_TRUE(is_near("jakcet", "jacket"));
  EXPECT_TRUE(is_near("jaket", "jacket"));
  EXPECT_FALSE(is_near("jokat", "jacket"));
  EXPECT_TRUE(is_near("watterprof", "waterproof"));
  EXPECT_FALSE(is_near("tens", "tent"));
}

TEST(IsNear, NeverForgivesTheFirstLetterOrADigit) {
  EXPECT_FALSE(is_near("backet", "jacket"));
  EXPECT_FALSE(is_near("model12345", "model12346"));
}

TEST(IsNear, LongWordsAreNeverNear) {
  EXPECT_FALSE(is_near(std::string(5000, 'a'), std::string(5001, 'a')));
}

TEST(Singular, FollowsTheFirstEndingThatFits) {
  const WordForms forms{{{"ies", "y"}, {"ss", "ss"}, {"s", ""}}};
  EXPECT_EQ(forms.singular("berries"), "berry");
  EXPECT_EQ(forms.singular("tents"), "tent");
  EXPECT_EQ(forms.singular("glass"), "glass");
  EXPECT_EQ(forms.singular("is"), "is");
}

}  // namespace
}  // namespace aisle
