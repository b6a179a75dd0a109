// A browser's capsule of the small outdoor shop, and a conversation that only it answers.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "shared/capsule/capsule.h"
#include "shared/capsule/capsule_file.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/fields.h"
#include "tests/support/shop_world.h"

namespace aisle::test {

inline const Time kRead{std::chrono::seconds(1'800'000'000)};  ///< When the shop was read.

/// The whole shop, read at kRead.
inline CapsuleFile shop_capsule(CapsuleLimits limits = {}) {
  const LanguageFiles words = language_files("en");
  CapsuleFile file{.site = "demo",
                   .language = "en",
                   .currency = "EUR",
                   .connector = "feed",
                   .fetched_at = kRead,
                   .replies = words.replies,
                   .lexicon = words.lexicon,
                   .intents = words.intents};
  fill_capsule(file, shop_products(), shop_policies(), limits);
  return file;
}

/// A message as the panel asks about it.
struct Asked {
  std::string text;
  std::string page_product;
  std::string language;
  Time now = kRead;
  std::string message = "m1";
};

inline std::string question_json(const Asked& asked, const std::vector<Event>& told = {}) {
  JsonWriter out;
  FieldWriter fields(out);
  out.begin_object();
  fields("message", asked.message);
  fields("text", asked.text);
  fields("page", Page{.product = {asked.page_product}});
  fields("language", asked.language);
  fields("now", asked.now);
  out.key("told");
  out.begin_array();
  for (const Event& event : told) out.raw(encode(event));
  out.end_array();
  out.end_object();
  return out.take();
}

/// The events of a reply; none when the capsule keeps silent.
inline std::vector<Event> events_in(const std::string& reply) {
  std::vector<Event> events;
  if (!check_json(reply, {.bytes_max = kQuestionBytesMax})) return events;
  JsonReader in(reply);
  std::string key;
  in.enter_object();
  while (in.next_key(key)) {
    if (key != "events") {
      in.skip();
      continue;
    }
    in.enter_array();
    while (in.next_element()) {
      Event event;
      if (read_event(in, event)) events.push_back(std::move(event));
    }
  }
  return events;
}

/// What a capsule answers; null when it keeps silent.
inline std::optional<Answer> answer_of(const Capsule& capsule, const Asked& asked,
                                       const std::vector<Event>& told = {}) {
  for (const Event& event : events_in(capsule.answer(question_json(asked, told)))) {
    if (const auto* answered = std::get_if<AssistantAnswered>(&event.body)) return answered->answer;
  }
  return std::nullopt;
}

}  // namespace aisle::test
