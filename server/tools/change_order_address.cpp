// Proposes another delivery address for an order.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ChangeAddressTool final : public ChangeTool<ChangeAddress> {
 public:
  std::string_view description() const override {
    return "Proposes another delivery address, given whole, for an order that has not left yet; only the "
           "shopper's click does it.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["order", "address"],
  "properties": {
    "order": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The order's number."},
    "address": {
      "type": "object", "additionalProperties": false,
      "required": ["name", "street", "postcode", "city", "country"],
      "properties": {
        "name": {"type": "string", "maxLength": 200},
        "street": {"type": "string", "maxLength": 200},
        "more": {"type": "string", "maxLength": 200},
        "postcode": {"type": "string", "maxLength": 200},
        "city": {"type": "string", "maxLength": 200},
        "region": {"type": "string", "maxLength": 200},
        "country": {"type": "string", "pattern": "^[A-Z]{2}$"}
      }
    }
  }
})json";
  }
};

}  // namespace

const Tool& change_order_address_tool() {
  static const ChangeAddressTool tool;
  return tool;
}

}  // namespace aisle
