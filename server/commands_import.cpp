// `aisle import`, `aisle replay`: by oneself, or by the server that has the database open.
#include <unistd.h>

#include <iostream>
#include <sstream>

#include "server/catalog_import.h"
#include "server/commands.h"
#include "server/conversation/replay.h"

namespace aisle {
namespace {

void print(std::string_view text) { std::cout << text << std::flush; }

// Carries out `run` on the database, unless a running server does what `request` says.
template <class Run>
int with_storage(const Config& config, const std::vector<std::string>& request, Run run) {
  if (const auto code = ask_server(control_path(config.data), request, print)) return *code;
  const auto storage = open_storage(config.data);
  if (!storage) {
    std::cerr << "The database " << config.data << " can't be opened: " << storage.error().message
              << "\n";
    return kExitFailed;
  }
  return run(**storage);
}

}  // namespace

int import_into(Storage& storage, const Config& config, const ImportCommand& command,
                const Imported& imported, const Output& output) {
  int code = kExitOk;
  for (const SiteConfig& site : config.sites) {
    if (!command.site.empty() && site.site.key != command.site) continue;
    ImportOptions options;
    options.force = command.force;
    const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
    if (on_terminal) {
      options.progress = [](std::int64_t count) { std::cerr << "\r  " << count << " products "; };
    }
    const auto report = import_site(config, site, storage, options);
    if (on_terminal) std::cerr << "\r\033[K";
    if (report) {
      imported(site);
      output(describe(*report, command.verbose));
    } else {
      output(describe_import_failure(site, report.error()));
      code = kExitFailed;
    }
  }
  return code;
}

int import_catalogs(const Config& config, const ImportCommand& command) {
  if (!command.site.empty() && !find_site(config, command.site)) {
    std::cerr << "There is no site \"" << command.site << "\" in " << config.file << "\n";
    return kExitWrongUse;
  }
  if (const auto missing = missing_sources(config, command.site); !missing.empty()) {
    std::cerr << describe(missing, config.file);
    return kExitWrongUse;
  }
  std::vector<std::string> request = {"import"};
  if (!command.site.empty()) request.push_back("site=" + command.site);
  if (command.force) request.push_back("force");
  if (command.verbose) request.push_back("verbose");
  return with_storage(config, request, [&](Storage& storage) {
    return import_into(
        storage, config, command, [](const SiteConfig&) {}, print);
  });
}

int replay_from(Storage& storage, const ReplayCommand& command, const Output& output) {
  std::ostringstream text;
  const auto done = replay(storage, {command.conversation}, {.texts = command.texts}, text);
  output(text.str());
  if (done) return kExitOk;
  output("not replayed: " + done.error().message + "\n");
  return kExitFailed;
}

int replay_conversation(const Config& config, const ReplayCommand& command) {
  if (command.conversation.find_first_of(" \n") != std::string::npos) {
    std::cerr << "The id of a conversation has no white space.\n";
    return kExitWrongUse;
  }
  std::vector<std::string> request = {"replay", "id=" + command.conversation};
  if (command.texts) request.push_back("texts");
  return with_storage(config, request,
                      [&](Storage& storage) { return replay_from(storage, command, print); });
}

}  // namespace aisle
