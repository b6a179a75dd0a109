#include "server/storage/conversations.h"

#include "shared/base/json.h"

namespace aisle {
namespace {

using soci::into;
using soci::use;

// `json` was written by `encode`, so it is an object and well formed.
std::string type_of(const std::string& json) {
  JsonReader in(json);
  in.enter_object();
  for (std::string key; in.next_key(key);) {
    if (key == "type") return in.string();
    in.skip();
  }
  return "";
}

bool ends_a_turn(const std::string& type) {
  return type == TurnCompleted::kType || type == TurnFailed::kType || type == TurnStopped::kType;
}

// What is owed to the world outside; which end belongs to which beginning does not matter here.
bool begins_an_action(std::string_view type) {
  return type == ShopperConfirmed::kType || type == HandoffRequested::kType;
}

bool ends_an_action(std::string_view type) {
  return type == ActionPerformed::kType || type == ActionFailed::kType || type == TeamTold::kType;
}

Error no_conversation() { return {ErrorCode::not_found, "there is no such conversation"}; }

}  // namespace

ConversationWriting::ConversationWriting(soci::session& sql)
    : select_last_((sql.prepare << "select c.erased, coalesce((select max(e.seq) from events e"
                                   " where e.conversation = c.id), 0)"
                                   " from conversations c where c.id = :id",
                    into(erased_), into(last_seq_), use(id_))),
      insert_conversation_((sql.prepare
                                << "insert into conversations (id, site, token_hash, erased)"
                                   " values (:id, :site, :token_hash, 0)",
                            use(id_), use(site_), use(token_hash_))),
      insert_event_((sql.prepare << "insert into events (conversation, seq, json)"
                                    " values (:id, :seq, :json)",
                     use(id_), use(seq_), use(json_))),
      open_message_((sql.prepare << "insert into open_messages (conversation, seq)"
                                    " values (:id, :seq)",
                     use(id_), use(seq_))),
      // Turns end in the order in which their messages came.
      close_message_(
          (sql.prepare << "delete from open_messages where conversation = :id and seq ="
                          " (select min(seq) from open_messages where conversation = :same)",
           use(id_), use(id_))),
      open_action_((sql.prepare << "insert into open_actions (conversation, seq)"
                                   " values (:id, :seq)",
                    use(id_), use(seq_))),
      // Actions end in the order in which they were confirmed.
      close_action_(
          (sql.prepare << "delete from open_actions where conversation = :id and seq ="
                          " (select min(seq) from open_actions where conversation = :same)",
           use(id_), use(id_))),
      delete_events_((sql.prepare << "delete from events where conversation = :id", use(id_))),
      delete_open_((sql.prepare << "delete from open_messages where conversation = :id", use(id_))),
      delete_actions_(
          (sql.prepare << "delete from open_actions where conversation = :id", use(id_))),
      mark_erased_((sql.prepare << "update conversations set erased = 1 where id = :id", use(id_))),
      check_((sql.prepare << "update write_checks set written = written + 1 where id = 1")) {}

ConversationWriting::Last ConversationWriting::last(const ConversationId& id) {
  id_ = id.value;
  Last last;
  select_last_.execute();
  // Read to the end: a statement that has not ended holds its snapshot.
  while (select_last_.fetch()) last = {true, erased_ != 0, last_seq_};
  return last;
}

Result<void> ConversationWriting::refuse(const Last& last, std::int64_t seq) const {
  if (!last.found) return no_conversation();
  if (last.erased) return Error{ErrorCode::conflict, "the conversation was erased"};
  if (seq != last.seq + 1) {
    return Error{ErrorCode::conflict, "event " + std::to_string(seq) + " does not follow event " +
                                          std::to_string(last.seq)};
  }
  return {};
}

void ConversationWriting::insert(const StoredEvent& event) {
  seq_ = event.seq;
  json_ = event.json;
  insert_event_.execute(true);
  const std::string type = type_of(event.json);
  if (type == ShopperSentMessage::kType) open_message_.execute(true);
  if (ends_a_turn(type)) close_message_.execute(true);
  if (begins_an_action(type)) open_action_.execute(true);
  if (ends_an_action(type)) close_action_.execute(true);
}

Result<void> ConversationWriting::create(const StoredConversation& conversation,
                                         const StoredEvent& first) {
  if (last(conversation.id).found) {
    return Error{ErrorCode::conflict, "there is a conversation of this id"};
  }
  if (first.seq != 1) return Error{ErrorCode::conflict, "the first event must have number 1"};
  site_ = conversation.site;
  token_hash_ = conversation.token_hash;
  insert_conversation_.execute(true);
  insert(first);
  return {};
}

Result<void> ConversationWriting::append(const ConversationId& id,
                                         const std::vector<StoredEvent>& events) {
  Last previous = last(id);
  for (const StoredEvent& event : events) {
    if (auto fits = refuse(previous, event.seq); !fits) return fits;
    previous.seq = event.seq;
  }
  for (const StoredEvent& event : events) insert(event);
  return {};
}

Result<void> ConversationWriting::erase(const ConversationId& id, const StoredEvent& erased) {
  if (auto fits = refuse(last(id), erased.seq); !fits) return fits;
  delete_events_.execute(true);
  delete_open_.execute(true);
  delete_actions_.execute(true);
  mark_erased_.execute(true);
  insert(erased);
  return {};
}

void ConversationWriting::check() { check_.execute(true); }

ConversationReading::ConversationReading(soci::session& sql)
    : sql_(sql),
      select_conversation_((sql.prepare << "select site, token_hash, erased from conversations"
                                           " where id = :id",
                            into(site_), into(token_hash_), into(erased_), use(id_))),
      select_events_((sql.prepare << "select seq, json from events where conversation = :id"
                                     " and seq > :after order by seq limit :limit",
                      into(seq_), into(json_), use(id_), use(after_), use(limit_))) {}

Result<StoredConversation> ConversationReading::conversation(const ConversationId& id) {
  id_ = id.value;
  Result<StoredConversation> found = no_conversation();
  select_conversation_.execute();
  while (select_conversation_.fetch()) {
    found = StoredConversation{id, site_, token_hash_, erased_ != 0};
  }
  return found;
}

Result<std::vector<StoredEvent>> ConversationReading::events(const ConversationId& id,
                                                             std::int64_t after,
                                                             std::size_t limit) {
  id_ = id.value;
  after_ = after;
  limit_ = static_cast<long long>(limit);
  std::vector<StoredEvent> events;
  select_events_.execute();
  while (select_events_.fetch()) events.push_back({seq_, json_});
  return events;
}

std::vector<ConversationId> ConversationReading::unfinished() {
  std::string id;
  soci::statement select = (sql_.prepare << "select conversation from open_messages union"
                                            " select conversation from open_actions"
                                            " order by conversation",
                            into(id));
  std::vector<ConversationId> ids;
  select.execute();
  while (select.fetch()) ids.push_back({id});
  return ids;
}

}  // namespace aisle
