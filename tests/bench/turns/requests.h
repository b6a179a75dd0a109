// How a shopper asks: Aisle's API, or a model's own.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace aisle::bench {

inline std::string post(const std::string& path, const std::string& token,
                        const std::string& json) {
  std::string request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
                        "Content-Type: application/json\r\nAccept: text/event-stream\r\n";
  if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
  return request + "Content-Length: " + std::to_string(json.size()) + "\r\n\r\n" + json;
}

inline std::string start_request(const std::string& site) {
  return post("/v1/conversations", "", nlohmann::json{{"site", site}}.dump());
}

inline std::string message_request(const std::string& conversation, const std::string& token,
                                   int number, const std::string& text) {
  const nlohmann::json message = {{"id", "m" + std::to_string(number)}, {"text", text}};
  return post("/v1/conversations/" + conversation + "/messages", token, message.dump());
}

inline std::string stop_request(const std::string& conversation, const std::string& token) {
  return post("/v1/conversations/" + conversation + "/stop", token, "{}");
}

inline std::string model_request(const std::string& text) {
  const nlohmann::json message = {{"role", "user"}, {"content", text}};
  const nlohmann::json request = {{"model", "stub"},
                                  {"stream", true},
                                  {"stream_options", {{"include_usage", true}}},
                                  {"messages", nlohmann::json::array({message})}};
  return post("/v1/chat/completions", "", request.dump());
}

}  // namespace aisle::bench
