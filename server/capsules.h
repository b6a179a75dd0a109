// Makes the capsules with which browsers answer by themselves.
#pragma once

#include <string>

#include "server/conversation/runner.h"
#include "shared/assistant/assistant.h"
#include "shared/base/result.h"
#include "shared/capsule/capsule_file.h"

namespace aisle {

/// One language's capsule of a site: its goods with the words of `tag`, and how the catalog's own
/// language is searched. Errors: too_large (no browser would take it), unavailable (not packed).
Result<SiteCapsule> make_capsule(CapsuleFile goods, const std::string& tag,
                                 const LanguageFiles& words, const LanguageFiles& catalog);

}  // namespace aisle
