// How `aisle import`, `aisle sync` and `aisle replay` reach a server that is running, since only
// one process at a time may have the database open: a Unix socket beside it, for the same user
// only.
//
// One request is one line of arguments; the answer is the command's output, then its exit code:
//   > import --force tarnfell
//   < out site tarnfell: 104 products, 12 policies
//   < exit 0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

/// An argument without white space, and back: a path may have spaces.
std::string encode_argument(std::string_view text);
std::string decode_argument(std::string_view text);

/// Where the socket of a database lies.
std::string control_path(const std::string& database);

/// Writes some output of a command, whole lines.
using Output = std::function<void(std::string_view)>;

/// Carries a request out and answers its exit code. Called on one thread, one request at a time.
using ControlHandler = std::function<int(const std::vector<std::string>& arguments, const Output&)>;

class ControlServer {
 public:
  /// A socket left by a crash is replaced; the caller has the database open, so no other server is
  /// there. Errors: unavailable (the path is longer than a socket's may be, or the folder refuses).
  static Result<std::unique_ptr<ControlServer>> open(const std::string& path,
                                                     ControlHandler handler);

  /// Waits for a request that is being carried out.
  ~ControlServer();

 private:
  struct Impl;
  explicit ControlServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Asks a running server. Nothing when none runs; 1 when it went away before the end.
std::optional<int> ask_server(const std::string& path, const std::vector<std::string>& arguments,
                              const Output& output);

}  // namespace aisle
