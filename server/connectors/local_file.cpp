#include "server/connectors/local_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace aisle {
namespace fs = std::filesystem;

namespace {
constexpr std::size_t kFilePieceBytes = 1 << 20;

// Longer than the steps in which file systems tell times.
constexpr std::chrono::seconds kFileSettles{2};

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

Result<std::string> read_local_file(const std::string& path, std::size_t bytes_max) {
  std::string content;
  Result<void> copied = copy_local_file(path, bytes_max, [&](std::string_view piece) {
    content += piece;
    return Result<void>();
  });
  if (!copied) return copied.error();
  return content;
}

Result<void> copy_local_file(const std::string& path, std::size_t bytes_max,
                             const std::function<Result<void>(std::string_view)>& write) {
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
  std::string piece(std::min<std::uintmax_t>(size, kFilePieceBytes), '\0');
  for (std::uintmax_t left = size; left > 0;) {
    const std::uintmax_t wanted = std::min<std::uintmax_t>(left, piece.size());
    file.read(piece.data(), static_cast<std::streamsize>(wanted));
    if (static_cast<std::uintmax_t>(file.gcount()) != wanted) break;
    if (Result<void> written = write(std::string_view(piece).substr(0, wanted)); !written) {
      return written;
    }
    left -= wanted;
  }
  if (!file || file.peek() != EOF) {
    return Error{ErrorCode::unavailable, path + ": changed while it was read"};
  }
  return {};
}

std::string file_mark(const std::string& path, Time now) {
  struct stat file {};
  if (::stat(path.c_str(), &file) != 0 || !S_ISREG(file.st_mode)) return "";
  // Whoever writes can set the time of the last change of the content, but not that of the status.
  const Time changed(std::chrono::seconds(file.st_ctim.tv_sec + 1));
  if (now < changed + kFileSettles) return "";
  return std::to_string(file.st_dev) + " " + std::to_string(file.st_ino) + " " +
         std::to_string(file.st_size) + " " + std::to_string(nanoseconds(file.st_mtim)) + " " +
         std::to_string(nanoseconds(file.st_ctim));
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
