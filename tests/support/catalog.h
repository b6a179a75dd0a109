// Small catalogs in one line: a product that is valid as it is, and words to change it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/commerce/policy.h"
#include "shared/commerce/product.h"
#include "shared/search/index.h"

namespace aisle::test {

inline Variant variant(std::int64_t cents, std::vector<Attribute> options = {}) {
  return {.options = std::move(options), .price = {cents, "EUR"}};
}

inline Variant sold_out(Variant variant) {
  variant.availability = Availability::out_of_stock;
  return variant;
}

inline Variant reduced(Variant variant, std::int64_t list_cents) {
  variant.list_price = Money{list_cents, variant.price.currency};
  return variant;
}

/// A product with one variant of 10.00 EUR until it is told otherwise. Each word returns it
/// changed: `ProductBuilder("p1", "Fell jacket").in({"Clothing", "Jackets"}).by("Northfell")`.
class ProductBuilder {
 public:
  ProductBuilder(std::string id, std::string title) {
    product_.id = {id};
    product_.title = std::move(title);
    product_.url = "https://shop.example/p/" + id;
    product_.variants.push_back(variant(1000));
    name_variants();
  }

  ProductBuilder& in(std::vector<std::string> category) {
    return set(product_.category, std::move(category));
  }
  ProductBuilder& by(std::string brand) { return set(product_.brand, std::move(brand)); }
  ProductBuilder& about(std::string text) { return set(product_.description, std::move(text)); }
  ProductBuilder& costs(std::int64_t cents) { return has({variant(cents)}); }
  ProductBuilder& with(std::string name, std::string value) {
    product_.attributes.push_back({std::move(name), std::move(value)});
    return *this;
  }
  ProductBuilder& rated(std::int64_t hundredths, std::int64_t count = 10) {
    product_.rating_count = count;
    return set(product_.rating_hundredths, hundredths);
  }
  ProductBuilder& has(std::vector<Variant> variants) {
    product_.variants = std::move(variants);
    name_variants();
    return *this;
  }

  operator Product() const { return product_; }

 private:
  template <class T>
  ProductBuilder& set(T& member, T value) {
    member = std::move(value);
    return *this;
  }
  void name_variants() {
    for (std::size_t i = 0; i < product_.variants.size(); ++i) {
      product_.variants[i].id = {product_.id.value + "-" + std::to_string(i + 1)};
    }
  }

  Product product_;
};

/// Enough English for the tests.
inline SearchLanguage english() {
  return {.stop_words = {"a", "the", "for", "with", "and", "of", "can", "i", "do", "you", "is",
                         "my", "it", "to", "what", "how"},
          .synonyms = {{"rucksack", "backpack"}, {"sneakers", "running shoes", "trainers"}},
          .stemmer = "english"};
}

inline SearchIndex index_of(std::vector<Product> products, std::vector<Policy> policies = {}) {
  return SearchIndex::build(std::move(products), std::move(policies), english());
}

/// A policy whose passages have the ids "p1", "p2", ...
inline Policy policy(std::string id, std::string title,
                     std::vector<std::pair<std::string, std::string>> passages) {
  Policy result{.id = {id},
                .title = std::move(title),
                .url = "https://shop.example/" + id,
                .updated = "2026-10-01",
                .language = "en"};
  for (auto& [heading, text] : passages) {
    const std::string number = std::to_string(result.passages.size() + 1);
    result.passages.push_back({"p" + number, std::move(heading), std::move(text)});
  }
  return result;
}

}  // namespace aisle::test
