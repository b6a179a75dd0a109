// A policy's file and the HTML of descriptions: ends, keeps its bounds, gives text and never control
// characters.
#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "server/connectors/html_text.h"
#include "server/connectors/policy_text.h"
#include "shared/base/text.h"

namespace {

using namespace aisle;

void require(bool holds) {
  if (!holds) std::abort();
}

bool has_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
  });
}

void check(const Policy& policy) {
  require(!policy.title.empty() && policy.title.size() <= kPolicyLineBytesMax);
  require(policy.url.empty() || policy.url.starts_with("http"));
  require(!policy.passages.empty() && policy.passages.size() <= kPassagesMax);
  std::set<std::string> ids;
  for (const Passage& passage : policy.passages) {
    require(!passage.text.empty() && passage.text.size() <= kPassageBytesMax);
    require(is_utf8(passage.text) && is_utf8(passage.heading));
    require(!has_control(passage.text) && ids.insert(passage.id).second);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const std::string& form : {text, "title: Returns\n\n## Sale {#sale}\n" + text}) {
    const auto policy = parse_policy(form, "returns", {"en", "https://shop.example"});
    require(policy || !policy.error().message.empty());
    if (policy) check(*policy);
  }
  if (is_utf8(text)) require(is_utf8(html_to_text(text)) && is_utf8(html_to_line(text)));
  require(html_to_line(text).find('\n') == std::string::npos);
  return 0;
}
