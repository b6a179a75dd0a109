#include "server/toml/config_mistake.h"

namespace aisle {

std::string describe(const std::vector<ConfigMistake>& mistakes, const std::string& file) {
  std::string text;
  for (const ConfigMistake& mistake : mistakes) {
    text += file;
    if (mistake.line > 0) text += ":" + std::to_string(mistake.line);
    text += ": " + mistake.message + "\n";
  }
  return text;
}

}  // namespace aisle
