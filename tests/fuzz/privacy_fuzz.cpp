// Redaction: doing it twice changes nothing, and findings are in order and inside the text.
#include <cstdlib>
#include <string>

#include "shared/privacy/redaction.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  for (const aisle::Finding& finding : aisle::find_personal_data(text)) {
    if (finding.begin < end || finding.end <= finding.begin || finding.end > text.size())
      std::abort();
    end = finding.end;
  }
  const std::string once = aisle::redact(text);
  if (aisle::redact(once) != once) std::abort();
  return 0;
}
