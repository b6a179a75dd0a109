// A file without a name in the folder for temporary files ($TMPDIR, else /tmp): what is too large
// for memory is written once and read through a map. Gone with the object, or with the process.
#pragma once

#include <cstddef>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

class ScratchFile {
 public:
  ScratchFile() = default;
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  std::size_t size() const { return size_; }

  /// Appends. Not after `map`. Errors: unavailable (no space, no folder).
  Result<void> write(std::string_view bytes);

  /// All that was written, for as long as the file lives. Errors: unavailable.
  Result<std::string_view> map();

 private:
  int file_ = -1;
  std::size_t size_ = 0;
  void* map_ = nullptr;
};

}  // namespace aisle
