// Reads what PHP makes of values: lists that are objects, objects that are empty lists, texts that
// are false, amounts below zero with more places than the currency has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/shape.h"

namespace aisle {

/// A text or a whole number; "" where there is none: missing, null, false, or an empty list.
std::string woo_text(const ShopValue& json, std::string_view key);

/// `woo_text` without markup, in one line, at most 600 bytes.
std::string woo_line(const ShopValue& json, std::string_view key);

/// `woo_text` where it is an address that a page may link to.
std::string woo_address(const ShopValue& json, std::string_view key);

/// The elements of a list, or of an object with numbers for names; none where `woo_text` has none.
std::vector<ShopValue> woo_list(const ShopValue& json, std::string_view key, std::size_t count_max);

/// The member where it is an object; nothing where PHP had an empty array or none.
std::optional<ShopValue> woo_object(const ShopValue& json, std::string_view key);

/// "2026-11-20T10:00:00" of a member that ends with "_gmt"; with a space in its middle too. Nothing
/// where there is none.
std::optional<Time> woo_time(const ShopValue& json, std::string_view key);

/// A number of pieces, rounded down and not below 0; nothing where the shop doesn't count.
std::optional<std::int64_t> woo_count(const ShopValue& json, std::string_view key);

/// An amount in millionths, also below 0; 0 where there is none. What is finer is cut off. The sums
/// of a shop are made of these.
std::int64_t woo_millionths(const ShopValue& json, std::string_view key);

/// Millionths as minor units, rounded half up; what is below 0 is 0.
std::int64_t woo_minor(std::int64_t millionths, std::string_view currency);

}  // namespace aisle
