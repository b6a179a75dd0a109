#include "server/connectors/check.h"

#include "server/connectors/connector.h"

namespace aisle {
namespace {

// A number that no shop gives to an order.
constexpr std::string_view kNobodysOrder = "aisle-check-0";

struct NamedCapability {
  std::string_view name;
  bool Capabilities::*member;
};
constexpr auto kOfOrders = std::to_array<NamedCapability>({
    {"cancellation", &Capabilities::cancellation},
    {"address_change", &Capabilities::address_change},
    {"item_change", &Capabilities::item_change},
    {"payment_change", &Capabilities::payment_change},
    {"returns", &Capabilities::returns},
    {"exchanges", &Capabilities::exchanges},
});

CapabilityCheck not_possible(std::string_view capability) {
  return {std::string(capability), Standing::not_possible, ""};
}

template <class T>
CapabilityCheck of_answer(std::string_view capability, const Result<T>& answer) {
  return check_of(capability, answer ? nullptr : &answer.error(), "");
}

}  // namespace

CapabilityCheck check_of(std::string_view capability, const Error* error, std::string_view right) {
  const std::string name(capability);
  if (!error || error->code == ErrorCode::not_found) return {name, Standing::works, ""};
  if (error->code == ErrorCode::permission_denied) {
    const std::string needed = right.empty() ? "" : " \"" + std::string(right) + "\"";
    return {name, Standing::not_allowed,
            error->message + "; check the key, and give it the right" + needed + " in the shop"};
  }
  return {name, Standing::failed,
          error->message + "; check where the config leads, and whether the shop runs"};
}

std::vector<CapabilityCheck> Connector::check() {
  const Capabilities can = capabilities();
  std::vector<CapabilityCheck> checks;
  checks.push_back(can.catalog ? of_answer("catalog", products([](Product) { return false; }))
                               : not_possible("catalog"));
  checks.push_back(can.policies ? of_answer("policies", policies()) : not_possible("policies"));
  Orders* const own = orders();
  checks.push_back(can.orders && own ? of_answer("orders", own->owner({std::string(kNobodysOrder)}))
                                     : not_possible("orders"));
  const CapabilityCheck reading = checks.back();
  for (const NamedCapability& one : kOfOrders) {
    checks.push_back(can.*one.member
                         ? CapabilityCheck{std::string(one.name), reading.standing, reading.mend}
                         : not_possible(one.name));
  }
  return checks;
}

}  // namespace aisle
