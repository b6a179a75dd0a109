// What is said to a language model and what comes back, whoever's model it is.
//
// A request is a value; an answer arrives in pieces. `codec.h` says how one is written and the
// other is read in each provider's own format.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/net/http_client.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"

namespace aisle {

struct ModelImage {
  std::string media_type;  ///< "image/png", "image/jpeg", "image/webp" or "image/gif".
  std::string base64;

  bool operator==(const ModelImage&) const = default;
};

/// One use of a tool, as the model asked for it. Nothing in it has been checked against the tool.
struct ModelToolCall {
  CallId id;                     ///< The provider's, or "call_N" where it gave none.
  std::string tool;              ///< May name none of ours.
  std::string arguments = "{}";  ///< A JSON object that `check_json` accepts.
  std::string fault;             ///< Why the arguments that the model wrote are none; else empty.
  std::string state;             ///< The provider's own note on it, handed back as it came.

  bool operator==(const ModelToolCall&) const = default;
};

struct ModelToolResult {
  CallId call;
  std::string tool;
  std::string text;
  bool failed = false;

  bool operator==(const ModelToolResult&) const = default;
};

struct ShopperText {
  std::string text;
  std::vector<ModelImage> images;

  bool operator==(const ShopperText&) const = default;
};

struct ModelText {
  std::string text;
  std::vector<ModelToolCall> calls;
  std::string provider;  ///< The kind that said it; only that one understands the states.
  std::string state;     ///< Its own notes on the whole, a JSON array; empty: none.

  bool operator==(const ModelText&) const = default;
};

/// The results of all calls of the message before, in their order.
struct ToolTexts {
  std::vector<ModelToolResult> results;

  bool operator==(const ToolTexts&) const = default;
};

using ModelMessage = std::variant<ShopperText, ModelText, ToolTexts>;

struct ModelTool {
  std::string name;
  std::string description;
  std::string schema;  ///< JSON Schema of its arguments: a JSON object.

  bool operator==(const ModelTool&) const = default;
};

/// The tools of a request. Copies share them: their schemas are most of a request.
class ModelTools {
 public:
  ModelTools() = default;
  ModelTools(std::vector<ModelTool> tools)
      : tools_(std::make_shared<const std::vector<ModelTool>>(std::move(tools))) {}

  operator const std::vector<ModelTool>&() const {
    static const std::vector<ModelTool> kNone;
    return tools_ ? *tools_ : kNone;
  }
  const std::vector<ModelTool>& all() const { return *this; }
  bool empty() const { return all().empty(); }

  bool operator==(const ModelTools& other) const { return all() == other.all(); }

 private:
  std::shared_ptr<const std::vector<ModelTool>> tools_;
};

struct ModelRequest {
  std::vector<std::string> system;  ///< The parts that stay the same come first.
  std::size_t stable_parts = 0;     ///< How many do: a provider's cache may keep up to there.
  ModelTools tools;
  std::vector<ModelMessage> messages;
  std::int64_t tokens_max = 1'024;  ///< Of the answer.
  std::string site;                 ///< Sites take turns where answers must wait; not sent.

  bool operator==(const ModelRequest&) const = default;
};

/// Never null. Shared by all who wait for its answer: thousands may.
using ModelRequestPtr = std::shared_ptr<const ModelRequest>;

struct ModelUsage {
  std::int64_t input_tokens = 0;   ///< All of them, the cached ones included.
  std::int64_t cached_tokens = 0;  ///< Of the input, read from the provider's cache.
  std::int64_t output_tokens = 0;  ///< With those it thought in.

  bool operator==(const ModelUsage&) const = default;
};

enum class FinishReason {
  stop,        ///< It has said what it wanted.
  tool_calls,  ///< It waits for the results of its calls.
  length,      ///< `tokens_max` or the model's own window is full: the text breaks off.
  refused,     ///< The model or the provider's filter declined. What was said is not to be kept.
};

enum class ModelFault {
  unavailable,   ///< Not reached, or it failed.
  overloaded,    ///< It has too much to do for everybody.
  rate_limited,  ///< It has had too much from us.
  late,          ///< A deadline passed.
  broken,        ///< What came is not what this provider's documentation promises, or it broke off.
  endless,       ///< More came than our bounds allow.
  key_refused,   ///< The key is missing, wrong, or not allowed this.
  no_credit,     ///< The account has nothing left.
  too_long,      ///< The request does not fit the model's window.
  bad_request,   ///< Refused for another reason; again would be refused again.
};

constexpr auto enum_names(ModelFault) {
  return std::array<std::string_view, 10>{"unavailable", "overloaded", "rate_limited", "late",
                                          "broken",      "endless",    "key_refused",  "no_credit",
                                          "too_long",    "bad_request"};
}

/// A piece of the answer's text, valid UTF-8.
struct ModelSaid {
  std::string text;

  bool operator==(const ModelSaid&) const = default;
};

/// The whole answer is here. Only now its calls count: an answer that breaks off calls nothing.
struct ModelFinished {
  FinishReason reason = FinishReason::stop;
  std::vector<ModelToolCall> calls;
  ModelUsage usage;
  std::string state;      ///< For ModelText.
  std::string provider;   ///< Likewise; only a chain knows it.
  std::int64_t cost = 0;  ///< As `price.h` says; only a chain knows it.

  bool operator==(const ModelFinished&) const = default;
};

struct ModelFailed {
  ModelFault fault = ModelFault::unavailable;
  std::string message;  ///< For the log, one line; may quote the provider.
  std::optional<std::chrono::milliseconds> retry_after;  ///< The provider's wish.
  ModelUsage usage;                                      ///< As far as it was told.
  std::int64_t cost = 0;                                 ///< As in ModelFinished.

  bool operator==(const ModelFailed&) const = default;
};

/// Any number of ModelSaid, then one of the others, then nothing.
using ModelPiece = std::variant<ModelSaid, ModelFinished, ModelFailed>;

inline constexpr std::size_t kModelTextBytesMax = 256 << 10;     ///< Of one answer.
inline constexpr std::size_t kModelCallsMax = 16;                ///< Of one answer.
inline constexpr std::size_t kModelArgumentBytesMax = 64 << 10;  ///< Of one call.
inline constexpr std::size_t kModelStateBytesMax = 256 << 10;    ///< Of one answer's notes.
inline constexpr std::size_t kModelBodyBytesMax = 16 << 20;   ///< Of the response, framing and all.
inline constexpr std::size_t kModelErrorBytesMax = 64 << 10;  ///< Of a body that is no stream.
inline constexpr std::size_t kModelMessageBytesMax = 300;     ///< Of ModelFailed::message.

/// Destroying it cancels upstream at once.
class ModelCall {
 public:
  virtual ~ModelCall() = default;
};

using ModelSink = std::function<void(ModelPiece)>;

/// One model of one provider.
class Provider {
 public:
  virtual ~Provider() = default;

  /// Begins to ask. The sink is called piece by piece, one after another, on any thread, perhaps
  /// before this returns; it must not block. Any thread may call this.
  virtual std::unique_ptr<ModelCall> ask(ModelRequestPtr request, ModelSink sink) = 0;
};

/// What the config says of one provider.
struct ProviderSettings {
  std::string kind;        ///< One of providers.def, or "scripted".
  std::string base_url;    ///< Up to before "/chat/completions" and the like. May have a query.
  std::string model;       ///< The provider's name for it.
  std::string key;         ///< Empty: none is sent.
  std::string key_header;  ///< Empty: the provider's usual one. Azure's is "api-key".
  std::string script;      ///< scripted: the text of the script.
  bool stream_usage =
      true;  ///< openai_chat: asks for usage; a server that refuses that gets false.
  HttpDeadlines deadlines;

  bool operator==(const ProviderSettings&) const = default;
};

/// `http` must outlive the provider. Errors: invalid_argument (no such kind; a script that can't be
/// read).
Result<std::unique_ptr<Provider>> make_provider(const ProviderSettings& settings, HttpClient& http);

/// The kinds there are, for messages: "openai_chat, …".
std::string provider_kinds();

/// The base URL of a kind's own service; "" where there is no usual one.
std::string_view usual_base_url(std::string_view kind);

}  // namespace aisle
