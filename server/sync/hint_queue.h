// Products that webhooks named, until they are read again: each once, and not too many.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/connectors/shop_hint.h"
#include "shared/base/ids.h"
#include "shared/base/time.h"

namespace aisle {

inline constexpr std::size_t kHintsWaitingMax = 1'000;     ///< Of a site.
inline constexpr std::chrono::seconds kHintSettleTime{2};  ///< The same one often comes in a burst.

/// Any thread may call it.
class HintQueue {
 public:
  /// A product that waits already waits on as it is. More than kHintsWaitingMax become a wish for
  /// everything, which takes the place of all that wait. True: nothing waited before it.
  bool add(const std::string& connector, const ShopHint& hint, Time now);

  /// When the products that wait are to be read; nothing when none wait.
  std::optional<Time> due() const;

  /// Takes at most `limit` products of one connector; empty when none wait.
  struct Batch {
    std::string connector;
    std::vector<ProductId> products;
  };
  Batch take(std::size_t limit);

  /// For what could not be read now: waits again, until `now` at least.
  void put_back(const Batch& batch, Time now);

  /// Since when everything is wished for. The answer to it is a full reading that began later.
  std::optional<Time> everything_wanted() const;
  void everything_read(Time began);

  std::size_t size() const;

 private:
  bool want_everything(Time now);

  mutable std::mutex mutex_;
  std::map<std::string, std::set<ProductId>> waiting_;
  std::size_t count_ = 0;
  std::optional<Time> first_at_;
  std::optional<Time> everything_at_;
};

}  // namespace aisle
