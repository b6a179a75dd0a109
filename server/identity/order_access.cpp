#include "server/identity/order_access.h"

#include <sodium.h>

#include <cstdlib>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::chrono::hours kWindow{1};
constexpr std::size_t kNumberBytesMax = 64;
constexpr std::size_t kPostcodeBytesMax = 16;
constexpr std::size_t kCodesMax = 100'000;

// As people write one address or postcode in several ways.
std::string folded_email(std::string_view text) {
  std::string email(trim(text));
  for (char& c : email) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return email;
}

std::string folded_postcode(std::string_view text) {
  std::string postcode;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z')
      postcode += static_cast<char>(c - 'a' + 'A');
    else if (c != ' ' && c != '-')
      postcode += c;
  }
  return postcode;
}

std::string folded_number(std::string_view text) {
  text = trim(text);
  if (!text.empty() && text.front() == '#') text.remove_prefix(1);
  return std::string(text);
}

// Of texts of any length, in a time that does not depend on where they differ.
bool is_same(std::string_view left, std::string_view right) {
  std::array<unsigned char, crypto_generichash_BYTES> a, b;
  const auto hash = [](std::string_view text, auto& out) {
    crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), nullptr, 0);
  };
  hash(left, a);
  hash(right, b);
  return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

// Both comparisons are always made, so that neither answer comes sooner.
bool fits(const OrderClaim& claim, const OrderContact& contact) {
  const std::string email = folded_email(claim.email), postcode = folded_postcode(claim.postcode);
  const bool same_email = is_same(email, folded_email(contact.email));
  const bool same_postcode = is_same(postcode, folded_postcode(contact.postcode));
  const bool email_fits = email.empty() || same_email;
  const bool postcode_fits = postcode.empty() || same_postcode;
  return !(email.empty() && postcode.empty()) && email_fits && postcode_fits;
}

bool is_short(const OrderClaim& claim) {
  return claim.number.size() <= kNumberBytesMax && claim.email.size() <= kMailAddressBytesMax &&
         claim.postcode.size() <= kPostcodeBytesMax;
}

std::string new_code() {
  std::string digits = std::to_string(randombytes_uniform(1'000'000));
  return std::string(kCodeDigits - digits.size(), '0') + digits;
}

Mail code_mail(const std::string& shop, const OrderContact& contact, const std::string& code) {
  std::string text = "Hello,\n\n";
  text += "your code for order " + contact.order.value + " is\n\n    " + code + "\n\n";
  text +=
      "Type it into the chat within ten minutes. Nobody from the shop will ever ask you for it.\n";
  text += "If you did not want a code, somebody else may have used your order's number; without\n";
  text += "the code they can't see more than whether it is on its way.\n\n" + shop + "\n";
  return {contact.email, "Your code for the chat", text};
}

}  // namespace

bool OrderAccess::Shares::is_over(const Claimant& claimant, Time now) {
  return conversations.is_over(claimant.conversation.value, now) ||
         addresses.is_over(claimant.address, now);
}

void OrderAccess::Shares::count(const Claimant& claimant, Time now) {
  conversations.count(claimant.conversation.value, now);
  addresses.count(claimant.address, now);
}

OrderAccess::OrderAccess(OrderFinder& orders, Mailer& mailer, std::string shop)
    : orders_(orders),
      mailer_(mailer),
      shop_(std::move(shop)),
      failures_{{kFailuresPerConversation, kWindow},
                {kFailuresPerAddress, kWindow},
                {kFailuresPerOrder, kWindow}},
      codes_sent_{{kCodesPerConversation, kWindow},
                  {kCodesPerAddress, kWindow},
                  {kCodesPerOrder, kWindow}} {
  if (sodium_init() < 0) std::abort();  // without randomness no code may be given out
  randombytes_buf(key_.data(), key_.size());
}

// A used-up share is found out only after the shop was asked, so that it answers no sooner.
std::optional<IdentityProven> OrderAccess::prove_claim(const Claimant& claimant,
                                                       const OrderClaim& claim, Time now) {
  const OrderId number{is_short(claim) ? folded_number(claim.number) : ""};
  const auto found = orders_.find_contact(number);
  const OrderContact contact = found ? *found : OrderContact{};
  const bool right = fits(claim, contact) && is_short(claim) && !number.empty() && found &&
                     !contact.shopper.empty();
  const std::lock_guard lock(mutex_);
  const bool over = failures_.is_over(claimant, now) ||
                    (found && failures_.orders.is_over(contact.order.value, now));
  if (right && !over) {
    return IdentityProven{IdentityLevel::order_number, contact.shopper, contact.order};
  }
  failures_.count(claimant, now);
  if (found) failures_.orders.count(contact.order.value, now);
  return std::nullopt;
}

void OrderAccess::send_code(const Claimant& claimant, const Identity& identity,
                            const OrderId& order, Time now) {
  if (level_for(identity, order) == IdentityLevel::anonymous) return;
  const auto contact = orders_.find_contact(order);
  if (!contact || contact->shopper != identity.shopper || !is_mail_address(contact->email)) return;
  const std::string code = new_code();
  {
    const std::lock_guard lock(mutex_);
    forget_old_codes(now);
    if (codes_sent_.is_over(claimant, now) ||
        codes_sent_.orders.is_over(contact->order.value, now) || codes_.size() >= kCodesMax) {
      return;
    }
    codes_sent_.count(claimant, now);
    codes_sent_.orders.count(contact->order.value, now);
    codes_.insert_or_assign(claimant.conversation, Code{hash(claimant, contact->order, code),
                                                        contact->order, contact->shopper, now});
  }
  // What the mailer says is its own to log: the shopper hears the same either way.
  (void)mailer_.send(code_mail(shop_, *contact, code));
}

std::optional<IdentityProven> OrderAccess::prove_code(const Claimant& claimant,
                                                      std::string_view code, Time now) {
  const std::lock_guard lock(mutex_);
  forget_old_codes(now);
  const bool over = failures_.is_over(claimant, now);
  const auto found = codes_.find(claimant.conversation);
  const Code none;
  const Code& sent = found == codes_.end() ? none : found->second;
  const bool same = is_same(hash(claimant, sent.order, trim(code)), sent.hash);
  if (found != codes_.end() && same && !over) {
    IdentityProven proven{IdentityLevel::one_time_code, sent.shopper, sent.order};
    codes_.erase(found);
    return proven;
  }
  failures_.count(claimant, now);
  if (found != codes_.end() && ++found->second.tries >= kCodeTries) codes_.erase(found);
  return std::nullopt;
}

// Keyed, since the million codes there are would be tried against a plain hash in no time.
std::string OrderAccess::hash(const Claimant& claimant, const OrderId& order,
                              std::string_view code) const {
  std::string text = claimant.conversation.value;
  text += '\n' + order.value + '\n';
  text += code.substr(0, kCodeDigits + 1);  // A longer one is wrong whatever follows.
  std::string out(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data(),
                     key_.size());
  return out;
}

void OrderAccess::forget_old_codes(Time now) {
  std::erase_if(codes_, [&](const auto& entry) {
    return now - entry.second.sent_at >= kCodeLifetime || now < entry.second.sent_at;
  });
}

}  // namespace aisle
