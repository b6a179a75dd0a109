#include "server/conversation/replay.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/memory_storage.h"
#include "tests/support/storage_world.h"

namespace aisle {
namespace {

struct ReplayWorld {
  MemoryStorage storage;

  ReplayWorld() {
    EXPECT_TRUE(create(storage, "a"));
    EXPECT_TRUE(append(
        storage, "a",
        {message(2, "line\n\x1b[31mred"), stored(3, TurnStarted{{"t1"}, {"m2"}}),
         stored(4, AssistantAnswered{{"t1"}, {.text = "Hi"}}), stored(5, TurnCompleted{{"t1"}})}));
  }
  std::string shown(ReplayOptions options) {
    std::ostringstream out;
    EXPECT_TRUE(replay(storage, {"a"}, options, out));
    return out.str();
  }
};

TEST(Replay, ShowsOneLineAnEventAndTheHash) {
  const std::string shown = ReplayWorld().shown({});
  EXPECT_EQ(shown.substr(0, shown.rfind(' ')),
            "1 2023-11-14T22:13:21.000Z conversation_started\n"
            "2 2023-11-14T22:13:22.000Z shopper_sent_message\n"
            "3 2023-11-14T22:13:23.000Z turn_started\n"
            "4 2023-11-14T22:13:24.000Z assistant_answered\n"
            "5 2023-11-14T22:13:25.000Z turn_completed\n"
            "1 turns, 1 answered, nothing is open, state");
  EXPECT_EQ(shown.size() - shown.rfind(' '), 18u) << "a hash of 16 digits";
}

TEST(Replay, ShowsTextsOnlyWhenAskedAndNeverSteersATerminal) {
  EXPECT_EQ(ReplayWorld().shown({}).find("[31m"), std::string::npos);
  const std::string shown = ReplayWorld().shown({.texts = true});
  EXPECT_NE(shown.find(R"("line\n\u001b[31mred")"), std::string::npos) << shown;
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
}

TEST(Replay, AnUnknownConversationIsNotFound) {
  MemoryStorage storage;
  std::ostringstream out;
  EXPECT_EQ(code_of(replay(storage, {"b"}, {}, out)), ErrorCode::not_found);
}

TEST(Replay, AnEventThatCannotBeReadIsDataLoss) {
  ReplayWorld world;
  EXPECT_TRUE(append(world.storage, "a", {{6, "{\"type\":"}}));
  std::ostringstream out;
  EXPECT_EQ(code_of(replay(world.storage, {"a"}, {}, out)), ErrorCode::data_loss);
}

}  // namespace
}  // namespace aisle
