// Reads files that the merchant has put on this machine.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace aisle {

/// Errors: not_found; too_large (over `bytes_max`; nothing is read then); unavailable (can't be
/// read).
Result<std::string> read_local_file(const std::string& path, std::size_t bytes_max);

/// The same in pieces, for what is too large for memory. Errors: as above, and those of `write`.
Result<void> copy_local_file(const std::string& path, std::size_t bytes_max,
                             const std::function<Result<void>(std::string_view)>& write);

/// Tells the content of a file from any other that this path had or will have, by what the file
/// system says of it. "" when it can't: there is no such file, or it has changed so short before
/// `now` that another change could look the same.
std::string file_mark(const std::string& path, Time now);

/// The names of the folder's files that end with `suffix`, sorted. Errors: not_found, unavailable.
Result<std::vector<std::string>> list_folder(const std::string& path, const std::string& suffix);

}  // namespace aisle
