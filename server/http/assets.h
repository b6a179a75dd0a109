// The built web files, read once into memory: the loader, and the panel's document, script, style
// and Wasm, each with its precompressed sisters (`panel.js.br`, `panel.js.gz`).
//
// The folder mirrors the addresses: `aisle.js`, `widget/panel.html`, `texts/en.json`.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

/// One file in one encoding.
struct AssetForm {
  std::string bytes;
  std::string tag;  ///< Strong ETag, in its quotes; each encoding has its own (RFC 9110 8.8.3.3).
};

struct Asset {
  std::string type;  ///< Content-Type.
  AssetForm plain;
  AssetForm brotli;  ///< Empty bytes when there is no such sister.
  AssetForm gzip;
  bool hashed_name = false;  ///< "panel-3f2a9c1d.js": another content has another name.
};

/// The form to send to a client that accepts `encodings` ("br, gzip;q=0.5"), and its name for
/// Content-Encoding ("" for the plain one). A coding with q=0 is not accepted.
struct ChosenForm {
  const AssetForm* form = nullptr;
  std::string_view encoding;
};
ChosenForm choose_form(const Asset& asset, std::string_view encodings);

/// Whether the client takes this content coding.
bool accepts(std::string_view encodings, std::string_view coding);

class Assets {
 public:
  static constexpr std::size_t kBytesMax = 64 << 20;  ///< Of all files together.

  /// Reads the folder and those in it. Names that begin with a point are left out.
  /// Errors: not_found (no such folder, or no aisle.js in it), too_large, unavailable.
  static Result<Assets> load(const std::string& folder);

  /// `path` without its first slash. Null when there is none.
  const Asset* find(std::string_view path) const;

 private:
  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace aisle
