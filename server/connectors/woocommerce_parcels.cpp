#include "server/connectors/woocommerce_parcels.h"

#include <algorithm>
#include <charconv>

#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

constexpr std::size_t kWooMetaMax = 1'000;
constexpr std::size_t kWooParcelsMax = 100;
constexpr std::size_t kWooPiecesMax = 1'000;
constexpr std::size_t kWooInitialsMax = 4;
constexpr std::int64_t kWooSecondsMax = 253'402'300'799;  // The end of 9999.

// The value of the first meta of this name; nothing where there is none.
std::optional<ShopValue> woo_meta(const ShopValue& json, std::string_view name) {
  for (const ShopValue& meta : woo_list(json, "meta_data", kWooMetaMax)) {
    if (woo_text(meta, "key") == name) return meta.maybe("value");
  }
  return std::nullopt;
}

std::string woo_meta_text(const ShopValue& json, std::string_view name) {
  const auto value = woo_meta(json, name);
  const bool is_text = value && (value->json().is_string() || value->json().is_number_integer());
  return is_text ? value->text() : "";
}

// "DHL" of "dhl", "Royal mail" of "royal-mail"; a name that was written stays.
std::string woo_carrier(std::string name) {
  const auto is_slug = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  const auto raise = [](char& c) { c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  if (name.empty()) return "Carrier";
  if (!std::all_of(name.begin(), name.end(), is_slug)) return name;
  std::replace(name.begin(), name.end(), '-', ' ');
  std::for_each(name.begin(), name.size() <= kWooInitialsMax ? name.end() : name.begin() + 1,
                raise);
  return name;
}

std::string woo_link(const std::string& address) {
  return address.starts_with("https://") || address.starts_with("http://") ? address : "";
}

Time woo_time_or(const ShopValue& json, std::string_view key, Time fallback) {
  return woo_time(json, key).value_or(fallback);
}

// Seconds since 1970, as a number or a text.
Time woo_seconds_or(const ShopValue& json, std::string_view key, Time fallback) {
  const std::string text = woo_text(json, key);
  std::int64_t seconds = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool is_whole = end.ec == std::errc() && end.ptr == text.data() + text.size();
  if (!is_whole || seconds <= 0 || seconds > kWooSecondsMax) return fallback;
  return Time(std::chrono::seconds(seconds));
}

WooParcel read_woo_fulfillment(const ShopValue& json) {
  WooParcel read;
  std::string carrier = woo_meta_text(json, "_shipping_provider");
  if (carrier.empty()) carrier = woo_meta_text(json, "_shipment_provider");
  const std::string written = woo_meta_text(json, "_provider_name");
  if (!written.empty() && (carrier.empty() || carrier == "other")) carrier = written;
  read.parcel.carrier = woo_carrier(carrier);
  read.parcel.tracking = woo_meta_text(json, "_tracking_number");
  read.parcel.url = woo_link(woo_meta_text(json, "_tracking_url"));
  const Time changed = woo_time_or(json, "date_updated", Time{});
  const std::string sent = woo_meta_text(json, "_date_fulfilled");
  const nlohmann::json as_member = {{"at", sent}};
  const Time at = woo_time_or(ShopValue(as_member, json.drift()), "at", changed);
  read.parcel.events.push_back({ParcelStatus::handed_over, at, ""});
  const auto items = woo_meta(json, "_items");
  if (!items) return read;
  const nlohmann::json holder = {{"items", items->json()}};
  for (const ShopValue& item : woo_list(ShopValue(holder, json.drift()), "items", kWooPiecesMax)) {
    read.pieces.push_back({woo_text(item, "item_id"), woo_count(item, "qty").value_or(0)});
  }
  return read;
}

void sort_woo_parcels(std::vector<WooParcel>& parcels) {
  std::stable_sort(parcels.begin(), parcels.end(), [](const WooParcel& a, const WooParcel& b) {
    return a.parcel.events.front().at < b.parcel.events.front().at;
  });
}

}  // namespace

bool has_woo_fulfillments(const ShopValue& order) {
  const std::string status = woo_meta_text(order, "_fulfillment_status");
  return status == "fulfilled" || status == "partially_fulfilled";
}

std::vector<WooParcel> read_woo_fulfillments(const ShopValue& fulfillments) {
  const auto inner = fulfillments.json().is_object() ? fulfillments.maybe("fulfillments")
                                                     : std::optional(fulfillments);
  std::vector<WooParcel> parcels;
  if (!inner) return parcels;
  for (const ShopValue& json : inner->list(kWooParcelsMax)) {
    const bool is_gone = !woo_text(json, "date_deleted").empty();
    if (is_gone || !json["is_fulfilled"].flag()) continue;
    parcels.push_back(read_woo_fulfillment(json));
  }
  sort_woo_parcels(parcels);
  return parcels;
}

std::vector<WooParcel> read_woo_trackings(const ShopValue& order, Time fallback) {
  std::vector<WooParcel> parcels;
  const auto value = woo_meta(order, "_wc_shipment_tracking_items");
  if (!value) return parcels;
  const nlohmann::json holder = {{"items", value->json()}};
  for (const ShopValue& json :
       woo_list(ShopValue(holder, order.drift()), "items", kWooParcelsMax)) {
    WooParcel read;
    read.parcel.tracking = woo_line(json, "tracking_number");
    const bool is_known = std::any_of(parcels.begin(), parcels.end(), [&](const WooParcel& one) {
      return one.parcel.tracking == read.parcel.tracking;
    });
    if (read.parcel.tracking.empty() || is_known) continue;
    std::string carrier = woo_line(json, "custom_tracking_provider");
    if (carrier.empty()) carrier = woo_line(json, "tracking_provider");
    read.parcel.carrier = woo_carrier(carrier);
    read.parcel.url = woo_link(woo_text(json, "custom_tracking_link"));
    const Time at = woo_seconds_or(json, "date_shipped", fallback);
    read.parcel.events.push_back({ParcelStatus::handed_over, at, ""});
    parcels.push_back(std::move(read));
  }
  sort_woo_parcels(parcels);
  return parcels;
}

}  // namespace aisle
