// One item of a product feed as text, before it means anything; the same for every form of feed.
// A field is named as Google names it, whatever the form calls it.
//
// Source: Google's product data specification (support.google.com/merchants/answer/7052112), as
// read in 2026; star_rating, review_count and quantity are ours.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/commerce/product.h"

namespace aisle {

struct FeedField {
  std::string_view name;
  std::size_t bytes_max;  ///< A longer value is a reason to skip the row.
};

/// Everything that is read, in the order of `Field`. The limits are Google's, which counts
/// characters, times up to four bytes; but a description may be a platform's whole HTML.
inline constexpr auto kFeedFields = std::to_array<FeedField>({
    {"id", 200},
    {"title", 600},
    {"description", 64 << 10},
    {"link", 2'000},
    {"image_link", 2'000},
    {"availability", 40},
    {"price", 40},
    {"sale_price", 40},
    {"sale_price_effective_date", 60},
    {"brand", 280},
    {"google_product_category", 3'000},
    {"product_type", 3'000},
    {"item_group_id", 200},
    {"color", 400},
    {"size", 400},
    {"material", 800},
    {"pattern", 400},
    {"gender", 40},
    {"age_group", 40},
    {"gtin", 100},
    {"mpn", 280},
    {"condition", 40},
    {"star_rating", 10},
    {"review_count", 12},
    {"quantity", 12},
});

enum class Field {
  id,
  title,
  description,
  link,
  image_link,
  availability,
  price,
  sale_price,
  sale_price_effective_date,
  brand,
  google_product_category,
  product_type,
  item_group_id,
  color,
  size,
  material,
  pattern,
  gender,
  age_group,
  gtin,
  mpn,
  condition,
  star_rating,
  review_count,
  quantity,
};

inline constexpr std::size_t kDetailsMax = 300;
inline constexpr std::size_t kDetailNameBytesMax = 560;
inline constexpr std::size_t kDetailValueBytesMax = 4'000;
inline constexpr std::size_t kHighlightsMax = 100;
inline constexpr std::size_t kHighlightBytesMax = 600;
inline constexpr std::size_t kRowOptionsMax = 50;

/// What a row is there for.
enum class RowUse {
  variant,  ///< Something to buy.
  head,     ///< It only says what holds for its group.
  hidden,   ///< The shop does not show it, or it has nothing to read (a further picture).
};

struct FeedRow {
  std::string file;  ///< Where it stands; empty: in the feed itself.
  std::int64_t line = 0;
  RowUse use = RowUse::variant;
  bool leads = false;  ///< What it says holds for the other rows of its group, see FeedSource.
  std::array<std::string, kFeedFields.size()> values;
  std::vector<Attribute> options;  ///< Beside colour and size. Without name or value: none.
  std::vector<Attribute> details;
  std::vector<std::string> highlights;

  std::string& operator[](Field field) { return values[static_cast<std::size_t>(field)]; }
  const std::string& operator[](Field field) const {
    return values[static_cast<std::size_t>(field)];
  }
};

/// The position in kFeedFields of a name as feeds write it ("Image link", "g:id", "id"), or -1.
int find_field(std::string_view name);

/// "Image link" is "image_link"; a prefix "g:" and what stands in parentheses go.
std::string field_name(std::string_view written);

/// Splits a list whose values are parted by commas; a value that begins with a quotation mark goes
/// to the next single one, in which a doubled one is one.
std::vector<std::string> split_list(std::string_view text);

/// Reads "section:name:value" parts of a list into `row`; a part without two colons belongs to the
/// value before it, or is "name:value" when it is the first. Sections are left out.
void add_details(FeedRow& row, std::string_view list);

}  // namespace aisle
