// Google's Gemini API.
//
// Source: ai.google.dev/api/generate-content, …/gemini-api/docs/function-calling and
// …/thought-signatures.
#include <algorithm>
#include <array>

#include "server/models/event_reader.h"
#include "server/models/request_parts.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

constexpr std::string_view kGeminiKind = "gemini";

void begin_content(std::string_view role, JsonWriter& out) {
  out.begin_object();
  out.key("role");
  out.string(role);
  out.key("parts");
  out.begin_array();
}
void end_content(JsonWriter& out) {
  out.end_array();
  out.end_object();
}

void write_gemini_text(std::string_view text, JsonWriter& out) {
  if (text.empty()) return;
  out.begin_object();
  out.key("text");
  out.string(text);
  out.end_object();
}

void write_gemini_system(const std::vector<std::string>& parts, JsonWriter& out) {
  if (parts.empty()) return;
  out.key("systemInstruction");
  out.begin_object();
  out.key("parts");
  out.begin_array();
  for (const std::string& part : parts) write_gemini_text(part, out);
  out.end_array();
  out.end_object();
}

std::string gemini_tools(const std::vector<ModelTool>& tools) {
  JsonWriter out;
  out.begin_array();
  out.begin_object();
  out.key("functionDeclarations");
  out.begin_array();
  for (const ModelTool& tool : tools) {
    out.begin_object();
    out.key("name");
    out.string(tool.name);
    out.key("description");
    out.string(tool.description);
    out.key("parametersJsonSchema");
    out.raw(tool.schema);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  out.end_array();
  return out.take();
}

void write_gemini_message(const ShopperText& message, JsonWriter& out) {
  begin_content("user", out);
  write_gemini_text(message.text, out);
  for (const ModelImage& image : message.images) {
    out.begin_object();
    out.key("inlineData");
    out.begin_object();
    out.key("mimeType");
    out.string(image.media_type);
    out.key("data");
    out.string(image.base64);
    out.end_object();
    out.end_object();
  }
  end_content(out);
}

void write_gemini_message(const ModelText& message, JsonWriter& out) {
  if (message.text.empty() && message.calls.empty()) return;
  begin_content("model", out);
  write_gemini_text(message.text, out);
  for (const ModelToolCall& call : message.calls) {
    out.begin_object();
    out.key("functionCall");
    out.begin_object();
    out.key("id");
    out.string(call.id.value);
    out.key("name");
    out.string(call.tool);
    out.key("args");
    out.raw(call.arguments);
    out.end_object();
    if (message.provider == kGeminiKind && !call.state.empty()) {
      out.key("thoughtSignature");  // Gemini 3 refuses its own call without it.
      out.string(call.state);
    }
    out.end_object();
  }
  end_content(out);
}

void write_gemini_message(const ToolTexts& message, JsonWriter& out) {
  begin_content("user", out);
  for (const ModelToolResult& result : message.results) {
    out.begin_object();
    out.key("functionResponse");
    out.begin_object();
    out.key("id");
    out.string(result.call.value);
    out.key("name");
    out.string(result.tool);
    out.key("response");
    out.begin_object();
    out.key(result.failed ? "error" : "result");
    out.string(result.text);
    out.end_object();
    out.end_object();
    out.end_object();
  }
  end_content(out);
}

class GeminiDialect final : public Dialect {
 public:
  void read(const Json& event, AnswerBuilder& answer) override {
    read_usage(at(event, "usageMetadata"), answer.usage());
    if (!text_at(at(event, "promptFeedback"), "blockReason").empty()) answer.refuse();
    const Json& candidate = first(at(event, "candidates"));
    const Json& parts = at(at(candidate, "content"), "parts");
    if (parts.is_array()) {
      for (const Json& part : parts) read_part(part, answer);
    }
    const std::string reason = text_at(candidate, "finishReason");
    if (!reason.empty()) end(reason, answer);
  }

 private:
  static void read_part(const Json& part, AnswerBuilder& answer) {
    const Json& thought = at(part, "thought");
    if (thought.is_boolean() && thought.get<bool>()) return;
    answer.say(text_at(part, "text"));
    const Json& call = at(part, "functionCall");
    if (!call.is_object()) return;
    const Json& arguments = at(call, "args");
    answer.add({std::nullopt, text_at(call, "id"), text_at(call, "name"),
                arguments.is_null() ? "{}" : arguments.dump(), text_at(part, "thoughtSignature")});
  }

  // No event says that the stream ends; usage may still follow.
  static void end(std::string_view reason, AnswerBuilder& answer) {
    constexpr std::array<std::string_view, 6> kRefusals = {
        "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"};
    constexpr std::array<std::string_view, 4> kMishaps = {
        "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS",
        "MISSING_THOUGHT_SIGNATURE"};
    const auto is_one_of = [&](const auto& words) {
      return std::find(words.begin(), words.end(), reason) != words.end();
    };
    if (is_one_of(kRefusals)) return answer.refuse();
    if (is_one_of(kMishaps)) return answer.fail(ModelFault::broken, reason);
    answer.set_reason(reason == "MAX_TOKENS" ? FinishReason::length : FinishReason::stop);
  }

  static void read_usage(const Json& usage, ModelUsage& counts) {
    if (!usage.is_object()) return;
    counts.input_tokens = count_at(usage, "promptTokenCount");
    counts.cached_tokens = count_at(usage, "cachedContentTokenCount");
    counts.output_tokens =
        count_at(usage, "candidatesTokenCount") + count_at(usage, "thoughtsTokenCount");
  }
};

// RFC 3986: what is unreserved stays.
std::string path_segment(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

class GeminiCodec final : public Codec {
 public:
  explicit GeminiCodec(const ProviderSettings& settings) : settings_(settings) {}

  HttpRequest encode(const ModelRequest& request) const override {
    JsonWriter out;
    out.begin_object();
    write_gemini_system(request.system, out);
    write_tools(request.tools, gemini_tools, out);
    out.key("contents");
    out.begin_array();
    for (const ModelMessage& message : request.messages) {
      std::visit([&](const auto& one) { write_gemini_message(one, out); }, message);
    }
    out.end_array();
    out.key("generationConfig");
    out.begin_object();
    out.key("maxOutputTokens");
    out.integer(request.tokens_max);
    out.end_object();
    out.end_object();
    HttpRequest http = model_request(
        settings_, "/models/" + path_segment(settings_.model) + ":streamGenerateContent",
        "x-goog-api-key", "", out.take());
    http.url += http.url.find('?') == http.url.npos ? "?alt=sse" : "&alt=sse";
    return http;
  }

  std::unique_ptr<ModelReader> decode(std::size_t calls_before,
                                      const HttpHead& head) const override {
    return make_event_reader(calls_before, head, std::make_unique<GeminiDialect>());
  }

 private:
  const ProviderSettings settings_;
};

}  // namespace

std::unique_ptr<Codec> make_gemini_codec(const ProviderSettings& settings) {
  return std::make_unique<GeminiCodec>(settings);
}

}  // namespace aisle
