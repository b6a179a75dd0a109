#include "shared/privacy/redaction.h"

#include "shared/privacy/scan.h"

namespace aisle {

std::vector<Finding> find_personal_data(std::string_view text) {
  privacy::Scan scan(text);
  privacy::find_ibans(scan);
  privacy::find_emails(scan);
  privacy::find_cards(scan);
  privacy::find_security_codes(scan);
  privacy::find_phones(scan);
  return std::move(scan).findings();
}

std::string redact(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const Finding& finding : find_personal_data(text)) {
    out += text.substr(done, finding.begin - done);
    out += '[';
    out += enum_names(finding.kind)[static_cast<std::size_t>(finding.kind)];
    out += ']';
    done = finding.end;
  }
  out += text.substr(done);
  return out;
}

}  // namespace aisle
