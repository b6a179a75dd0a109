#include "server/connectors/described_names.h"

namespace aisle {
namespace {

constexpr bool kNeeded = true;

}  // namespace

const std::vector<DescribedName>& product_names() {
  static const std::vector<DescribedName> names = {{"product", kNeeded},
                                                   {"title", kNeeded},
                                                   {"price", kNeeded},
                                                   {"variant"},
                                                   {"brand"},
                                                   {"category"},
                                                   {"description"},
                                                   {"url"},
                                                   {"image"},
                                                   {"list_price"},
                                                   {"currency"},
                                                   {"stock"},
                                                   {"availability"},
                                                   {"variant_image"}};
  return names;
}

const std::vector<DescribedName>& order_names() {
  static const std::vector<DescribedName> names = {{"number", kNeeded},
                                                   {"placed_at", kNeeded},
                                                   {"email", kNeeded},
                                                   {"id"},
                                                   {"state"},
                                                   {"customer"},
                                                   {"name"},
                                                   {"language"},
                                                   {"shipped_at"},
                                                   {"delivered_at"},
                                                   {"cancelled_at"},
                                                   {"currency"},
                                                   {"delivery_fee"},
                                                   {"total"},
                                                   {"paid"},
                                                   {"refunded"},
                                                   {"payment"},
                                                   {"recipient"},
                                                   {"street"},
                                                   {"more"},
                                                   {"postcode"},
                                                   {"city"},
                                                   {"region"},
                                                   {"country"}};
  return names;
}

const std::vector<DescribedName>& line_names() {
  static const std::vector<DescribedName> names = {
      {"variant", kNeeded}, {"title", kNeeded}, {"count", kNeeded},
      {"product"},          {"price"},          {"total"},
      {"returnable"}};
  return names;
}

const std::vector<DescribedName>& parcel_names() {
  static const std::vector<DescribedName> names = {
      {"tracking", kNeeded}, {"carrier"}, {"url"},  {"sent_at"},
      {"delivered_at"},      {"variant"}, {"count"}};
  return names;
}

const std::vector<DescribedName>& return_names() {
  static const std::vector<DescribedName> names = {
      {"variant", kNeeded}, {"return"}, {"count"}, {"reason"}, {"requested_at"}, {"received_at"}};
  return names;
}

const std::vector<DescribedName>& customer_names() {
  static const std::vector<DescribedName> names = {
      {"customer", kNeeded}, {"email", kNeeded}, {"name"}, {"language"}};
  return names;
}

}  // namespace aisle
