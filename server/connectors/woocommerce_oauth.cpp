#include "server/connectors/woocommerce_oauth.h"

#include <algorithm>
#include <vector>

#include "server/connectors/shop_api.h"
#include "server/connectors/signature.h"

namespace aisle {
namespace {

std::string woo_joined(const std::vector<std::string>& pairs) {
  std::string query;
  for (const std::string& pair : pairs) query += (query.empty() ? "" : "&") + pair;
  return query;
}

std::vector<std::string> woo_pairs(std::string_view query) {
  std::vector<std::string> pairs;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    if (end > 0) pairs.emplace_back(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return pairs;
}

// By the escaped key, which no other has, so that "a_b=1" stands behind "a=1".
bool woo_before(const std::string& a, const std::string& b) {
  return a.substr(0, a.find('=')) < b.substr(0, b.find('='));
}

}  // namespace

std::string sign_woo(std::string_view method, std::string_view url, std::string_view query,
                     const WooSigning& with) {
  std::vector<std::string> pairs = woo_pairs(query);
  pairs.push_back("oauth_consumer_key=" + escape_part(with.key));
  pairs.push_back("oauth_nonce=" + escape_part(with.nonce));
  pairs.push_back("oauth_signature_method=HMAC-SHA256");
  pairs.push_back("oauth_timestamp=" + std::to_string(with.seconds));
  pairs.push_back("oauth_version=1.0");
  std::sort(pairs.begin(), pairs.end(), woo_before);
  const std::string normal = woo_joined(pairs);
  const std::string text = std::string(method) + "&" + escape_part(url) + "&" + escape_part(normal);
  return normal + "&oauth_signature=" + escape_part(hmac_sha256_base64(with.secret + "&", text));
}

}  // namespace aisle
