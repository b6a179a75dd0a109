// How the stub answers, and the bytes of it: OpenAI's Chat Completions as a stream.
//
// Source: platform.openai.com/docs/api-reference/chat-streaming.
#pragma once

#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>

#include "tests/bench/turns/sockets.h"

namespace aisle::bench {

struct Scenario {
  int tokens = 200, first_ms = 0, silent_after = -1;
  double rate = 20;
  std::string tool, arguments = "{}";
};

/// Reads the lines that POST /scenario takes. Ends the process at a name that there is not.
inline Scenario read_scenario(std::string_view text) {
  Scenario scenario;
  std::istringstream in{std::string(text)};
  for (std::string name; in >> name;) {
    if (name == "tokens")
      in >> scenario.tokens;
    else if (name == "rate")
      in >> scenario.rate;
    else if (name == "first_ms")
      in >> scenario.first_ms;
    else if (name == "silent_after")
      in >> scenario.silent_after;
    else if (name == "tool")
      in >> scenario.tool;
    else if (name == "arguments")
      std::getline(in >> std::ws, scenario.arguments);
    else
      give_up("A scenario has no \"" + name + "\".");
  }
  return scenario;
}

/// Every event is a chunk of its own, as the services send them.
inline std::string chunk(std::string_view json) {
  char size[20];
  std::snprintf(size, sizeof size, "%zx\r\n", json.size() + 8);
  return std::string(size).append("data: ").append(json).append("\n\n\r\n");
}

/// A piece of the answer.
inline std::string delta(std::string_view json, std::string_view reason = "null") {
  std::string text =
      R"({"id":"chatcmpl-stub","object":"chat.completion.chunk","created":1741569952,)"
      R"("model":"stub","system_fingerprint":"fp_stub","choices":[{"index":0,"delta":)";
  text.append(json).append(R"(,"logprobs":null,"finish_reason":)").append(reason).append("}]}");
  return chunk(text);
}

inline std::string tool_call(const std::string& id, const Scenario& scenario) {
  const nlohmann::json function = {{"name", scenario.tool}, {"arguments", scenario.arguments}};
  return delta(R"({"tool_calls":[{"index":0,"id":")" + id + R"(","type":"function","function":)" +
               function.dump() + "}]}");
}

/// The last chunks, and the end of the response.
inline std::string answer_end(std::string_view reason, int tokens, bool with_usage) {
  std::string end = delta("{}", reason);
  if (with_usage) {
    const std::string said = std::to_string(tokens), all = std::to_string(500 + tokens);
    end +=
        chunk(R"({"id":"chatcmpl-stub","object":"chat.completion.chunk","created":1741569952,)"
              R"("model":"stub","choices":[],"usage":{"prompt_tokens":500,"completion_tokens":)" +
              said + R"(,"total_tokens":)" + all + "}}");
  }
  return end + chunk("[DONE]") + "0\r\n\r\n";
}

}  // namespace aisle::bench
