#include "server/connectors/described_product.h"

#include <algorithm>

#include "server/connectors/feed_value.h"
#include "server/connectors/html_text.h"

namespace aisle {
namespace {

constexpr std::int64_t kStockMax = 1'000'000'000;

}  // namespace

Result<bool> DescribedCatalog::add(const nlohmann::json& json) {
  if (is_done_) return false;
  Drift drift(source_ + " products, row " + std::to_string(++report_.rows));
  const DescribedRecord row(ShopValue(json, drift), forms_);
  std::string id = row.id("product");
  const std::optional<Variant> variant = read_variant(row);
  std::optional<Product> begun;
  if (!open_ || open_->id.value != id) begun = read_product(row, id);
  if (drift.found()) {
    if (!first_mistake_) first_mistake_ = drift.error();
    skip(drift.error().message);
    return true;
  }
  if (begun) {
    if (seen_.contains(id)) {
      skip(source_ + ": the rows of product " + id + " don't stand together");
      return true;
    }
    if (!give()) return false;
    if (seen_.size() == kDescribedProductsMax) {
      return Error{ErrorCode::too_large, source_ + ": there are more than 100000 products"};
    }
    seen_.insert(std::move(id));
    open_ = std::move(begun);
  }
  const auto& variants = open_->variants;
  const bool is_twice = std::any_of(variants.begin(), variants.end(),
                                    [&](const Variant& one) { return one.id == variant->id; });
  if (is_twice) {
    skip(source_ + ": variant " + variant->id.value + " is there twice");
  } else if (variants.size() == kDescribedVariantsMax) {
    skip(source_ + ": product " + open_->id.value + " has more than 1000 variants");
  } else {
    open_->variants.push_back(*variant);
  }
  return true;
}

Result<ReadReport> DescribedCatalog::finish() {
  if (!is_done_) give();
  if (given_ == 0 && first_mistake_) return *first_mistake_;
  return std::move(report_);
}

bool DescribedCatalog::give() {
  if (!open_) return true;
  ++given_;
  is_done_ = !take_(std::move(*open_));
  open_.reset();
  return !is_done_;
}

void DescribedCatalog::skip(const std::string& reason) {
  if (++report_.skipped_count > static_cast<std::int64_t>(kSkippedMax)) return;
  report_.skipped.push_back({source_, report_.rows, reason});
}

std::optional<Variant> DescribedCatalog::read_variant(const DescribedRecord& row) {
  Variant variant{.id = {row.id(row.has("variant") ? "variant" : "product")}};
  const std::string currency = row.currency();
  if (!row.has("price")) row.note("price", "an amount of money, there is none");
  variant.price = {row.amount("price").value_or(0), currency};
  if (const auto before = row.amount("list_price"); before && *before > variant.price.amount) {
    variant.list_price = Money{*before, currency};
  }
  variant.options = row.pairs("options");
  variant.image = address(row, "variant_image");
  if (const auto stock = row.whole("stock")) {
    if (*stock > kStockMax) row.note("stock", "at most 1000000000 pieces");
    variant.stock = std::max<std::int64_t>(0, *stock);
    if (*variant.stock == 0) variant.availability = Availability::out_of_stock;
  }
  if (row.has("availability")) {
    const auto known = forms_.stock.find(row.text("availability"));
    if (known == forms_.stock.end()) {
      row.note("availability", "a word of [values.stock]");
    } else {
      variant.availability = known->second;
    }
  }
  return variant;
}

Product DescribedCatalog::read_product(const DescribedRecord& row, std::string id) const {
  Product product{.id = {std::move(id)}, .title = html_to_line(row.needed_text("title"))};
  product.brand = html_to_line(row.text("brand"));
  product.category = read_category(row.text("category"));
  product.description = html_to_text(row.text("description"));
  product.url = address(row, "url");
  product.image = address(row, "image");
  product.attributes = row.pairs("attributes");
  return product;
}

std::string DescribedCatalog::address(const DescribedRecord& row, std::string_view name) const {
  auto address = read_address(row.text(name), base_url_);
  if (address) return std::move(*address);
  row.note(name, "an address like https://shop.example/page, or /page with `base_url`");
  return "";
}

}  // namespace aisle
