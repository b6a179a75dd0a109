// Proposes another payment method for an order.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ChangePaymentTool final : public ChangeTool<ChangePayment> {
 public:
  std::string_view description() const override {
    return "Proposes to pay an order that has not left yet with another of the shopper's methods; only their "
           "click does it.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["order", "method"],
  "properties": {
    "order": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The order's number."},
    "method": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The id of one of the shopper's methods."}
  }
})json";
  }
};

}  // namespace

const Tool& change_order_payment_tool() {
  static const ChangePaymentTool tool;
  return tool;
}

}  // namespace aisle
