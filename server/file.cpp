#include "server/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace aisle {

Result<std::string> read_file(const std::string& path, std::size_t bytes_max) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) return Error{ErrorCode::not_found, "can't read " + path};
  if (size > bytes_max) {
    return Error{ErrorCode::too_large,
                 path + " has more than " + std::to_string(bytes_max) + " bytes"};
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream) return Error{ErrorCode::not_found, "can't read " + path};
  return text;
}

Result<void> write_file(const std::string& path, std::string_view text) {
  const std::string beside = path + ".new";
  std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  if (!stream || std::rename(beside.c_str(), path.c_str()) != 0) {
    const std::string reason = std::strerror(errno);
    std::remove(beside.c_str());
    return Error{ErrorCode::unavailable, "can't write " + path + ": " + reason};
  }
  return {};
}

}  // namespace aisle
