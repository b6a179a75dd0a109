// Any text as a config: no crash, no leak, and mistakes whenever it can't be used.
#include <cstdlib>
#include <string_view>

#include "server/config.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const aisle::ConfigResult read = aisle::parse_config(text, "etc/aisle.toml");
  if (read.mistakes.empty() && (read.config.sites.empty() || read.config.data.empty()))
    std::abort();
  for (const aisle::ConfigMistake& mistake : read.mistakes) {
    if (mistake.line < 0 || mistake.message.empty()) std::abort();
  }
  return 0;
}
