#include "server/net/curl_transfer.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

#include "server/net/address_rules.h"

namespace aisle {
namespace {

constexpr long kReadBytes = 4 << 10;

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

bool is_field_value(std::string_view value) {
  return !value.empty() &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c != 0x7F; });
}

bool is_method(std::string_view text) {
  constexpr auto kMethods =
      std::to_array<std::string_view>({"GET", "POST", "PUT", "PATCH", "DELETE"});
  return std::find(kMethods.begin(), kMethods.end(), text) != kMethods.end();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == '\r' || text.back() == '\n' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

Result<void> CurlTransfer::prepare(const CurlSettings& settings, Instant now,
                                   std::vector<CurlTransfer*>& begun) {
  begun_ = &begun;
  started_ = last_byte_ = now;
  if (const auto checked = check_url(request_.url, request_.source); !checked) {
    return checked.error();
  }
  if (!is_method(request_.method)) {
    return Error{ErrorCode::invalid_argument,
                 "the method must be GET, POST, PUT, PATCH or DELETE, in capitals"};
  }
  if (request_.method == "GET" && !request_.body.empty()) {
    return Error{ErrorCode::invalid_argument, "a GET has no body"};
  }
  for (const HttpField& field : request_.fields) {
    if (!is_field_name(field.name) || !is_field_value(field.value)) {
      return Error{ErrorCode::invalid_argument, "a field of the request can't be sent"};
    }
    curl_slist* const longer =
        curl_slist_append(fields_.get(), (field.name + ": " + field.value).c_str());
    if (!longer) return Error{ErrorCode::unavailable, "no memory"};
    static_cast<void>(fields_.release());
    fields_.reset(longer);
  }
  if (curl_slist* const longer = curl_slist_append(fields_.get(), "Expect:")) {
    static_cast<void>(fields_.release());
    fields_.reset(longer);
  }

  easy_.reset(curl_easy_init());
  if (!easy_) return Error{ErrorCode::unavailable, "no memory"};
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(easy_.get(), option, value);
  };
  set(CURLOPT_PRIVATE, static_cast<void*>(this));
  set(CURLOPT_URL, request_.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, request_.source == UrlSource::data ? "https" : "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");  // none from the environment
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_QUICK_EXIT, 1L);  // A cancelled lookup of a name must not hold up the others.
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!settings.ca_file.empty()) set(CURLOPT_CAINFO, settings.ca_file.c_str());
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  set(CURLOPT_TCP_KEEPALIVE, 1L);
  set(CURLOPT_BUFFERSIZE, kReadBytes);  // Held by every call under way.
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request_.deadlines.connect.count()));
  set(CURLOPT_HTTPHEADER, fields_.get());
  // A DELETE mostly has no body, and then no length either; the others always have one.
  if (request_.method != "GET") set(CURLOPT_CUSTOMREQUEST, request_.method.c_str());
  if (request_.method == "DELETE" ? !request_.body.empty() : request_.method != "GET") {
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    set(CURLOPT_POSTFIELDS, request_.body.data());
  }
  if (request_.once) set(CURLOPT_FRESH_CONNECT, 1L);  // libcurl repeats on a kept one that died
  if (request_.source == UrlSource::data) {
    // A connection that the config was allowed to open must not serve a stranger's URL.
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
  }
  set(CURLOPT_HEADERFUNCTION, take_field);
  set(CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
  return {};
}

Instant CurlTransfer::deadline() const {
  const HttpDeadlines& deadlines = request_.deadlines;
  const Instant quiet =
      body_bytes_ == 0 ? started_ + deadlines.first_byte : last_byte_ + deadlines.between_bytes;
  return std::min(quiet, started_ + deadlines.total);
}

curl_socket_t CurlTransfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const bool is_https =
      transfer.request_.url.size() > 5 && lower(transfer.request_.url.substr(0, 5)) == "https";
  const bool allowed = transfer.request_.source == UrlSource::data
                           ? is_public_address(address->addr)
                       : is_https ? true
                                  : is_local_address(address->addr);
  if (!allowed) {
    transfer.address_refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t CurlTransfer::take_field(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  return transfer.add_field({data, size * count}) ? size * count : 0;
}

// Each head comes line by line, an interim one (1xx) before the real one.
bool CurlTransfer::add_field(std::string_view line) {
  head_bytes_ += line.size();
  if (head_bytes_ > kHttpHeadBytesMax) {
    too_large_ = true;
    return false;
  }
  if (line.substr(0, 5) == "HTTP/") {
    head_ = {};
    return true;
  }
  const auto colon = line.find(':');
  if (colon != line.npos && !head_given_) {
    head_.fields.push_back(
        {lower(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
  return !cancelled;
}

bool CurlTransfer::give_head() {
  if (std::exchange(head_given_, true)) return true;
  long status = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  head_.status = static_cast<int>(status);
  let_body_go();
  if (cancelled) return false;
  sink_.on_head(head_);
  return !cancelled;
}

// An answer may take minutes, and thousands wait for one. HTTP/1 has no use for what it has sent;
// HTTP/2 may have.
void CurlTransfer::let_body_go() {
  long version = 0;
  curl_off_t sent = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_HTTP_VERSION, &version);
  curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_UPLOAD_T, &sent);
  if (version > CURL_HTTP_VERSION_1_1 || sent != static_cast<curl_off_t>(request_.body.size())) {
    return;
  }
  curl_easy_setopt(easy_.get(), CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{0});
  curl_easy_setopt(easy_.get(), CURLOPT_POSTFIELDS, "");
  std::string().swap(request_.body);
}

std::size_t CurlTransfer::take_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  return transfer.give({data, size * count}) ? size * count : 0;
}

bool CurlTransfer::give(std::string_view bytes) {
  if (!give_head()) return false;
  last_byte_ = std::chrono::steady_clock::now();
  if (body_bytes_ + bytes.size() > request_.body_bytes_max) {
    too_large_ = true;
    return false;
  }
  if (body_bytes_ == 0) begun_->push_back(this);
  body_bytes_ += bytes.size();
  if (cancelled) return false;
  sink_.on_body(bytes);
  return !cancelled;
}

Error CurlTransfer::error_of(CURLcode code) const {
  if (too_large_) return {ErrorCode::too_large, "the answer is larger than its bound"};
  if (address_refused_) {
    return {ErrorCode::permission_denied, "the URL leads to an address that it may not lead to"};
  }
  const std::string what = curl_easy_strerror(code);
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return {ErrorCode::deadline_exceeded, what};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return {ErrorCode::permission_denied, what};
    default: return {ErrorCode::unavailable, what};
  }
}

void CurlTransfer::end(CURLcode code) {
  if (code != CURLE_OK) return end(error_of(code));
  if (ended_ || !give_head()) return;
  ended_ = true;
  sink_.on_end({});
}

void CurlTransfer::end(Error error) {
  if (std::exchange(ended_, true) || cancelled) return;
  sink_.on_end(std::move(error));
}

}  // namespace aisle
