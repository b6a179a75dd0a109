#include "server/knowledge.h"

#include <filesystem>

#include "server/capsules.h"
#include "server/file.h"
#include "shared/nlu/lexicon.h"

namespace aisle {
namespace {

namespace fs = std::filesystem;

inline constexpr std::size_t kLanguageFileBytesMax = 64 << 20;

Result<LoadedLanguage> load_language(const fs::path& folder) {
  LanguageFiles files;
  files.language = folder.filename().string();
  struct Part {
    const char* name;
    std::string& text;
  };
  const Part parts[] = {{"replies.json", files.replies},
                        {"lexicon.json", files.lexicon},
                        {"intents.model", files.intents}};
  for (const Part& part : parts) {
    auto text = read_file((folder / part.name).string(), kLanguageFileBytesMax);
    if (!text) return text.error();
    part.text = std::move(*text);
  }
  const auto lexicon = Lexicon::parse(files.lexicon);
  if (!lexicon) {
    return Error{lexicon.error().code,
                 (folder / "lexicon.json").string() + ": " + lexicon.error().message};
  }
  auto assistant = Assistant::load(files);
  if (!assistant) {
    return Error{assistant.error().code, folder.string() + ": " + assistant.error().message};
  }
  return LoadedLanguage{std::make_shared<const Assistant>(std::move(*assistant)), std::move(files),
                        lexicon->search};
}

// The language, or its base language ("de" for "de-AT"); null when there is neither.
const LoadedLanguage* find_language(const std::string& tag, const Languages& languages) {
  for (const std::string& name : {tag, tag.substr(0, tag.find('-'))}) {
    const auto found = languages.find(name);
    if (found != languages.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

std::string languages_folder(const std::string& configured) {
  if (!configured.empty()) return configured;
  std::error_code error;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = binary.parent_path() / ".." / "share" / "aisle" / "languages";
  if (!error && fs::is_directory(installed, error)) return installed.lexically_normal().string();
  return AISLE_LANGUAGES_FOLDER;
}

Result<Languages> load_languages(const std::string& folder) {
  std::error_code error;
  Languages languages;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (!entry.is_directory(error)) continue;
    auto loaded = load_language(entry.path());
    if (!loaded) return loaded.error();
    languages.emplace(entry.path().filename().string(), std::move(*loaded));
  }
  if (!languages.contains("en")) {
    return Error{ErrorCode::not_found, "there is no language \"en\" in the folder " + folder};
  }
  return languages;
}

Result<std::shared_ptr<const SiteKnowledge>> make_knowledge(const Site& site, Storage& storage,
                                                            const Languages& languages,
                                                            std::shared_ptr<Orders> orders) {
  const auto catalog = storage.catalog(site.key);
  if (!catalog) return catalog.error();
  auto products = storage.products(site.key);
  if (!products) return products.error();
  auto policies = storage.policies(site.key);
  if (!policies) return policies.error();
  const LoadedLanguage* known = find_language(site.words.language, languages);
  const LoadedLanguage& own = known ? *known : languages.at("en");
  auto knowledge = std::make_shared<SiteKnowledge>();
  CapsuleFile goods;
  fill_capsule(goods, *products, *policies);
  knowledge->site = site.key;
  knowledge->currency = site.currency;
  knowledge->connector = catalog->connector;
  knowledge->fetched_at = catalog->fetched_at;
  knowledge->orders = std::move(orders);
  knowledge->has_team = !site.team.empty();
  knowledge->team_hours[site.words.language] = site.words.team_hours;
  for (const SiteWords& words : site.translations) {
    knowledge->team_hours[words.language] = words.team_hours;
  }
  knowledge->index = std::make_shared<const SearchIndex>(
      SearchIndex::build(std::move(*products), std::move(*policies), own.search));
  goods.site = site.key;
  goods.currency = site.currency;
  goods.connector = catalog->connector;
  goods.fetched_at = catalog->fetched_at;
  const auto add = [&](const std::string& tag, const LoadedLanguage& language) {
    if (knowledge->assistants.contains(tag)) return;
    knowledge->assistants[tag] = std::make_shared<const SiteAssistant>(SiteAssistant{
        language.assistant, language.assistant->index_names(knowledge->index->vocabulary())});
    knowledge->withheld[tag] = language.assistant->withheld();
    knowledge->not_promised[tag] = language.assistant->not_promised();
  };
  const auto offer = [&](const std::string& tag, const LoadedLanguage& language) {
    add(tag, language);
    auto capsule = make_capsule(goods, tag, language.files, own.files);
    if (capsule) knowledge->capsules[tag] = std::move(*capsule);
  };
  add("en", languages.at("en"));
  if (known) offer(site.words.language, own);
  else add(site.words.language, own);
  for (const SiteWords& words : site.translations) {
    if (const LoadedLanguage* language = find_language(words.language, languages)) {
      offer(words.language, *language);
    }
  }
  return std::shared_ptr<const SiteKnowledge>(std::move(knowledge));
}

}  // namespace aisle
