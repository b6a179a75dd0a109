// What the API is set to: bounds and addresses, read from the config once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace aisle {

struct ApiSettings {
  std::string public_url;  ///< Where shoppers reach this server, no slash at the end.
  std::vector<std::string> trusted_proxies;    ///< Addresses whose X-Forwarded-For is believed.
  std::vector<std::string> metrics_addresses;  ///< Who may read /metrics besides loopback.

  // Per address; 0 turns one off.
  int requests_per_minute = 1'200;
  int conversations_per_minute = 30;
  int messages_per_minute = 120;
  int identities_per_minute = 60;
  // Per conversation; 0 turns it off.
  int conversation_messages_per_minute = 20;

  std::size_t body_bytes_max = 64 << 10;          ///< Of a request's JSON.
  std::size_t streams_per_conversation_max = 16;  ///< Tabs and retries at once.
};

// Parts of the protocol, so not in the config.
inline constexpr int kConversationIdentitiesPerMinute = 10;
inline constexpr int kAddressHandoffsPerMinute = 3;
inline constexpr std::size_t kEventsPageMax = 500;
inline constexpr std::size_t kSuggestBytesMax = 200;
inline constexpr std::size_t kFeedbackBytesMax = 500;
inline constexpr std::size_t kPageUrlBytesMax = 500;
inline constexpr std::size_t kPageTitleBytesMax = 200;

}  // namespace aisle
