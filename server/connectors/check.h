// What a connector can do with the settings and the key at hand, found out without changing
// anything.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

enum class Standing {
  works,
  not_allowed,     ///< The key is wrong, or lacks a right.
  not_configured,  ///< A setting is missing.
  not_possible,    ///< The platform can't.
  failed,          ///< The shop didn't answer as it should.
};
constexpr auto enum_names(Standing) {
  return std::to_array<std::string_view>(
      {"works", "not_allowed", "not_configured", "not_possible", "failed"});
}

struct CapabilityCheck {
  std::string capability;  ///< As `Capabilities` calls it: "address_change".
  Standing standing = Standing::works;
  std::string mend;  ///< What to do; empty where nothing is, or nothing can be done.

  bool operator==(const CapabilityCheck&) const = default;
};

/// What a question to the shop tells about a capability. An answer, or `not_found` for something
/// that nobody has, works; `right` is how the platform calls what the key needs: "read_orders".
CapabilityCheck check_of(std::string_view capability, const Error* error, std::string_view right);

}  // namespace aisle
