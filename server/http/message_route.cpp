// A shopper's message: taken in, made durable, and answered with the events of its turn.
#include <algorithm>

#include "server/http/api_parts.h"
#include "server/http/body.h"
#include "server/http/client_address.h"
#include "shared/base/text.h"
#include "shared/privacy/redaction.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// Only path and query of a page's address are kept.
std::string path_of(std::string url) {
  if (const std::size_t scheme = url.find("://"); scheme != url.npos) {
    const std::size_t path = url.find('/', scheme + 3);
    url = path == url.npos ? "/" : url.substr(path);
  }
  return url.substr(0, url.find('#'));
}

// Personal data is taken out before anything is stored; a long address is cut, not refused, since
// the shopper can't help it.
std::string cleaned(std::string_view text, std::size_t bytes_max) {
  return std::string(cut_utf8(redact(text), bytes_max));
}

// A card's number never leaves the panel, so whoever sends one has not taken it out. Other personal
// data is taken out here too, since clients may know fewer forms of it.
bool has_card(std::string_view text) {
  const auto findings = find_personal_data(text);
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.kind == PersonalData::card || finding.kind == PersonalData::security_code;
  });
}

// The tool that it asks for checks the rest.
std::optional<FilledForm> read_form(Body& body) {
  const std::string json = body.json("form");
  if (json.empty()) return std::nullopt;
  auto form = from_json<FilledForm>(json);
  if (!form || form->return_items.has_value() == form->change_address.has_value()) {
    body.refuse("form", "It must be one filled form: return_items or change_address.");
    return std::nullopt;
  }
  return *std::move(form);
}

ShopperSentMessage read_message(Body& body) {
  ShopperSentMessage message;
  message.message.value = body.text("id", kIdBytesMax);
  const std::string text = body.text("text", kMessageBytesMax);
  if (trim(text).empty()) body.refuse("text", "It is empty.");
  if (has_card(text)) {
    body.refuse("text", "It holds a payment card's number or code; nothing was stored.",
                "unredacted");
  }
  message.text = redact(text);
  message.form = read_form(body);
  if (body.enter("page")) {
    constexpr std::size_t kAnyBytesMax = 8'000;
    message.page.url = cleaned(path_of(body.optional_text("url", kAnyBytesMax)), kPageUrlBytesMax);
    message.page.title = cleaned(body.optional_text("title", kAnyBytesMax), kPageTitleBytesMax);
    message.page.product.value = body.optional_text("product", kIdBytesMax);
    message.page.cart = read_cart(body);
  }
  return message;
}

// 0, or the seconds to wait.
int over_message_limit(ApiParts& parts, Call& call, const ConversationId& id) {
  const auto now = std::chrono::steady_clock::now();
  if (const int wait = parts.messages_by_conversation.take(id.value, now); wait > 0) {
    parts.metrics.rate_limited("conversation_messages_per_minute");
    return wait;
  }
  const int wait = parts.messages_by_address.take(limit_key(call.request.remote_addr), now);
  if (wait > 0) parts.metrics.rate_limited("messages_per_minute");
  return wait;
}

// Where in the log the message stands. It is looked for from the end, where a new one is.
Result<std::int64_t> seq_of(Storage& storage, const ConversationId& id, const MessageId& message,
                            std::int64_t last_seq) {
  std::int64_t window = 16;
  for (std::int64_t before = last_seq; before > 0; window = kEventsPageMax) {
    const std::int64_t after = std::max<std::int64_t>(0, before - window);
    const auto events = storage.events(id, after, static_cast<std::size_t>(before - after));
    if (!events) return events.error();
    for (auto stored = events->rbegin(); stored != events->rend(); ++stored) {
      const auto event = decode_event(stored->json);
      const auto* sent = event ? std::get_if<ShopperSentMessage>(&event->body) : nullptr;
      if (sent && sent->message == message) return stored->seq;
    }
    before = after;
  }
  return Error{ErrorCode::data_loss, "a message that was stored is not in the log"};
}

Problem message_refusal(const Error& error) {
  if (error.code == ErrorCode::conflict) {
    return {.status = 409,
            .code = "message_id_reused",
            .detail = "This id was used for another text.",
            .member = "id"};
  }
  return problem_of(error);
}

}  // namespace

void send_message(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  Body body(call.request, parts.settings.body_bytes_max);
  ShopperSentMessage message = read_message(body);
  if (body.problem()) return call.answer->problem(*body.problem());
  if (const int wait = over_message_limit(parts, call, conversation->id); wait > 0) {
    return call.answer->problem({.status = 429,
                                 .code = "rate_limited",
                                 .detail = "Too many messages; please wait a moment.",
                                 .retry_after_s = wait});
  }
  auto answer = call.answer;
  answer->defer();
  const ConversationId id = conversation->id;
  const MessageId name = message.message;
  if (parts.on_message) parts.on_message(id, limit_key(call.request.remote_addr));
  parts.runner.post(
      id, std::move(message), [&parts, answer, id, name](const Result<Recorded>& recorded) {
        if (!recorded) return answer->problem(message_refusal(recorded.error()));
        const auto seq = recorded->event
                             ? Result<std::int64_t>(recorded->event->seq)
                             : seq_of(parts.storage, id, name, recorded->state->last_seq);
        if (!seq) return answer->failure(seq.error());
        auto ends = [&parts, answer = std::weak_ptr(answer),
                     end = TurnEnd(name)](const Published& event) mutable {
          const bool is_end = end.is_end(event);
          const auto reader = is_end ? answer.lock() : nullptr;
          if (reader)
            parts.metrics.turn_streamed(std::chrono::steady_clock::now() - reader->began());
          return is_end;
        };
        parts.streams.open(parts.runner, id, *seq - 1, std::move(ends), answer);
      });
}

}  // namespace aisle
