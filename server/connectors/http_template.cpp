#include "server/connectors/http_template.h"

#include <algorithm>

#include "server/connectors/shop_api.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kTemplateBytesMax = 20'000;
constexpr int kTemplateDepthMax = 20;

Error wrong_template(std::string message) {
  return {ErrorCode::invalid_argument, std::move(message)};
}

std::string names_of(const std::vector<std::string>& places) {
  std::string all;
  for (const std::string& place : places) all += (all.empty() ? "{" : ", {") + place + "}";
  return all.empty() ? "no place is known here" : "there are " + all;
}

// Calls `take(text, is_place)` for each piece. The first mistake, if any.
template <class Take>
Result<void> split_template(std::string_view text, const std::vector<std::string>& places,
                            Take take) {
  while (!text.empty()) {
    const std::size_t open = text.find_first_of("{}");
    if (open > 0) take(text.substr(0, open), false);
    if (open == text.npos) return {};
    const std::size_t close = text.find('}', open);
    if (text[open] == '}' || close == text.npos) {
      return wrong_template("expected each \"{\" with its \"}\"");
    }
    const std::string name(text.substr(open + 1, close - open - 1));
    if (std::find(places.begin(), places.end(), name) == places.end()) {
      return wrong_template("there is no place {" + name + "}; " + names_of(places));
    }
    take(std::string_view(name), true);
    text.remove_prefix(close + 1);
  }
  return {};
}

std::string text_of_value(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

const Json& value_at(const TemplateValues& values, std::string_view place) {
  static const Json nothing = "";
  const auto found = values.find(place);
  return found == values.end() ? nothing : found->second;
}

// The texts of a template must be sound; they were, so a second split can't fail.
Json filled_text(const std::string& text, const TemplateValues& values,
                 const std::vector<std::string>& places) {
  std::string out;
  const Json* whole = nullptr;
  int pieces = 0;
  static_cast<void>(split_template(text, places, [&](std::string_view piece, bool is_place) {
    ++pieces;
    whole = is_place ? &value_at(values, piece) : nullptr;
    out += is_place ? text_of_value(*whole) : std::string(piece);
  }));
  return pieces == 1 && whole ? *whole : Json(out);
}

Json filled(const Json& json, const TemplateValues& values,
            const std::vector<std::string>& places) {
  if (json.is_string()) return filled_text(json.get<std::string>(), values, places);
  if (!json.is_structured()) return json;
  Json out = json;
  for (Json& element : out) element = filled(element, values, places);
  return out;
}

Result<void> check_texts(const Json& json, const std::vector<std::string>& places) {
  if (json.is_string()) {
    return split_template(json.get_ref<const std::string&>(), places, [](auto, bool) {});
  }
  if (!json.is_structured()) return {};
  for (const Json& element : json) {
    if (const auto checked = check_texts(element, places); !checked) return checked;
  }
  return {};
}

}  // namespace

Result<PathTemplate> PathTemplate::parse(std::string_view text,
                                         const std::vector<std::string>& places) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c > 0x20 && c < 0x7F && c != '#' && c != '\\' && c != '"';
  });
  if (!text.starts_with('/') || text.starts_with("//") || !is_plain ||
      text.find("/..") != text.npos || text.find("/./") != text.npos) {
    return wrong_template("expected a path like \"/orders/{number}\", escaped, without \"..\"");
  }
  PathTemplate path;
  const auto split = split_template(text, places, [&](std::string_view piece, bool is_place) {
    path.pieces_.push_back({std::string(piece), is_place});
  });
  if (!split) return split.error();
  return path;
}

bool PathTemplate::has(std::string_view place) const {
  return std::any_of(pieces_.begin(), pieces_.end(),
                     [&](const Piece& piece) { return piece.is_place && piece.text == place; });
}

Result<std::string> PathTemplate::fill(const TemplateValues& values,
                                       std::string_view may_be_empty) const {
  std::string path;
  for (const Piece& piece : pieces_) {
    if (!piece.is_place) {
      path += piece.text;
      continue;
    }
    const std::string value = text_of_value(value_at(values, piece.text));
    const bool is_hole = value.empty() && piece.text != may_be_empty;
    if (is_hole || value == "." || value == "..") {
      return Error{ErrorCode::not_found, "there is nothing of this name"};
    }
    path += escape_part(value);
  }
  return path;
}

Result<BodyTemplate> BodyTemplate::parse(std::string_view text,
                                         const std::vector<std::string>& places) {
  BodyTemplate body;
  const auto sound =
      check_json(text, {.bytes_max = kTemplateBytesMax, .depth_max = kTemplateDepthMax});
  if (sound) body.json_ = Json::parse(text, nullptr, false);
  if (!body.json_.is_structured()) {
    return wrong_template("expected JSON like '{\"reason\": \"{reason}\"}'");
  }
  if (const auto checked = check_texts(body.json_, places); !checked) return checked.error();
  return body;
}

nlohmann::json BodyTemplate::fill(const TemplateValues& values) const {
  std::vector<std::string> places;
  for (const auto& [place, value] : values) places.push_back(place);
  return filled(json_, values, places);
}

}  // namespace aisle
