// The list of connectors: from a type in the config to the part that speaks with that platform.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/connectors/connector.h"
#include "server/net/http_client.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/commerce/order_change.h"

namespace aisle {

inline constexpr std::size_t kFeedBytesMax = 256u << 20;

Time system_time();

/// What the config says of one connector; each uses what it needs. See README.md in this folder.
struct ConnectorSettings {
  std::string path;      ///< feed: the file. demo: the folder of policies.
  std::string shop;      ///< demo: the file of shoppers and orders to begin with; may be empty.
  std::string currency;  ///< feed: the one that prices must have; "" is that of the first row.
  std::string base_url;  ///< Goes before addresses beginning with "/"; "" leaves them out or as is.
  std::string language = "en";                 ///< demo: of policies that don't say theirs.
  std::size_t file_bytes_max = kFeedBytesMax;  ///< A larger file is refused before it is read.
  std::string url;          ///< A platform with an API: its address, like "https://shop.example".
  std::string description;  ///< http, sql: the file that says what the system is like.
  std::string key;  ///< Its secret, as read from key_file or key_env; empty until the server runs.
  std::string public_key;  ///< medusa: the publishable key. shopify: the Storefront token.
  std::string user;        ///< Who the secret belongs to, where a platform wants a name as well.
  std::string channel;  ///< vendure: the channel's token. medusa: the region. magento: the store.
  std::string version;  ///< shopify, woocommerce: of the API.
  ShopRules rules;      ///< Of a platform with an API, which doesn't tell them.
  HttpClient* http = nullptr;  ///< The way out; outlives it. Null while a config is only checked.
  Orders* orders = nullptr;    ///< demo: where its orders are kept; outlives it. Null: it has none.
  std::function<Time()> clock = system_time;  ///< feed: for reduced prices that hold for a time.

  /// Whether it is a system that is asked, not files that are read.
  bool is_live() const { return !url.empty() || !description.empty(); }
};

/// Errors: invalid_argument (no such type, or settings that it can't use). Reads nothing yet.
Result<std::unique_ptr<Connector>> make_connector(std::string_view type,
                                                  const ConnectorSettings& settings);

}  // namespace aisle
