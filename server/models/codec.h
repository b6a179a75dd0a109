// Between our values and one provider's format. Pure: bytes in, bytes out, no I/O and no clock.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/models/provider.h"

namespace aisle {

/// Reads one response, given in any pieces.
class ModelReader {
 public:
  virtual ~ModelReader() = default;

  virtual std::vector<ModelPiece> append(std::string_view bytes) = 0;

  /// The body ended. Answers the last piece if none was given yet.
  virtual std::vector<ModelPiece> end() = 0;

  /// The way to the provider broke instead.
  virtual std::vector<ModelPiece> fail(ModelFault fault, std::string_view message) = 0;
};

class Codec {
 public:
  virtual ~Codec() = default;

  /// The same request gives the same bytes, and two requests that begin alike give bodies that
  /// begin alike, which is what providers' caches go by.
  virtual HttpRequest encode(const ModelRequest& request) const = 0;

  /// For the response with this head to a request that tells of `calls_before` calls.
  virtual std::unique_ptr<ModelReader> decode(std::size_t calls_before,
                                              const HttpHead& head) const = 0;
};

#define PROVIDER(kind) std::unique_ptr<Codec> make_##kind##_codec(const ProviderSettings& settings);
#include "server/models/providers.def"
#undef PROVIDER

/// Null when there is none of this kind.
std::unique_ptr<Codec> make_codec(const ProviderSettings& settings);

}  // namespace aisle
