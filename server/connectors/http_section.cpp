#include "server/connectors/http_section.h"

#include <algorithm>

namespace aisle {
namespace {

constexpr std::size_t kPathBytesMax = 2'000;
constexpr std::size_t kBodyBytesMax = 20'000;
constexpr std::size_t kPairsDescribedMax = 50;

constexpr const char* kUnset = "\x01";
constexpr const char* kNoPointer =
    "expected a JSON pointer (RFC 6901) like \"/data/name\", or \"=\" and a text that is always "
    "the same";

}  // namespace

PathTemplate DescriptionSection::path(const std::vector<std::string>& places) {
  std::string text;
  table_.text("path", text, kPathBytesMax);
  table_.require("path", !text.empty(), "a path like \"/orders\"");
  if (text.empty()) return {};
  auto path = PathTemplate::parse(text, places);
  if (path) return std::move(*path);
  table_.mistake("path", path.error().message);
  return {};
}

void DescriptionSection::needs_place(const PathTemplate& path, const std::string& place) {
  if (toml_.contains("path") && !path.has(place)) {
    table_.mistake("path", "expected the place {" + place + "} in it");
  }
}

std::optional<AnswerPointer> DescriptionSection::pointer(std::string_view key) {
  if (!toml_.contains(key)) {
    std::string unread;
    table_.text(key, unread);
    return std::nullopt;
  }
  std::string text = "-";
  table_.text(key, text);
  if (text == "-") return std::nullopt;
  auto pointer = AnswerPointer::parse(text);
  if (!pointer) table_.mistake(key, kNoPointer);
  return pointer;
}

AnswerPointer DescriptionSection::needed_pointer(std::string_view key) {
  auto pointer = this->pointer(key);
  table_.require(key, pointer.has_value(), "a JSON pointer like \"/data/orders\"");
  return pointer.value_or(AnswerPointer());
}

void DescriptionSection::method(std::string& method, const std::vector<std::string>& known) {
  table_.text("method", method, 10);
  if (std::find(known.begin(), known.end(), method) != known.end()) return;
  std::string all;
  for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
  table_.mistake("method", "expected one of " + all);
}

BodyTemplate DescriptionSection::body(std::string_view key,
                                      const std::vector<std::string>& places) {
  std::string text;
  table_.text(key, text, kBodyBytesMax);
  if (text.empty()) return {};
  auto body = BodyTemplate::parse(text, places);
  if (body) return std::move(*body);
  table_.mistake(key, body.error().message);
  return {};
}

std::vector<FieldPick> DescriptionSection::fields(const std::vector<DescribedName>& names) {
  std::vector<FieldPick> picks;
  for (const DescribedName& name : names) {
    if (auto pick = field(std::string(name.name))) picks.push_back(std::move(*pick));
  }
  return picks;
}

std::optional<FieldPick> DescriptionSection::field(const std::string& key) {
  const toml::node* node = toml_.get(key);
  std::vector<std::string> texts;
  if (node && node->is_array()) {
    table_.texts(key, texts, 10);
    if (texts.empty()) return std::nullopt;
  } else {
    std::string text = kUnset;
    table_.text(key, text);
    if (text == kUnset) return std::nullopt;
    if (text.starts_with('=')) return FieldPick{key, {}, text.substr(1)};
    texts.push_back(std::move(text));
  }
  FieldPick pick{.name = key};
  for (const std::string& text : texts) {
    if (auto place = AnswerPointer::parse(text)) {
      pick.places.push_back(std::move(*place));
    } else {
      table_.mistake(key, kNoPointer);
      return std::nullopt;
    }
  }
  return pick;
}

std::vector<FieldPick> DescriptionSection::pairs(std::string_view key) {
  std::vector<FieldPick> picks;
  const toml::table* toml = inner(key);
  if (!toml) return picks;
  DescriptionSection section(*toml, name_of(key), mistakes_);
  if (toml->size() > kPairsDescribedMax) {
    table_.mistake(key, "expected at most 50 names");
    return picks;
  }
  for (const auto& [name, node] : *toml) {
    if (auto pick = section.field(std::string(name.str()))) picks.push_back(std::move(*pick));
  }
  std::sort(picks.begin(), picks.end(), [&](const FieldPick& a, const FieldPick& b) {
    return section.table().line_of(a.name) < section.table().line_of(b.name);
  });
  return picks;
}

RecordPicks DescriptionSection::record(const std::vector<DescribedName>& names, bool has_pairs) {
  if (!has_pairs) return {fields(names), {}, {}};
  return {fields(names), pairs("options"), pairs("attributes")};
}

void DescriptionSection::require_fields(const std::vector<DescribedName>& names,
                                        const std::vector<const RecordPicks*>& picks) {
  for (const DescribedName& name : names) {
    const bool is_there = std::any_of(picks.begin(), picks.end(), [&](const RecordPicks* one) {
      return std::any_of(one->fields.begin(), one->fields.end(),
                         [&](const FieldPick& pick) { return pick.name == name.name; });
    });
    if (name.is_needed) {
      table_.require(name.name, is_there, "where it is, like \"/" + std::string(name.name) + "\"");
    }
  }
}

std::optional<RowPicks> DescriptionSection::rows(std::string_view key,
                                                 const std::vector<DescribedName>& names,
                                                 bool has_pairs) {
  const toml::table* toml = inner(key);
  if (!toml) return std::nullopt;
  DescriptionSection section(*toml, name_of(key), mistakes_);
  return RowPicks{section.needed_pointer("list"), section.record(names, has_pairs), nullptr};
}

std::optional<RowPicks> DescriptionSection::nested_rows(std::string_view key,
                                                        const std::vector<DescribedName>& names,
                                                        std::string_view inner_key,
                                                        bool has_pairs) {
  const toml::table* toml = inner(key);
  if (!toml) return std::nullopt;
  DescriptionSection section(*toml, name_of(key), mistakes_);
  RowPicks rows{section.needed_pointer("list"), section.record(names, has_pairs), nullptr};
  std::vector<const RecordPicks*> all = {&rows.record};
  auto inner = inner_key.empty() ? std::nullopt : section.rows(inner_key, names, has_pairs);
  if (inner) {
    rows.inner = std::make_shared<const RowPicks>(std::move(*inner));
    all.push_back(&rows.inner->record);
  }
  section.require_fields(names, all);
  return rows;
}

DescribedPages DescriptionSection::pages(const std::vector<std::string>& places) {
  DescribedPages pages;
  std::vector<std::string> all = {"page", "offset", "cursor"};
  all.insert(all.end(), places.begin(), places.end());
  pages.path = path(all);
  pages.list = needed_pointer("list");
  pages.next = pointer("next");
  pages.total = pointer("total");
  table_.number("first_page", pages.first_page, 0, 1);
  const int ways = pages.path.has("page") + pages.path.has("offset") + pages.next.has_value();
  if (ways > 1) table_.mistake("path", "expected one of {page}, {offset} and `next`");
  if (pages.path.has("cursor") && !pages.next) {
    table_.mistake("path", "{cursor} needs `next`: where in the answer the next one is");
  }
  return pages;
}

}  // namespace aisle
