// Tries the connectors of a site: files are read whole, a platform is asked what the key may do.
#pragma once

#include "server/config.h"
#include "server/findings.h"

namespace aisle {

/// `http` may be null where no connector of the site needs it.
void check_connectors(const SiteConfig& site, HttpClient* http, Findings& findings);

}  // namespace aisle
