// `aisle import`, `aisle export-shop`, `aisle replay`: by oneself, or by the server that has the
// database open.
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <sstream>

#include "server/catalog_import.h"
#include "server/commands.h"
#include "server/connectors/shop_file.h"
#include "server/conversation/replay.h"
#include "server/file.h"
#include "server/site_connectors.h"
#include "server/storage/order_storage.h"

namespace aisle {
namespace {

void print(std::string_view text) { std::cout << text << std::flush; }

// Carries out `run` on the database, unless a running server does what `request` says.
template <class Run>
int with_storage(const Config& config, const std::vector<std::string>& request,
                 const Output& output, Run run) {
  if (const auto code = ask_server(control_path(config.data), request, output)) return *code;
  const auto storage = open_storage(config.data);
  if (!storage) {
    std::cerr << "The database " << config.data << " can't be opened: " << storage.error().message
              << "\n";
    return kExitFailed;
  }
  return run(**storage);
}

// The site that was named, or the only one; null after a complaint.
const SiteConfig* one_site(const Config& config, const std::string& key) {
  if (!key.empty()) {
    const SiteConfig* site = find_site(config, key);
    if (!site) std::cerr << "There is no site \"" << key << "\" in " << config.file << "\n";
    return site;
  }
  if (config.sites.size() == 1) return &config.sites.front();
  std::cerr << config.file << " has several sites: say which with --site\n";
  return nullptr;
}

int import_demo_into(Storage& storage, const SiteConfig& site, const std::string& file,
                     const Output& output) {
  const auto shop = read_shop(file);
  auto report = shop ? import_shop(storage, site.site.key, *shop, ShopWhen::always)
                     : Result<ShopReport>(shop.error());
  if (report) {
    output("site " + site.site.key + ":\n" + describe(*report));
    return kExitOk;
  }
  output("site " + site.site.key + ": not imported, the old orders stay. " +
         report.error().message + "\n");
  return kExitFailed;
}

}  // namespace

int import_into(Storage& storage, const Config& config, HttpClient* http,
                const ImportCommand& command, const Imported& imported, const Output& output) {
  int code = kExitOk;
  for (const SiteConfig& site : config.sites) {
    if (!command.site.empty() && site.site.key != command.site) continue;
    if (!command.demo.empty()) {
      code = std::max(code, import_demo_into(storage, site, command.demo, output));
      continue;
    }
    ImportOptions options;
    options.force = command.force;
    const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
    if (on_terminal) {
      options.progress = [](std::int64_t count) { std::cerr << "\r  " << count << " products "; };
    }
    const auto report = import_site(site, storage, http, options);
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
  std::vector<std::string> request = {"import"};
  ImportCommand absolute = command;
  if (!command.demo.empty()) {
    if (!one_site(config, command.site)) return kExitWrongUse;
    std::error_code failed;
    absolute.demo = std::filesystem::absolute(command.demo, failed).string();
    request.push_back("demo=" + encode_argument(absolute.demo));
  } else if (const auto missing = missing_sources(config, command.site); !missing.empty()) {
    std::cerr << describe(missing, config.file);
    return kExitWrongUse;
  }
  if (!command.site.empty()) request.push_back("site=" + command.site);
  if (command.force) request.push_back("force");
  if (command.verbose) request.push_back("verbose");
  return with_storage(config, request, print, [&](Storage& storage) {
    const auto http = make_way_out(config);
    if (!http) {
      std::cerr << http.error().message << "\n";
      return kExitFailed;
    }
    return import_into(
        storage, config, http->get(), absolute, [](const SiteConfig&) {}, print);
  });
}

int export_from(Storage& storage, const Config& config, const std::string& site,
                const Output& output) {
  if (!find_site(config, site)) {
    output("There is no site " + site + ".\n");
    return kExitFailed;
  }
  const auto shop = storage.orders().shop(site);
  if (shop) {
    output(format_shop(*shop));
    return kExitOk;
  }
  output("site " + site + ": not exported. " + shop.error().message + "\n");
  return kExitFailed;
}

int export_shop(const Config& config, const ExportShopCommand& command) {
  const SiteConfig* site = one_site(config, command.site);
  if (!site) return kExitWrongUse;
  std::string text;
  const auto collect = [&](std::string_view more) { text += more; };
  const int code = with_storage(
      config, {"export-shop", "site=" + site->site.key}, collect,
      [&](Storage& storage) { return export_from(storage, config, site->site.key, collect); });
  if (code != kExitOk) {
    std::cerr << text;
    return code;
  }
  if (command.out.empty()) {
    print(text);
    return kExitOk;
  }
  const auto written = write_file(command.out, text);
  if (written) return kExitOk;
  std::cerr << written.error().message << "\n";
  return kExitFailed;
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
  return with_storage(config, request, print,
                      [&](Storage& storage) { return replay_from(storage, command, print); });
}

}  // namespace aisle
