// Proposes to exchange delivered items for others of their kind.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ExchangeItemsTool final : public ChangeTool<ExchangeItems> {
 public:
  std::string_view description() const override {
    return "Proposes to exchange items of a delivered order for other sizes or colours of the same product, "
           "all at once; only the shopper's click does it.";
  }

  std::string_view schema() const override { return kSwapsSchema; }
};

}  // namespace

const Tool& exchange_items_tool() {
  static const ExchangeItemsTool tool;
  return tool;
}

}  // namespace aisle
