#include "server/identity/order_access.h"

#include <gtest/gtest.h>

#include "tests/support/order_world.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

struct World {
  MemoryOrderFinder orders;
  MemoryMailer mailer;
  OrderAccess access{orders, mailer, "The shop"};
  Time now{std::chrono::seconds(1'800'000'000)};
  Claimant ada{{"c1"}, "192.0.2.1"};

  // The level that was proven, "order shopper"; or "nothing".
  static std::string told(const std::optional<IdentityProven>& proven) {
    if (!proven) return "nothing";
    return std::string(enum_names(proven->level)[static_cast<std::size_t>(proven->level)]) + " " +
           proven->order.value + " " + proven->shopper.value;
  }
  std::string claim(const OrderClaim& claim, const Claimant& who) {
    return told(access.prove_claim(who, claim, now));
  }
  std::string claim(const OrderClaim& of_ada) { return claim(of_ada, ada); }
  std::string code(std::string_view digits, const Claimant& who) {
    return told(access.prove_code(who, digits, now));
  }
  std::string code(std::string_view digits) { return code(digits, ada); }

  static Identity proven(const std::string& order, const std::string& shopper = "s1") {
    return {IdentityLevel::order_number, {shopper}, {{{order}, IdentityLevel::order_number}}};
  }
  void send(const std::string& order, const Claimant& who) {
    access.send_code(who, proven(order), {order}, now);
  }
  void send(const std::string& order = "T1001") { send(order, ada); }
  // Another conversation from another address.
  static Claimant other(int number) {
    return {{"other" + std::to_string(number)}, "198.51.100." + std::to_string(number)};
  }
};

std::string wrong(const std::string& code) { return code == "000000" ? "111111" : "000000"; }

TEST(OrderAccess, TheNumberWithTheAddressOrThePostcodeProvesTheOrder) {
  World world;
  const std::string proven = "order_number T1001 s1";
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}), proven);
  EXPECT_EQ(world.claim({" #T1001 ", " ADA@SHOP.example\n", ""}), proven);
  EXPECT_EQ(world.claim({"T1001", "", "sw1a1aa"}), proven);
  EXPECT_EQ(world.claim({"T1001", "", "SW1A-1AA"}), proven);
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", "SW1A 1AA"}), proven);
  EXPECT_TRUE(world.mailer.mails.empty());
}

TEST(OrderAccess, WhatDoesNotFitProvesNothing) {
  World world;
  const OrderClaim kWrong[] = {
      {"T1001", "bob@shop.example", ""},
      {"T1001", "", "10115"},
      {"T1001", "ada@shop.example", "10115"},
      {"T1001", "bob@shop.example", "SW1A 1AA"},
      {"T1001", "", ""},
      {"T1001", " ", " - "},
      {"T9999", "ada@shop.example", ""},
      {"", "ada@shop.example", ""},
      {"", "", ""},
      {"T1001%", "ada@shop.example", ""},
      {"T1001", "%@shop.example", ""},
      {"T1003", "", ""},
      {"T1003", "", " "},
      {"T1001", "ada@shop.example" + std::string(1, '\0'), ""},
      {std::string(10'000, '1'), "ada@shop.example", ""},
      {"T1001", std::string(10'000, 'a') + "@shop.example", ""},
      {"T1001", "", "SW1A 1AA" + std::string(100, ' ')},
  };
  int number = 0;
  for (const OrderClaim& claim : kWrong) {
    EXPECT_EQ(world.claim(claim, World::other(++number)), "nothing")
        << claim.number.substr(0, 20) << " " << claim.email.substr(0, 40);
    world.now += 30min;  // so that no share is used up
  }
}

TEST(OrderAccess, AShopThatIsDownAndACustomerWithoutANameProveNothing) {
  World world;
  world.orders.down = true;
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}), "nothing");
  EXPECT_EQ(world.claim({"", "", ""}), "nothing");
  world.orders.down = false;
  world.orders.all[0].shopper = {};
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}), "nothing");
}

TEST(OrderAccess, AConversationThatGuessedTooOftenIsToldNothingForAnHour) {
  World world;
  for (int i = 0; i < kFailuresPerConversation; ++i) {
    EXPECT_EQ(world.claim({"T1001", "x@shop.example", ""}), "nothing");
  }
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}), "nothing") << "though it is right";
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}, World::other(1)),
            "order_number T1001 s1");
  world.now += 1h;
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}), "order_number T1001 s1");
}

TEST(OrderAccess, AnAddressThatTriesNumbersInARowIsToldNothing) {
  World world;
  const auto row = [](int i) { return Claimant{{"row" + std::to_string(i)}, "203.0.113.7"}; };
  for (int i = 0; i < kFailuresPerAddress; ++i) {
    world.claim({"T" + std::to_string(2'000 + i), "ada@shop.example", ""}, row(i));
  }
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}, row(99)), "nothing");
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}), "order_number T1001 s1");
}

TEST(OrderAccess, AnOrderThatManyGuessAtIsClosedToAll) {
  World world;
  for (int i = 0; i < kFailuresPerOrder; ++i) {
    world.claim({"T1001", "", std::to_string(10'000 + i)}, World::other(i));
  }
  EXPECT_EQ(world.claim({"T1001", "ada@shop.example", ""}), "nothing");
  EXPECT_EQ(world.claim({"T1002", "ada@shop.example", ""}), "order_number T1002 s1");
}

TEST(OrderAccess, TheShopIsAskedWhateverTheOutcome) {
  World world;
  for (int i = 0; i < 20; ++i) world.claim({"T1001", "x@shop.example", ""});
  world.claim({std::string(1'000, 'x'), "", ""});
  EXPECT_EQ(world.orders.asked, 21) << "a used-up share answers no sooner";
}

TEST(OrderAccess, ACodeGoesToTheAddressOnTheOrderAndProvesItOnce) {
  World world;
  world.send();
  ASSERT_EQ(world.mailer.mails.size(), 1u);
  EXPECT_EQ(world.mailer.mails[0].to, "Ada@Shop.example");
  EXPECT_EQ(world.mailer.mails[0].subject.find(world.mailer.code()), std::string::npos);
  EXPECT_EQ(world.mailer.code().find_first_not_of("0123456789"), std::string::npos);
  EXPECT_EQ(world.code(" " + world.mailer.code() + "\n"), "one_time_code T1001 s1");
  EXPECT_EQ(world.code(world.mailer.code()), "nothing") << "the second time";
}

TEST(OrderAccess, NoCodeIsSentForAnOrderThatTheConversationHasNotProven) {
  World world;
  world.access.send_code(world.ada, {}, {"T1001"}, world.now);
  world.access.send_code(world.ada, World::proven("T1002"), {"T1001"}, world.now);
  world.access.send_code(world.ada, World::proven("T1003"), {"T1003"}, world.now);
  world.access.send_code(world.ada, World::proven("T9999"), {"T9999"}, world.now);
  EXPECT_TRUE(world.mailer.mails.empty());
  world.orders.all[0].email = "ada@shop.example\r\nBcc: c@d.example";
  world.send();
  EXPECT_TRUE(world.mailer.mails.empty());
}

TEST(OrderAccess, ACodeEndsAfterTenMinutes) {
  World world;
  world.send();
  world.now += kCodeLifetime - 1ms;
  World late;
  late.send();
  late.now += kCodeLifetime;
  EXPECT_EQ(world.code(world.mailer.code()), "one_time_code T1001 s1");
  EXPECT_EQ(late.code(late.mailer.code()), "nothing");
}

TEST(OrderAccess, ACodeEndsWithItsFifthWrongTry) {
  World world;
  world.send();
  const std::string code = world.mailer.code();
  for (int i = 1; i < kCodeTries; ++i) EXPECT_EQ(world.code(wrong(code)), "nothing");
  World patient;
  patient.send();
  for (int i = 1; i < kCodeTries; ++i) patient.code(wrong(patient.mailer.code()));
  EXPECT_EQ(world.code(code), "one_time_code T1001 s1") << "the fifth try is the right one";
  patient.code(wrong(patient.mailer.code()));
  EXPECT_EQ(patient.code(patient.mailer.code()), "nothing");
}

TEST(OrderAccess, CodesOfOtherFormsAreWrong) {
  World world;
  world.send();
  const std::string code = world.mailer.code();
  for (const std::string& text : {std::string(), code.substr(1), code + "0", code + code}) {
    EXPECT_EQ(world.code(text), "nothing") << text;
  }
  EXPECT_EQ(world.code(code), "one_time_code T1001 s1");
}

TEST(OrderAccess, ACodeIsGoodInItsOwnConversationOnly) {
  World world;
  world.send();
  EXPECT_EQ(world.code(world.mailer.code(), {{"c2"}, world.ada.address}), "nothing");
  EXPECT_EQ(world.code(world.mailer.code()), "one_time_code T1001 s1");
}

TEST(OrderAccess, ANewCodeMakesTheOldOneVoid) {
  World world;
  world.send();
  const std::string old = world.mailer.code();
  world.send("T1002");
  if (old != world.mailer.code()) {
    EXPECT_EQ(world.code(old), "nothing");
  }
  EXPECT_EQ(world.code(world.mailer.code()), "one_time_code T1002 s1");
}

TEST(OrderAccess, CodesAreSentSoOftenAndNoMore) {
  World world;
  for (int i = 0; i < 10; ++i) world.send();
  EXPECT_EQ(world.mailer.mails.size(), std::size_t{kCodesPerConversation});
  for (int i = 0; i < 10; ++i) world.send("T1001", World::other(i));
  EXPECT_EQ(world.mailer.mails.size(), std::size_t{kCodesPerOrder})
      << "the order has had its share";
  EXPECT_EQ(world.code(world.mailer.code()), "one_time_code T1001 s1")
      << "the last that was sent still counts";
  world.now += 1h;
  world.send();
  EXPECT_EQ(world.mailer.mails.size(), std::size_t{kCodesPerOrder} + 1);
}

TEST(OrderAccess, AMailerThatFailsChangesNothingElse) {
  World world;
  world.mailer.down = true;
  world.send();
  EXPECT_EQ(world.code(world.mailer.code()), "one_time_code T1001 s1");
}

TEST(Throttle, AFloodOfNamesMakesNoShareLarger) {
  Throttle throttle(1, 1h);
  const Time now{std::chrono::seconds(1'800'000'000)};
  throttle.count("guilty", now);
  for (std::size_t i = 0; i < Throttle::kNamesMax + 10; ++i) {
    throttle.count(std::to_string(i), now);
  }
  EXPECT_TRUE(throttle.is_over("guilty", now + 59min));
  EXPECT_TRUE(throttle.is_over("a new name", now + 59min)) << "there is no room to count it";
  EXPECT_FALSE(throttle.is_over("a new name", now + 61min));
  EXPECT_FALSE(throttle.is_over("guilty", now + 61min));
}

}  // namespace
}  // namespace aisle
