#include "server/model_turns/call_arguments.h"

#include <nlohmann/json.hpp>

#include "shared/base/json.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

// In every text of a value whose depth is bounded.
void restore(Json& json, const Placeholders& placeholders) {
  if (json.is_string()) json = placeholders.restore(json.get<std::string>());
  if (!json.is_structured()) return;
  for (Json& member : json) restore(member, placeholders);
}

}  // namespace

Result<ToolArguments> read_call_arguments(const Tool& tool, const std::string& json,
                                          const Placeholders& placeholders) {
  const bool may_hold = json.find('[') != json.npos && check_json(json, {});
  if (!may_hold) return read_arguments(tool, json);
  Json restored = Json::parse(json, nullptr, false);
  if (restored.is_discarded()) return read_arguments(tool, json);
  restore(restored, placeholders);
  return read_arguments(tool, restored.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace aisle
