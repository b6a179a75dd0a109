#include "server/http/request_head.h"

#include <algorithm>
#include <array>
#include <optional>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kContentLengthDigitsMax = 9;
constexpr std::size_t kRangeDigitsMax = 9;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7f; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/// The byte that "%xy" at `pos` stands for, or -1 where there is no such thing.
int encoded_byte(std::string_view text, std::size_t pos) {
  if (text.size() - pos < 3 || text[pos] != '%') return -1;
  const int high = hex_value(text[pos + 1]), low = hex_value(text[pos + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

constexpr std::array<bool, 256> token_characters() {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("!#$%&'*+-.^`|~0123456789"
                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}

/// Tokens of RFC 9110 section 5.6.2 without '_', which some gateways take for '-'.
bool is_field_name(std::string_view name) {
  static constexpr std::array<bool, 256> kToken = token_characters();
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return kToken[static_cast<unsigned char>(c)]; });
}

bool is_field_value(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    return c != '\t' && is_control(static_cast<unsigned char>(c));
  });
}

bool has_encoded_control(std::string_view value) {
  for (std::size_t i = value.find('%'); i != value.npos; i = value.find('%', i + 1)) {
    const int byte = encoded_byte(value, i);
    if (byte >= 0 && is_control(static_cast<unsigned char>(byte))) return true;
  }
  return false;
}

std::string_view without_space(std::string_view value) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!value.empty() && is_space(value.front())) value.remove_prefix(1);
  while (!value.empty() && is_space(value.back())) value.remove_suffix(1);
  return value;
}

bool has_list_item(std::string_view list, std::string_view lower_case_item) {
  while (true) {
    const std::size_t comma = list.find(',');
    if (is_name(without_space(list.substr(0, comma)), lower_case_item)) return true;
    if (comma == list.npos) return false;
    list.remove_prefix(comma + 1);
  }
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);  // The slash that each segment begins with.
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

bool is_target(std::string_view target) {
  if (target.empty() || target[0] != '/') return false;
  const std::size_t path_end = std::min(target.find('?'), target.size());
  for (std::size_t i = 0; i < target.size(); ++i) {
    const auto c = static_cast<unsigned char>(target[i]);
    if (c <= 0x20 || c >= 0x7f || c == '#' || c == '\\') return false;
    if (c != '%') continue;
    const int byte = encoded_byte(target, i);
    if (byte <= 0) return false;
    if (i >= path_end) continue;
    if (is_control(static_cast<unsigned char>(byte)) || byte == '/' || byte == '\\' ||
        byte == '.' || byte == '%') {
      return false;
    }
  }
  return !has_dot_segment(target.substr(0, path_end));
}

bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

/// One range of RFC 9110 section 14.1.2: "bytes=a-b", "bytes=a-" or "bytes=-n".
bool is_single_range(std::string_view value) {
  constexpr std::string_view kUnit = "bytes=";
  if (value.substr(0, kUnit.size()) != kUnit) return false;
  value.remove_prefix(kUnit.size());
  const std::size_t dash = value.find('-');
  if (dash == value.npos) return false;
  const std::string_view first = value.substr(0, dash), last = value.substr(dash + 1);
  const auto is_number = [](std::string_view text) {
    return text.size() <= kRangeDigitsMax && std::all_of(text.begin(), text.end(), is_digit);
  };
  if (!is_number(first) || !is_number(last) || (first.empty() && last.empty())) return false;
  const auto number = [](std::string_view text) {
    std::size_t n = 0;
    for (const char c : text) n = n * 10 + static_cast<std::size_t>(c - '0');
    return n;
  };
  return first.empty() || last.empty() || number(first) <= number(last);
}

bool is_body_method(std::string_view method) {
  return method == "POST" || method == "PUT" || method == "PATCH";
}

/// Reads the fields one by one. A refusal about framing ends it; one about anything else is kept in
/// `objection`, since it leaves the connection usable if the rest is in order.
class FieldReader {
 public:
  FieldReader(RequestHead& head, const HeadLimits& limits) : head_(head), limits_(limits) {}

  std::optional<HttpRefusalReason> read(std::string_view line) {
    if (head_.fields.size() == limits_.fields_max) return HttpRefusalReason::too_many_fields;
    const std::size_t colon = line.find(':');
    if (colon == line.npos) return HttpRefusalReason::bad_field;
    const HeadField field{line.substr(0, colon), without_space(line.substr(colon + 1))};
    if (!is_field_name(field.name) || !is_field_value(field.value))
      return HttpRefusalReason::bad_field;
    if (has_encoded_control(field.value)) {
      if (is_name(field.name, "referer")) return std::nullopt;
      return HttpRefusalReason::encoded_control;
    }
    head_.fields.push_back(field);
    return interpret(field);
  }

  /// What only the whole of the fields shows.
  std::optional<HttpRefusalReason> finish() {
    if (!has_host_ && !head_.is_http_1_0) return HttpRefusalReason::bad_host;
    if (!has_length_ && is_body_method(head_.method)) return HttpRefusalReason::length_required;
    if (head_.body_bytes > 0 && !is_body_method(head_.method) && head_.method != "DELETE") {
      return HttpRefusalReason::body_not_allowed;
    }
    return std::nullopt;
  }

  bool has_objection() const { return has_objection_; }
  HttpRefusalReason objection() const { return objection_; }

 private:
  std::optional<HttpRefusalReason> interpret(const HeadField& field) {
    const std::string_view name = field.name;
    if (is_name(name, "host")) {
      if (has_host_ || !is_host(field.value)) return HttpRefusalReason::bad_host;
      has_host_ = true;
    } else if (is_name(name, "content-length")) {
      return read_length(field.value);
    } else if (is_name(name, "transfer-encoding")) {
      return HttpRefusalReason::length_required;
    } else if (is_name(name, "trailer")) {
      return HttpRefusalReason::trailer_not_supported;
    } else if (is_name(name, "upgrade")) {
      return HttpRefusalReason::upgrade_not_supported;
    } else if (is_name(name, "connection")) {
      if (has_list_item(field.value, "close")) head_.keep_alive = false;
    } else if (is_name(name, "expect")) {
      object(HttpRefusalReason::expectation_not_supported);
    } else if (is_name(name, "content-encoding")) {
      object(HttpRefusalReason::unsupported_content_encoding);
    } else if (is_name(name, "content-type")) {
      constexpr std::string_view kMultipart = "multipart/";
      if (is_name(field.value.substr(0, kMultipart.size()), kMultipart)) {
        object(HttpRefusalReason::unsupported_multipart);
      }
      return once(has_type_);
    } else if (is_name(name, "range")) {
      if (head_.method != "GET" || !is_single_range(field.value)) {
        object(HttpRefusalReason::range_not_supported);
      }
      head_.range = field.value;
      return once(has_range_);
    } else if (is_name(name, "authorization")) {
      return once(has_authorization_);
    } else if (is_name(name, "origin")) {
      return once(has_origin_);
    }
    return std::nullopt;
  }

  std::optional<HttpRefusalReason> read_length(std::string_view value) {
    const bool digits = !value.empty() && std::all_of(value.begin(), value.end(), is_digit);
    if (has_length_ || !digits) return HttpRefusalReason::bad_content_length;
    if (value.size() > kContentLengthDigitsMax) return HttpRefusalReason::body_too_large;
    for (const char c : value) {
      head_.body_bytes = head_.body_bytes * 10 + static_cast<std::size_t>(c - '0');
    }
    has_length_ = true;
    return std::nullopt;
  }

  void object(HttpRefusalReason reason) {
    objection_ = reason;
    has_objection_ = true;
  }

  static std::optional<HttpRefusalReason> once(bool& seen) {
    if (seen) return HttpRefusalReason::duplicate_field;
    seen = true;
    return std::nullopt;
  }

  RequestHead& head_;
  const HeadLimits& limits_;
  HttpRefusalReason objection_ = HttpRefusalReason::bad_field;
  bool has_objection_ = false;
  bool has_host_ = false, has_length_ = false, has_type_ = false, has_range_ = false,
       has_authorization_ = false, has_origin_ = false;
};

std::optional<HttpRefusalReason> read_request_line(std::string_view line, const HeadLimits& limits,
                                                   RequestHead& head) {
  const std::size_t first = line.find(' ');
  if (first == line.npos || first == 0) return HttpRefusalReason::bad_request_line;
  const std::size_t second = line.find(' ', first + 1);
  if (second == line.npos) return HttpRefusalReason::bad_request_line;
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);

  if (!is_field_name(head.method)) return HttpRefusalReason::bad_request_line;
  constexpr std::string_view kServed[] = {"GET",   "HEAD",   "POST",   "PUT",
                                          "PATCH", "DELETE", "OPTIONS"};
  if (std::find(std::begin(kServed), std::end(kServed), head.method) == std::end(kServed)) {
    const bool known = head.method == "TRACE" || head.method == "CONNECT";
    return known ? HttpRefusalReason::method_not_allowed : HttpRefusalReason::unknown_method;
  }
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    const bool well_formed = version.size() == 8 && version.substr(0, 5) == "HTTP/" &&
                             is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
    return well_formed ? HttpRefusalReason::unsupported_version
                       : HttpRefusalReason::bad_request_line;
  }
  head.is_http_1_0 = version == "HTTP/1.0";
  head.keep_alive = !head.is_http_1_0;
  if (head.target.size() > limits.target_bytes_max) return HttpRefusalReason::target_too_long;
  if (!is_target(head.target)) return HttpRefusalReason::bad_target;
  head.path = head.target.substr(0, head.target.find('?'));
  return std::nullopt;
}

}  // namespace

bool is_name(std::string_view name, std::string_view lower_case_name) {
  return name.size() == lower_case_name.size() &&
         std::equal(name.begin(), name.end(), lower_case_name.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

const HeadField* RequestHead::find(std::string_view lower_case_name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const HeadField& field) {
    return is_name(field.name, lower_case_name);
  });
  return found == fields.end() ? nullptr : &*found;
}

std::variant<RequestHead, HttpRefusal> parse_request_head(std::string_view text,
                                                          const HeadLimits& limits) {
  RequestHead head;
  std::size_t end = text.find(kLineEnd);
  if (end == text.npos) return HttpRefusal{HttpRefusalReason::bad_request_line};
  if (const auto refused = read_request_line(text.substr(0, end), limits, head)) {
    return HttpRefusal{*refused};
  }
  FieldReader reader(head, limits);
  while (true) {
    const std::size_t begin = end + kLineEnd.size();
    end = text.find(kLineEnd, begin);
    if (end == text.npos) return HttpRefusal{HttpRefusalReason::bad_field};
    if (end == begin) break;
    if (const auto refused = reader.read(text.substr(begin, end - begin)))
      return HttpRefusal{*refused};
  }
  if (const auto refused = reader.finish()) return HttpRefusal{*refused};
  if (reader.has_objection()) {
    return HttpRefusal{reader.objection(), head.keep_alive && head.body_bytes == 0};
  }
  return head;
}

}  // namespace aisle
