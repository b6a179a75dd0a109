// OpenAI's Chat Completions, the format that most other servers speak too: vLLM, Ollama, llama.cpp,
// Azure (base URL with the deployment and ?api-version=…, key_header "api-key"), OpenRouter,
// Mistral, Groq.
//
// Source: platform.openai.com/docs/api-reference/chat and …/chat-streaming.
#include "server/models/event_reader.h"
#include "server/models/request_parts.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

// OpenAI's newer models refuse max_tokens, and most other servers know nothing else.
std::string_view tokens_key(std::string_view url) {
  const bool is_openai = url.empty() || url.find("//api.openai.com/") != url.npos ||
                         url.find(".azure.com/") != url.npos;
  return is_openai ? "max_completion_tokens" : "max_tokens";
}

std::string chat_tools(const std::vector<ModelTool>& tools) {
  JsonWriter out;
  out.begin_array();
  for (const ModelTool& tool : tools) {
    out.begin_object();
    out.key("type");
    out.string("function");
    out.key("function");
    out.begin_object();
    out.key("name");
    out.string(tool.name);
    out.key("description");
    out.string(tool.description);
    out.key("parameters");
    out.raw(tool.schema);
    out.end_object();
    out.end_object();
  }
  out.end_array();
  return out.take();
}

void begin_chat_message(std::string_view role, JsonWriter& out) {
  out.begin_object();
  out.key("role");
  out.string(role);
  out.key("content");
}

void write_chat_message(const ShopperText& message, JsonWriter& out) {
  begin_chat_message("user", out);
  if (message.images.empty()) {
    out.string(message.text);
  } else {
    out.begin_array();
    out.begin_object();
    out.key("type");
    out.string("text");
    out.key("text");
    out.string(message.text);
    out.end_object();
    for (const ModelImage& image : message.images) {
      out.begin_object();
      out.key("type");
      out.string("image_url");
      out.key("image_url");
      out.begin_object();
      out.key("url");
      out.string(data_url(image));
      out.end_object();
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

void write_chat_message(const ModelText& message, JsonWriter& out) {
  begin_chat_message("assistant", out);
  out.string(message.text);
  if (!message.calls.empty()) {
    out.key("tool_calls");
    out.begin_array();
    for (const ModelToolCall& call : message.calls) {
      out.begin_object();
      out.key("id");
      out.string(call.id.value);
      out.key("type");
      out.string("function");
      out.key("function");
      out.begin_object();
      out.key("name");
      out.string(call.tool);
      out.key("arguments");
      out.string(call.arguments);
      out.end_object();
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

void write_chat_message(const ToolTexts& message, JsonWriter& out) {
  for (const ModelToolResult& result : message.results) {
    begin_chat_message("tool", out);
    out.string(result.text);
    out.key("tool_call_id");
    out.string(result.call.value);
    out.end_object();
  }
}

FinishReason chat_reason(std::string_view word) {
  if (word == "length") return FinishReason::length;
  if (word == "content_filter") return FinishReason::refused;
  if (word == "tool_calls") return FinishReason::tool_calls;
  return FinishReason::stop;
}

class ChatDialect final : public Dialect {
 public:
  void read(const Json& event, AnswerBuilder& answer) override {
    if (text_at(event, "object") == "error") {  // vLLM, without an "error" around it
      return answer.fail(ModelFault::unavailable, text_at(event, "message"));
    }
    read_usage(at(event, "usage"), answer.usage());
    const Json& choice = first(at(event, "choices"));
    const Json& delta = at(choice, "delta");
    if (!text_at(delta, "refusal").empty()) answer.refuse();
    answer.say(text_at(delta, "content"));
    const Json& calls = at(delta, "tool_calls");
    if (calls.is_array()) {
      for (const Json& call : calls) answer.add(fragment(call));
    }
    const std::string reason = text_at(choice, "finish_reason");
    if (!reason.empty()) answer.set_reason(chat_reason(reason));
  }

 private:
  static CallFragment fragment(const Json& call) {
    CallFragment fragment;
    if (const Json& index = at(call, "index"); index.is_number_integer()) {
      fragment.index = index.get<std::int64_t>();
    }
    const Json& function = at(call, "function");
    fragment.id = text_at(call, "id");
    fragment.tool = text_at(function, "name");
    const Json& arguments = at(function, "arguments");
    // A text by the book; some servers send the object itself, and then whole.
    fragment.arguments = arguments.is_object() ? arguments.dump() : text_of(arguments);
    return fragment;
  }

  static void read_usage(const Json& usage, ModelUsage& counts) {
    if (!usage.is_object()) return;
    counts.input_tokens = count_at(usage, "prompt_tokens");
    counts.output_tokens = count_at(usage, "completion_tokens");
    counts.cached_tokens = count_at(at(usage, "prompt_tokens_details"), "cached_tokens");
  }
};

class ChatCodec final : public Codec {
 public:
  explicit ChatCodec(const ProviderSettings& settings) : settings_(settings) {}

  HttpRequest encode(const ModelRequest& request) const override {
    JsonWriter out;
    out.begin_object();
    out.key("model");
    out.string(settings_.model);
    out.key("stream");
    out.boolean(true);
    if (settings_.stream_usage) {
      out.key("stream_options");
      out.begin_object();
      out.key("include_usage");
      out.boolean(true);
      out.end_object();
    }
    out.key(tokens_key(settings_.base_url));
    out.integer(request.tokens_max);
    write_tools(request.tools, chat_tools, out);
    out.key("messages");
    out.begin_array();
    if (const std::string system = joined(request.system); !system.empty()) {
      begin_chat_message("system", out);
      out.string(system);
      out.end_object();
    }
    for (const ModelMessage& message : request.messages) {
      std::visit([&](const auto& one) { write_chat_message(one, out); }, message);
    }
    out.end_array();
    out.end_object();
    return model_request(settings_, "/chat/completions", "authorization", "Bearer ", out.take());
  }

  std::unique_ptr<ModelReader> decode(std::size_t calls_before,
                                      const HttpHead& head) const override {
    return make_event_reader(calls_before, head, std::make_unique<ChatDialect>());
  }

 private:
  const ProviderSettings settings_;
};

}  // namespace

std::unique_ptr<Codec> make_openai_chat_codec(const ProviderSettings& settings) {
  return std::make_unique<ChatCodec>(settings);
}

}  // namespace aisle
