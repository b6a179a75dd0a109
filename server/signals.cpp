#include "server/signals.h"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <thread>

namespace aisle {
namespace {

inline constexpr int kExitAtOnce = 130;

sigset_t watched() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGHUP);
  return set;
}

}  // namespace

struct Signals::Impl {
  Impl() {
    const sigset_t set = watched();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);  // A bound on file sizes is met like a full disk: by an error.
    signals = signalfd(-1, &set, SFD_CLOEXEC);
    finish = eventfd(0, EFD_CLOEXEC);
  }

  ~Impl() {
    const std::uint64_t one = 1;
    if (::write(finish, &one, sizeof one) < 0) std::abort();  // an eventfd takes one always
    if (thread.joinable()) thread.join();
    ::close(signals);
    ::close(finish);
    const sigset_t set = watched();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  }

  void run() {
    bool stopping = false;
    for (;;) {
      pollfd ready[2] = {{signals, POLLIN, 0}, {finish, POLLIN, 0}};
      if (::poll(ready, 2, -1) < 0 && errno != EINTR) return;
      if (ready[1].revents != 0) return;
      signalfd_siginfo info{};
      if (ready[0].revents == 0 || ::read(signals, &info, sizeof info) != sizeof info) continue;
      if (info.ssi_signo == SIGHUP) {
        if (!stopping) calls.reload();
        continue;
      }
      if (stopping) std::_Exit(kExitAtOnce);  // what was acknowledged is durable anyway
      stopping = true;
      calls.stop();
    }
  }

  int signals = -1;
  int finish = -1;
  Calls calls;
  std::thread thread;
};

Signals::Signals() : impl_(std::make_unique<Impl>()) {}
Signals::~Signals() = default;

void Signals::listen(Calls calls) {
  impl_->calls = std::move(calls);
  impl_->thread = std::thread([this] { impl_->run(); });
}

}  // namespace aisle
