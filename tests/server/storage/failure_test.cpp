// What goes wrong with a file: full, locked, damaged, in use, too new.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "server/storage/storage.h"
#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

// While it lives, no file of this process can grow beyond `bytes`: the nearest thing to a full disk
// that needs no rights.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    old_signal_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit now{bytes, old_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_signal_);
  }

 private:
  rlimit old_{};
  void (*old_signal_)(int);
};

// Another program's connection to the same file.
class OtherProgram {
 public:
  explicit OtherProgram(const std::string& path) { sqlite3_open(path.c_str(), &sql_); }
  ~OtherProgram() { sqlite3_close(sql_); }
  int run(const char* statement) {
    return sqlite3_exec(sql_, statement, nullptr, nullptr, nullptr);
  }

 private:
  sqlite3* sql_ = nullptr;
};

struct FailingWorld {
  TemporaryFolder folder;
  std::string path = folder.file("aisle.db");
  std::unique_ptr<Storage> storage = *open_storage(path);
};

TEST(StorageFailure, AFullDiskRefusesTheWriteAndLaterOnesWorkAgain) {
  FailingWorld world;
  ASSERT_TRUE(create(*world.storage, "a"));
  {
    FullDisk full(64 << 10);
    const auto refused =
        append(*world.storage, "a", {message(2, "x"), message(3, std::string(200'000, 'y'))});
    ASSERT_EQ(code_of(refused), ErrorCode::unavailable);
    EXPECT_NE(refused.error().message.find("disk"), std::string::npos) << refused.error().message;
    EXPECT_EQ(refused.error().message.find("yyy"), std::string::npos) << "a shopper's text";
    EXPECT_EQ(numbers_of(*world.storage->events({"a"}, 0, 10)), (std::vector<std::int64_t>{1}));
  }
  EXPECT_TRUE(world.storage->check());
  EXPECT_TRUE(append(*world.storage, "a", {message(2, "x")}));
  EXPECT_EQ(numbers_of(*world.storage->events({"a"}, 0, 10)), (std::vector<std::int64_t>{1, 2}));
}

TEST(StorageFailure, TheCheckSaysThatTheDiskIsFull) {
  FailingWorld world;
  FullDisk full(1);
  const auto checked = world.storage->check();
  ASSERT_EQ(code_of(checked), ErrorCode::unavailable);
  EXPECT_NE(checked.error().message.find("disk"), std::string::npos) << checked.error().message;
}

TEST(StorageFailure, ALockHeldByAnotherProgramMakesWritesUnavailable) {
  FailingWorld world;
  ASSERT_TRUE(create(*world.storage, "a"));
  OtherProgram other(world.path);
  ASSERT_EQ(other.run("BEGIN IMMEDIATE"), SQLITE_OK);
  const auto refused = append(*world.storage, "a", {message(2, "x")});
  ASSERT_EQ(code_of(refused), ErrorCode::unavailable);
  EXPECT_NE(refused.error().message.find("locked"), std::string::npos) << refused.error().message;
  EXPECT_EQ(world.storage->events({"a"}, 0, 10)->size(), 1u) << "reading needs no lock";
  ASSERT_EQ(other.run("ROLLBACK"), SQLITE_OK);
  EXPECT_TRUE(append(*world.storage, "a", {message(2, "x")}));
}

TEST(StorageFailure, AnErasureIsMadeGoodOnceTheReaderInTheWayHasGone) {
  FailingWorld world;
  ASSERT_TRUE(create(*world.storage, "a"));
  ASSERT_TRUE(append(*world.storage, "a", {message(2, "Beaufort")}));
  OtherProgram other(world.path);
  ASSERT_EQ(other.run("BEGIN; SELECT count(*) FROM events"), SQLITE_OK);
  ASSERT_TRUE(erase(*world.storage, "a", 3));
  EXPECT_GT(std::filesystem::file_size(world.path + "-wal"), 0u) << "proves nothing";
  ASSERT_EQ(other.run("ROLLBACK"), SQLITE_OK);
  ASSERT_TRUE(world.storage->check());
  EXPECT_EQ(std::filesystem::file_size(world.path + "-wal"), 0u);
}

TEST(StorageFailure, ASecondProcessIsRefused) {
  FailingWorld world;
  const auto second = open_storage(world.path);
  ASSERT_EQ(code_of(second), ErrorCode::unavailable);
  EXPECT_NE(second.error().message.find("another process"), std::string::npos);
  world.storage.reset();
  EXPECT_TRUE(open_storage(world.path));
}

TEST(StorageFailure, AFileThatIsNoDatabaseIsDataLoss) {
  TemporaryFolder folder;
  const std::string path = folder.file("aisle.db");
  std::ofstream(path) << std::string(8192, 'x');
  EXPECT_EQ(code_of(open_storage(path)), ErrorCode::data_loss);
}

TEST(StorageFailure, ADamagedDatabaseIsDataLoss) {
  FailingWorld world;
  ASSERT_TRUE(create(*world.storage, "a"));
  for (int i = 2; i < 200; ++i) {
    ASSERT_TRUE(append(*world.storage, "a", {message(i, std::string(500, 'x'))}));
  }
  world.storage.reset();
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(world.path));
  {
    std::fstream file(world.path, std::ios::in | std::ios::out | std::ios::binary);
    for (std::streamoff page = 4096; page < size; page += 4096) {
      file.seekp(page);
      file << std::string(64, '\xff');
    }
  }
  const auto opened = open_storage(world.path);
  ASSERT_EQ(code_of(opened), ErrorCode::data_loss);
  EXPECT_NE(opened.error().message.find("damaged"), std::string::npos) << opened.error().message;
}

TEST(StorageFailure, ADatabaseOfANewerVersionIsRefusedUntouched) {
  FailingWorld world;
  world.storage.reset();
  OtherProgram other(world.path);
  ASSERT_EQ(other.run("INSERT INTO schema_version (number) VALUES (9999)"), SQLITE_OK);
  const auto opened = open_storage(world.path);
  ASSERT_EQ(code_of(opened), ErrorCode::conflict);
  EXPECT_NE(opened.error().message.find("newer"), std::string::npos);
}

TEST(StorageFailure, AFolderThatIsMissingIsUnavailable) {
  TemporaryFolder folder;
  EXPECT_EQ(code_of(open_storage(folder.file("no/such/aisle.db"))), ErrorCode::unavailable);
}

TEST(StorageFailure, OnlyTheOwnerMayReadTheFile) {
  FailingWorld world;
  ASSERT_TRUE(create(*world.storage, "a"));
  for (const char* end : {"", "-wal", ".lock"}) {
    struct stat about {};
    ASSERT_EQ(::stat((world.path + end).c_str(), &about), 0) << end;
    EXPECT_EQ(about.st_mode & 0777, 0600u) << end;
  }
}

}  // namespace
}  // namespace aisle
