#include "server/connectors/described_values.h"

#include <algorithm>
#include <charconv>

#include "server/connectors/html_text.h"
#include "server/connectors/local_time.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kPairsMax = 100;
constexpr std::int64_t kEpochSecondsMax = 253'402'300'799;  // The end of the year 9999.

// Databases write whole numbers of a decimal column with zeros behind a point.
std::string_view without_zeros(std::string_view text) {
  const std::size_t point = text.find('.');
  const bool is_whole =
      point != text.npos && point > 0 && text.find_first_not_of('0', point + 1) == text.npos;
  return is_whole ? text.substr(0, point) : text;
}

std::optional<std::int64_t> digits_in(std::string_view text) {
  text = without_zeros(trim(text));
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

// "19,99" as "19.99". What has a point already is of another form.
std::string with_point(std::string text) {
  if (text.find('.') != text.npos) return "";
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

std::string capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

bool DescribedRecord::has(std::string_view name) const {
  const auto value = value_.maybe(name);
  return value && !(value->json().is_string() && trim(value->text()).empty());
}

std::string DescribedRecord::text(std::string_view name) const {
  const auto value = value_.maybe(name);
  return value ? std::string(trim(value->text())) : "";
}

std::string DescribedRecord::needed_text(std::string_view name) const {
  if (!has(name)) note(name, "a text, there is none");
  return text(name);
}

std::string DescribedRecord::id(std::string_view name) const {
  std::string id = needed_text(name);
  if (id.size() > kIdBytesMax) note(name, "an id of at most 200 bytes");
  return id;
}

std::string DescribedRecord::currency() const {
  return has("currency") ? capitals(text("currency")) : forms_->currency;
}

std::optional<Time> DescribedRecord::time(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const ShopValue value = value_[name];
  if (forms_->times == TimeForm::rfc3339) return value.time();
  if (forms_->times == TimeForm::local) {
    const auto time = parse_local_time(value.text(), forms_->zone);
    if (!time) note(name, "a time like 2026-11-24 09:30:00");
    return time;
  }
  const auto number = whole(name);
  const std::int64_t unit = forms_->times == TimeForm::epoch_seconds ? 1'000 : 1;
  if (number && *number >= 0 && *number <= kEpochSecondsMax * 1'000 / unit) {
    return Time(std::chrono::milliseconds(*number * unit));
  }
  note(name, unit == 1 ? "milliseconds since 1970" : "seconds since 1970");
  return std::nullopt;
}

std::optional<std::int64_t> DescribedRecord::amount(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const ShopValue value = value_[name];
  if (forms_->money == MoneyForm::minor) {
    const auto minor = whole(name);
    if (minor && *minor >= 0 && *minor <= kMoneyAmountMax) return minor;
    note(name, "an amount in minor units, from 0");
    return std::nullopt;
  }
  if (forms_->money == MoneyForm::comma && value.json().is_string()) {
    const Json decimal = with_point(text(name));
    Drift drift("");
    const Money money = ShopValue(decimal, drift).money(currency());
    if (!drift.found()) return money.amount;
    note(name, "an amount like 19,99");
    return std::nullopt;
  }
  return value.money(currency()).amount;
}

std::optional<std::int64_t> DescribedRecord::whole(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const ShopValue value = value_[name];
  if (!value.json().is_string()) return value.whole();
  const auto number = digits_in(value.text());
  if (!number) note(name, "a whole number");
  return number;
}

std::optional<bool> DescribedRecord::flag(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const ShopValue value = value_[name];
  if (value.json().is_boolean()) return value.flag();
  const std::string word = value.json().is_string() ? fold(text(name)) : "";
  if (word == "true" || word == "t") return true;
  if (word == "false" || word == "f") return false;
  const auto number = whole(name);
  if (number && (*number == 0 || *number == 1)) return *number == 1;
  note(name, "true, false, 1 or 0");
  return std::nullopt;
}

std::vector<Attribute> DescribedRecord::pairs(std::string_view name) const {
  std::vector<Attribute> pairs;
  const auto list = value_.maybe(name);
  if (!list) return pairs;
  for (const ShopValue& pair : list->list(kPairsMax)) {
    const std::vector<ShopValue> both = pair.list(2);
    if (both.size() < 2 || both[1].is_null()) continue;
    std::string value =
        html_to_line(both[1].json().is_number_float() ? both[1].json().dump() : both[1].text());
    if (!value.empty()) pairs.push_back({both[0].text(), std::move(value)});
  }
  return pairs;
}

std::vector<DescribedRecord> DescribedRecord::rows(std::string_view name,
                                                   std::size_t count_max) const {
  std::vector<DescribedRecord> rows;
  const auto list = value_.maybe(name);
  if (!list) return rows;
  for (const ShopValue& row : list->list(count_max)) rows.emplace_back(row, *forms_);
  return rows;
}

void DescribedRecord::note(std::string_view name, std::string_view expected) const {
  drift().note(value_.place_of(name), expected);
}

}  // namespace aisle
