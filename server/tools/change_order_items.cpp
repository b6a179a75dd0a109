// Proposes other variants for the items of an order.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ChangeItemsTool final : public ChangeTool<ChangeItems> {
 public:
  std::string_view description() const override {
    return "Proposes other sizes or colours for items of an order that has not left yet, all at once, since "
           "it can be done only once; only the shopper's click does it.";
  }

  std::string_view schema() const override { return kSwapsSchema; }
};

}  // namespace

const Tool& change_order_items_tool() {
  static const ChangeItemsTool tool;
  return tool;
}

}  // namespace aisle
