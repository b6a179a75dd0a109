#include "server/connectors/scratch_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace aisle {
namespace {

Error failed(const char* what) {
  return {ErrorCode::unavailable, std::string("the folder for temporary files: ") + what + ": " +
                                      std::generic_category().message(errno)};
}

int open_nameless() {
  std::error_code ignored;
  std::string path = (std::filesystem::temp_directory_path(ignored) / "aisle-XXXXXX").string();
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(path.c_str());
  return file;
}

}  // namespace

ScratchFile::~ScratchFile() {
  if (map_) ::munmap(map_, size_);
  if (file_ >= 0) ::close(file_);
}

Result<void> ScratchFile::write(std::string_view bytes) {
  if (file_ < 0) file_ = open_nameless();
  if (file_ < 0) return failed("can't be used");
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failed("can't be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::size_t>(written);
  }
  return {};
}

Result<std::string_view> ScratchFile::map() {
  if (size_ == 0) return std::string_view();
  if (!map_) {
    void* map = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file_, 0);
    if (map == MAP_FAILED) return failed("can't be read");
    map_ = map;
  }
  return std::string_view(static_cast<const char*>(map_), size_);
}

}  // namespace aisle
