// Fetches the keys that a site's config names, from files and the environment.
#pragma once

#include <string>
#include <vector>

#include "server/config.h"

namespace aisle {

/// The keys of a site that can be used. Each that can't adds to `mistakes`, with its line and never
/// with what was read.
std::vector<IdentityKey> load_identity_keys(const SiteConfig& site,
                                            std::vector<ConfigMistake>& mistakes);

}  // namespace aisle
