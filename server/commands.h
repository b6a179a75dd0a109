// The commands of `aisle`. Each answers its exit code and writes for people on the given output.
#pragma once

#include "server/command_line.h"
#include "server/config.h"
#include "server/control.h"
#include "server/storage/storage.h"

namespace aisle {

int serve(const Config& config);

int import_catalogs(const Config& config, const ImportCommand& command);

int export_shop(const Config& config, const ExportShopCommand& command);

int check(const Config& config);

/// `config` may be null.
int train(const Config* config, const TrainCommand& command);

int replay_conversation(const Config& config, const ReplayCommand& command);

// What a running server does for those of them that ask it.

/// Called after each site that was imported.
using Imported = std::function<void(const SiteConfig&)>;
int import_into(Storage& storage, const Config& config, HttpClient* http,
                const ImportCommand& command, const Imported& imported, const Output& output);

/// Gives the shop's text to the output, or says why not.
int export_from(Storage& storage, const Config& config, const std::string& site,
                const Output& output);

int replay_from(Storage& storage, const ReplayCommand& command, const Output& output);

}  // namespace aisle
