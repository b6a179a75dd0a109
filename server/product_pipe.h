// Joins connectors that give products to a storage that takes them, in bounded memory.
//
// The connectors run on a thread of their own, a few products ahead of the reader.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "server/connectors/connector.h"

namespace aisle {

class ProductPipe {
 public:
  /// Reads the connectors one after the other. A product that came before is left out and reported.
  explicit ProductPipe(const std::vector<std::unique_ptr<Connector>>& connectors);
  ~ProductPipe();

  /// False at the end. Errors: the connector's own; nothing more may be asked then.
  Result<bool> next(Product& product);

  /// What was read in all. Whole only after `next` has answered false.
  ReadReport report() const;

 private:
  void run(const std::vector<std::unique_ptr<Connector>>& connectors);
  bool give(Product product, std::string_view connector);

  static constexpr std::size_t kAheadMax = 256;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Product> ahead_;
  std::optional<Error> error_;
  bool finished_ = false;
  bool abandoned_ = false;
  ReadReport report_;
  std::unordered_set<std::string> seen_;  ///< Ids; of the connectors' thread alone.
  std::thread thread_;
};

/// Adds what one source reported to what others did.
void add_report(ReadReport& sum, const ReadReport& report);

}  // namespace aisle
