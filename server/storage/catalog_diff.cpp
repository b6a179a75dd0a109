#include "server/storage/catalog.h"
#include "shared/base/hash.h"

namespace aisle {

std::string catalog_hash(std::string_view json) {
  constexpr char kHex[] = "0123456789abcdef";
  std::uint64_t hash = fnv1a(json);
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) text[i] = kHex[hash & 15];
  return text;
}

Result<void> CatalogDiff::add(const std::string& id, std::string json) {
  const auto position = static_cast<std::int64_t>(seen_.size());
  if (!seen_.emplace(id, true).second) {
    return Error{ErrorCode::invalid_argument, "the catalog has this id twice: " + id};
  }
  const std::string hash = catalog_hash(json);
  const auto old = stored_.find(id);
  if (old == stored_.end()) {
    ++added_;
    changed_.push_back({id, position, hash, std::move(json)});
    return {};
  }
  ++found_;
  if (old->second.hash != hash) {
    ++updated_;
    changed_.push_back({id, position, hash, std::move(json)});
  } else if (old->second.position != position) {
    moved_.push_back({id, position, "", ""});
  }
  return {};
}

std::vector<std::string> CatalogDiff::removed() const {
  std::vector<std::string> ids;
  for (const auto& [id, row] : stored_) {
    if (!seen_.contains(id)) ids.push_back(id);
  }
  return ids;
}

bool CatalogDiff::shrinks_by_more_than(int percent) const {
  const auto before = static_cast<std::int64_t>(stored_.size());
  const auto now = static_cast<std::int64_t>(seen_.size());
  return (before - now) * 100 > before * percent;
}

ImportChange CatalogDiff::change() const {
  return {.added = added_, .updated = updated_, .unchanged = found_ - updated_, .removed = gone()};
}

}  // namespace aisle
