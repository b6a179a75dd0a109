// What a model is told before anything else. The words that are the same for every shop and turn come
// first, then the shop's, so that providers' caches can keep them.
#pragma once

#include <string>
#include <string_view>

namespace aisle {

/// Changes with the words, so that answers can be told apart by what the model was told.
inline constexpr std::string_view kSystemTextVersion = "2026-11-28";

/// The same for every shop.
std::string_view rules_text();

/// What a shop says of itself.
struct ShopVoice {
  std::string name;
  std::string currency;
  std::string voice;  ///< The merchant's own words on tone and manners; may be empty.
  bool has_team = false;
};

/// `canary` is a word that nobody else knows: a model that says it tells what it was told.
std::string shop_text(const ShopVoice& shop, std::string_view canary);

}  // namespace aisle
