#include "server/connectors/local_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace aisle {
namespace fs = std::filesystem;

Result<std::string> read_local_file(const std::string& path, std::size_t bytes_max) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (!fs::exists(status)) return Error{ErrorCode::not_found, path + ": there is no such file"};
  if (!fs::is_regular_file(status)) return Error{ErrorCode::not_found, path + ": is not a file"};
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::unavailable, path + ": may not be read"};
  const std::uintmax_t size = fs::file_size(path, failed);
  if (failed) return Error{ErrorCode::unavailable, path + ": " + failed.message()};
  if (size > bytes_max) {
    return Error{ErrorCode::too_large, path + ": has " + std::to_string(size) +
                                           " bytes, more than the " + std::to_string(bytes_max) +
                                           " that are allowed"};
  }
  std::string content(size, '\0');
  file.read(content.data(), static_cast<std::streamsize>(size));
  if (static_cast<std::uintmax_t>(file.gcount()) != size || file.peek() != EOF) {
    return Error{ErrorCode::unavailable, path + ": changed while it was read"};
  }
  return content;
}

Result<std::vector<std::string>> list_folder(const std::string& path, const std::string& suffix) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) {
    return Error{ErrorCode::not_found, path + ": there is no such folder"};
  }
  std::vector<std::string> names;
  fs::directory_iterator entries(path, failed);
  for (; !failed && entries != fs::directory_iterator(); entries.increment(failed)) {
    const std::string name = entries->path().filename().string();
    if (name.size() > suffix.size() && name.ends_with(suffix)) names.push_back(name);
  }
  if (failed) return Error{ErrorCode::unavailable, path + ": " + failed.message()};
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace aisle
