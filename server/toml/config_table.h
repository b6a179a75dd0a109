// Reads one TOML table key by key and notes each mistake with its line.
//
// toml++ reads the text; this says what was expected, and suggests the key that was meant.
#pragma once

#include <toml++/toml.h>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/toml/config_mistake.h"

namespace aisle {

inline constexpr std::int64_t kHourMs = 3'600'000;  ///< The longest that most waits may be.

class ConfigTable {
 public:
  /// Borrows table and mistakes. `name` is how people call it: "[server]"; `reference` is where
  /// all keys are told.
  ConfigTable(const toml::table& table, std::string name, std::vector<ConfigMistake>& mistakes,
              std::string reference = "the config reference in server/README.md");

  int line() const { return line_; }
  int line_of(std::string_view key) const;  ///< The table's own when the key is missing.

  // Each leaves `value` as it is when the key is missing.
  void text(std::string_view key, std::string& value, std::size_t bytes_max = 500);
  void texts(std::string_view key, std::vector<std::string>& values, std::size_t count_max = 50);
  void flag(std::string_view key, bool& value);
  template <std::integral T>
  void number(std::string_view key, T& value, std::int64_t min, std::int64_t max) {
    value = static_cast<T>(read_number(key, static_cast<std::int64_t>(value), min, max));
  }
  void milliseconds(std::string_view key, std::chrono::milliseconds& value, std::int64_t min,
                    std::int64_t max);

  /// A decimal in quotes, "0.15", or a whole number, in units of the last of `places`.
  void decimal(std::string_view key, std::int64_t& value, int places, std::int64_t max);

  /// The tables of an array of tables; none when it is missing.
  std::vector<const toml::table*> tables(std::string_view key);
  const toml::table* table(std::string_view key);

  /// Says that the value of `key` does not fit; or that it is missing.
  void mistake(std::string_view key, std::string message);
  void require(std::string_view key, bool is_there, std::string_view expected);

  /// Call last: each key that nobody asked for is a mistake.
  void finish();

 private:
  const toml::node* find(std::string_view key);
  std::int64_t read_number(std::string_view key, std::int64_t otherwise, std::int64_t min,
                           std::int64_t max);

  const toml::table& table_;
  std::string name_;
  std::vector<ConfigMistake>& mistakes_;
  const std::string reference_;
  int line_ = 0;
  std::vector<std::string> known_;
};

/// The one of `known` that differs least from `key`; "" when none is near.
std::string nearest_key(std::string_view key, const std::vector<std::string>& known);

}  // namespace aisle
