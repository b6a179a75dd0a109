#include "server/command_line.h"

#include <CLI/CLI.hpp>

namespace aisle {
namespace {

CLI::App* add(CLI::App& app, const char* name, const char* what, const char* examples) {
  CLI::App* command = app.add_subcommand(name, what);
  command->footer(std::string("Examples:\n") + examples);
  return command;
}

void add_config(CLI::App* command, std::string& config) {
  command->add_option("-c,--config", config, "The file of settings (see server/README.md)")
      ->capture_default_str();
}

}  // namespace

std::variant<Command, int> read_command_line(int count, const char* const* arguments) {
  CLI::App app("Aisle: a shop assistant on your own server.", "aisle");
  app.footer(
      "Exit codes: 0 done, 1 failed, 2 wrong use or config.\n"
      "Examples:\n"
      "  aisle check --config aisle.toml\n"
      "  aisle import --config aisle.toml\n"
      "  aisle serve --config aisle.toml\n"
      "`aisle COMMAND --help` tells more.");
  app.require_subcommand(1);
  const std::string default_config = "aisle.toml";

  ServeCommand serve{default_config};
  CLI::App* serve_app = add(app, "serve", "Answer shoppers until SIGTERM",
                            "  aisle serve --config /etc/aisle/aisle.toml\n"
                            "SIGTERM and SIGINT stop it gracefully, a second one at once.\n"
                            "SIGHUP reads the web files and the catalogs again.");
  add_config(serve_app, serve.config);

  ImportCommand import{.config = default_config};
  CLI::App* import_app = add(app, "import", "Read products, policies and first orders",
                             "  aisle import\n"
                             "  aisle import --site shop --verbose\n"
                             "  aisle import --force        even if much of the catalog is gone\n"
                             "  aisle import --demo shop.json   these shoppers and orders only\n"
                             "A running server is asked to do it, and answers from it at once.");
  add_config(import_app, import.config);
  import_app->add_option("--site", import.site, "Only the site of this key");
  import_app->add_flag("--force", import.force, "Accept a catalog that shrank");
  import_app->add_flag("--verbose", import.verbose, "Show every skipped line");
  import_app->add_option("--demo", import.demo,
                         "Put the shoppers and orders of this file in the place of the site's");

  SyncCommand sync{.config = default_config};
  CLI::App* sync_app =
      add(app, "sync", "Read again what has changed in the shop, or everything",
          "  aisle sync\n"
          "  aisle sync shop --full\n"
          "  aisle sync --status         what was done, what comes, what fails and what to do\n"
          "  aisle sync --status --json\n"
          "A running server does this by itself (sync_minutes), and is asked to do it now.");
  add_config(sync_app, sync.config);
  sync_app->add_option("site", sync.site, "Only the site of this key");
  CLI::Option* full = sync_app->add_flag("--full", sync.full, "Everything, also what is gone");
  sync_app->add_flag("--status", sync.status, "Only say how it stands")->excludes(full);
  sync_app->add_flag("--json", sync.json, "The status as JSON")->excludes(full);

  ExportShopCommand exported{.config = default_config};
  CLI::App* export_app = add(app, "export-shop", "Write the reference shop's shoppers and orders",
                             "  aisle export-shop > shop.json\n"
                             "  aisle export-shop --site shop --out shop.json\n"
                             "`aisle import --demo` reads the same form (personal data!).");
  add_config(export_app, exported.config);
  export_app->add_option("--site", exported.site, "The site's key, if there are several");
  export_app->add_option("--out", exported.out, "The file to write");

  CheckCommand check{default_config};
  CLI::App* check_app = add(app, "check", "Say what works, what does not, and how to mend it",
                            "  aisle check --config aisle.toml");
  add_config(check_app, check.config);

  TrainCommand train;
  CLI::App* train_app = add(app, "train", "Fit the intent model to its examples and report on it",
                            "  aisle train\n"
                            "  aisle train --language en --dry-run");
  train_app->add_option("-c,--config", train.config, "For its languages folder");
  train_app->add_option("--language", train.language, "Which language's folder")
      ->capture_default_str();
  train_app->add_flag("--dry-run", train.dry_run, "Write nothing");

  ReplayCommand replay{default_config, "", false};
  CLI::App* replay_app = add(app, "replay", "Show a stored conversation event by event",
                             "  aisle replay q3Vb0Jx5TtWm1aZk9sYd2A\n"
                             "  aisle replay q3Vb0Jx5TtWm1aZk9sYd2A --texts");
  add_config(replay_app, replay.config);
  replay_app->add_option("conversation", replay.conversation, "Its id")->required();
  replay_app->add_flag("--texts", replay.texts, "Also what was said (personal data!)");

  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitOk : kExitWrongUse;
  }
  if (serve_app->parsed()) return Command(serve);
  if (import_app->parsed()) return Command(import);
  if (sync_app->parsed()) return Command(sync);
  if (export_app->parsed()) return Command(exported);
  if (check_app->parsed()) return Command(check);
  if (train_app->parsed()) return Command(train);
  return Command(replay);
}

}  // namespace aisle
