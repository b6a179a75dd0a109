// Servers as processes of their own, so that each one's memory and CPU time are its own.
#pragma once

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

#include "tests/bench/process_figures.h"

namespace aisle::bench {

/// A process that serves until this object ends.
class Server {
 public:
  /// `serve` writes its port to the descriptor that it gets, and serves.
  explicit Server(const std::function<void(int)>& serve) {
    int ends[2];
    if (pipe(ends) != 0) std::exit(1);
    pid_ = fork();
    if (pid_ == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      close(ends[0]);
      serve(ends[1]);
      _exit(1);
    }
    close(ends[1]);
    FILE* told = fdopen(ends[0], "r");
    if (std::fscanf(told, "%d", &port_) != 1) {
      std::fprintf(stderr, "A server did not start.\n");
      std::exit(1);
    }
    std::fclose(told);
  }
  ~Server() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const { return port_; }

  double cpu_seconds() const { return bench::cpu_seconds(pid_); }
  double memory_kib() const { return bench::memory_kib(pid_); }

 private:
  pid_t pid_ = -1;
  int port_ = 0;
};

/// One of http_peers.mjs. Becomes node: nothing after it runs.
inline void serve_node(int told, const char* kind, const std::string& folder = "") {
  dup2(told, STDOUT_FILENO);
  execlp("node", "node", "tests/bench/http_peers.mjs", kind, folder.c_str(), nullptr);
  std::perror("node");
}

}  // namespace aisle::bench
