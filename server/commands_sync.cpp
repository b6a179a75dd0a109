// `aisle sync`: by oneself, or by the server that has the database open.
#include <iostream>

#include "server/commands.h"
#include "server/site_connectors.h"
#include "server/sync_desk.h"

namespace aisle {
namespace {

int sync_alone(const Config& config, const SyncCommand& command, const Output& output) {
  const auto failed = [](const std::string& message) {
    std::cerr << message << "\n";
    return kExitFailed;
  };
  const auto storage = open_storage(config.data);
  if (!storage) {
    return failed("The database " + config.data + " can't be opened: " + storage.error().message);
  }
  const auto http = make_way_out(config);
  if (!http) return failed(http.error().message);
  const auto desk = SyncDesk::open(config, {.storage = **storage, .http = http->get()});
  if (!desk) return failed(desk.error().message);
  return (*desk)->carry_out(command, output);
}

}  // namespace

std::vector<std::string> sync_request(const SyncCommand& command) {
  std::vector<std::string> request = {"sync"};
  if (!command.site.empty()) request.push_back("site=" + command.site);
  if (command.full) request.push_back("full");
  if (command.status) request.push_back("status");
  if (command.json) request.push_back("json");
  return request;
}

SyncCommand read_sync_request(const std::vector<std::string>& arguments) {
  SyncCommand command;
  for (const std::string& argument : arguments) {
    if (argument.starts_with("site=")) command.site = argument.substr(5);
    if (argument == "full") command.full = true;
    if (argument == "status") command.status = true;
    if (argument == "json") command.json = true;
  }
  return command;
}

int sync_catalogs(const Config& config, const SyncCommand& command) {
  if (!command.site.empty() && !find_site(config, command.site)) {
    std::cerr << "There is no site \"" << command.site << "\" in " << config.file << "\n";
    return kExitWrongUse;
  }
  const Output print = [](std::string_view text) { std::cout << text << std::flush; };
  const auto code = ask_server(control_path(config.data), sync_request(command), print);
  return code ? *code : sync_alone(config, command, print);
}

}  // namespace aisle
