// Anthropic's Messages API.
//
// Source: platform.claude.com/docs/api/messages, …/build-with-claude/streaming, …/prompt-caching
// and …/handling-stop-reasons.
#include "server/models/event_reader.h"
#include "server/models/request_parts.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

constexpr std::string_view kAnthropicKind = "anthropic";
constexpr const char* kVersion = "2023-06-01";

// Up to here its cache may keep the request.
void write_cache_mark(JsonWriter& out) {
  out.key("cache_control");
  out.begin_object();
  out.key("type");
  out.string("ephemeral");
  out.end_object();
}

void begin_block(std::string_view type, JsonWriter& out) {
  out.begin_object();
  out.key("type");
  out.string(type);
}

void write_anthropic_text(std::string_view text, bool is_marked, JsonWriter& out) {
  begin_block("text", out);
  out.key("text");
  out.string(text);
  if (is_marked) write_cache_mark(out);
  out.end_object();
}

void write_anthropic_system(const ModelRequest& request, JsonWriter& out) {
  if (request.system.empty()) return;
  out.key("system");
  out.begin_array();
  for (std::size_t i = 0; i < request.system.size(); ++i) {
    if (!request.system[i].empty()) {
      write_anthropic_text(request.system[i], i + 1 == request.stable_parts, out);
    }
  }
  out.end_array();
}

std::string anthropic_tools(const std::vector<ModelTool>& tools) {
  JsonWriter out;
  out.begin_array();
  for (const ModelTool& tool : tools) {
    out.begin_object();
    out.key("name");
    out.string(tool.name);
    out.key("description");
    out.string(tool.description);
    out.key("input_schema");
    out.raw(tool.schema);
    out.end_object();
  }
  out.end_array();
  return out.take();
}

void begin_anthropic_message(std::string_view role, JsonWriter& out) {
  out.begin_object();
  out.key("role");
  out.string(role);
  out.key("content");
  out.begin_array();
}
void end_anthropic_message(JsonWriter& out) {
  out.end_array();
  out.end_object();
}

void write_anthropic_message(const ShopperText& message, bool is_last, JsonWriter& out) {
  begin_anthropic_message("user", out);
  for (const ModelImage& image : message.images) {
    begin_block("image", out);
    out.key("source");
    begin_block("base64", out);
    out.key("media_type");
    out.string(image.media_type);
    out.key("data");
    out.string(image.base64);
    out.end_object();
    out.end_object();
  }
  if (!message.text.empty())
    write_anthropic_text(message.text, is_last, out);  // an empty one is refused
  end_anthropic_message(out);
}

void write_anthropic_message(const ModelText& message, bool, JsonWriter& out) {
  const std::string_view state = own_state(message, kAnthropicKind);
  if (state.empty() && message.text.empty() && message.calls.empty()) return;
  begin_anthropic_message("assistant", out);
  if (!state.empty()) out.raw(state);
  if (!message.text.empty()) write_anthropic_text(message.text, false, out);
  for (const ModelToolCall& call : message.calls) {
    begin_block("tool_use", out);
    out.key("id");
    out.string(call.id.value);
    out.key("name");
    out.string(call.tool);
    out.key("input");
    out.raw(call.arguments);
    out.end_object();
  }
  end_anthropic_message(out);
}

void write_anthropic_message(const ToolTexts& message, bool is_last, JsonWriter& out) {
  begin_anthropic_message("user", out);
  for (const ModelToolResult& result : message.results) {
    begin_block("tool_result", out);
    out.key("tool_use_id");
    out.string(result.call.value);
    out.key("content");
    out.string(result.text);
    if (result.failed) {
      out.key("is_error");
      out.boolean(true);
    }
    if (is_last && &result == &message.results.back()) write_cache_mark(out);
    out.end_object();
  }
  end_anthropic_message(out);
}

FinishReason anthropic_reason(std::string_view word) {
  if (word == "max_tokens" || word == "model_context_window_exceeded") return FinishReason::length;
  if (word == "refusal") return FinishReason::refused;
  if (word == "tool_use") return FinishReason::tool_calls;
  return FinishReason::stop;
}

class AnthropicDialect final : public Dialect {
 public:
  void read(const Json& event, AnswerBuilder& answer) override {
    const std::string type = text_at(event, "type");
    if (type == "message_start") {
      read_usage(at(at(event, "message"), "usage"), answer.usage());
    } else if (type == "content_block_start") {
      begin(count_at(event, "index"), at(event, "content_block"), answer);
    } else if (type == "content_block_delta") {
      go_on(count_at(event, "index"), at(event, "delta"), answer);
    } else if (type == "content_block_stop") {
      end_block(answer);
    } else if (type == "message_delta") {
      read_usage(at(event, "usage"), answer.usage());
      const std::string reason = text_at(at(event, "delta"), "stop_reason");
      if (!reason.empty()) answer.set_reason(anthropic_reason(reason));
    } else if (type == "message_stop") {
      answer.finish();
    }
  }

 private:
  void begin(std::int64_t index, const Json& block, AnswerBuilder& answer) {
    const std::string type = text_at(block, "type");
    thought_ = Json();
    if (type == "text") {
      answer.say(text_at(block, "text"));
    } else if (type == "tool_use") {
      answer.add({index, text_at(block, "id"), text_at(block, "name"), "", ""});
    } else if (type == "thinking" || type == "redacted_thinking") {
      thought_ = block;
    }
  }

  void go_on(std::int64_t index, const Json& delta, AnswerBuilder& answer) {
    const std::string type = text_at(delta, "type");
    if (type == "text_delta") {
      answer.say(text_at(delta, "text"));
    } else if (type == "input_json_delta") {
      answer.add({index, "", "", text_at(delta, "partial_json"), ""});
    } else if (type == "thinking_delta") {
      think("thinking", text_at(delta, "thinking"), answer);
    } else if (type == "signature_delta") {
      think("signature", text_at(delta, "signature"), answer);
    }
  }

  void think(const char* key, const std::string& more, AnswerBuilder& answer) {
    if (!thought_.is_object()) return;
    std::string text = text_at(thought_, key) + more;
    if (text.size() > kModelStateBytesMax) {
      return answer.fail(ModelFault::endless, "it thinks without end");
    }
    thought_[key] = std::move(text);
  }

  void end_block(AnswerBuilder& answer) {
    if (thought_.is_object()) answer.add_state(thought_.dump());
    thought_ = Json();
  }

  // Each count is the whole so far, and one that is left out stays as it was.
  void read_usage(const Json& usage, ModelUsage& counts) {
    const auto keep = [&](const char* key, std::int64_t& count) {
      if (at(usage, key).is_number_integer()) count = count_at(usage, key);
    };
    keep("input_tokens", fresh_);
    keep("cache_creation_input_tokens", written_);
    keep("cache_read_input_tokens", counts.cached_tokens);
    keep("output_tokens", counts.output_tokens);
    counts.input_tokens = fresh_ + written_ + counts.cached_tokens;
  }

  Json thought_;  // The block of thinking that is under way; else null.
  std::int64_t fresh_ = 0;
  std::int64_t written_ = 0;
};

class AnthropicCodec final : public Codec {
 public:
  explicit AnthropicCodec(const ProviderSettings& settings) : settings_(settings) {}

  HttpRequest encode(const ModelRequest& request) const override {
    JsonWriter out;
    out.begin_object();
    out.key("model");
    out.string(settings_.model);
    out.key("stream");
    out.boolean(true);
    out.key("max_tokens");
    out.integer(request.tokens_max);
    write_tools(request.tools, anthropic_tools, out);
    write_anthropic_system(request, out);
    out.key("messages");
    out.begin_array();
    for (const ModelMessage& message : request.messages) {
      const bool is_last = &message == &request.messages.back();
      std::visit([&](const auto& one) { write_anthropic_message(one, is_last, out); }, message);
    }
    out.end_array();
    out.end_object();
    HttpRequest http = model_request(settings_, "/messages", "x-api-key", "", out.take());
    http.fields.push_back({"anthropic-version", kVersion});
    return http;
  }

  std::unique_ptr<ModelReader> decode(std::size_t calls_before,
                                      const HttpHead& head) const override {
    return make_event_reader(calls_before, head, std::make_unique<AnthropicDialect>());
  }

 private:
  const ProviderSettings settings_;
};

}  // namespace

std::unique_ptr<Codec> make_anthropic_codec(const ProviderSettings& settings) {
  return std::make_unique<AnthropicCodec>(settings);
}

}  // namespace aisle
