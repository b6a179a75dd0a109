// Heads of requests: nothing outside the text is read, and what is accepted keeps the rules.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "server/http/request_head.h"

namespace {

using namespace aisle;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_within(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return c != '\t' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7f);
  });
}

std::size_t count(const RequestHead& head, std::string_view lower_case_name) {
  return static_cast<std::size_t>(
      std::count_if(head.fields.begin(), head.fields.end(),
                    [&](const HeadField& field) { return is_name(field.name, lower_case_name); }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy of exactly this size, so that the sanitizer sees a read behind it.
  const std::unique_ptr<char[]> bytes(new char[size]);
  std::copy_n(data, size, bytes.get());
  const std::string_view text(bytes.get(), size);
  const HeadLimits limits;
  const auto outcome = parse_request_head(text, limits);
  const auto* head = std::get_if<RequestHead>(&outcome);
  if (!head) {
    require(status_of(std::get<HttpRefusal>(outcome).reason) >= 400);
    return 0;
  }
  require(head->fields.size() <= limits.fields_max);
  require(head->target.size() <= limits.target_bytes_max && head->target.starts_with('/'));
  require(head->target.starts_with(head->path));
  for (const std::string_view part : {head->method, head->target, head->path, head->range}) {
    require(is_within(part, text) && !has_control(part) && part.find('\t') == part.npos);
  }
  require(head->path.find_first_of("?#\\") == head->path.npos);
  for (const HeadField& field : head->fields) {
    require(is_within(field.name, text) && is_within(field.value, text));
    require(!field.name.empty() && field.name.find_first_of("_: \t") == field.name.npos);
    require(!has_control(field.name) && !has_control(field.value));
  }
  for (const char* name :
       {"transfer-encoding", "trailer", "upgrade", "expect", "content-encoding"}) {
    require(count(*head, name) == 0);
  }
  require(count(*head, "content-length") <= 1 && count(*head, "host") <= 1);
  require(head->is_http_1_0 || count(*head, "host") == 1);
  require(head->body_bytes <= 999'999'999);
  const bool takes_body =
      head->method != "GET" && head->method != "HEAD" && head->method != "OPTIONS";
  require(takes_body || head->body_bytes == 0);
  return 0;
}
