#include "server/http/body.h"

#include "shared/base/json.h"

namespace aisle {
namespace {

inline constexpr int kBodyDepthMax = 8;  // nothing the API takes is nested deeper than 2

bool is_json(std::string_view content_type) {
  constexpr std::string_view kJson = "application/json";
  if (content_type.substr(0, kJson.size()) != kJson) return false;
  const std::string_view rest = content_type.substr(kJson.size());
  return rest.empty() || rest[0] == ';' || rest[0] == ' ';
}

}  // namespace

Body::Body(const httplib::Request& request, std::size_t bytes_max) {
  if (!is_json(request.get_header_value("Content-Type"))) {
    problem_ = {.status = 415,
                .code = "content_type",
                .detail = "The body must have the Content-Type application/json."};
    return;
  }
  const auto checked =
      check_json(request.body, {.bytes_max = bytes_max, .depth_max = kBodyDepthMax});
  if (!checked && checked.error().code == ErrorCode::too_large) {
    problem_ = {.status = 413,
                .code = "too_large",
                .detail = "The body has more than " + std::to_string(bytes_max) + " bytes."};
    return;
  }
  if (!checked) {
    problem_ = {.status = 400, .code = "json", .detail = checked.error().message};
    return;
  }
  root_ = nlohmann::json::parse(request.body, nullptr, /*allow_exceptions=*/false);
  if (!root_.is_object()) {
    problem_ = {.status = 422, .code = "invalid_argument", .detail = "The body must be an object."};
    return;
  }
  object_ = &root_;
}

const nlohmann::json* Body::find(std::string_view member) const {
  if (!object_) return nullptr;
  const auto found = object_->find(std::string(member));
  return found == object_->end() || found->is_null() ? nullptr : &*found;
}

std::string Body::read(const nlohmann::json& value, std::string_view member,
                       std::size_t bytes_max) {
  const auto* text = value.get_ptr<const std::string*>();
  if (!text) {
    refuse(member, "It must be a text.");
    return {};
  }
  if (text->size() > bytes_max) {
    refuse(member, "It has more than " + std::to_string(bytes_max) + " bytes.", "too_large");
    return {};
  }
  return *text;
}

std::string Body::text(std::string_view member, std::size_t bytes_max) {
  if (problem_) return {};
  const nlohmann::json* value = find(member);
  if (!value) {
    refuse(member, "It is missing.");
    return {};
  }
  std::string text = read(*value, member, bytes_max);
  if (text.empty()) refuse(member, "It is empty.");
  return text;
}

std::string Body::optional_text(std::string_view member, std::size_t bytes_max) {
  const nlohmann::json* value = problem_ ? nullptr : find(member);
  return value ? read(*value, member, bytes_max) : std::string();
}

bool Body::enter(std::string_view member) {
  const nlohmann::json* value = problem_ ? nullptr : find(member);
  if (!value) return false;
  if (!value->is_object()) {
    refuse(member, "It must be an object.");
    return false;
  }
  object_ = value;
  path_ += std::string(member) + ".";
  return true;
}

std::string Body::json(std::string_view member) const {
  const nlohmann::json* value = problem_ ? nullptr : find(member);
  return value ? value->dump() : std::string();
}

void Body::refuse(std::string_view member, std::string detail, std::string_view code) {
  if (problem_) return;
  problem_ = {.status = 422,
              .code = code,
              .detail = std::move(detail),
              .member = path_ + std::string(member)};
}

}  // namespace aisle
