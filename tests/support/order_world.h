// A shop's orders and a mailer in memory, for proofs of an order.
#pragma once

#include <string>
#include <vector>

#include "server/identity/order_finder.h"
#include "server/net/mailer.h"

namespace aisle {

/// A shop of three orders: two of one customer, one of a guest without a delivery address.
class MemoryOrderFinder final : public OrderFinder {
 public:
  Result<OrderContact> find_contact(const OrderId& number) override {
    ++asked;
    if (down) return Error{ErrorCode::unavailable, "the shop is closed"};
    for (const OrderContact& each : all) {
      if (each.order == number) return each;
    }
    return Error{ErrorCode::not_found, "no such order"};
  }

  std::vector<OrderContact> all = {{{"T1001"}, {"s1"}, "Ada@Shop.example", "SW1A 1AA"},
                                   {{"T1002"}, {"s1"}, "ada@shop.example", "10115"},
                                   {{"T1003"}, {"guest:T1003"}, "bob@shop.example", ""}};
  bool down = false;
  int asked = 0;
};

class MemoryMailer final : public Mailer {
 public:
  Result<void> send(const Mail& mail) override {
    mails.push_back(mail);
    if (!down) return {};
    return Error{ErrorCode::unavailable, "no mail today"};
  }
  /// The six digits in the last mail.
  std::string code() const {
    if (mails.empty()) return "no mail";
    const std::string& text = mails.back().text;
    const std::size_t at = text.find("\n    ");
    return at == text.npos ? "no code" : text.substr(at + 5, 6);
  }

  std::vector<Mail> mails;
  bool down = false;
};

}  // namespace aisle
