#include "shared/capsule/suggestions.h"

#include <set>

#include "shared/base/json.h"

namespace aisle {
namespace {

constexpr std::size_t kQuestionsMax = 4;

void write_question(JsonWriter& out, std::string_view text) {
  out.begin_object();
  out.key("kind");
  out.string("question");
  out.key("text");
  out.string(text);
  out.end_object();
}

void write_product(JsonWriter& out, const Product& product) {
  out.begin_object();
  const auto text = [&](std::string_view key, const std::string& value) {
    out.key(key);
    out.string(value);
  };
  text("kind", "product");
  text("text", product.title);
  text("product", product.id.value);
  if (!product.image.empty()) text("image", product.image);
  const Money& price = lowest_price(product);
  out.key("price");
  out.begin_object();
  out.key("amount");
  out.integer(price.amount);
  text("currency", price.currency);
  out.end_object();
  out.end_object();
}

}  // namespace

std::string suggestions_json(const Assistant* assistant, const SearchIndex& index,
                             std::string_view typed) {
  JsonWriter out;
  out.begin_object();
  out.key("suggestions");
  out.begin_array();
  std::set<std::string> seen;
  if (assistant) {
    for (const std::string& question :
         assistant->suggest(typed, index.vocabulary(), kQuestionsMax)) {
      if (seen.insert(question).second) write_question(out, question);
    }
  }
  for (const std::uint32_t at : index.suggest(typed, kSuggestionsMax)) {
    if (seen.size() == kSuggestionsMax) break;
    const Product& product = index.products()[at];
    if (seen.insert(product.title).second) write_product(out, product);
  }
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace aisle
