// Paths in a config are relative to its folder.
#pragma once

#include <filesystem>
#include <string>

namespace aisle {

/// `path` as it is from where the program runs. Empty and absolute ones stay as they are.
inline std::string path_under(const std::string& folder, const std::string& path) {
  if (path.empty() || std::filesystem::path(path).is_absolute()) return path;
  return (std::filesystem::path(folder) / path).lexically_normal().string();
}

}  // namespace aisle
