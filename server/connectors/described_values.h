// How an in-house system writes amounts, times and words, as the merchant has described it.
//
// A record is one flat object of our names: a row of a database, or what was picked from an answer.
// README.md has all names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/shape.h"
#include "server/toml/config_table.h"
#include "shared/commerce/order.h"
#include "shared/commerce/product.h"

namespace aisle {

enum class MoneyForm { decimal, comma, minor };
constexpr auto enum_names(MoneyForm) {
  return std::to_array<std::string_view>({"decimal", "comma", "minor"});
}

enum class TimeForm { rfc3339, epoch_seconds, epoch_milliseconds, local };
constexpr auto enum_names(TimeForm) {
  return std::to_array<std::string_view>(
      {"rfc3339", "epoch_seconds", "epoch_milliseconds", "local"});
}

/// What a system's word for a state means: `order`, and whether somebody works on it already, so
/// that nothing may be changed by us.
struct StateWord {
  OrderState order = OrderState::pending;
  bool in_work = false;

  bool operator==(const StateWord&) const = default;
};

/// The maps are from the system's words to ours.
struct ValueForms {
  MoneyForm money = MoneyForm::decimal;
  std::string currency;  ///< Where a record doesn't say.
  TimeForm times = TimeForm::rfc3339;
  std::string zone = "UTC";  ///< Of local times.
  std::map<std::string, StateWord> states;
  std::map<std::string, Availability> stock;
  std::map<std::string, ReturnReason> reasons;
};

inline constexpr std::size_t kWordsMax = 200;  ///< Of one map.

/// Reads [values] of a description; null: all as they are by default. `currency` is the site's.
ValueForms read_value_forms(const toml::table* toml, std::string_view currency,
                            std::vector<ConfigMistake>& mistakes);

/// Reads one record. What is missing where it must be there, or of another form, is noted in the
/// drift. Borrows the forms.
class DescribedRecord {
 public:
  DescribedRecord(ShopValue value, const ValueForms& forms) : value_(value), forms_(&forms) {}

  bool has(std::string_view name) const;
  std::string text(std::string_view name) const;  ///< Empty where there is none.
  std::string needed_text(std::string_view name) const;
  std::string id(std::string_view name) const;  ///< Needed; at most kIdBytesMax.
  std::string currency() const;                 ///< The record's own, else that of the forms.

  std::optional<Time> time(std::string_view name) const;
  std::optional<std::int64_t> amount(std::string_view name) const;  ///< In minor units, from 0.
  std::optional<std::int64_t> whole(std::string_view name) const;   ///< Also a text of digits.
  std::optional<bool> flag(std::string_view name) const;            ///< Also 0 and 1.

  /// Pairs of name and value: options, attributes.
  std::vector<Attribute> pairs(std::string_view name) const;

  /// The records of a list; none where it is missing.
  std::vector<DescribedRecord> rows(std::string_view name, std::size_t count_max) const;

  void note(std::string_view name, std::string_view expected) const;
  Drift& drift() const { return value_.drift(); }
  const ValueForms& forms() const { return *forms_; }

 private:
  ShopValue value_;
  const ValueForms* forms_;
};

}  // namespace aisle
