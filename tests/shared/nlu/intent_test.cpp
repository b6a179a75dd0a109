#include "shared/nlu/intent.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "shared/nlu/features.h"

namespace aisle {
namespace {

std::string model_file() {
  std::ifstream file(std::string(AISLE_SOURCE_DIR) +
                     "/shared/assistant/languages/en/intents.model");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const IntentModel& english() {
  static const Result<IntentModel> model = IntentModel::parse(model_file());
  return *model;
}

IntentFile small_file() {
  IntentFile file{4, {}};
  file.intents.push_back({"greeting", 700, -3, std::vector<std::int8_t>(16)});
  file.intents.push_back({"thanks", 900, 5, std::vector<std::int8_t>(16)});
  file.intents[0].weights[0] = -kIntentWeightMax;
  file.intents[0].weights[15] = kIntentWeightMax;
  file.intents[1].weights[7] = 1;
  return file;
}

TEST(IntentFile, WhatIsWrittenIsReadBack) {
  const Result<IntentFile> read = read_intent_file(write_intent_file(small_file()));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, small_file());
}

TEST(IntentFile, EveryChangedByteAndEveryCutIsRefused) {
  const std::string good = write_intent_file(small_file());
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    const Result<IntentFile> read = read_intent_file(bad);
    EXPECT_TRUE(!read || *read == small_file()) << "byte " << i;
    EXPECT_FALSE(read_intent_file(good.substr(0, i))) << "cut at " << i;
  }
  EXPECT_FALSE(read_intent_file(good + "x"));
}

TEST(IntentFile, SizesOutsideTheBoundsAreRefused) {
  EXPECT_FALSE(read_intent_file("aisle-intents 2\nbuckets 40 intents 2 checksum 0\n"));
  EXPECT_FALSE(read_intent_file("aisle-intents 2\nbuckets 4 intents 999999 checksum 0\n"));
  EXPECT_FALSE(read_intent_file("aisle-intents 1\nbuckets 4 intents 2 checksum 0\n"));
  EXPECT_EQ(read_intent_file(std::string(kIntentFileBytesMax + 1, 'x')).error().code,
            ErrorCode::too_large);
}

TEST(IntentFeatures, NumbersPricesAndMarksAreClasses) {
  EXPECT_EQ(intent_tokens("Under $80? Order #123456, 42l, 30 \u20AC"),
            (std::vector<std::string>{"under", "0$", "?", "order", "#", "00", "0l", "0$"}));
}

TEST(IntentFeatures, LongAndStrangeTextsStayInBounds) {
  const std::string flood = std::string(5'000'000, 'a') + "\xFF\xFE";
  for (const std::uint32_t bucket : intent_features(flood, 14)) EXPECT_LT(bucket, 1u << 14);
  EXPECT_EQ(intent_features("", 14).size(), 2u);
}

TEST(IntentModel, ClearSentencesAreUnderstood) {
  const std::pair<const char*, const char*> expected[] = {
      {"find_product", "do you have a waterproof jacket under 80 euros"},
      {"find_product", "only the red ones"},
      {"show_more", "show me more please"},
      {"pick_result", "tell me more about the second one"},
      {"compare", "compare the first two"},
      {"product_question", "is it waterproof?"},
      {"policy_question", "can I return sale items?"},
      {"recommend", "what would you recommend for a beginner"},
      {"browse", "what brands do you carry"},
      {"greeting", "Hello there!"},
      {"thanks", "thank you so much"},
      {"goodbye", "bye, see you"},
      {"affirm", "yes please"},
      {"deny", "no, not that one"},
      {"who_are_you", "are you a robot"},
      {"help", "what can you do?"},
      {"talk_to_person", "I want to talk to a human"},
      {"order_status", "where is my order 12345"},
      {"list_orders", "show me my past orders"},
      {"cancel_order", "please cancel my order"},
      {"change_address", "send my order to a new address"},
      {"change_items", "I ordered the wrong size, change it before you ship"},
      {"change_payment", "can I pay my order with another card"},
      {"return_items", "I want to send the boots back"},
      {"exchange_items", "swap them for a 43"},
      {"refund_status", "where is my money"},
      {"add_to_cart", "put it in my cart"},
      {"change_cart", "make it three"},
      {"remove_from_cart", "take it out of the basket"},
      {"show_cart", "what's in my basket"},
      {"complaint", "my parcel arrived broken"},
      {"out_of_scope", "what's the weather tomorrow"},
  };
  for (const auto& [intent, text] : expected) {
    EXPECT_EQ(english().predict(text).intent, intent) << text;
  }
  EXPECT_EQ(english().intents().size(), std::size(expected) - 1);
}

// Both targets run this: to the last unit the same. Training anew changes the figures.
TEST(IntentModel, NativeAndWasmAgreeToTheLastUnit) {
  EXPECT_EQ(english().predict("only the red ones"),
            (Prediction{"find_product", 999, "show_more", 0}));
  EXPECT_EQ(english().predict("is it waterproof?"),
            (Prediction{"product_question", 1000, "find_product", 0}));
  EXPECT_EQ(english().predict("wterproof jaket undr $80"),
            (Prediction{"find_product", 999, "complaint", 0}));
  EXPECT_EQ(english().predict("\u00DCber \U0001F44D 123456"),
            (Prediction{"out_of_scope", 859, "order_status", 111}));
}

TEST(IntentModel, SlipsOfTheFingerAreForgiven) {
  EXPECT_EQ(english().predict("where is my oder").intent, "order_status");
  EXPECT_EQ(english().predict("wats your retrun policy").intent, "policy_question");
  EXPECT_EQ(english().predict("thnak you very much").intent, "thanks");
}

TEST(IntentModel, AnyBytesGiveAPredictionInBounds) {
  for (const std::string text : {"", " ", "\xFF\xFF", "???", "\xF0\x9F\x91\x8D", "{color}"}) {
    const Prediction found = english().predict(text);
    EXPECT_GE(found.confidence, found.second_confidence);
    EXPECT_LE(found.confidence + found.second_confidence, 1000);
    EXPECT_NE(found.intent, found.second);
  }
}

}  // namespace
}  // namespace aisle
