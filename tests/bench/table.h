// The table that a bench prints: what, target, value, peer, and whether the target was met.
#pragma once

#include <cstdio>
#include <string>

namespace aisle::bench {

inline void row(const std::string& what, const std::string& target, const std::string& value,
                const std::string& peer, const char* verdict) {
  std::printf("%-44s %-18s %-20s %-44s %s\n", what.c_str(), target.c_str(), value.c_str(),
              peer.c_str(), verdict);
  std::fflush(stdout);
}

inline const char* verdict(bool ok) { return ok ? "ok" : "MISSED"; }

inline std::string number(double value, int decimals, const char* unit) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f %s", decimals, value, unit);
  return text;
}

}  // namespace aisle::bench
