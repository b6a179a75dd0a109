#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "server/net/curl_client.h"

namespace aisle {
namespace {

constexpr std::size_t kUrlBytesMax = 8 << 10;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK || !text) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

Error refused(std::string_view why) {
  return {ErrorCode::invalid_argument, "the URL " + std::string(why)};
}

}  // namespace

Result<void> check_url(const std::string& url, UrlSource source) {
  const bool is_plain =
      std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  if (url.empty() || url.size() > kUrlBytesMax || !is_plain)
    return refused("is not of plain letters");
  const std::unique_ptr<CURLU, FreeUrl> parsed(curl_url());
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) !=
                     CURLUE_OK) {
    return refused("can't be read");
  }
  const std::string scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  if (scheme != "https" && (scheme != "http" || source == UrlSource::data)) {
    return refused("must begin with https://");
  }
  for (const CURLUPart part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT}) {
    if (!part_of(parsed.get(), part).empty()) return refused("has a user, password or fragment");
  }
  return {};
}

}  // namespace aisle
