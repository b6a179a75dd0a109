// Makes what a site's conversations are answered with: its index and its assistants.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "server/conversation/runner.h"
#include "server/http/site.h"
#include "server/storage/storage.h"
#include "shared/assistant/assistant.h"
#include "shared/base/result.h"
#include "shared/search/language.h"

namespace aisle {

/// A language's data, read once and shared by all sites.
struct LoadedLanguage {
  std::shared_ptr<const Assistant> assistant;
  LanguageFiles files;
  SearchLanguage search;
};
using Languages = std::map<std::string, LoadedLanguage>;

/// The folder that was asked for, or else the one beside the binary
/// (`../share/aisle/languages`), or else the one the program was built from.
std::string languages_folder(const std::string& configured);

/// Reads every language in the folder. Errors: not_found (no folder, no "en"), invalid_argument
/// (the file, and what is wrong in it).
Result<Languages> load_languages(const std::string& folder);

/// `orders` may be null. Errors: not_found (never imported), unavailable, data_loss.
Result<std::shared_ptr<const SiteKnowledge>> make_knowledge(const Site& site, Storage& storage,
                                                            const Languages& languages,
                                                            std::shared_ptr<Orders> orders);

}  // namespace aisle
