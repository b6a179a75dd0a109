// `aisle train`: fits a language's intent model to its examples.
#include <filesystem>
#include <iostream>

#include "server/commands.h"
#include "server/file.h"
#include "server/knowledge.h"
#include "server/training/train.h"

namespace aisle {

int train(const Config* config, const TrainCommand& command) {
  namespace fs = std::filesystem;
  constexpr std::size_t kExamplesBytesMax = 64 << 20;
  const fs::path folder =
      fs::path(languages_folder(config ? config->languages : "")) / command.language;
  const auto examples = read_file((folder / "examples.tsv").string(), kExamplesBytesMax);
  if (!examples) {
    std::cerr << examples.error().message << "\n";
    return kExitFailed;
  }
  const auto report = train_intents(*examples);
  if (!report) {
    std::cerr << (folder / "examples.tsv").string() << ": " << report.error().message << "\n";
    return kExitFailed;
  }
  std::cout << format_report(*report);
  if (command.dry_run) return kExitOk;
  const std::string model = (folder / "intents.model").string();
  if (const auto written = write_file(model, report->model); !written) {
    std::cerr << written.error().message << "\n";
    return kExitFailed;
  }
  std::cout << "wrote " << model << "\n";
  return kExitOk;
}

}  // namespace aisle
