#include "server/models/request_parts.h"

#include <algorithm>

namespace aisle {

std::string url_under(std::string_view base, std::string_view path) {
  const auto query = std::min(base.find('?'), base.size());
  std::string_view front = base.substr(0, query);
  while (!front.empty() && front.back() == '/') front.remove_suffix(1);
  std::string url(front);
  url += path;
  url += base.substr(query);
  return url;
}

HttpRequest model_request(const ProviderSettings& settings, std::string_view path,
                          std::string_view header, std::string_view before, std::string json) {
  HttpRequest request;
  request.method = "POST";
  request.url = url_under(
      settings.base_url.empty() ? usual_base_url(settings.kind) : settings.base_url, path);
  request.fields = {{"content-type", "application/json"}, {"accept", "text/event-stream"}};
  if (!settings.key.empty() && !settings.key_header.empty()) {
    request.fields.push_back({settings.key_header, settings.key});
  } else if (!settings.key.empty()) {
    request.fields.push_back({std::string(header), std::string(before) + settings.key});
  }
  request.body = std::move(json);
  request.deadlines = settings.deadlines;
  request.body_bytes_max = kModelBodyBytesMax;
  return request;
}

void write_tools(const ModelTools& tools, ModelTools::Write write, JsonWriter& out) {
  if (tools.empty()) return;
  out.key("tools");
  out.raw(tools.written(write));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += "\n\n";
    all += part;
  }
  return all;
}

std::string data_url(const ModelImage& image) {
  return "data:" + image.media_type + ";base64," + image.base64;
}

std::string_view own_state(const ModelText& message, std::string_view kind) {
  if (message.provider != kind || message.state.size() < 2) return {};
  return std::string_view(message.state).substr(1, message.state.size() - 2);
}

}  // namespace aisle
