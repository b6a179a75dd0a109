// The rules of orders, each as a short story.
#include "shared/commerce/order_change.h"

#include <gtest/gtest.h>

#include "tests/support/orders.h"

namespace aisle::test {
namespace {

const CancelOrder kCancel{CancelReason::no_longer_needed};

Swap swap(const std::string& from, const std::string& to, std::int64_t count = 1) {
  return {{from}, {to}, count};
}

// Kim's order, there since today.
OrderWorld delivered() { return placed_order().delivered(); }

TEST(Cancel, GivesEverythingBackTheWayItCame) {
  OrderWorld world = OrderWorld().has("jacket-S").delivered_for(495);
  world.placed({{{"gift"}, 3'000}, {{"visa"}, 7'495}});
  const OrderOutcome outcome = world.tries(kCancel);
  EXPECT_EQ(money_of(outcome), "refund gift 3000, refund visa 7495");
  EXPECT_EQ(world.order.state, OrderState::cancelled);
  EXPECT_EQ(world.order.cancel_reason, CancelReason::no_longer_needed);
  EXPECT_EQ(paid(world.order), 0);
  EXPECT_EQ(world.balance("gift"), 8'000);
}

TEST(Cancel, PutsTheGoodsBackOnTheShelf) {
  OrderWorld world = placed_order();
  world.tries(kCancel);
  EXPECT_EQ(world.stock("jacket-S"), 7);
  EXPECT_EQ(world.stock("boots-40"), 4);
}

TEST(Cancel, EndsWhenTheFirstParcelLeaves) {
  OrderWorld partly = placed_order().sends({{{"boots-40"}, 1}}, "T1");
  EXPECT_EQ(refused(partly.tries(kCancel)), OrderRefusalReason::already_shipped);
  OrderWorld shipped = placed_order().ships();
  EXPECT_EQ(refused(shipped.tries(kCancel)), OrderRefusalReason::already_shipped);
  OrderWorld there = delivered();
  EXPECT_EQ(refused(there.tries(kCancel)), OrderRefusalReason::already_shipped);
}

TEST(Cancel, IsDoneOnce) {
  OrderWorld world = placed_order();
  world.tries(kCancel);
  EXPECT_EQ(refused(world.tries(kCancel)), OrderRefusalReason::already_cancelled);
  EXPECT_EQ(world.stock("jacket-S"), 7);
}

TEST(Cancel, WorksForGoodsThatTheShopNoLongerSells) {
  OrderWorld world = placed_order();
  world.products.clear();
  EXPECT_EQ(money_of(world.tries(kCancel)), "refund visa 29000");
}

TEST(Cancel, AfterADifferenceWentToAnotherMethodGivesBackWhatIsLeft) {
  OrderWorld world = placed_order();
  world.tries(ChangeItems{{swap("jacket-S", "jacket-XL")}, {"paypal"}});
  EXPECT_EQ(money_of(world.tries(kCancel)), "refund visa 27000");
  EXPECT_EQ(paid(world.order), 0);
}

TEST(AnyChange, OfAnothersOrderIsRefused) {
  OrderWorld world = placed_order();
  world.shopper.id = {"alex"};
  EXPECT_EQ(refused(world.tries(kCancel)), OrderRefusalReason::not_their_order);
}

TEST(AnyChange, WithTheClockSetBackKeepsTheHistoryInOrder) {
  OrderWorld world = placed_order().on(-5);
  world.tries(kCancel);
  EXPECT_EQ(world.order.history.back().at, day(0));
}

TEST(ChangeAddress, ReplacesTheWholeOfIt) {
  OrderWorld world = placed_order();
  world.order.address.more = "c/o Otto";
  PostalAddress there = home();
  there.street = "Am Markt 1";
  world.tries(ChangeAddress{there});
  EXPECT_EQ(world.order.address, there);
  EXPECT_EQ(world.shopper.addresses, std::vector{home()});
}

TEST(ChangeAddress, MayBeRepeatedUntilAParcelLeaves) {
  OrderWorld world = placed_order();
  PostalAddress first = home(), second = home();
  first.street = "Am Markt 1";
  second.street = "Am Markt 2";
  EXPECT_FALSE(refused(world.tries(ChangeAddress{first})));
  EXPECT_FALSE(refused(world.tries(ChangeAddress{second})));
  world.ships();
  EXPECT_EQ(refused(world.tries(ChangeAddress{first})), OrderRefusalReason::already_shipped);
}

TEST(ChangeAddress, RefusesWhereNoParcelCanGo) {
  OrderWorld world = placed_order();
  world.rules.countries = {"DE", "CH"};
  PostalAddress no_city = home(), abroad = home(), long_name = home(), blank = home(),
                code = home();
  no_city.city = "";
  abroad.country = "US";
  long_name.name.assign(201, 'x');
  blank.street = "  ";
  code.country = "de";
  EXPECT_EQ(refused(world.tries(ChangeAddress{no_city})), OrderRefusalReason::address_incomplete);
  EXPECT_EQ(refused(world.tries(ChangeAddress{blank})), OrderRefusalReason::address_incomplete);
  EXPECT_EQ(refused(world.tries(ChangeAddress{long_name})), OrderRefusalReason::address_incomplete);
  EXPECT_EQ(refused(world.tries(ChangeAddress{code})), OrderRefusalReason::address_incomplete);
  EXPECT_EQ(refused(world.tries(ChangeAddress{abroad})), OrderRefusalReason::not_delivered_there);
  EXPECT_EQ(refused(world.tries(ChangeAddress{home()})), OrderRefusalReason::same_address);
}

TEST(ChangeItems, SwapsSomePiecesOfALineAndLeavesTheOthers) {
  OrderWorld world = placed_order();
  const OrderOutcome outcome = world.tries(ChangeItems{{swap("jacket-S", "jacket-M")}, {}});
  EXPECT_EQ(money_of(outcome), "");
  EXPECT_EQ(pieces_of(world.order.lines), "jacket-S x1, jacket-M x1, boots-40 x1");
  EXPECT_EQ(world.stock("jacket-S"), 6);
  EXPECT_EQ(world.stock("jacket-M"), 1);
}

TEST(ChangeItems, ChargesADearerVariantToTheChosenMethod) {
  OrderWorld world = placed_order();
  EXPECT_EQ(money_of(world.tries(ChangeItems{{swap("jacket-S", "jacket-L", 2)}, {"gift"}})),
            "charge gift 4000");
  EXPECT_EQ(world.balance("gift"), 1'000);
  EXPECT_EQ(paid(world.order), owed(world.order));
}

TEST(ChangeItems, RefundsACheaperVariantToTheChosenMethod) {
  OrderWorld world = placed_order();
  EXPECT_EQ(money_of(world.tries(ChangeItems{{swap("jacket-S", "jacket-XL")}, {"visa"}})),
            "refund visa 2000");
  EXPECT_EQ(paid(world.order), 27'000);
}

TEST(ChangeItems, SettlesOneDifferenceForAllSwaps) {
  OrderWorld world = placed_order();
  const ChangeItems change{{swap("jacket-S", "jacket-L"), swap("jacket-S", "jacket-XL")}, {}};
  EXPECT_EQ(money_of(world.tries(change)), "");
  EXPECT_EQ(pieces_of(world.order.lines), "jacket-L x1, jacket-XL x1, boots-40 x1");
}

TEST(ChangeItems, UsesThePriceOfTheDay) {
  OrderWorld world = placed_order();
  world.variant_of("jacket-M").price.amount = 10'500;
  EXPECT_EQ(money_of(world.tries(ChangeItems{{swap("jacket-S", "jacket-M")}, {"visa"}})),
            "charge visa 500");
  EXPECT_EQ(world.order.lines[1].unit_price, 10'500);
}

TEST(ChangeItems, CountsPiecesOverLinesAtTheirOwnPrices) {
  OrderWorld world = OrderWorld().has("jacket-S").has("boots-40").has("jacket-S", 2);
  world.order.lines[2].unit_price = 7'000;
  world.placed();
  EXPECT_EQ(money_of(world.tries(ChangeItems{{swap("jacket-S", "jacket-M", 2)}, {"visa"}})),
            "charge visa 3000");
  EXPECT_EQ(pieces_of(world.order.lines), "jacket-M x2, boots-40 x1, jacket-S x1");
}

TEST(ChangeItems, TakesEverySwapFromTheOrderAsItWas) {
  OrderWorld world = OrderWorld().has("jacket-S").has("jacket-M").placed();
  const ChangeItems change{{swap("jacket-S", "jacket-M"), swap("jacket-M", "jacket-L")}, {"visa"}};
  EXPECT_EQ(money_of(world.tries(change)), "charge visa 2000");
  EXPECT_EQ(pieces_of(world.order.lines), "jacket-M x1, jacket-L x1");
}

TEST(ChangeItems, IsDoneOnceWithTheWholeList) {
  OrderWorld world = placed_order();
  world.tries(ChangeItems{{swap("jacket-S", "jacket-M")}, {}});
  EXPECT_EQ(refused(world.tries(ChangeItems{{swap("boots-40", "boots-41")}, {}})),
            OrderRefusalReason::already_changed);
  EXPECT_FALSE(refused(world.tries(kCancel)));
}

TEST(ChangeItems, StaysWithinTheProduct) {
  OrderWorld world = placed_order();
  const auto refuses = [&](const Swap& one) {
    return refused(world.tries(ChangeItems{{one}, {"visa"}}));
  };
  EXPECT_EQ(refuses(swap("jacket-S", "boots-41")), OrderRefusalReason::not_same_product);
  EXPECT_EQ(refuses(swap("jacket-S", "nothing")), OrderRefusalReason::not_same_product);
  EXPECT_EQ(refuses(swap("jacket-S", "jacket-S")), OrderRefusalReason::same_variant);
  world.products.clear();
  EXPECT_EQ(refuses(swap("jacket-S", "jacket-M")), OrderRefusalReason::product_gone);
}

TEST(ChangeItems, NeedsTheNewVariantToBeThere) {
  OrderWorld world = OrderWorld().has("jacket-S", 5).placed();
  const auto refuses = [&](std::vector<Swap> swaps) {
    return refused(world.tries(ChangeItems{std::move(swaps), {"visa"}}));
  };
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-XXL")}), OrderRefusalReason::sold_out);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-M", 3)}), OrderRefusalReason::not_enough_stock);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-M", 2), swap("jacket-S", "jacket-M")}),
            OrderRefusalReason::not_enough_stock);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-M", 2)}), std::nullopt);
  EXPECT_EQ(world.stock("jacket-M"), 0);
  EXPECT_EQ(world.variant_of("jacket-M").availability, Availability::out_of_stock);
}

TEST(ChangeItems, DoesNotCountWhatIsOnBackorderOrUntold) {
  OrderWorld world = placed_order();
  world.variant_of("jacket-M").stock.reset();
  world.variant_of("jacket-L").availability = Availability::backorder;
  world.variant_of("jacket-L").stock = 0;
  const ChangeItems change{{swap("jacket-S", "jacket-M"), swap("jacket-S", "jacket-L")}, {"visa"}};
  EXPECT_FALSE(refused(world.tries(change)));
  EXPECT_EQ(world.stock("jacket-L"), 0);
}

TEST(ChangeItems, NamesOnlyWhatIsOnTheOrder) {
  OrderWorld world = placed_order();
  const auto refuses = [&](std::vector<Swap> swaps) {
    return refused(world.tries(ChangeItems{std::move(swaps), {"visa"}}));
  };
  EXPECT_EQ(refuses({}), OrderRefusalReason::no_items);
  EXPECT_EQ(refuses({swap("jacket-L", "jacket-M")}), OrderRefusalReason::not_on_order);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-L", 3)}), OrderRefusalReason::not_on_order);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-L", 2), swap("jacket-S", "jacket-M")}),
            OrderRefusalReason::not_on_order);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-M", 0)}), OrderRefusalReason::count_not_positive);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-M", -1)}), OrderRefusalReason::count_not_positive);
  EXPECT_EQ(refuses({swap("jacket-S", "jacket-M", std::int64_t{1} << 62)}),
            OrderRefusalReason::too_many_items);
  EXPECT_EQ(refuses(std::vector<Swap>(101, swap("jacket-S", "jacket-M"))),
            OrderRefusalReason::too_many_items);
}

TEST(ChangeItems, NeedsAMethodOfTheShoppersForADifference) {
  OrderWorld world = placed_order();
  const auto refuses = [&](const std::string& to, const std::string& method) {
    return refused(world.tries(ChangeItems{{swap("jacket-S", to, 2)}, {method}}));
  };
  EXPECT_EQ(refuses("jacket-L", ""), OrderRefusalReason::no_payment_method);
  EXPECT_EQ(refuses("jacket-L", "alex-visa"), OrderRefusalReason::not_their_method);
  EXPECT_EQ(refuses("jacket-M", "alex-visa"), OrderRefusalReason::not_their_method);
  world.shopper.payment_methods.push_back(gift_card("small", 3'999));
  EXPECT_EQ(refuses("jacket-L", "small"), OrderRefusalReason::gift_card_too_low);
  world.shopper.payment_methods.back().balance = Money{9'000, "USD"};
  EXPECT_EQ(refuses("jacket-L", "small"), OrderRefusalReason::other_currency);
  world.variant_of("jacket-L").price.currency = "USD";
  EXPECT_EQ(refuses("jacket-L", "visa"), OrderRefusalReason::other_currency);
}

TEST(ChangeItems, RefusesAPriceThatNoSumCanHold) {
  OrderWorld world = placed_order();
  world.variant_of("jacket-L").price.amount = kMoneyAmountMax;
  EXPECT_EQ(refused(world.tries(ChangeItems{{swap("jacket-S", "jacket-L", 2)}, {"visa"}})),
            OrderRefusalReason::amount_too_large);
}

TEST(ChangePayment, MovesTheWholeAmountToOneMethod) {
  OrderWorld world = OrderWorld().has("jacket-S").placed({{{"gift"}, 3'000}, {{"visa"}, 7'000}});
  EXPECT_EQ(money_of(world.tries(ChangePayment{{"paypal"}})),
            "refund gift 3000, refund visa 7000, charge paypal 10000");
  EXPECT_EQ(world.balance("gift"), 8'000);
  EXPECT_EQ(paid_by(world.order), (std::vector<MethodShare>{{{"paypal"}, 10'000}}));
}

TEST(ChangePayment, CountsWhatTheSameGiftCardGetsBack) {
  OrderWorld world = OrderWorld().has("boots-40").placed({{{"gift"}, 4'000}, {{"visa"}, 5'000}});
  EXPECT_FALSE(refused(world.tries(ChangePayment{{"gift"}})));
  EXPECT_EQ(world.balance("gift"), 0);
}

TEST(ChangePayment, RefusesAGiftCardThatDoesNotCoverItAll) {
  OrderWorld world = OrderWorld().has("jacket-S").placed();
  EXPECT_EQ(refused(world.tries(ChangePayment{{"gift"}})), OrderRefusalReason::gift_card_too_low);
  EXPECT_EQ(world.balance("gift"), 5'000);
}

TEST(ChangePayment, RefusesOthersMethodsAndTheSameOne) {
  OrderWorld world = placed_order();
  EXPECT_EQ(refused(world.tries(ChangePayment{{"alex-visa"}})),
            OrderRefusalReason::not_their_method);
  EXPECT_EQ(refused(world.tries(ChangePayment{{""}})), OrderRefusalReason::not_their_method);
  EXPECT_EQ(refused(world.tries(ChangePayment{{"visa"}})), OrderRefusalReason::same_payment_method);
}

TEST(ChangePayment, GoesOnWhereAnItemChangeLeftIt) {
  OrderWorld world = placed_order();
  world.tries(ChangeItems{{swap("jacket-S", "jacket-L")}, {"gift"}});
  EXPECT_EQ(money_of(world.tries(ChangePayment{{"paypal"}})),
            "refund visa 29000, refund gift 2000, charge paypal 31000");
  EXPECT_EQ(world.balance("gift"), 5'000);
}

TEST(ReturnItems, BeginsWhenEveryParcelHasArrived) {
  const ReturnItems change{{{{"boots-40"}, 1}}, ReturnReason::wrong_size, {}};
  OrderWorld pending = placed_order();
  EXPECT_EQ(refused(pending.tries(change)), OrderRefusalReason::not_delivered);
  OrderWorld world =
      placed_order().sends({{{"boots-40"}, 1}}, "T1").sends({{{"jacket-S"}, 2}}, "T2");
  world.arrives("T1");
  EXPECT_EQ(refused(world.tries(change)), OrderRefusalReason::not_delivered);
  world.arrives("T2");
  EXPECT_FALSE(refused(world.tries(change)));
}

TEST(ReturnItems, PaysWhenTheGoodsAreBack) {
  OrderWorld world = delivered();
  EXPECT_EQ(money_of(world.tries(ReturnItems{{{{"boots-40"}, 1}}, ReturnReason::damaged, {}})), "");
  EXPECT_EQ(world.order.state, OrderState::return_requested);
  EXPECT_EQ(world.order.returning->reason, ReturnReason::damaged);
  EXPECT_EQ(world.stock("boots-40"), 3);
  EXPECT_EQ(
      refunds_of(world.order, world.shopper),
      (std::vector<Refund>{{{"visa"}, {9'000, "EUR"}, OrderStep::return_received, std::nullopt}}));
  world.on(9).steps(ReceiveReturn{});
  EXPECT_EQ(world.order.state, OrderState::returned);
  EXPECT_EQ(world.stock("boots-40"), 4);
  EXPECT_EQ(refunds_of(world.order, world.shopper),
            (std::vector<Refund>{{{"visa"}, {9'000, "EUR"}, OrderStep::return_received, day(9)}}));
  EXPECT_EQ(paid(world.order), 20'000);
}

TEST(ReturnItems, CreditsAGiftCardThatWasChosen) {
  OrderWorld world = delivered();
  world.tries(ReturnItems{{{{"jacket-S"}, 1}}, ReturnReason::other, {"gift"}});
  world.steps(ReceiveReturn{});
  EXPECT_EQ(world.balance("gift"), 15'000);
}

TEST(ReturnItems, GivesNobodyMoreThanTheyPaid) {
  OrderWorld world = OrderWorld().has("jacket-S").placed({{{"gift"}, 3'000}, {{"visa"}, 7'000}});
  world.delivered().tries(ReturnItems{{{{"jacket-S"}, 1}}, ReturnReason::other, {"visa"}});
  world.steps(ReceiveReturn{});
  EXPECT_EQ(money_of(world.order.ledger),
            "charge gift 3000, charge visa 7000, refund visa 7000, refund gift 3000");
}

TEST(ReturnItems, BringsTheDeliveryFeeBackWithTheLastPiece) {
  OrderWorld some = OrderWorld().has("jacket-S", 2).delivered_for(495).placed().delivered();
  some.tries(ReturnItems{{{{"jacket-S"}, 1}}, ReturnReason::other, {}});
  EXPECT_EQ(return_amount(some.order), 10'000);
  OrderWorld all = OrderWorld().has("jacket-S", 2).delivered_for(495).placed().delivered();
  all.tries(ReturnItems{{{{"jacket-S"}, 1}, {{"jacket-S"}, 1}}, ReturnReason::other, {}});
  EXPECT_EQ(return_amount(all.order), 20'495);
  all.steps(ReceiveReturn{});
  EXPECT_EQ(paid(all.order), 0);
}

TEST(ReturnItems, TakesEachPieceAtThePriceThatWasPaid) {
  OrderWorld world = OrderWorld().has("jacket-S").has("jacket-S", 2);
  world.order.lines[1].unit_price = 7'000;
  world.placed().delivered();
  world.variant_of("jacket-S").price.amount = 50'000;
  world.tries(ReturnItems{{{{"jacket-S"}, 2}}, ReturnReason::other, {}});
  EXPECT_EQ(return_amount(world.order), 17'000);
}

TEST(ReturnItems, RefundsOnlyToWhatPaidOrToAGiftCard) {
  OrderWorld world = delivered();
  const auto refuses = [&](const std::string& method) {
    return refused(world.tries(ReturnItems{{{{"boots-40"}, 1}}, ReturnReason::other, {method}}));
  };
  EXPECT_EQ(refuses("paypal"), OrderRefusalReason::refund_not_to_this);
  EXPECT_EQ(refuses("alex-gift"), OrderRefusalReason::not_their_method);
  world.shopper.payment_methods.push_back(gift_card("dollars", 0));
  world.shopper.payment_methods.back().balance->currency = "USD";
  EXPECT_EQ(refuses("dollars"), OrderRefusalReason::other_currency);
  EXPECT_EQ(refuses("visa"), std::nullopt);
}

TEST(ReturnItems, IsDoneOnceAndClosesTheWayToAnExchange) {
  OrderWorld world = delivered();
  world.tries(ReturnItems{{{{"boots-40"}, 1}}, ReturnReason::other, {}});
  const ReturnItems again{{{{"jacket-S"}, 1}}, ReturnReason::other, {}};
  const ExchangeItems exchange{{swap("jacket-S", "jacket-M")}, {}};
  EXPECT_EQ(refused(world.tries(again)), OrderRefusalReason::already_returned);
  EXPECT_EQ(refused(world.tries(exchange)), OrderRefusalReason::already_returned);
  world.steps(ReceiveReturn{});
  EXPECT_EQ(refused(world.tries(again)), OrderRefusalReason::already_returned);
  EXPECT_EQ(refused(world.tries(kCancel)), OrderRefusalReason::already_returned);
}

TEST(ReturnItems, EndsWithTheReturnPeriod) {
  const ReturnItems change{{{{"boots-40"}, 1}}, ReturnReason::other, {}};
  OrderWorld in_time = delivered().on(60), late = delivered().on(61), unbound = delivered().on(999);
  in_time.rules.return_days = late.rules.return_days = 60;
  EXPECT_EQ(refused(in_time.tries(change)), std::nullopt);
  EXPECT_EQ(refused(late.tries(change)), OrderRefusalReason::return_period_over);
  EXPECT_EQ(refused(late.tries(ExchangeItems{{swap("jacket-S", "jacket-M")}, {}})),
            OrderRefusalReason::return_period_over);
  EXPECT_EQ(refused(unbound.tries(change)), std::nullopt);
}

TEST(ReturnItems, LeavesWhatStaysSold) {
  OrderWorld world = OrderWorld().has("jacket-S").has("boots-40");
  world.order.lines[1].returnable = false;
  world.placed().delivered();
  EXPECT_EQ(refused(world.tries(ReturnItems{{{{"boots-40"}, 1}}, ReturnReason::other, {}})),
            OrderRefusalReason::not_returnable);
  EXPECT_EQ(refused(world.tries(ExchangeItems{{swap("boots-40", "boots-41")}, {}})),
            OrderRefusalReason::not_returnable);
  EXPECT_FALSE(refused(world.tries(ReturnItems{{{{"jacket-S"}, 1}}, ReturnReason::other, {}})));
}

TEST(ExchangeItems, SettlesAndReservesAtOnceAndTakesBackLater) {
  OrderWorld world = delivered();
  EXPECT_EQ(money_of(world.tries(ExchangeItems{{swap("jacket-S", "jacket-L", 2)}, {"gift"}})),
            "charge gift 4000");
  EXPECT_EQ(world.order.state, OrderState::exchange_requested);
  EXPECT_EQ(pieces_of(world.order.lines), "jacket-S x2, boots-40 x1");
  EXPECT_EQ(pieces_of(world.order.exchanging->back), "jacket-S x2");
  EXPECT_EQ(pieces_of(world.order.exchanging->instead), "jacket-L x2");
  EXPECT_EQ(world.stock("jacket-L"), 3);
  EXPECT_EQ(world.stock("jacket-S"), 5);
  EXPECT_EQ(world.balance("gift"), 1'000);
  world.steps(CompleteExchange{{{"DHL", "T9", "", {}}}});
  EXPECT_EQ(world.order.state, OrderState::exchanged);
  EXPECT_EQ(world.stock("jacket-S"), 7);
  EXPECT_EQ(paid(world.order), owed(world.order));
}

TEST(ExchangeItems, RefundsWhatTheNewOneCostsLess) {
  OrderWorld world = delivered();
  EXPECT_EQ(money_of(world.tries(ExchangeItems{{swap("jacket-S", "jacket-XL")}, {"visa"}})),
            "refund visa 2000");
  EXPECT_EQ(owed(world.order), 27'000);
}

TEST(ExchangeItems, FollowsTheRulesOfAChange) {
  OrderWorld world = delivered();
  const auto refuses = [&](const Swap& one, const std::string& method) {
    return refused(world.tries(ExchangeItems{{one}, {method}}));
  };
  EXPECT_EQ(refuses(swap("jacket-S", "boots-41"), "visa"), OrderRefusalReason::not_same_product);
  EXPECT_EQ(refuses(swap("jacket-S", "jacket-XXL"), "visa"), OrderRefusalReason::sold_out);
  EXPECT_EQ(refuses(swap("jacket-S", "jacket-M", 3), "visa"), OrderRefusalReason::not_on_order);
  EXPECT_EQ(refuses(swap("jacket-S", "jacket-L"), ""), OrderRefusalReason::no_payment_method);
  EXPECT_EQ(refuses(swap("jacket-S", "jacket-L"), "alex"), OrderRefusalReason::not_their_method);
  EXPECT_EQ(refuses(swap("jacket-S", "jacket-M"), ""), std::nullopt);
  EXPECT_EQ(refuses(swap("boots-40", "boots-41"), ""), OrderRefusalReason::already_exchanged);
}

TEST(Refusal, NamesWhatItIsAbout) {
  OrderWorld world = placed_order();
  EXPECT_EQ(
      std::get<OrderRefusal>(world.tries(ChangeItems{{swap("jacket-S", "jacket-XXL")}, {"visa"}})),
      (OrderRefusal{OrderRefusalReason::sold_out, {"jacket-XXL"}, {}}));
  EXPECT_EQ(std::get<OrderRefusal>(world.tries(ChangePayment{{"gift"}})),
            (OrderRefusal{OrderRefusalReason::gift_card_too_low, {}, {"gift"}}));
}

TEST(Fingerprint, TellsDealsApartAndNotTimes) {
  const auto deal = [](std::int64_t price, int now, const std::string& method) {
    OrderWorld world = placed_order().on(now);
    world.variant_of("jacket-L").price.amount = price;
    const ChangeItems change{{swap("jacket-S", "jacket-L")}, {method}};
    return fingerprint(std::get<Changed>(world.tries(change)));
  };
  EXPECT_EQ(deal(12'000, 0, "visa"), deal(12'000, 7, "visa"));
  EXPECT_NE(deal(12'000, 0, "visa"), deal(12'100, 0, "visa"));
  EXPECT_NE(deal(12'000, 0, "visa"), deal(12'000, 0, "paypal"));
}

}  // namespace
}  // namespace aisle::test
