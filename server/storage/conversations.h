// The SQL of conversations and their events, each statement prepared once per connection.
//
// Every method throws soci_error for what the database can't do; a Result's error is about the
// arguments, and then nothing was written.
#pragma once

#include <string>
#include <vector>

#include "server/storage/soci.h"
#include "server/storage/storage.h"

namespace aisle {

/// For the one connection that writes.
class ConversationWriting {
 public:
  explicit ConversationWriting(soci::session& sql);

  Result<void> create(const StoredConversation& conversation, const StoredEvent& first);
  Result<void> append(const ConversationId& id, const std::vector<StoredEvent>& events);
  Result<void> erase(const ConversationId& id, const StoredEvent& erased);
  void check();  ///< Writes one row.

 private:
  struct Last {
    bool found = false;
    bool erased = false;
    std::int64_t seq = 0;
  };
  Last last(const ConversationId& id);
  void insert(const StoredEvent& event);
  Result<void> refuse(const Last& last, std::int64_t seq) const;

  // What the statements are bound to.
  std::string id_, site_, token_hash_, json_;
  long long seq_ = 0, last_seq_ = 0;
  int erased_ = 0;

  soci::statement select_last_, insert_conversation_, insert_event_;
  soci::statement open_message_, close_message_, open_action_, close_action_;
  soci::statement delete_events_, delete_open_, delete_actions_, mark_erased_;
  soci::statement check_;
};

/// For a connection that reads.
class ConversationReading {
 public:
  explicit ConversationReading(soci::session& sql);

  Result<StoredConversation> conversation(const ConversationId& id);
  Result<std::vector<StoredEvent>> events(const ConversationId& id, std::int64_t after,
                                          std::size_t limit);
  std::vector<ConversationId> unfinished();

 private:
  soci::session& sql_;
  std::string id_, site_, token_hash_, json_;
  long long seq_ = 0, after_ = 0, limit_ = 0;
  int erased_ = 0;

  soci::statement select_conversation_, select_events_;
};

}  // namespace aisle
