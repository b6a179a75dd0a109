// A conversation's life but for its messages: start, events, stop, feedback, handoff, export,
// erasure.
#include <algorithm>
#include <charconv>

#include "server/http/api_parts.h"
#include "server/http/body.h"
#include "server/http/client_address.h"
#include "server/http/token.h"
#include "server/net/mailer.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/privacy/redaction.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

const Problem kUnauthorized = {
    .status = 401, .code = "unauthorized", .detail = "No conversation with this token."};
const Problem kErased = {.status = 410,
                         .code = "erased",
                         .detail = "This conversation was deleted at the shopper's wish."};
const Problem kOtherSite = {.status = 403,
                            .code = "origin_not_allowed",
                            .detail = "This page is not on the site's list of origins."};

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

// Posts a fact and answers 204 once it is durable.
void post(ApiParts& parts, Call& call, const ConversationId& id, EventBody fact) {
  auto answer = call.answer;
  answer->defer();
  parts.runner.post(id, std::move(fact), [answer](const Result<Recorded>& recorded) {
    if (recorded)
      answer->empty(204);
    else
      answer->failure(recorded.error());
  });
}

void append_raw(std::string& list, const std::vector<StoredEvent>& events) {
  for (const StoredEvent& event : events) {
    if (list.back() != '[') list += ',';
    list += event.json;
  }
}

// A sequence number, 0 when the text is empty, or nothing.
std::optional<std::int64_t> read_seq(const std::string& text) {
  std::int64_t value = 0;
  if (text.empty()) return value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool fits = error == std::errc() && end == text.data() + text.size() && value >= 0;
  return fits ? std::optional(value) : std::nullopt;
}

// A language that the site offers and an assistant speaks; else the site's own.
std::string language_for(ApiParts& parts, const Site& site, const std::string& wanted) {
  const auto knowledge = parts.knowledge(site.key);
  const std::string& offered = site.words_for(wanted).language;
  const bool known = knowledge && knowledge->assistants.contains(offered);
  return known ? offered : site.words.language;
}

std::string started_json(const ConversationId& id, const std::string& token,
                         const std::string& event) {
  JsonWriter out;
  out.begin_object();
  out.key("conversation");
  out.string(id.value);
  out.key("token");
  out.string(token);
  out.key("event");
  out.raw(event);
  out.end_object();
  return out.take();
}

}  // namespace

std::optional<StoredConversation> authorize(ApiParts& parts, Call& call) {
  const auto refuse = [&](const Problem& problem) {
    if (problem.status == 401) call.answer->header("WWW-Authenticate", "Bearer");
    call.answer->problem(problem);
    return std::nullopt;
  };
  call.answer->header("Cache-Control", "no-store");
  const std::string header = call.request.get_header_value("Authorization");
  const std::string hash = token_hash(bearer(header));
  if (!is_id(call.values[0]) || bearer(header).empty()) return refuse(kUnauthorized);
  auto found = parts.storage.conversation({std::string(call.values[0])});
  if (!found && found.error().code != ErrorCode::not_found) {
    call.answer->failure(found.error());
    return std::nullopt;
  }
  if (!found || !same_hash(hash, found->token_hash)) return refuse(kUnauthorized);
  const Site* site = parts.site(found->site);
  if (!site) return refuse(kUnauthorized);  // the site has left the config
  if (!parts.allows(*site, call.origin)) return refuse(kOtherSite);
  if (found->erased) return refuse(kErased);
  return std::move(*found);
}

void start_conversation(ApiParts& parts, Call& call) {
  Body body(call.request, parts.settings.body_bytes_max);
  const std::string key = body.text("site", 64);
  const std::string language = body.optional_text("language", 35);
  const Site* site = body.problem() ? nullptr : parts.site(key);
  if (!site) body.refuse("site", "There is no such site.", "unknown_site");
  if (body.problem()) return call.answer->problem(*body.problem());
  if (!parts.allows(*site, call.origin)) return call.answer->problem(kOtherSite);
  const int wait = parts.conversations_by_address.take(limit_key(call.request.remote_addr),
                                                       std::chrono::steady_clock::now());
  if (wait > 0) {
    parts.metrics.rate_limited("conversations_per_minute");
    return call.answer->problem({.status = 429,
                                 .code = "rate_limited",
                                 .detail = "Too many conversations from this address.",
                                 .retry_after_s = wait});
  }
  const std::string token = new_token();
  ConversationStarted started{
      {new_id()}, site->key, language_for(parts, *site, language), site->currency};
  const ConversationId id = started.conversation;
  auto answer = call.answer;
  answer->header("Cache-Control", "no-store");
  answer->defer();
  parts.runner.start(token_hash(token), std::move(started),
                     [answer, id, token](const Result<Recorded>& recorded) {
                       if (!recorded) return answer->failure(recorded.error());
                       answer->json(201, started_json(id, token, recorded->event->json));
                     });
}

void get_events(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  const bool stream =
      call.request.get_header_value("Accept").find("text/event-stream") != std::string::npos;
  const std::string last_id = call.request.get_header_value("Last-Event-ID");
  const auto after =
      read_seq(stream && !last_id.empty() ? last_id : call.request.get_param_value("after"));
  if (!after) {
    return call.answer->problem({.status = 422,
                                 .code = "invalid_argument",
                                 .detail = "It must be a sequence number, 0 or more.",
                                 .member = "after"});
  }
  if (stream) {
    call.answer->defer();
    return parts.streams.open(parts.runner, conversation->id, *after, {}, call.answer);
  }
  auto events = parts.storage.events(conversation->id, *after, kEventsPageMax + 1);
  if (!events) return call.answer->failure(events.error());
  const bool more = events->size() > kEventsPageMax;
  if (more) events->pop_back();
  std::string json = "{\"events\":[";
  append_raw(json, *events);
  json += "],\"last\":" + std::to_string(events->empty() ? *after : events->back().seq) +
          ",\"more\":" + (more ? "true" : "false") + "}";
  call.answer->json(200, std::move(json));
}

void stop_turn(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (conversation) post(parts, call, conversation->id, TurnStopped{});
}

void give_feedback(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  Body body(call.request, parts.settings.body_bytes_max);
  const std::string turn = body.text("turn", kIdBytesMax);
  const auto verdict = enum_value<Verdict>(body.text("verdict", 10));
  const std::string reason = body.optional_text("reason", kFeedbackBytesMax);
  if (!verdict) body.refuse("verdict", "It must be \"up\", \"down\" or \"none\".");
  if (body.problem()) return call.answer->problem(*body.problem());
  const std::string redacted(cut_utf8(redact(reason), kFeedbackBytesMax));
  post(parts, call, conversation->id, FeedbackGiven{{turn}, *verdict, redacted});
}

void request_handoff(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  Body body(call.request, parts.settings.body_bytes_max);
  const std::string contact = body.optional_text("contact", kMailAddressBytesMax);
  if (!contact.empty() && !is_mail_address(contact)) {
    body.refuse("contact", "It must be an e-mail address, like ada@example.org.", "no_address");
  }
  if (body.problem()) return call.answer->problem(*body.problem());
  if (parts.site(conversation->site)->team.empty()) {
    return call.answer->problem({.status = 409,
                                 .code = "no_team",
                                 .detail = "This shop has named no team that could be asked."});
  }
  const int wait = parts.handoffs_by_address.take(limit_key(call.request.remote_addr),
                                                  std::chrono::steady_clock::now());
  if (wait > 0) {
    parts.metrics.rate_limited("handoffs_per_minute");
    return call.answer->problem({.status = 429,
                                 .code = "rate_limited",
                                 .detail = "Too many requests for a person; please wait a moment.",
                                 .retry_after_s = wait});
  }
  post(parts, call, conversation->id, HandoffRequested{HandoffReason::asked, contact});
}

void export_conversation(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  JsonWriter id;
  id.string(conversation->id.value);
  std::string json = "{\"conversation\":" + id.take() + ",\"events\":[";
  std::int64_t after = 0;
  for (bool more = true; more;) {
    const auto events = parts.storage.events(conversation->id, after, kEventsPageMax);
    if (!events) return call.answer->failure(events.error());
    append_raw(json, *events);
    more = events->size() == kEventsPageMax;
    if (!events->empty()) after = events->back().seq;
  }
  json += "]}";
  call.answer->header("Content-Disposition", "attachment; filename=\"conversation.json\"");
  call.answer->json(200, std::move(json));
}

void erase_conversation(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (conversation) post(parts, call, conversation->id, ConversationErased{});
}

}  // namespace aisle
