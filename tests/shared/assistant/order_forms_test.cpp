// Forms about an order: what was filled in is proposed as it is, and never done without the click.
#include <gtest/gtest.h>

#include "tests/support/shop_world.h"

namespace aisle {
namespace {

using test::ShopConversation;

struct World {
  Assistant assistant = *Assistant::load(test::language_files("en"));
  SearchIndex index = test::shop_index();
  ShopConversation conversation{assistant, index};

  World() {
    conversation.open_desk();
    conversation.prove(IdentityLevel::signed_token);
  }
  const Answer& send(const FilledForm& form) {
    return answer(conversation.say("The form is filled in", "", form));
  }
  static const Answer& answer(const Turn& turn) {
    return std::get<Answered>(turn.progress).answer;
  }
  const Proposal* proposal() const {
    const ToolUse* use = find_proposal(conversation.state().turns.back());
    return use ? &*use->result->proposal : nullptr;
  }
};

const PostalAddress kHarbour{"Kim Example", "Harbour street 5", "", "20457", "Hamburg", "", "DE"};

TEST(OrderForms, AnAddressIsAskedForInAFormAndProposedWhole) {
  World world;
  const Answer& asked = World::answer(world.conversation.say("change the address of order TF-1001"));
  EXPECT_EQ(asked.layout, Layout::address_form);
  EXPECT_EQ(asked.orders, (std::vector<OrderId>{{"TF-1001"}}));
  world.send({{}, ProposeChange<ChangeAddress>{{"TF-1001"}, {kHarbour}}});
  ASSERT_TRUE(world.proposal());
  EXPECT_EQ(world.proposal()->action, OrderAction::change_address);
  EXPECT_EQ(world.proposal()->address, kHarbour);
  EXPECT_NE(world.conversation.desk().order("TF-1001").address, kHarbour) << "before the click";
  ASSERT_TRUE(world.conversation.click(true));
  EXPECT_EQ(world.conversation.desk().order("TF-1001").address, kHarbour);
}

TEST(OrderForms, AnOrderThatHasLeftIsNotAskedForAnAddress) {
  World world;
  const Answer& answer = World::answer(world.conversation.say("change the address of order TF-1002"));
  EXPECT_NE(answer.layout, Layout::address_form);
  EXPECT_FALSE(world.proposal());
}

TEST(OrderForms, AReturnIsProposedWithItsItemsAndReason) {
  World world;
  const Order order = world.conversation.desk().order("TF-1003");
  ASSERT_FALSE(order.lines.empty());
  const VariantId item = order.lines.front().variant;
  world.send({ProposeChange<ReturnItems>{{"TF-1003"}, {{{item, 1}}, ReturnReason::damaged, {}}}, {}});
  ASSERT_TRUE(world.proposal());
  EXPECT_EQ(world.proposal()->action, OrderAction::return_items);
  ASSERT_EQ(world.proposal()->giving.size(), 1u);
  EXPECT_EQ(world.proposal()->giving[0].variant, item);
  EXPECT_EQ(world.proposal()->giving[0].count, 1);
}

TEST(OrderForms, AFormAboutSomebodyElsesOrderProposesNothing) {
  World world;
  world.send({{}, ProposeChange<ChangeAddress>{{"TF-4711"}, {kHarbour}}});
  EXPECT_FALSE(world.proposal());
}

}  // namespace
}  // namespace aisle
