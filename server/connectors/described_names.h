// The names that records of an in-house system have: keys of a description, columns of a query.
#pragma once

#include <string_view>
#include <vector>

namespace aisle {

struct DescribedName {
  std::string_view name;
  bool is_needed = false;
};

const std::vector<DescribedName>& product_names();  ///< Of a row, which is one variant.
const std::vector<DescribedName>& order_names();
const std::vector<DescribedName>& line_names();
const std::vector<DescribedName>& parcel_names();  ///< Of a row, which is one variant of a parcel.
const std::vector<DescribedName>& return_names();  ///< Of a row, which is one variant of a return.
const std::vector<DescribedName>& customer_names();

}  // namespace aisle
