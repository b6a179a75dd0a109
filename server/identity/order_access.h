// Proof of an order without a login: by what its owner knows, then by a code that its owner is
// sent.
//
//   number with e-mail address or postcode   order_number: status and carrier only
//   a code sent to the address on the order  one_time_code: all of the order
//
// Every failure looks the same from outside: an order that there is not, an address that is not
// its, a share that is used up, a shop that can't be reached. So no order can be guessed by trying.
// Time is an argument. Any thread may call it. Codes live in memory: a restart forgets them.
#pragma once

#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "server/identity/order_finder.h"
#include "server/identity/throttle.h"
#include "server/net/mailer.h"
#include "shared/conversation/state.h"

namespace aisle {

/// What a shopper says of an order. One of the last two is given; when both are, both must fit.
struct OrderClaim {
  std::string number;
  std::string email;
  std::string postcode;
};

/// Who tries: a share is used up for the conversation and for the network address alike.
struct Claimant {
  ConversationId conversation;
  std::string address;
};

inline constexpr int kCodeDigits = 6;
inline constexpr int kCodeTries = 5;
inline constexpr std::chrono::minutes kCodeLifetime{10};
// Wrong claims and codes, and codes sent, within an hour.
inline constexpr int kFailuresPerConversation = 5;
inline constexpr int kFailuresPerAddress = 20;
inline constexpr int kFailuresPerOrder = 10;
inline constexpr int kCodesPerConversation = 3;
inline constexpr int kCodesPerAddress = 10;
inline constexpr int kCodesPerOrder = 3;

class OrderAccess {
 public:
  /// For one site, whose name the mails carry. Both references must outlive it.
  OrderAccess(OrderFinder& orders, Mailer& mailer, std::string shop);

  /// The proof that a right claim makes; nothing for every other.
  std::optional<IdentityProven> prove_claim(const Claimant& claimant, const OrderClaim& claim,
                                            Time now);

  /// Sends a code to the address on an order that this conversation has proven already; otherwise,
  /// or when there were too many, sends nothing. An earlier code of the conversation is void. May
  /// take the mailer's time: who calls answers the shopper before, and always the same.
  void send_code(const Claimant& claimant, const Identity& identity, const OrderId& order,
                 Time now);

  /// The proof that the conversation's code makes, once; nothing for every other.
  std::optional<IdentityProven> prove_code(const Claimant& claimant, std::string_view code,
                                           Time now);

 private:
  struct Code {
    std::string hash;
    OrderId order;
    ShopperId shopper;
    Time sent_at{};
    int tries = 0;
  };
  struct Shares {
    Throttle conversations, addresses, orders;
    bool is_over(const Claimant& claimant, Time now);
    void count(const Claimant& claimant, Time now);
  };

  std::string hash(const Claimant& claimant, const OrderId& order, std::string_view code) const;
  void forget_old_codes(Time now);

  OrderFinder& orders_;
  Mailer& mailer_;
  const std::string shop_;
  std::array<unsigned char, 32> key_;  ///< Of the hashes, new at each start.

  std::mutex mutex_;  ///< Guards what follows; never held while the shop or the mailer is asked.
  Shares failures_;
  Shares codes_sent_;
  std::map<ConversationId, Code> codes_;
};

}  // namespace aisle
