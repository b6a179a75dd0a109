// Reads a platform's answer and notices when its shape is another than the one we know.
//
// A connector reads every answer through this. What is missing or of another kind reads as nothing
// and is noted with its path; so a platform that has changed is an error by name ("vendure product:
// variants[0].price: expected a whole number, there is a text"), never an empty card.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/commerce/money.h"

namespace aisle {

/// What was found to be of another shape in one answer: the first place of it.
class Drift {
 public:
  /// `where` is how people call the answer: "vendure product".
  explicit Drift(std::string where) : where_(std::move(where)) {}

  bool found() const { return !place_.empty(); }
  void note(const std::string& path, std::string_view expected);

  /// data_loss, with place and expectation. Needs `found()`.
  Error error() const;

 private:
  std::string where_, place_;
};

/// A value of the answer and its path. Borrows both; copies are cheap.
class ShopValue {
 public:
  ShopValue(const nlohmann::json& json, Drift& drift) : json_(&json), drift_(&drift) {}

  /// The member, which must be there (it may be null where `maybe` is asked for next).
  ShopValue operator[](std::string_view key) const;

  /// The member, or nothing where it is missing or null.
  std::optional<ShopValue> maybe(std::string_view key) const;

  /// The elements of a list; at most `count_max`, more is drift.
  std::vector<ShopValue> list(std::size_t count_max = kShopListMax) const;

  std::string text() const;    ///< A text, or a whole number written as one (ids are either).
  std::int64_t whole() const;  ///< A whole number.
  bool flag() const;
  Time time() const;  ///< RFC 3339.

  /// A number or a text that is one, rounded half up to the currency's minor units: 267.81084 EUR
  /// is 26781. Drift: below 0, over kMoneyAmountMax, no currency.
  Money money(std::string_view currency) const;

  bool is_null() const;
  std::string place_of(std::string_view key) const;  ///< The path of a member, there or not.
  const nlohmann::json& json() const { return *json_; }
  Drift& drift() const { return *drift_; }

  static constexpr std::size_t kShopListMax = 10'000;

 private:
  const nlohmann::json* json_;
  Drift* drift_;
  std::string path_;
};

}  // namespace aisle
