// 64-bit FNV-1a: for comparing, sharding and hashing features. Not for secrets.
//
// Source: draft-eastlake-fnv-17. The same on every target and in every run.
#pragma once

#include <cstdint>
#include <string_view>

namespace aisle {

inline constexpr std::uint64_t kFnvStart = 14695981039346656037ull;

/// Continues `hash` with the bytes of `text`.
constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = kFnvStart) {
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ull;
  }
  return hash;
}

}  // namespace aisle
