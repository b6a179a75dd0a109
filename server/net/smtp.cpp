#include "server/net/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>

#include "server/net/curl_transfer.h"

namespace aisle {
namespace {

constexpr long kConnectTimeoutMs = 10'000;

struct Reading {
  std::string_view rest;
};

std::size_t give_bytes(char* to, std::size_t size, std::size_t count, void* reading) {
  std::string_view& rest = static_cast<Reading*>(reading)->rest;
  const std::size_t bytes = std::min(rest.size(), size * count);
  std::memcpy(to, rest.data(), bytes);
  rest.remove_prefix(bytes);
  return bytes;
}

ErrorCode code_of(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return ErrorCode::deadline_exceeded;
    case CURLE_LOGIN_DENIED:
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION: return ErrorCode::permission_denied;
    default: return ErrorCode::unavailable;
  }
}

class SmtpMailer final : public Mailer {
 public:
  SmtpMailer(SmtpSettings settings, std::function<Time()> now, std::function<std::string()> make_id)
      : settings_(std::move(settings)), now_(std::move(now)), make_id_(std::move(make_id)) {}

  Result<void> send(const Mail& mail) override {
    const auto text = compose_mail(settings_.from, mail, now_(), mail.id.empty() ? make_id_() : mail.id);
    if (!text) return text.error();
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(
        curl_ready() ? curl_easy_init() : nullptr, curl_easy_cleanup);
    const std::string to = "<" + mail.to + ">";
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
    if (!curl || !recipients) return Error{ErrorCode::unavailable, "libcurl can't begin"};

    const std::string from = "<" + settings_.from + ">";
    const bool here = is_this_machine(smtp_host(settings_.url));
    Reading reading{*text};
    const auto set = [&](CURLoption option, auto value) {
      curl_easy_setopt(curl.get(), option, value);
    };
    set(CURLOPT_URL, settings_.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");  // none from the environment
    set(CURLOPT_USE_SSL, static_cast<long>(here ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout.count()));
    set(CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
        std::max(1L, static_cast<long>(settings_.timeout.count() / 1'000)));
    if (!settings_.user.empty()) {
      set(CURLOPT_USERNAME, settings_.user.c_str());
      set(CURLOPT_PASSWORD, settings_.password.c_str());
    }
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, give_bytes);
    set(CURLOPT_READDATA, &reading);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_OK) return {};
    return Error{code_of(code), std::string("mail server: ") + curl_easy_strerror(code)};
  }

 private:
  const SmtpSettings settings_;
  const std::function<Time()> now_;
  const std::function<std::string()> make_id_;
};

}  // namespace

std::string_view smtp_host(std::string_view url) {
  for (const std::string_view scheme : {"smtp://", "smtps://"}) {
    if (url.substr(0, scheme.size()) != scheme) continue;
    std::string_view host = url.substr(scheme.size());
    if (host.size() > 255 || host.find_first_of("/?#@\\ \t\r\n%") != host.npos) return {};
    const bool is_ipv6 = !host.empty() && host.front() == '[';
    const std::size_t end = is_ipv6 ? host.find(']') + 1 : std::min(host.find(':'), host.size());
    const std::string_view port = host.substr(end);
    if ((is_ipv6 && end == 0) || (!port.empty() && port.front() != ':') || port.size() == 1 ||
        port.find_first_not_of("0123456789", 1) != port.npos || port.size() > 6) {
      return {};
    }
    return host.substr(0, end);
  }
  return {};
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::unique_ptr<Mailer> make_smtp_mailer(SmtpSettings settings, std::function<Time()> now,
                                         std::function<std::string()> make_id) {
  return std::make_unique<SmtpMailer>(std::move(settings), std::move(now), std::move(make_id));
}

}  // namespace aisle
