// A policy from its file: a head of "name: value" lines, then sections. See README.md for the form.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/commerce/policy.h"

namespace aisle {

inline constexpr std::size_t kPolicyBytesMax = 256 * 1024;
inline constexpr std::size_t kPassageBytesMax = 16 * 1024;
inline constexpr std::size_t kPassagesMax = 200;
inline constexpr std::size_t kPolicyLineBytesMax = 300;  ///< Of titles, headings and head values.

struct PolicyDefaults {
  std::string language;
  std::string base_url;  ///< Goes before addresses that begin with "/".
};

/// `name` becomes the policy's id. Errors: invalid_argument ("line 3: ..."), too_large.
Result<Policy> parse_policy(std::string_view text, const std::string& name,
                            const PolicyDefaults& defaults);

}  // namespace aisle
