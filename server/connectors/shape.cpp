#include "server/connectors/shape.h"

#include <charconv>
#include <cmath>

#include "shared/commerce/decimal.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

const Json kNothing;

constexpr double kExactMax = 9'007'199'254'740'992.0;  // 2^53: every whole number below is exact.
constexpr std::size_t kDecimalBytesMax = 60;

std::string kind_of(const Json& json) {
  switch (json.type()) {
    case Json::value_t::null: return "nothing";
    case Json::value_t::boolean: return "a yes or no";
    case Json::value_t::string: return "a text";
    case Json::value_t::array: return "a list";
    case Json::value_t::object: return "an object";
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned: return "a whole number";
    default: return "a number";
  }
}

std::string in_place_of(std::string_view expected, const Json& json) {
  return std::string(expected) + ", there is " + kind_of(json);
}

std::string under(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

std::optional<std::int64_t> whole_in(const Json& json) {
  if (json.is_number_unsigned()) {
    const auto value = json.get<std::uint64_t>();
    if (value > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    return static_cast<std::int64_t>(value);
  }
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (!json.is_number_float()) return std::nullopt;
  const double value = json.get<double>();
  if (std::trunc(value) != value || std::fabs(value) >= kExactMax) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

// The shortest decimal that reads as this number, without an exponent.
std::string decimal_of(const Json& json) {
  if (json.is_string()) return json.get_ref<const std::string&>();
  if (!json.is_number_float()) return json.dump();
  char text[400];
  const auto end =
      std::to_chars(text, text + sizeof text, json.get<double>(), std::chars_format::fixed);
  return {text, end.ptr};
}

// Half up to so many places; nothing when it is no plain decimal from 0.
std::optional<std::int64_t> round_half_up(const std::string& decimal, int places) {
  const std::size_t point = decimal.find('.');
  const std::string digits = decimal.substr(0, point);
  const std::string more = point == decimal.npos ? "" : decimal.substr(point + 1);
  const auto is_digits = [](const std::string& text) {
    return text.find_first_not_of("0123456789") == text.npos;
  };
  const bool is_whole = !digits.empty() && is_digits(digits) && is_digits(more);
  if (!is_whole || (point != decimal.npos && more.empty()) || decimal.size() > kDecimalBytesMax) {
    return std::nullopt;
  }
  const auto kept = static_cast<std::size_t>(places);
  const bool goes_up = more.size() > kept && more[kept] >= '5';
  const std::string cut = more.substr(0, kept);
  const auto value =
      parse_decimal(cut.empty() ? digits : digits + "." + cut, places, kMoneyAmountMax);
  if (!value || *value + goes_up > kMoneyAmountMax) return std::nullopt;
  return *value + goes_up;
}

}  // namespace

void Drift::note(const std::string& path, std::string_view expected) {
  if (found()) return;
  place_ = (path.empty() ? "" : path + ": ") + "expected " + std::string(expected);
}

Error Drift::error() const { return {ErrorCode::data_loss, where_ + ": " + place_}; }

ShopValue ShopValue::operator[](std::string_view key) const {
  ShopValue member(kNothing, *drift_);
  member.path_ = under(path_, key);
  if (!json_->is_object()) {
    drift_->note(path_, in_place_of("an object", *json_));
    return member;
  }
  const auto found = json_->find(key);
  if (found == json_->end())
    drift_->note(member.path_, "a value, there is none");
  else
    member.json_ = &*found;
  return member;
}

std::optional<ShopValue> ShopValue::maybe(std::string_view key) const {
  if (json_->is_null()) return std::nullopt;
  if (!json_->is_object()) {
    drift_->note(path_, in_place_of("an object", *json_));
    return std::nullopt;
  }
  const auto found = json_->find(key);
  if (found == json_->end() || found->is_null()) return std::nullopt;
  ShopValue member(*found, *drift_);
  member.path_ = under(path_, key);
  return member;
}

std::vector<ShopValue> ShopValue::list(std::size_t count_max) const {
  std::vector<ShopValue> elements;
  if (!json_->is_array()) {
    drift_->note(path_, in_place_of("a list", *json_));
    return elements;
  }
  if (json_->size() > count_max) {
    drift_->note(path_, "at most " + std::to_string(count_max) + " elements, there are " +
                            std::to_string(json_->size()));
  }
  for (const Json& element : *json_) {
    if (elements.size() == count_max) break;
    ShopValue value(element, *drift_);
    value.path_ = path_ + "[" + std::to_string(elements.size()) + "]";
    elements.push_back(std::move(value));
  }
  return elements;
}

std::string ShopValue::text() const {
  if (json_->is_string()) return json_->get<std::string>();
  if (json_->is_number_integer()) return json_->dump();
  drift_->note(path_, in_place_of("a text", *json_));
  return {};
}

std::int64_t ShopValue::whole() const {
  if (const auto value = whole_in(*json_)) return *value;
  drift_->note(path_, in_place_of("a whole number", *json_));
  return 0;
}

bool ShopValue::flag() const {
  if (json_->is_boolean()) return json_->get<bool>();
  drift_->note(path_, in_place_of("a yes or no", *json_));
  return false;
}

Time ShopValue::time() const {
  if (json_->is_string()) {
    if (const auto time = parse_time(json_->get_ref<const std::string&>())) return *time;
  }
  drift_->note(path_, in_place_of("a time like 2026-11-24T09:30:00Z", *json_));
  return {};
}

Money ShopValue::money(std::string_view currency) const {
  if (!is_currency(currency)) {
    drift_->note(path_, "an amount with a currency, there is no currency");
    return {};
  }
  if (!json_->is_number() && !json_->is_string()) {
    drift_->note(path_, in_place_of("an amount of money", *json_));
    return {};
  }
  const auto amount = round_half_up(decimal_of(*json_), currency_exponent(currency));
  if (amount) return {*amount, std::string(currency)};
  drift_->note(path_, "an amount of money from 0 to 2^53 - 1 minor units, as a plain decimal");
  return {};
}

std::string ShopValue::place_of(std::string_view key) const { return under(path_, key); }

bool ShopValue::is_null() const { return json_->is_null(); }

}  // namespace aisle
