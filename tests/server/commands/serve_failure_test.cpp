// `aisle serve` while its disk is full, its database locked or damaged: what a client is told, what
// operations are told, and that all is well again afterwards.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "tests/support/raw_http.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

using nlohmann::json;

// The program as a process of its own, with a shop of one product.
class Serving {
 public:
  Serving() {
    std::filesystem::create_directory(folder_.file("web"));
    std::ofstream(folder_.file("web/aisle.js")) << "//";
    std::ofstream(folder_.file("feed.tsv"))
        << "id\ttitle\tlink\tprice\tavailability\n"
           "p1\tRain jacket\thttps://shop.example/p1\t19.99 EUR\tin_stock\n";
    std::ofstream(folder_.file("aisle.toml"))
        << "[server]\ndata = \"aisle.db\"\nweb = \"web\"\nport = 0\n"
           "conversation_messages_per_minute = 0\n[[sites]]\nkey = \"shop\"\n"
           "name = \"Shop\"\norigins = [\"https://shop.example\"]\n[[sites.connectors]]\n"
           "type = \"feed\"\npath = \"feed.tsv\"\n";
    EXPECT_EQ(wait(launch("import")), 0);
    start();
  }
  ~Serving() {
    if (pid_ > 0) stop();
  }

  std::string database() const { return folder_.file("aisle.db"); }

  void start() {
    pid_ = launch("serve");
    std::size_t at = said_.npos;
    while ((at = said_.find("\"port\":")) == said_.npos || said_.back() != '\n') {
      if (!hear()) break;
    }
    ASSERT_NE(at, said_.npos) << said_;
    port_ = std::atoi(said_.c_str() + at + 7);
  }

  /// Its exit code, or -1 when a signal ended it.
  int stop() {
    ::kill(pid_, SIGTERM);
    return wait(std::exchange(pid_, -1));
  }

  /// No file of the process can grow beyond `bytes`: the nearest thing to a full disk that needs no
  /// rights.
  void bound_files(rlim_t bytes) {
    rlimit limit{};
    ::prlimit(pid_, RLIMIT_FSIZE, nullptr, &limit);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    EXPECT_EQ(::prlimit(pid_, RLIMIT_FSIZE, &limit, nullptr), 0);
  }

  int port() const { return port_; }

  /// The exit code of a process that was launched, after all it had to say.
  int wait(pid_t pid) {
    while (hear()) {
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    ::close(output_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  pid_t launch(const char* command) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
    const std::string config = folder_.file("aisle.toml");
    const pid_t pid = ::fork();
    if (pid == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);
      ::execl(AISLE_BINARY, "aisle", command, "--config", config.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
    said_.clear();
    return pid;
  }

  const std::string& said() const { return said_; }

 private:
  /// False when the process has ended.
  bool hear() {
    char bytes[4'096];
    const ssize_t count = ::read(output_, bytes, sizeof bytes);
    if (count > 0) said_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
  }

  TemporaryFolder folder_;
  pid_t pid_ = -1;
  int port_ = 0;
  int output_ = -1;
  std::string said_;
};

// A shopper's browser: one connection for everything.
class Client {
 public:
  explicit Client(int port) : http_(port) {
    const std::string answer = ask("POST", "/v1/conversations", R"({"site":"shop"})");
    const json started = json::parse(answer.substr(answer.find("\r\n\r\n") + 4), nullptr, false);
    path_ = "/v1/conversations/" + started.value("conversation", "");
    bearer_ = "Authorization: Bearer " + started.value("token", "") + "\r\n";
  }

  std::string ask(std::string_view method, const std::string& target,
                  const std::string& body = "") {
    std::string request = std::string(method) + " " + target + " HTTP/1.1\r\nHost: x\r\n" + bearer_;
    if (method == "POST") {
      request +=
          "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
          "\r\n";
    }
    if (!http_.send(request + "\r\n" + body)) return "";
    return http_.read_answer();
  }

  /// The status of the answer; a stream is read to its end.
  int say(const std::string& id, const std::string& text) {
    last_ = ask("POST", path_ + "/messages", json{{"id", id}, {"text", text}}.dump());
    if (last_.find("Transfer-Encoding: chunked") != last_.npos) {
      last_ += http_.read_until("\r\n0\r\n\r\n");
    }
    return status_in(last_);
  }
  const std::string& last() const { return last_; }
  bool was_told(std::string_view text) const { return last_.find(text) != last_.npos; }

  std::string log() { return ask("GET", path_ + "/events?after=0"); }
  std::string ready() { return ask("GET", "/readyz"); }

  /// Until `/readyz` has this status; its last answer. It looks at storage once a second.
  std::string ready_until(int status) {
    std::string answer;
    for (int i = 0; i < 100 && status_in(answer = ready()) != status; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return answer;
  }

 private:
  RawHttp http_;
  std::string path_, bearer_, last_;
};

int count(std::string_view text, std::string_view part) {
  int found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++found;
  return found;
}

// What holds of every refusal that will pass: a client can tell it, and knows to come again.
void expect_unavailable(const Client& client) {
  EXPECT_TRUE(client.was_told("Content-Type: application/problem+json")) << client.last();
  EXPECT_TRUE(client.was_told(R"("code":"unavailable")")) << client.last();
  EXPECT_TRUE(client.was_told("Retry-After: ")) << client.last();
}

// The message that was refused is sent again, as the widget does, and answered once.
void expect_healed(Client& client) {
  EXPECT_EQ(status_in(client.ready_until(200)), 200);
  EXPECT_EQ(client.say("m2", "hello again"), 200);
  EXPECT_TRUE(client.was_told("turn_completed")) << client.last();
  const std::string log = client.log();
  EXPECT_EQ(count(log, R"("type":"shopper_sent_message")"), 2) << log;
  EXPECT_EQ(count(log, R"("type":"turn_completed")"), 2) << log;
  EXPECT_EQ(count(log, "hello again"), 1) << log;
}

TEST(ServeFailure, AFullDiskRefusesMessagesSaysSoAndHeals) {
  Serving server;
  Client client(server.port());
  ASSERT_EQ(client.say("m1", "hello"), 200) << client.last();
  server.bound_files(1);
  EXPECT_EQ(client.say("m2", "hello again"), 503) << client.last();
  expect_unavailable(client);
  const std::string ready = client.ready_until(503);
  EXPECT_EQ(status_in(ready), 503) << ready;
  EXPECT_NE(ready.find("disk is full"), ready.npos) << ready;
  EXPECT_EQ(status_in(client.ask("GET", "/healthz")), 200);
  EXPECT_EQ(count(client.log(), "hello again"), 0) << "reading works, and nothing is half written";
  server.bound_files(RLIM_INFINITY);
  expect_healed(client);
  EXPECT_EQ(server.stop(), 0);
}

TEST(ServeFailure, ALockedDatabaseRefusesMessagesSaysSoAndHeals) {
  Serving server;
  Client client(server.port());
  ASSERT_EQ(client.say("m1", "hello"), 200) << client.last();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(server.database().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(client.say("m2", "hello again"), 503) << client.last();
  expect_unavailable(client);
  const std::string ready = client.ready_until(503);
  EXPECT_EQ(status_in(ready), 503) << ready;
  EXPECT_NE(ready.find("locked by another program"), ready.npos) << ready;
  EXPECT_EQ(count(client.log(), "hello again"), 0);
  ASSERT_EQ(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  expect_healed(client);
  EXPECT_EQ(server.stop(), 0);
}

// Overwrites all pages but the first, which makes it a database at all.
void damage(const std::string& path) {
  sqlite3* other = nullptr;  // What is still in the log goes into the file first.
  sqlite3_open(path.c_str(), &other);
  sqlite3_exec(other, "PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  for (std::streamoff page = 4'096; page < size; page += 4'096) {
    file.seekp(page);
    file << std::string(4'096, '\xff');
  }
}

TEST(ServeFailure, ADamagedDatabaseIsSaidAndAStartOnItRefused) {
  Serving server;
  Client client(server.port());
  ASSERT_EQ(client.say("m1", "hello"), 200) << client.last();
  damage(server.database());
  EXPECT_EQ(client.say("m2", "hello again"), 500) << client.last();
  EXPECT_TRUE(client.was_told("Content-Type: application/problem+json")) << client.last();
  EXPECT_TRUE(client.was_told(R"("code":"data_loss")")) << client.last();
  const std::string ready = client.ready_until(503);
  EXPECT_EQ(status_in(ready), 503) << ready;
  EXPECT_NE(ready.find("the database file is damaged"), ready.npos) << ready;
  EXPECT_EQ(status_in(client.ask("GET", "/healthz")), 200);
  EXPECT_EQ(server.stop(), 0);
  EXPECT_EQ(server.wait(server.launch("serve")), 1);
  EXPECT_NE(server.said().find("the database file is damaged"), std::string::npos) << server.said();
}

}  // namespace
}  // namespace aisle
