// The one file that joins the parts: reads the command line and the config, runs the command.
#include <iostream>

#include "server/commands.h"

namespace aisle {
namespace {

// Reads the config and runs the command, or tells every mistake.
template <class Run>
int with_config(const std::string& file, Run run) {
  const ConfigResult read = read_config(file);
  if (read.mistakes.empty()) return run(read.config);
  std::cerr << describe(read.mistakes, file);
  return kExitWrongUse;
}

int run(const ServeCommand& command) { return with_config(command.config, serve); }
int run(const ImportCommand& command) {
  return with_config(command.config,
                     [&](const Config& config) { return import_catalogs(config, command); });
}
int run(const SyncCommand& command) {
  return with_config(command.config,
                     [&](const Config& config) { return sync_catalogs(config, command); });
}
int run(const ExportShopCommand& command) {
  return with_config(command.config,
                     [&](const Config& config) { return export_shop(config, command); });
}
int run(const CheckCommand& command) { return with_config(command.config, check); }
int run(const TrainCommand& command) {
  if (command.config.empty()) return train(nullptr, command);
  return with_config(command.config, [&](const Config& config) { return train(&config, command); });
}
int run(const ReplayCommand& command) {
  return with_config(command.config,
                     [&](const Config& config) { return replay_conversation(config, command); });
}

}  // namespace
}  // namespace aisle

int main(int count, char** arguments) {
  const auto read = aisle::read_command_line(count, arguments);
  if (const int* code = std::get_if<int>(&read)) return *code;
  return std::visit([](const auto& command) { return aisle::run(command); },
                    std::get<aisle::Command>(read));
}
