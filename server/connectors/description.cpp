#include "server/connectors/description.h"

#include <algorithm>

#include "server/connectors/local_file.h"

namespace aisle {

Result<void> read_description(
    const std::string& path,
    const std::function<void(const toml::table&, std::vector<ConfigMistake>&)>& read) {
  if (path.empty()) {
    return Error{ErrorCode::invalid_argument,
                 "description: expected the path of a file that describes the system"};
  }
  const auto text = read_local_file(path, kDescriptionBytesMax);
  if (!text) return Error{text.error().code, "description: " + text.error().message};
  std::vector<ConfigMistake> mistakes;
  try {
    const toml::table root = toml::parse(*text, path);
    read(root, mistakes);
  } catch (const toml::parse_error& error) {
    mistakes.push_back({static_cast<int>(error.source().begin.line),
                        "not TOML: " + std::string(error.description())});
  }
  if (mistakes.empty()) return {};
  std::stable_sort(mistakes.begin(), mistakes.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  std::string told = describe(mistakes, path);
  if (told.ends_with('\n')) told.pop_back();
  return Error{ErrorCode::invalid_argument, std::move(told)};
}

}  // namespace aisle
