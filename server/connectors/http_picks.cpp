#include "server/connectors/http_picks.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kJoinedBytesMax = 100'000;

// Several values with spaces between; what isn't there is left out, and so is what is no text.
Json joined_values(const Json& answer, const std::vector<AnswerPointer>& places) {
  std::string text;
  for (const AnswerPointer& place : places) {
    const Json* value = place.find(answer);
    if (!value || value->is_null() || value->is_structured()) continue;
    const std::string part = value->is_string() ? value->get<std::string>() : value->dump();
    if (part.empty()) continue;
    text += (text.empty() ? "" : " ") + part;
    if (text.size() > kJoinedBytesMax) break;
  }
  return text.empty() ? Json() : Json(std::move(text));
}

Json picked_value(const Json& answer, const FieldPick& pick) {
  if (pick.places.empty()) return pick.constant;
  if (pick.places.size() > 1) return joined_values(answer, pick.places);
  const Json* value = pick.places.front().find(answer);
  return value ? *value : Json();
}

void pick_pairs(const Json& answer, const std::vector<FieldPick>& picks, const char* name,
                Json& record) {
  if (picks.empty()) return;
  Json& pairs = record[name];
  if (!pairs.is_array()) pairs = Json::array();
  for (const FieldPick& pick : picks) {
    Json value = picked_value(answer, pick);
    if (!value.is_null()) pairs.push_back(Json::array({pick.name, std::move(value)}));
  }
}

void pick_into(const Json& answer, const RecordPicks& picks, Json& record) {
  for (const FieldPick& pick : picks.fields) {
    Json value = picked_value(answer, pick);
    if (!value.is_null()) record[pick.name] = std::move(value);
  }
  pick_pairs(answer, picks.options, "options", record);
  pick_pairs(answer, picks.attributes, "attributes", record);
}

// Null when it isn't there, or is of another form, which is noted.
const Json* list_at(const Json& answer, const AnswerPointer& place, std::size_t count_max,
                    const std::string& name, Drift& drift) {
  const Json* list = place.find(answer);
  if (!list || list->is_null()) return nullptr;
  const std::string where = name + " (at \"" + place.text() + "\")";
  if (!list->is_array()) {
    drift.note(where, "a list, there is another value");
    return nullptr;
  }
  if (list->size() > count_max) {
    drift.note(where, "at most " + std::to_string(count_max) + " elements, there are " +
                          std::to_string(list->size()));
    return nullptr;
  }
  return list;
}

}  // namespace

std::optional<AnswerPointer> AnswerPointer::parse(const std::string& text) {
  AnswerPointer pointer;
  try {
    pointer.pointer_ = nlohmann::json::json_pointer(text);
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
  pointer.text_ = text;
  return pointer;
}

const nlohmann::json* AnswerPointer::find(const nlohmann::json& in) const {
  try {
    return in.contains(pointer_) ? &in.at(pointer_) : nullptr;
  } catch (const nlohmann::json::exception&) {  // An index beyond all numbers.
    return nullptr;
  }
}

nlohmann::json pick_record(const nlohmann::json& answer, const RecordPicks& picks) {
  Json record = Json::object();
  pick_into(answer, picks, record);
  return record;
}

nlohmann::json pick_rows(const nlohmann::json& answer, const RowPicks& picks, std::size_t count_max,
                         const std::string& name, Drift& drift) {
  Json rows = Json::array();
  const Json* list = list_at(answer, picks.list, count_max, name, drift);
  if (!list) return rows;
  for (const Json& element : *list) {
    Json record = pick_record(element, picks.record);
    const Json* inner =
        picks.inner ? list_at(element, picks.inner->list, count_max, name, drift) : nullptr;
    if (!inner || inner->empty()) {
      rows.push_back(std::move(record));
      continue;
    }
    for (const Json& part : *inner) {
      rows.push_back(record);
      pick_into(part, picks.inner->record, rows.back());
    }
  }
  return rows;
}

}  // namespace aisle
