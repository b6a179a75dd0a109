#include "server/http/assets.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/http/token.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

namespace fs = std::filesystem;

std::string type_of(const std::string& extension) {
  static const std::map<std::string, std::string> kTypes = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".webp", "image/webp"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
  };
  const auto found = kTypes.find(extension);
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

// Eight or more hex digits between a `-` or `.` and a `.`.
bool has_hash(std::string_view name) {
  constexpr std::size_t kDigitsMin = 8;
  const std::size_t slash = name.rfind('/');
  if (slash != name.npos) name.remove_prefix(slash + 1);
  for (std::size_t at = name.find_first_of("-."); at != name.npos;
       at = name.find_first_of("-.", at + 1)) {
    const std::size_t end = name.find_first_not_of("0123456789abcdef", at + 1);
    if (end != name.npos && end - at - 1 >= kDigitsMin && name[end] == '.') return true;
  }
  return false;
}

AssetForm form_of(std::string bytes, std::string_view suffix) {
  std::string tag = "\"" + content_tag(bytes) + std::string(suffix) + "\"";
  return {std::move(bytes), std::move(tag)};
}

}  // namespace

bool accepts(std::string_view encodings, std::string_view wanted) {
  while (!encodings.empty()) {
    const std::size_t comma = encodings.find(',');
    std::string_view one = trim(encodings.substr(0, comma));
    encodings = comma == encodings.npos ? std::string_view() : encodings.substr(comma + 1);
    const std::size_t semicolon = one.find(';');
    if (trim(one.substr(0, semicolon)) != wanted) continue;
    if (semicolon == one.npos) return true;
    const std::string_view weight = trim(one.substr(semicolon + 1));
    return weight.substr(0, 2) == "q=" && weight.find_first_not_of("0.", 2) != weight.npos;
  }
  return false;
}

ChosenForm choose_form(const Asset& asset, std::string_view encodings) {
  if (!asset.brotli.bytes.empty() && accepts(encodings, "br")) return {&asset.brotli, "br"};
  if (!asset.gzip.bytes.empty() && accepts(encodings, "gzip")) return {&asset.gzip, "gzip"};
  return {&asset.plain, ""};
}

Result<Assets> Assets::load(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Error{ErrorCode::not_found, "there is no folder " + folder};
  }
  std::map<std::string, std::string> files;
  std::size_t bytes = 0;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename().string()[0] == '.') {
      if (entry->is_directory(error)) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(error)) continue;
    bytes += static_cast<std::size_t>(entry->file_size(error));
    if (bytes > kBytesMax) return Error{ErrorCode::too_large, folder + " has more than 64 MiB"};
    std::ifstream stream(entry->path(), std::ios::binary);
    std::string content(std::istreambuf_iterator<char>(stream), {});
    if (!stream) return Error{ErrorCode::unavailable, "can't read " + entry->path().string()};
    files[entry->path().lexically_relative(folder).generic_string()] = std::move(content);
  }
  if (error) return Error{ErrorCode::unavailable, "can't read " + folder + ": " + error.message()};

  Assets assets;
  for (auto& [name, content] : files) {
    const std::string extension = fs::path(name).extension().string();
    if (extension == ".br" || extension == ".gz") continue;
    Asset asset;
    asset.type = type_of(extension);
    asset.hashed_name = has_hash(name);
    asset.plain = form_of(std::move(content), "");
    const auto brotli = files.find(name + ".br");
    if (brotli != files.end()) asset.brotli = form_of(std::move(brotli->second), "-br");
    const auto gzip = files.find(name + ".gz");
    if (gzip != files.end()) asset.gzip = form_of(std::move(gzip->second), "-gz");
    assets.assets_[name] = std::move(asset);
  }
  if (!assets.find("aisle.js")) {
    return Error{ErrorCode::not_found,
                 folder + " has no aisle.js: it is no folder of built web files"};
  }
  return assets;
}

const Asset* Assets::find(std::string_view path) const {
  const auto found = assets_.find(path);
  return found == assets_.end() ? nullptr : &found->second;
}

}  // namespace aisle
