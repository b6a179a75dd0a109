#include "server/http/lent_socket.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

namespace aisle {
namespace {

struct World {
  int ends[2] = {-1, -1};
  LentSocket lent;

  World() { EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0); }
  ~World() {
    for (const int end : ends) close(end);
  }
  std::string received() {
    char bytes[64];
    const ssize_t n = recv(ends[1], bytes, sizeof bytes, MSG_DONTWAIT);
    return n > 0 ? std::string(bytes, static_cast<std::size_t>(n)) : "";
  }
};

TEST(LentSocket, NothingIsWrittenBeforeItIsLent) {
  World world;
  EXPECT_EQ(world.lent.send("a"), 0u);
  EXPECT_EQ(world.received(), "");
}

TEST(LentSocket, WhatIsSaidGoesOutAtOnce) {
  World world;
  world.lent.lend(world.ends[0]);
  EXPECT_EQ(world.lent.send("hello"), 5u);
  EXPECT_EQ(world.received(), "hello");
  EXPECT_GT(world.lent.progress().time_since_epoch().count(), 0);
}

TEST(LentSocket, NothingIsWrittenAfterItWasTakenBack) {
  World world;
  world.lent.lend(world.ends[0]);
  world.lent.take_back();
  EXPECT_EQ(world.lent.send("a"), 0u);
  EXPECT_EQ(world.received(), "");
}

TEST(LentSocket, WhatDoesNotFitIsLeftToTheLoopAndSoIsAllThatFollows) {
  World world;
  world.lent.lend(world.ends[0]);
  const std::string much(8 << 20, 'x');
  const std::size_t sent = world.lent.send(much);
  EXPECT_GT(sent, 0u);
  EXPECT_LT(sent, much.size());
  while (!world.received().empty()) {
  }
  EXPECT_EQ(world.lent.send("a"), 0u);
}

TEST(LentSocket, AReaderWhoIsGoneIsLeftToTheLoop) {
  World world;
  world.lent.lend(world.ends[0]);
  shutdown(world.ends[1], SHUT_RDWR);
  EXPECT_EQ(world.lent.send("a"), 0u);
}

}  // namespace
}  // namespace aisle
