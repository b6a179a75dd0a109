// What a provider's refusal means, from its status, its fields and its body.
//
// Source: the error pages of OpenAI's, Anthropic's and Google's API references, and the bodies of
// vLLM, llama.cpp and Ollama. They differ in form, not in kind, so one reading serves all.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "server/models/answer.h"
#include "server/models/json_at.h"
#include "server/net/http_client.h"

namespace aisle {

/// The wait that a response asks for: `retry-after-ms`, or `Retry-After` in seconds or as a date,
/// which counts from the response's own `Date`. At most a day.
std::optional<std::chrono::milliseconds> retry_after(const HttpHead& head);

/// Ends the answer with what `error` says: an object with type, code, status or message, or a text.
/// `status` is the response's, 200 in the middle of a stream.
void read_failure(int status, const HttpHead& head, const Json& error, AnswerBuilder& answer);

/// Ends the answer with what a body says that is no stream.
void read_failed_body(const HttpHead& head, std::string_view body, AnswerBuilder& answer);

}  // namespace aisle
