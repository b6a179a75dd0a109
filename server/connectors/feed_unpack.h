// What a gzip file or a zip archive holds, within bounds. No name in an archive is ever used as a
// path: the bytes go where `write` puts them, one entry behind the other.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kUnpackRatioMax = 250;  ///< Of what comes out to what goes in, ...
inline constexpr std::size_t kUnpackFreeBytes = 16 << 20;  ///< ... once this much has come out.
inline constexpr std::size_t kZipEntriesMax = 100'000;
inline constexpr std::size_t kZipNameBytesMax = 1'000;

struct UnpackedEntry {
  std::string name;  ///< As the archive says, checked; "" in gzip.
  std::size_t size = 0;
};

/// By its first bytes.
bool is_packed(std::string_view bytes);

/// Folders, hidden files and what macOS adds are left out.
/// Errors: data_loss (damaged, cut off, nothing in it), too_large (more than `bytes_max` in all,
/// the ratio, too many entries), invalid_argument (a password; a name that leads out of its folder
/// or has control characters), those of `write`.
Result<std::vector<UnpackedEntry>> unpack(
    std::string_view bytes, std::size_t bytes_max,
    const std::function<Result<void>(std::string_view)>& write);

}  // namespace aisle
