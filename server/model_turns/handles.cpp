#include "server/model_turns/handles.h"

#include <algorithm>
#include <charconv>

namespace aisle {
namespace {

std::string numbered(char kind, std::size_t place) { return kind + std::to_string(place + 1); }

// The place that "P3" names; `size` or more when it is none.
std::size_t place_of(std::string_view handle, char kind) {
  std::size_t number = 0;
  if (handle.size() < 2 || handle.size() > 4 || handle[0] != kind) return std::string_view::npos;
  const auto [end, error] =
      std::from_chars(handle.data() + 1, handle.data() + handle.size(), number);
  if (error != std::errc() || end != handle.data() + handle.size()) return std::string_view::npos;
  return number - 1;
}

std::string subject_of(const PassageHit& hit) { return hit.policy.value + '#' + hit.passage.id; }

}  // namespace

Handles::Handles(const Turn& turn) {
  for (const ToolUse& use : turn.tools) {
    if (!use.result) continue;
    for (const Product& product : use.result->products) {
      const auto known = std::find_if(products_.begin(), products_.end(), [&](const Product* one) {
        return one->id == product.id;
      });
      if (known == products_.end())
        products_.push_back(&product);
      else
        *known = &product;
    }
    for (const Receipt& receipt : use.result->receipts) {
      const bool known = std::any_of(passages_.begin(), passages_.end(), [&](const Receipt* one) {
        return one->subject == receipt.subject;
      });
      if (receipt.kind == FactKind::policy && !known) passages_.push_back(&receipt);
    }
  }
}

std::string Handles::of(const ProductId& product) const {
  for (std::size_t i = 0; i < products_.size(); ++i) {
    if (products_[i]->id == product) return numbered('P', i);
  }
  return {};
}

std::string Handles::of(const PassageHit& passage) const {
  const std::string subject = subject_of(passage);
  for (std::size_t i = 0; i < passages_.size(); ++i) {
    if (passages_[i]->subject == subject) return numbered('S', i);
  }
  return {};
}

const Product* Handles::product(std::string_view handle) const {
  const std::size_t place = place_of(handle, 'P');
  return place < products_.size() ? products_[place] : nullptr;
}

const Receipt* Handles::passage(std::string_view handle) const {
  const std::size_t place = place_of(handle, 'S');
  return place < passages_.size() ? passages_[place] : nullptr;
}

}  // namespace aisle
