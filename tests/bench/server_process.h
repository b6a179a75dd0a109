// Servers as processes of their own, so that each one's memory and CPU time are its own.
#pragma once

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <string>

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

  double cpu_seconds() const {
    std::ifstream file("/proc/" + std::to_string(pid_) + "/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
  }

  double memory_kib() const {
    std::ifstream file("/proc/" + std::to_string(pid_) + "/status");
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6);
    }
    return 0;
  }

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
