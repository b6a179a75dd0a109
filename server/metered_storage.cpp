#include "server/metered_storage.h"

#include <chrono>
#include <utility>

#include "shared/base/json.h"

namespace aisle {
namespace {

// The type of an event that our own codec wrote; it stands near the beginning.
std::string type_of(const StoredEvent& event) {
  JsonReader in(event.json);
  std::string key;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "type") return in.string();
    in.skip();
  }
  return "unknown";
}

}  // namespace

Storage::Done MeteredStorage::counted(Done done, std::vector<std::string> types) {
  return [this, done = std::move(done), types = std::move(types),
          began = std::chrono::steady_clock::now()](Result<void> result) {
    metrics_.write_ended(result.has_value(), std::chrono::steady_clock::now() - began);
    if (result) {
      for (const std::string& type : types) metrics_.event_stored(type);
    }
    done(std::move(result));
  };
}

void MeteredStorage::create(StoredConversation conversation, StoredEvent first, Done done) {
  Done then = counted(std::move(done), {type_of(first)});
  storage_.create(std::move(conversation), std::move(first), std::move(then));
}

void MeteredStorage::append(const ConversationId& id, std::vector<StoredEvent> events, Done done) {
  std::vector<std::string> types;
  for (const StoredEvent& event : events) types.push_back(type_of(event));
  storage_.append(id, std::move(events), counted(std::move(done), std::move(types)));
}

void MeteredStorage::erase(const ConversationId& id, StoredEvent erased, Done done) {
  Done then = counted(std::move(done), {type_of(erased)});
  storage_.erase(id, std::move(erased), std::move(then));
}

Result<StoredConversation> MeteredStorage::conversation(const ConversationId& id) {
  return storage_.conversation(id);
}

Result<std::vector<StoredEvent>> MeteredStorage::events(const ConversationId& id,
                                                        std::int64_t after, std::size_t limit) {
  return storage_.events(id, after, limit);
}

Result<std::vector<ConversationId>> MeteredStorage::unfinished() { return storage_.unfinished(); }

Result<ImportChange> MeteredStorage::replace_catalog(const std::string& site,
                                                     const StoredCatalog& catalog,
                                                     const ReadProduct& read,
                                                     const std::vector<Policy>& policies,
                                                     int shrink_max_percent) {
  return storage_.replace_catalog(site, catalog, read, policies, shrink_max_percent);
}

Result<ImportChange> MeteredStorage::keep_catalog(const std::string& site,
                                                  const StoredCatalog& catalog) {
  return storage_.keep_catalog(site, catalog);
}

Result<StoredCatalog> MeteredStorage::catalog(const std::string& site) {
  return storage_.catalog(site);
}

Result<std::vector<Product>> MeteredStorage::products(const std::string& site) {
  return storage_.products(site);
}

Result<std::vector<Policy>> MeteredStorage::policies(const std::string& site) {
  return storage_.policies(site);
}

void MeteredStorage::add_model_spend(StoredModelSpend change, Done done) {
  storage_.add_model_spend(std::move(change), counted(std::move(done), {}));
}

Result<std::vector<StoredModelSpend>> MeteredStorage::model_spends(std::int64_t day) {
  return storage_.model_spends(day);
}

Result<void> MeteredStorage::check() { return storage_.check(); }

}  // namespace aisle
