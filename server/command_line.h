// What `aisle` was asked to do.
#pragma once

#include <string>
#include <variant>

namespace aisle {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitWrongUse = 2;  ///< A wrong command line or config.

struct ServeCommand {
  std::string config;
};
struct ImportCommand {
  std::string config;
  std::string site;  ///< Empty: all.
  bool force = false;
  bool verbose = false;
  std::string
      demo;  ///< A file of shoppers and orders to read, and nothing else; empty: all sources.
};
struct SyncCommand {
  std::string config;
  std::string site;     ///< Empty: all.
  bool full = false;    ///< Everything, not what has changed.
  bool status = false;  ///< Say what was done and what comes, and do nothing.
  bool json = false;    ///< The status for programs.
};
struct ExportShopCommand {
  std::string config;
  std::string site;  ///< Empty: the only one.
  std::string out;   ///< A file; empty: standard output.
};
struct CheckCommand {
  std::string config;
};
struct TrainCommand {
  std::string config;  ///< May be empty; then the languages that came with the program.
  std::string language = "en";
  bool dry_run = false;  ///< Report only.
};
struct ReplayCommand {
  std::string config;
  std::string conversation;
  bool texts = false;
};
using Command = std::variant<ServeCommand, ImportCommand, SyncCommand, ExportShopCommand,
                             CheckCommand, TrainCommand, ReplayCommand>;

/// The command, or the exit code after help or a complaint was printed.
std::variant<Command, int> read_command_line(int count, const char* const* arguments);

}  // namespace aisle
