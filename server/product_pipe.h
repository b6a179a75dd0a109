// Joins sources that give products to a storage that takes them, in bounded memory.
//
// The sources run on a thread of their own, a few products ahead of the reader.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "server/catalog_sources.h"

namespace aisle {

class ProductPipe {
 public:
  /// Reads the sources, which outlive it. A product that came before is left out and reported.
  explicit ProductPipe(const std::vector<CatalogSource>& sources);
  ~ProductPipe();

  /// Whether all sources are as they were: then there are no products to be had, and the old ones
  /// hold. Waits until that is known. Errors: as below.
  Result<bool> unchanged();

  /// False at the end. Errors: the connector's own; nothing more may be asked then.
  Result<bool> next(Product& product);

  /// What was read in all. Whole only after `next` has answered false, or `unchanged` true.
  CatalogReading reading() const;

 private:
  void run(const std::vector<CatalogSource>& sources);
  bool give(Product product, std::string_view connector);

  static constexpr std::size_t kAheadMax = 256;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Product> ahead_;
  std::optional<Error> error_;
  bool finished_ = false;
  bool abandoned_ = false;
  CatalogReading reading_;
  std::unordered_set<std::string> seen_;  ///< Ids; of the connectors' thread alone.
  std::thread thread_;
};

}  // namespace aisle
