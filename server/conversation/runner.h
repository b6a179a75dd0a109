// Carries out what the reducer asks for, and feeds the results back as events.
//
// One conversation is worked on by one thread at a time; many conversations by a small pool. Events
// are streamed to subscribers only after they are durable; transient ones at once.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/storage/storage.h"
#include "server/tools/tool.h"
#include "shared/assistant/assistant.h"
#include "shared/base/result.h"
#include "shared/conversation/state.h"

namespace aisle {

/// What a site's conversations are answered with; replaced as a whole when a catalog changes.
struct SiteKnowledge {
  std::string site;
  std::string currency;
  std::string connector;
  Time fetched_at{};
  std::shared_ptr<const SearchIndex> index;
  std::map<std::string, std::shared_ptr<const Assistant>> assistants;  ///< By language; "en" is there.
};

struct RunnerSettings {
  int workers = 2;
  std::chrono::milliseconds turn_timeout{30'000};
  int words_per_second = 0;  ///< The pace at which an answer is streamed; 0 sends it at once.
  std::size_t cached_conversations_max = 10'000;
};

/// One event of a conversation as subscribers get it. `seq` is 0 for a transient one.
struct Published {
  std::int64_t seq = 0;
  std::string_view type;
  std::string json;
};

class Runner {
 public:
  virtual ~Runner() = default;

  using Reply = std::function<void(Result<State>)>;  ///< Called once, after the commit or refusal.
  using Subscriber = std::function<void(const Published&)>;

  /// Makes a conversation.
  virtual void start(std::string token_hash, ConversationStarted started, Reply reply) = 0;

  /// Appends a fact from outside (a message, feedback, a stop, an erasure) if the state allows it,
  /// then carries out what follows from it. A message whose id was used before with the same text
  /// is answered with success; with another text: conflict.
  virtual void post(const ConversationId& id, EventBody fact, Reply reply) = 0;

  /// From now on gives every event after `after`: first the stored ones, then live ones, without a
  /// gap or a repeat. Destroying the handle ends it.
  virtual std::shared_ptr<void> subscribe(const ConversationId& id, std::int64_t after,
                                          Subscriber subscriber) = 0;

  virtual void set_knowledge(std::shared_ptr<const SiteKnowledge> knowledge) = 0;

  /// Carries on with what a crash left unfinished.
  virtual Result<void> resume() = 0;

  /// Lets turns end for at most `grace`, then gives up the rest (they resume at the next start).
  virtual void drain(std::chrono::milliseconds grace) = 0;
};

}  // namespace aisle
