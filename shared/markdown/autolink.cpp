#include "shared/markdown/autolink.h"

#include <algorithm>

#include "shared/markdown/chars.h"

namespace aisle::markdown {
namespace {

constexpr std::size_t kEmailNameMax = 64;  // RFC 5321 section 4.5.3.1.
constexpr std::size_t kEmailDomainMax = 255;

bool starts_with_folded(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c | 32 : c) != lower[i]) return false;
  }
  return true;
}

// The length of a domain name with at least one point in it, or 0.
std::size_t domain_length(std::string_view text) {
  std::size_t end = 0, points = 0;
  while (end < text.size() && end < kEmailDomainMax &&
         (is_alnum(text[end]) || text[end] == '-' || text[end] == '_' ||
          (text[end] == '.' && end > 0 && text[end - 1] != '.'))) {
    points += text[end] == '.';
    ++end;
  }
  if (end > 0 && text[end - 1] == '.') --points, --end;
  const auto name = text.substr(0, end);
  const auto last = name.rfind('.');
  if (points == 0 || last == name.npos || name.front() == '.') return 0;
  // No underscore in the last two parts.
  const auto second = last == 0 ? name.npos : name.rfind('.', last - 1);
  return name.find('_', second == name.npos ? 0 : second) == name.npos ? end : 0;
}

std::size_t email_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at <= kEmailNameMax &&
         (is_alnum(text[at]) || is_any_of(text[at], ".+-_"))) {
    ++at;
  }
  if (at == 0 || at > kEmailNameMax || at >= text.size() || text[at] != '@') return 0;
  const std::size_t domain = domain_length(text.substr(at + 1));
  if (domain == 0 || is_any_of(text[at + domain], "-_")) return 0;
  return at + 1 + domain;
}

// Leaves out punctuation at the end of a bare address, which belongs to the sentence.
std::size_t without_tail(std::string_view url) {
  std::size_t end = url.size();
  auto excess = std::count(url.begin(), url.end(), ')') - std::count(url.begin(), url.end(), '(');
  while (end > 0) {
    const char c = url[end - 1];
    if (c == ')') {
      if (excess-- <= 0) break;
    } else if (c == ';') {
      std::size_t name = end - 1;
      while (name > 0 && is_alnum(url[name - 1])) --name;
      if (name == 0 || url[name - 1] != '&') break;
      end = name;
    } else if (!is_any_of(c, "?!.,:*_~'\"")) {
      break;
    }
    --end;
  }
  return end;
}

}  // namespace

Autolink find_autolink(std::string_view text, std::size_t pos) {
  const std::string_view rest = text.substr(pos, kUrlBytesMax);
  const std::size_t scheme = starts_with_folded(rest, "https://")  ? 8
                             : starts_with_folded(rest, "http://") ? 7
                             : starts_with_folded(rest, "www.")    ? 0
                                                                   : rest.npos;
  if (scheme == rest.npos) {
    const std::size_t length = email_length(rest);
    const std::string_view shown = rest.substr(0, length);
    return {length, shown, length > 0 ? "mailto:" + std::string(shown) : ""};
  }
  const bool after_mark = pos == 0 || is_any_of(text[pos - 1], " \t\n*_~(");
  if ((scheme == 0 && !after_mark) || domain_length(rest.substr(scheme)) == 0) return {};
  std::size_t end = 0;
  while (end < rest.size() && static_cast<unsigned char>(rest[end]) > ' ' && rest[end] != '<')
    ++end;
  const std::string_view shown = rest.substr(0, without_tail(rest.substr(0, end)));
  if (shown.size() == kUrlBytesMax) return {};
  return {shown.size(), shown, (scheme == 0 ? "http://" : "") + std::string(shown)};
}

Autolink find_angle_link(std::string_view text, std::size_t pos) {
  const std::string_view rest = text.substr(pos + 1, kUrlBytesMax);
  std::size_t end = 0;
  while (end < rest.size() && static_cast<unsigned char>(rest[end]) > ' ' && rest[end] != '<' &&
         rest[end] != '>') {
    ++end;
  }
  if (end == 0 || end >= rest.size() || rest[end] != '>') return {};
  const std::string_view shown = rest.substr(0, end);
  if (email_length(shown) == end) return {end + 2, shown, "mailto:" + std::string(shown)};
  std::size_t scheme = 0;
  while (scheme < end && (is_alnum(shown[scheme]) || is_any_of(shown[scheme], "+.-"))) ++scheme;
  if (scheme < 2 || scheme > 32 || scheme >= end || shown[scheme] != ':' || !is_alpha(shown[0])) {
    return {};
  }
  return {end + 2, shown, std::string(shown)};
}

bool is_allowed_url(std::string_view url) {
  if (url.empty() || url.size() > kUrlBytesMax) return false;
  // A browser drops tabs and line ends inside an address, which would hide what it really is.
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; };
  if (std::any_of(url.begin(), url.end(), control)) return false;
  // "//host" and "/\host" lead to another host.
  if (url[0] == '/') return url.size() == 1 || (url[1] != '/' && url[1] != '\\');
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"}) {
    if (starts_with_folded(url, scheme)) return url.size() > scheme.size();
  }
  return false;
}

}  // namespace aisle::markdown
