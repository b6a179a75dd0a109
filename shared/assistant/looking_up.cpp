#include "shared/assistant/looking_up.h"

namespace aisle {

std::variant<ToolResult, std::vector<ToolArguments>> look_up(const Scene& scene,
                                                             const std::vector<Product>& products) {
  ToolResult all;
  std::vector<ToolArguments> missing;
  GetProduct part;
  for (std::size_t i = 0; i < products.size(); ++i) {
    part.ids.push_back(products[i].id);
    if (part.ids.size() < kGetProductMax && i + 1 < products.size()) continue;
    if (const ToolResult* found = scene.result(part)) {
      all.products.insert(all.products.end(), found->products.begin(), found->products.end());
      all.receipts.insert(all.receipts.end(), found->receipts.begin(), found->receipts.end());
    } else {
      missing.emplace_back(part);
    }
    part.ids.clear();
  }
  if (!missing.empty()) return missing;
  return all;
}

}  // namespace aisle
