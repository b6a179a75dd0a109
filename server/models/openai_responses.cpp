// OpenAI's Responses API. Nothing is kept at the provider (`store` is false): each request tells
// all.
//
// Source: platform.openai.com/docs/api-reference/responses and …/responses-streaming.
#include "server/models/event_reader.h"
#include "server/models/failure.h"
#include "server/models/request_parts.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

constexpr std::string_view kResponsesKind = "openai_responses";

std::string responses_tools(const std::vector<ModelTool>& tools) {
  JsonWriter out;
  out.begin_array();
  for (const ModelTool& tool : tools) {
    out.begin_object();
    out.key("type");
    out.string("function");
    out.key("name");
    out.string(tool.name);
    out.key("description");
    out.string(tool.description);
    out.key("parameters");
    out.raw(tool.schema);
    out.key("strict");  // Strict mode wants every member required, and ours are not.
    out.boolean(false);
    out.end_object();
  }
  out.end_array();
  return out.take();
}

void write_responses_message(const ShopperText& message, JsonWriter& out) {
  out.begin_object();
  out.key("role");
  out.string("user");
  out.key("content");
  out.begin_array();
  out.begin_object();
  out.key("type");
  out.string("input_text");
  out.key("text");
  out.string(message.text);
  out.end_object();
  for (const ModelImage& image : message.images) {
    out.begin_object();
    out.key("type");
    out.string("input_image");
    out.key("image_url");
    out.string(data_url(image));
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_responses_message(const ModelText& message, JsonWriter& out) {
  if (const std::string_view state = own_state(message, kResponsesKind); !state.empty())
    out.raw(state);
  if (!message.text.empty()) {
    out.begin_object();
    out.key("role");
    out.string("assistant");
    out.key("content");
    out.string(message.text);
    out.end_object();
  }
  for (const ModelToolCall& call : message.calls) {
    out.begin_object();
    out.key("type");
    out.string("function_call");
    out.key("call_id");
    out.string(call.id.value);
    out.key("name");
    out.string(call.tool);
    out.key("arguments");
    out.string(call.arguments);
    out.end_object();
  }
}

void write_responses_message(const ToolTexts& message, JsonWriter& out) {
  for (const ModelToolResult& result : message.results) {
    out.begin_object();
    out.key("type");
    out.string("function_call_output");
    out.key("call_id");
    out.string(result.call.value);
    out.key("output");
    out.string(result.text);
    out.end_object();
  }
}

class ResponsesDialect final : public Dialect {
 public:
  explicit ResponsesDialect(const HttpHead& head) : head_(head) {}

  void read(const Json& event, AnswerBuilder& answer) override {
    const std::string type = text_at(event, "type");
    const std::int64_t index = count_at(event, "output_index");
    if (type == "response.output_text.delta") {
      answer.say(text_at(event, "delta"));
    } else if (type == "response.refusal.delta" || type == "response.refusal.done") {
      answer.refuse();
    } else if (type == "response.output_item.added") {
      const Json& item = at(event, "item");
      if (text_at(item, "type") != "function_call") return;
      answer.add({index, text_at(item, "call_id"), text_at(item, "name"), "", ""});
    } else if (type == "response.function_call_arguments.delta") {
      answer.add({index, "", "", text_at(event, "delta"), ""});
    } else if (type == "response.function_call_arguments.done") {
      const std::string whole = text_at(event, "arguments");
      if (!whole.empty()) answer.set_arguments(index, whole);
    } else if (type == "response.output_item.done") {
      read_item(at(event, "item"), answer);
    } else if (type == "response.completed" || type == "response.incomplete") {
      end(at(event, "response"), answer);
    } else if (type == "response.failed") {
      const Json& response = at(event, "response");
      read_usage(at(response, "usage"), answer.usage());
      read_failure(head_.status, head_, at(response, "error"), answer);
    } else if (type == "error") {  // its members stand in the event itself
      read_failure(head_.status, head_, event, answer);
    }
  }

 private:
  // What it thought is of use to it only encrypted: without, it would be looked up and not found.
  static void read_item(const Json& item, AnswerBuilder& answer) {
    if (text_at(item, "type") != "reasoning" || text_at(item, "encrypted_content").empty()) return;
    answer.add_state(item.dump());
  }

  static void end(const Json& response, AnswerBuilder& answer) {
    read_usage(at(response, "usage"), answer.usage());
    const std::string why = text_at(at(response, "incomplete_details"), "reason");
    if (why == "content_filter") {
      answer.refuse();
    } else {
      answer.set_reason(why.empty() ? FinishReason::stop : FinishReason::length);
    }
    answer.finish();
  }

  static void read_usage(const Json& usage, ModelUsage& counts) {
    if (!usage.is_object()) return;
    counts.input_tokens = count_at(usage, "input_tokens");
    counts.output_tokens = count_at(usage, "output_tokens");
    counts.cached_tokens = count_at(at(usage, "input_tokens_details"), "cached_tokens");
  }

  const HttpHead head_;
};

class ResponsesCodec final : public Codec {
 public:
  explicit ResponsesCodec(const ProviderSettings& settings) : settings_(settings) {}

  HttpRequest encode(const ModelRequest& request) const override {
    JsonWriter out;
    out.begin_object();
    out.key("model");
    out.string(settings_.model);
    out.key("stream");
    out.boolean(true);
    out.key("store");
    out.boolean(false);
    out.key("max_output_tokens");
    out.integer(request.tokens_max);
    write_tools(request.tools, responses_tools, out);
    if (const std::string system = joined(request.system); !system.empty()) {
      out.key("instructions");
      out.string(system);
    }
    out.key("input");
    out.begin_array();
    for (const ModelMessage& message : request.messages) {
      std::visit([&](const auto& one) { write_responses_message(one, out); }, message);
    }
    out.end_array();
    out.end_object();
    return model_request(settings_, "/responses", "authorization", "Bearer ", out.take());
  }

  std::unique_ptr<ModelReader> decode(std::size_t calls_before,
                                      const HttpHead& head) const override {
    return make_event_reader(calls_before, head, std::make_unique<ResponsesDialect>(head));
  }

 private:
  const ProviderSettings settings_;
};

}  // namespace

std::unique_ptr<Codec> make_openai_responses_codec(const ProviderSettings& settings) {
  return std::make_unique<ResponsesCodec>(settings);
}

}  // namespace aisle
