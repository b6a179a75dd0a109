// The SQL of what sites spend on language models. All of it throws soci_error.
#pragma once

#include <string>
#include <vector>

#include "server/storage/soci.h"
#include "server/storage/storage.h"

namespace aisle {

/// For the one connection that writes; prepared once.
class ModelSpendWriting {
 public:
  explicit ModelSpendWriting(soci::session& sql);

  void add(const StoredModelSpend& change);

 private:
  // What the statement is bound to.
  std::string site_;
  long long day_ = 0, tokens_ = 0, cost_ = 0;

  soci::statement add_;
};

std::vector<StoredModelSpend> stored_model_spends(soci::session& sql, std::int64_t day);

}  // namespace aisle
