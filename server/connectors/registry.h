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

inline constexpr std::size_t kFeedBytesMax = 1u << 30;

Time system_time();

/// What the config says of one connector; each uses what it needs. See README.md in this folder.
struct ConnectorSettings {
  std::string path;      ///< feed: the file, or else `url`. demo: the folder of policies.
  std::string shop;      ///< demo: the file of shoppers and orders to begin with; may be empty.
  std::string currency;  ///< feed: the one that prices must have; "" is that of the first row.
  std::string base_url;  ///< Goes before addresses beginning with "/"; "" leaves them out or as is.
  std::string language = "en";                 ///< demo: of policies that don't say theirs.
  std::size_t file_bytes_max = kFeedBytesMax;  ///< A larger file is refused before it is read.
  std::string url;  ///< feed: its address, or else `path`. Of a platform: "https://shop.example".
  std::string format;  ///< feed: one of feed_form.h; "" tells it by the content.
  /// feed: ReadReport::mark of the last reading whose products were kept, with these same settings;
  /// "" reads in any case.
  std::string mark;
  std::string description;  ///< http, sql: the file that says what the system is like.
  std::string key;  ///< Its secret, as read from key_file or key_env; empty until the server runs.
  std::string webhook_key;  ///< What the shop signs its webhooks with; "": none are taken.
  std::string public_key;   ///< medusa: the publishable key. shopify: the Storefront token.
  std::string user;         ///< Who the secret belongs to, where a platform wants a name as well.
  std::string channel;  ///< vendure: the channel's token. medusa: the region. magento: the store.
  std::string version;  ///< shopify, woocommerce: of the API.
  ShopRules rules;      ///< Of a platform with an API, which doesn't tell them.
  HttpClient* http = nullptr;  ///< The way out; outlives it. Null while a config is only checked.
  Orders* orders = nullptr;    ///< demo: where its orders are kept; outlives it. Null: it has none.
  std::function<Time()> clock = system_time;  ///< feed: for reduced prices that hold for a time.

  /// Whether it has an address or a description, not files of this machine.
  bool is_live() const { return !url.empty() || !description.empty(); }
};

/// What a connector says of a setting it can't use: "url: expected ...".
inline Error wrong_setting(const char* message) { return {ErrorCode::invalid_argument, message}; }

/// Errors: invalid_argument (no such type, or settings that it can't use). Reads nothing yet.
Result<std::unique_ptr<Connector>> make_connector(std::string_view type,
                                                  const ConnectorSettings& settings);

}  // namespace aisle
