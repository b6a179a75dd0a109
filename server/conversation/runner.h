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
#include <string_view>

#include "server/storage/storage.h"
#include "server/tools/tool.h"
#include "shared/assistant/assistant.h"
#include "shared/base/result.h"
#include "shared/conversation/state.h"

namespace aisle {

/// An assistant, and the site's names as its language reads them.
struct SiteAssistant {
  std::shared_ptr<const Assistant> assistant;
  NameIndex names;  ///< Of the index beside it.
};

/// What a browser answers with by itself (shared/capsule), ready to be sent.
struct SiteCapsule {
  std::string json;
  std::string gzip;  ///< The same, packed.
  std::string hash;  ///< SHA-256 of `json` as hex: its version.
};

/// What a site's conversations are answered with; replaced as a whole when a catalog changes.
/// Assistants and sentences are chosen by the conversation's language, else by its first part ("pt"
/// of "pt-BR"), else "en".
struct SiteKnowledge {
  std::string site;
  std::string currency;
  std::string connector;
  Time fetched_at{};
  std::shared_ptr<Orders> orders;                 ///< Null: the site's connectors have none.
  bool has_team = false;                          ///< That a request for a person can be sent to.
  std::map<std::string, std::string> team_hours;  ///< By language; may have none.
  std::shared_ptr<const SearchIndex> index;
  std::map<std::string, std::shared_ptr<const SiteAssistant>>
      assistants;  ///< By language; "en" is there.
  std::map<std::string, std::string>
      withheld;  ///< By language: what stands for an unproven fact; else "…".
  std::map<std::string, std::string> not_promised;  ///< Likewise for a promise.
  std::map<std::string, SiteCapsule> capsules;      ///< By language that the site offers.
};

/// The assistant that answers in this language; null when there is none at all.
const SiteAssistant* assistant_for(const SiteKnowledge& knowledge, std::string_view language);

/// The sentence in this language, chosen as the assistant is; an ellipsis when there is none.
std::string_view sentence_in(const std::map<std::string, std::string>& by_language,
                             std::string_view language);

/// Asks that assistant. Without one, the answer is empty and not understood.
Decision decide_with_assistant(const SiteKnowledge& knowledge, const State& state,
                               const Turn& turn);

struct RunnerSettings {
  int workers = 2;
  std::chrono::milliseconds turn_timeout{30'000};
  /// How long a turn that a model decides goes on when the last who listened has left; then it is
  /// interrupted. Enough for the way to another page.
  std::chrono::milliseconds leave_grace{20'000};
  int words_per_second = 0;  ///< The pace at which an answer is streamed; 0 sends it at once.
  int shop_threads = 16;  ///< That wait for shops' systems; one site has at most half of them.
  std::size_t cached_conversations_max = 2'000;  ///< Beside those that somebody listens to.
};

inline constexpr std::size_t kWaitingMessagesMax = 8;            ///< Of one conversation.
inline constexpr std::int64_t kConversationEventsMax = 20'000;   ///< Then it takes no message more.
inline constexpr std::chrono::minutes kConfirmationLifetime{5};  ///< Then a yes comes too late.
inline constexpr std::size_t kTurnToolsMax = 16;                 ///< Calls in one turn.

/// What a decision that takes its time tells, from any thread. After the handle of the decision has
/// gone it may be told more, which is passed over.
class DecisionListener {
 public:
  virtual ~DecisionListener() = default;

  /// The next piece of the answer's text. Every fact in it has its receipt: it is shown at once.
  virtual void said(std::string text) = 0;

  /// Once, at the end: either this,
  virtual void decided(Decision decision) = 0;

  /// or that it can't decide, and `decide` is to be asked instead.
  virtual void gave_up() = 0;
};

/// What the runner takes from the world; a test sets each by hand.
struct RunnerWorld {
  std::function<Time()> now;
  std::function<std::string()> make_id;  ///< New every time, and not to be guessed.
  /// What comes next in a turn; `aisle serve` gives `decide_with_assistant`.
  std::function<Decision(const SiteKnowledge&, const State&, const Turn&)> decide;
  /// Sends the team a conversation's request for a person, and then calls the function once, on any
  /// thread. Empty: nobody is told, and it stays open.
  std::function<void(const State&, std::function<void(Result<void>)>)> tell_team;
  /// The same, where it takes time; no thread waits for it. What is handed to it is only there
  /// during the call. It is given up when the handle goes. Null: `decide` is asked instead. May be
  /// empty.
  std::function<std::shared_ptr<void>(const SiteKnowledge&, const State&, const Turn&,
                                      std::shared_ptr<DecisionListener>)>
      decide_later;
  /// Calls the function once after this time, on any thread. Empty: the runner has its own timer.
  std::function<void(std::chrono::milliseconds, std::function<void()>)> after;
};

/// One event of a conversation as subscribers get it. `seq` is 0 for a transient one.
struct Published {
  std::int64_t seq = 0;
  std::string type;
  std::string json;
};

class Runner {
 public:
  virtual ~Runner() = default;

  using Reply = std::function<void(Result<State>)>;  ///< Called once, after the commit or refusal.
  using Subscriber = std::function<void(const Published&)>;

  /// Makes a conversation. Its id is made here when `started` has none.
  /// Errors: conflict (the id is taken), unavailable.
  virtual void start(std::string token_hash, ConversationStarted started, Reply reply) = 0;

  /// Appends a fact from outside (a message, feedback, a stop, an erasure) if the state allows it,
  /// then carries out what follows from it. A message whose id was used before with the same text
  /// is answered with success; with another text: conflict. A fact that changes nothing (a stop of
  /// a turn that has ended) is answered with success and not stored. A stop without a turn means
  /// the current one; its text is filled in here.
  /// A yes counts while its question is the open one and has time left; a second click on it is
  /// answered with success and does nothing more.
  /// Errors: conflict (also: erased; a question that is closed), not_found (also: no such
  /// question), deadline_exceeded (the question's time is over), unavailable (storage;
  /// kWaitingMessagesMax; the runner is stopping), too_large (kConversationEventsMax),
  /// invalid_argument (not a fact from outside), data_loss.
  virtual void post(const ConversationId& id, EventBody fact, Reply reply) = 0;

  /// The state as it is when all that was posted before is done. Errors: not_found, unavailable,
  /// data_loss.
  virtual void read(const ConversationId& id, Reply reply) = 0;

  /// From now on gives every event after `after`: first the stored ones, then live ones, without a
  /// gap or a repeat. Who joins in the middle of an answer gets its text so far in one piece.
  /// Calls come one after another, from the runner's threads, and must not block. Destroying the
  /// handle ends it; a call that is under way then may still finish.
  virtual std::shared_ptr<void> subscribe(const ConversationId& id, std::int64_t after,
                                          Subscriber subscriber) = 0;

  virtual void set_knowledge(std::shared_ptr<const SiteKnowledge> knowledge) = 0;

  /// Carries on with what a crash left unfinished. Set the knowledge first: a turn of a site
  /// without any fails. Returns at once; the work is done by the pool.
  virtual Result<void> resume() = 0;

  /// Lets turns end for at most `grace`, then gives up the rest (they resume at the next start).
  /// From the call on, nothing new is taken. The runner's functions are not called any more after
  /// it.
  virtual void drain(std::chrono::milliseconds grace) = 0;
};

/// `storage` must outlive the runner, whose destructor drains without grace.
std::unique_ptr<Runner> make_runner(Storage& storage, RunnerSettings settings, RunnerWorld world);

}  // namespace aisle
