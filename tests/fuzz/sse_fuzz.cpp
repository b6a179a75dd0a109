// Server-sent events: pieces cut anywhere mean the same, and what is formatted is read again.
#include <cstdlib>
#include <string>

#include "shared/protocol/sse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t step = 1 + data[0] % 16;
  aisle::SseParser whole, pieces;
  const auto expected = whole.append(text);
  std::vector<aisle::SseEvent> met;
  for (std::size_t i = 0; i < text.size(); i += step) {
    for (auto& event : pieces.append(std::string_view(text).substr(i, step))) met.push_back(event);
  }
  if (met != expected || pieces.last_id() != whole.last_id()) std::abort();
  for (const aisle::SseEvent& event : expected) {
    aisle::SseParser again;
    const auto read = again.append(aisle::format_sse("7", "tick", event.data));
    if (read.size() != 1 || read[0].data != event.data) std::abort();
  }
  return 0;
}
