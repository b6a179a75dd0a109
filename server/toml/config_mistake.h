// What is wrong with a file of settings, and where.
#pragma once

#include <string>
#include <vector>

namespace aisle {

struct ConfigMistake {
  int line = 0;         ///< From 1; 0 for the file as a whole.
  std::string message;  ///< What was expected.

  bool operator==(const ConfigMistake&) const = default;
};

/// "aisle.toml:12: …", one line each.
std::string describe(const std::vector<ConfigMistake>& mistakes, const std::string& file);

}  // namespace aisle
