#include "shared/tools/recommend.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/search/recommending.h"
#include "shared/tools/found_products.h"

namespace aisle {
namespace {

constexpr std::size_t kAnchorsMax = 5;  // Of a full cart, the first ones.
constexpr std::size_t kReasonsMax = 6;  // Of one product.

using Products = std::vector<const Product*>;

bool is_among(const Product* product, const Products& products) {
  return std::find(products.begin(), products.end(), product) != products.end();
}

// What two products have in common: brand, category, attributes.
std::vector<Attribute> shared_by(const Product& product, const Product& anchor) {
  std::vector<Attribute> common;
  if (!product.brand.empty() && product.brand == anchor.brand) {
    common.push_back({std::string(kBrandFacet), product.brand});
  }
  if (!product.category.empty() && product.category == anchor.category) {
    common.push_back({std::string(kCategoryFacet), product.category.back()});
  }
  for (const Attribute& own : product.attributes) {
    const bool same = std::any_of(
        anchor.attributes.begin(), anchor.attributes.end(), [&](const Attribute& other) {
          return fold(other.name) == fold(own.name) && fold(other.value) == fold(own.value);
        });
    if (same) common.push_back(own);
  }
  if (common.size() > kReasonsMax) common.resize(kReasonsMax);
  return common;
}

Products in_cart(const Cart* cart, const SearchIndex& index) {
  Products products;
  if (!cart) return products;
  for (const CartLine& line : cart->lines) {
    const Product* product = index.find(line.product);
    if (product && !is_among(product, products)) products.push_back(product);
  }
  return products;
}

class Recommendation {
 public:
  Recommendation(const Recommend& wanted, const CatalogContext& context, Products anchors,
                 Products left_out)
      : wanted_(wanted),
        context_(context),
        anchors_(std::move(anchors)),
        left_out_(std::move(left_out)) {}

  ToolResult make(Receipts& receipts) {
    gather();
    std::stable_sort(found_.begin(), found_.end(),
                     [this](const Product* a, const Product* b) { return score(*a) > score(*b); });
    result_.total = static_cast<std::int64_t>(found_.size());
    for (const Product* product : choose(found_, static_cast<std::size_t>(wanted_.limit))) {
      show(*product, receipts);
    }
    return std::move(result_);
  }

 private:
  // Words say what for, so that all else only ranks; without them, the anchors' kin is looked at.
  void gather() {
    if (!wanted_.text.empty()) {
      const CatalogHits hits = search({.text = wanted_.text});
      result_.match = hits.match;
      result_.corrected_text = hits.corrected_text;
      return;
    }
    for (const Product* anchor : anchors_) {
      const auto& path = anchor->category;
      const std::size_t levels = std::min<std::size_t>(path.size(), 2);
      for (std::size_t i = 0; i < levels; ++i) search({.category = path[path.size() - 1 - i]});
      if (!anchor->brand.empty()) search({.brand = anchor->brand});
    }
  }

  CatalogHits search(SearchCatalog query) {
    query.price_max = wanted_.price_max;
    CatalogHits hits = context_.index.search(as_recommended(std::move(query)), false);
    for (const std::uint32_t position : hits.positions) {
      const Product* product = &context_.index.products()[position];
      if (!is_among(product, found_) && !is_among(product, left_out_)) found_.push_back(product);
    }
    return hits;
  }

  std::size_t score(const Product& product) const {
    std::size_t score = 0;
    for (const Product* anchor : anchors_) score += shared_by(product, *anchor).size();
    return score;
  }

  void show(const Product& product, Receipts& receipts) {
    result_.products.push_back(in_brief(product));
    receipts.add_lowest_price(product);
    receipts.add_best_stock(product);
    receipts.add_rating(product);
    std::string reasons;
    const auto because = [&](const std::string& reason) {
      reasons += (reasons.empty() ? "" : "; ") + reason;
    };
    if (!wanted_.text.empty()) {
      because(result_.match == Match::any_word ? "meets some of the words" : "meets the words");
    }
    std::vector<Attribute> told;
    for (const Product* anchor : anchors_) {
      std::string common;
      for (const Attribute& each : shared_by(product, *anchor)) {
        common += (common.empty() ? "" : ", ") + each.name + ' ' + each.value;
        if (std::find(told.begin(), told.end(), each) != told.end()) continue;
        told.push_back(each);
        receipts.add_attribute(product, each.name, each.value);
      }
      if (!common.empty()) because("like " + anchor->title + ": " + common);
    }
    if (reasons.empty()) reasons = "from the same part of the shop";
    result_.message += (result_.message.empty() ? "" : "\n") + product.title + ": " + reasons;
  }

  const Recommend& wanted_;
  const CatalogContext& context_;
  const Products anchors_;
  const Products left_out_;
  Products found_;
  ToolResult result_;
};

}  // namespace

std::string problem_in(const Recommend& wanted) {
  if (wanted.product.empty() && !wanted.with_cart && wanted.text.empty()) {
    return "give a product's id, words for what it is for, or with_cart";
  }
  if (wanted.text.size() > kAskedTextBytesMax) return "text is too long: give at most 1000 bytes";
  if (wanted.price_max && (*wanted.price_max < 0 || *wanted.price_max > kMoneyAmountMax)) {
    return "a price is in minor units (1999 for 19.99), from 0 to 2^53 - 1";
  }
  if (wanted.limit < 1 || wanted.limit > kRecommendedMax) return "limit is from 1 to 6";
  return "";
}

ToolResult recommend(const Recommend& wanted, const CatalogContext& context, const Cart* cart,
                     Receipts& receipts) {
  ToolResult failed;
  Products anchors;
  if (!wanted.product.empty()) {
    anchors = find_products({wanted.product}, context.index, failed);
    if (anchors.empty()) return failed;
  }
  if (wanted.with_cart && !cart && anchors.empty() && wanted.text.empty()) {
    failed.status = ToolStatus::unsupported;
    failed.message = "the shop's page has told of no cart";
    return failed;
  }
  const Products bought = in_cart(cart, context.index);
  if (wanted.with_cart) {
    for (const Product* product : bought) {
      if (anchors.size() < kAnchorsMax && !is_among(product, anchors)) anchors.push_back(product);
    }
  }
  Products left_out = bought;
  left_out.insert(left_out.end(), anchors.begin(), anchors.end());
  return Recommendation(wanted, context, std::move(anchors), std::move(left_out)).make(receipts);
}

}  // namespace aisle
