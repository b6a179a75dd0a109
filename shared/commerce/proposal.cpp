#include "shared/commerce/proposal.h"

#include <type_traits>

namespace aisle {
namespace {

// The pieces of a swap: what goes from the lines that were, what comes from those that will be.
struct SwappedPieces {
  std::vector<LineItem> giving;
  std::vector<LineItem> getting;
};

SwappedPieces swapped_pieces(const std::vector<Swap>& swaps, std::vector<LineItem> before,
                             const std::vector<LineItem>& after) {
  SwappedPieces result;
  for (const Swap& swap : swaps) {
    for (LineItem& line : take(before, {swap.from, swap.count})) {
      result.giving.push_back(std::move(line));
    }
    for (const LineItem& line : after) {
      if (line.variant != swap.to) continue;
      result.getting.push_back(line);
      result.getting.back().count = swap.count;
      break;
    }
  }
  return result;
}

// Fills in what each kind of change is about.
class Telling {
 public:
  Telling(Proposal& proposal, const Order& order, const Changed& changed)
      : proposal_(proposal), order_(order), changed_(changed) {}

  void operator()(const CancelOrder&) { proposal_.giving = order_.lines; }
  void operator()(const ChangeAddress& change) { proposal_.address = change.address; }
  void operator()(const ChangePayment& change) {
    proposal_.pay_with = method_label(changed_.shopper, change.method);
  }
  void operator()(const ChangeItems& change) {
    SwappedPieces pieces = swapped_pieces(change.swaps, order_.lines, changed_.order.lines);
    proposal_.giving = std::move(pieces.giving);
    proposal_.getting = std::move(pieces.getting);
  }
  void operator()(const ExchangeItems&) {
    proposal_.giving = changed_.order.exchanging->back;
    proposal_.getting = changed_.order.exchanging->instead;
  }
  void operator()(const ReturnItems& change) {
    proposal_.giving = changed_.order.returning->items;
    const auto plan = plan_refund(changed_.order, changed_.shopper, return_amount(changed_.order),
                                  change.refund_to);
    for (const MethodShare& share : plan) {
      proposal_.moves.push_back({LedgerKind::refund, method_label(changed_.shopper, share.method),
                                 {share.amount, order_.currency}, true});
    }
  }

 private:
  Proposal& proposal_;
  const Order& order_;
  const Changed& changed_;
};

template <class Change>
constexpr OrderAction kActionOf = OrderAction::cancel;
template <>
constexpr OrderAction kActionOf<ChangeAddress> = OrderAction::change_address;
template <>
constexpr OrderAction kActionOf<ChangeItems> = OrderAction::change_items;
template <>
constexpr OrderAction kActionOf<ChangePayment> = OrderAction::change_payment;
template <>
constexpr OrderAction kActionOf<ReturnItems> = OrderAction::return_items;
template <>
constexpr OrderAction kActionOf<ExchangeItems> = OrderAction::exchange_items;

}  // namespace

OrderAction action_of(const OrderChange& change) {
  return std::visit([]<class Change>(const Change&) { return kActionOf<Change>; }, change);
}

std::vector<MoneyMove> moves_of(const std::vector<LedgerEntry>& entries, const Order& order,
                                const Shopper& shopper) {
  std::vector<MoneyMove> moves;
  for (const LedgerEntry& entry : entries) {
    moves.push_back({entry.kind, method_label(shopper, entry.method),
                     {entry.amount, order.currency}, false});
  }
  return moves;
}

Proposal propose(const Order& order, const OrderChange& change, const Changed& changed) {
  Proposal proposal{.order = order.id, .action = action_of(change)};
  proposal.agreed = fingerprint(changed);
  proposal.moves = moves_of(changed.entries, order, changed.shopper);
  std::visit(Telling(proposal, order, changed), change);
  return proposal;
}

}  // namespace aisle
