// The process's signals as calls on one thread.
#pragma once

#include <functional>
#include <memory>

namespace aisle {

class Signals {
 public:
  struct Calls {
    std::function<void()> stop;  ///< At the first SIGTERM or SIGINT. A second one ends the process.
    std::function<void()> reload;  ///< At SIGHUP.
  };

  /// Make it before any thread, so that all of them leave signals to it. SIGPIPE and SIGXFSZ are
  /// ignored: what they tell comes as an error too.
  Signals();
  ~Signals();

  /// From now on signals are called for; those that came before, at once. Calls should be short.
  void listen(Calls calls);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace aisle
