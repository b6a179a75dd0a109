#include "server/connectors/woocommerce_value.h"

#include <algorithm>

#include "server/connectors/html_text.h"
#include "shared/base/text.h"
#include "shared/commerce/decimal.h"

namespace aisle {
namespace {

constexpr int kWooPlaces = 6;
constexpr std::int64_t kWooAmountMax = 100'000'000'000'000'000;  // 10^11 of any currency.
constexpr std::size_t kWooLineBytesMax = 600;
constexpr std::int64_t kWooOne = 1'000'000;

// What PHP writes for "nothing".
bool is_woo_nothing(const nlohmann::json& json) {
  return json.is_null() || json == false || (json.is_array() && json.empty()) || json == "";
}

std::optional<ShopValue> woo_something(const ShopValue& json, std::string_view key) {
  const auto member = json.maybe(key);
  if (!member || is_woo_nothing(member->json())) return std::nullopt;
  return member;
}

// "12.3456789" with at most six places.
std::string woo_cut_places(std::string decimal) {
  const std::size_t point = decimal.find('.');
  if (point != decimal.npos && decimal.size() > point + 1 + kWooPlaces &&
      decimal.find_first_not_of("0123456789", point + 1) == decimal.npos) {
    decimal.resize(point + 1 + kWooPlaces);
  }
  return decimal;
}

}  // namespace

std::string woo_text(const ShopValue& json, std::string_view key) {
  const auto member = woo_something(json, key);
  return member ? member->text() : "";
}

std::string woo_line(const ShopValue& json, std::string_view key) {
  return std::string(cut_utf8(html_to_line(woo_text(json, key)), kWooLineBytesMax));
}

std::string woo_address(const ShopValue& json, std::string_view key) {
  const std::string address = woo_text(json, key);
  return address.starts_with("https://") || address.starts_with("http://") ? address : "";
}

std::vector<ShopValue> woo_list(const ShopValue& json, std::string_view key,
                                std::size_t count_max) {
  const auto member = woo_something(json, key);
  if (!member) return {};
  if (!member->json().is_object()) return member->list(count_max);
  std::vector<ShopValue> elements;
  for (const auto& [name, element] : member->json().items()) {
    if (elements.size() == count_max) {
      json.drift().note(std::string(key), "at most " + std::to_string(count_max) + " elements");
      break;
    }
    elements.push_back((*member)[name]);
  }
  return elements;
}

std::optional<ShopValue> woo_object(const ShopValue& json, std::string_view key) {
  const auto member = woo_something(json, key);
  if (member && !member->json().is_object()) {
    json.drift().note(std::string(key), "an object");
    return std::nullopt;
  }
  return member;
}

std::optional<Time> woo_time(const ShopValue& json, std::string_view key) {
  std::string text = woo_text(json, key);
  if (text.empty()) return std::nullopt;
  constexpr std::size_t kMiddle = 10;
  if (text.size() > kMiddle && text[kMiddle] == ' ') text[kMiddle] = 'T';
  if (!text.ends_with('Z') && text.find('+') == text.npos) text += 'Z';
  const auto time = parse_time(text);
  if (time) return *time;
  json.drift().note(std::string(key), "a time like 2026-11-24T09:30:00");
  return std::nullopt;
}

std::optional<std::int64_t> woo_count(const ShopValue& json, std::string_view key) {
  const auto member = woo_something(json, key);
  if (!member) return std::nullopt;
  const std::int64_t millionths = woo_millionths(json, key);
  return std::max<std::int64_t>(0, millionths / kWooOne);
}

std::int64_t woo_millionths(const ShopValue& json, std::string_view key) {
  const auto member = woo_something(json, key);
  if (!member) return 0;
  const nlohmann::json& value = member->json();
  std::string decimal = value.is_number() ? value.dump() : member->text();
  const bool is_below = decimal.starts_with('-');
  if (is_below) decimal.erase(0, 1);
  const auto amount = parse_decimal(woo_cut_places(std::move(decimal)), kWooPlaces, kWooAmountMax);
  if (amount) return is_below ? -*amount : *amount;
  json.drift().note(std::string(key), "a plain decimal");
  return 0;
}

std::int64_t woo_minor(std::int64_t millionths, std::string_view currency) {
  if (millionths <= 0) return 0;
  std::int64_t unit = 1;
  for (int place = currency_exponent(currency); place < kWooPlaces; ++place) unit *= 10;
  return (millionths + unit / 2) / unit;
}

}  // namespace aisle
