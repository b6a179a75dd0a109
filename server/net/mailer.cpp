#include "server/net/mailer.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "shared/base/text.h"

namespace aisle {
namespace {

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the NUL
  return text;
}

bool is_plain(std::string_view text) {
  return text.find("=?") == text.npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// RFC 2047: each encoded word has at most 75 characters and holds whole code points.
std::string encoded_subject(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string encoded;
  while (!text.empty()) {
    const std::string_view piece = cut_utf8(text, 42);
    if (!encoded.empty()) encoded += "\r\n ";
    encoded += "=?UTF-8?B?" + base64(piece) + "?=";
    text.remove_prefix(piece.size());
  }
  return encoded;
}

// Lines of 76 characters (RFC 2045 section 6.8).
std::string encoded_text(std::string_view text) {
  constexpr std::size_t kLine = 76;
  const std::string all = base64(text);
  std::string lines;
  for (std::size_t at = 0; at < all.size(); at += kLine) lines += all.substr(at, kLine) + "\r\n";
  return lines;
}

// "Wed, 25 Nov 2026 09:30:00 +0000"
std::string mail_date(Time now) {
  using namespace std::chrono;
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = floor<days>(now);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(now - day));
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02u %s %d %02d:%02d:%02d +0000",
                kDays[weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

}  // namespace

bool is_mail_address(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~.";  // RFC 5322 section 3.2.3
  const std::size_t at = text.find('@');
  if (text.size() > kMailAddressBytesMax || at == text.npos || at == 0 || at > 64) return false;
  const auto is_alnum = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
  const auto dots_fit = [](std::string_view part) {
    return !part.empty() && part.front() != '.' && part.back() != '.' &&
           part.find("..") == part.npos;
  };
  return dots_fit(local) && dots_fit(domain) && local.front() != '-' && domain.front() != '-' &&
         std::all_of(local.begin(), local.end(),
                     [&](char c) { return is_alnum(c) || kMarks.find(c) != kMarks.npos; }) &&
         std::all_of(domain.begin(), domain.end(),
                     [&](char c) { return is_alnum(c) || c == '-' || c == '.'; });
}

Result<std::string> compose_mail(std::string_view from, const Mail& mail, Time now,
                                 std::string_view id) {
  if (!is_mail_address(from) || !is_mail_address(mail.to)) {
    return Error{ErrorCode::invalid_argument, "this is no mail address"};
  }
  if (mail.subject.empty() || mail.subject.size() > kMailSubjectBytesMax ||
      has_control(mail.subject) || !is_utf8(mail.subject)) {
    return Error{ErrorCode::invalid_argument, "this is no subject of a mail"};
  }
  std::string text = "Date: " + mail_date(now) + "\r\n";
  text += "From: <" + std::string(from) + ">\r\n";
  text += "To: <" + mail.to + ">\r\n";
  if (is_mail_address(mail.reply_to)) text += "Reply-To: <" + mail.reply_to + ">\r\n";
  text += "Subject: " + encoded_subject(mail.subject) + "\r\n";
  text += "Message-ID: <" + std::string(id) + std::string(from.substr(from.find('@'))) + ">\r\n";
  text += "Auto-Submitted: auto-generated\r\n";  // RFC 3834: no out-of-office answers, please.
  text += "MIME-Version: 1.0\r\n";
  text += "Content-Type: text/plain; charset=utf-8\r\n";
  text += "Content-Transfer-Encoding: base64\r\n\r\n";
  return text + encoded_text(mail.text);
}

}  // namespace aisle
