// The peer of the search benchmark: SQLite's FTS5 with BM25, in memory, on the same products.
//
// It gets the same filters (joined tables with indexes) and returns 20 rows, without a total and
// without facets.
#pragma once

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "shared/commerce/product.h"
#include "shared/conversation/tool_call.h"

namespace aisle::bench {

class Fts {
 public:
  explicit Fts(const std::vector<Product>& products) {
    sqlite3_open(":memory:", &database_);
    run("CREATE VIRTUAL TABLE words USING fts5(title, brand, category, attributes, description,"
        " content='', tokenize='porter unicode61')");
    run("CREATE TABLE product(id INTEGER PRIMARY KEY, category TEXT, brand TEXT, price INTEGER,"
        " available INTEGER, rating INTEGER)");
    run("CREATE TABLE variant(product INTEGER, colour TEXT, size TEXT, price INTEGER,"
        " available INTEGER)");
    run("BEGIN");
    Statement words(database_,
                    "INSERT INTO words(rowid,title,brand,category,attributes,description)"
                    " VALUES(?,?,?,?,?,?)");
    Statement product_row(database_, "INSERT INTO product VALUES(?,?,?,?,?,?)");
    Statement variant_row(database_, "INSERT INTO variant VALUES(?,?,?,?,?)");
    for (std::size_t i = 0; i < products.size(); ++i) {
      const Product& product = products[i];
      const auto id = static_cast<std::int64_t>(i + 1);
      std::string options;
      for (const Variant& variant : product.variants) {
        for (const Attribute& option : variant.options) options += option.value + ' ';
        variant_row.bind(id, variant.options[0].value, variant.options[1].value,
                         variant.price.amount, can_be_bought(variant));
        variant_row.run();
      }
      words.bind(id, product.title, product.brand, product.category[0] + ' ' + product.category[1],
                 product.attributes[0].value + ' ' + options, product.description);
      words.run();
      product_row.bind(id, product.category[1], product.brand, lowest_price(product).amount,
                       static_cast<std::int64_t>(is_available(product)), product.rating_hundredths);
      product_row.run();
    }
    run("COMMIT");
    run("CREATE INDEX by_category ON product(category, price)");
    run("CREATE INDEX by_brand ON product(brand, price)");
    run("CREATE INDEX by_price ON product(price)");
    run("CREATE INDEX by_product ON variant(product, colour, size)");
    run("CREATE INDEX by_option ON variant(colour, size, price)");
    run("INSERT INTO words(words) VALUES('optimize')");
    run("ANALYZE");
  }
  ~Fts() { sqlite3_close(database_); }
  Fts(const Fts&) = delete;
  Fts& operator=(const Fts&) = delete;

  // `match` is an FTS5 expression, or empty.
  std::size_t search(const SearchCatalog& query, const std::string& match) {
    std::string sql = "SELECT p.id FROM ";
    sql += match.empty() ? "product p WHERE 1"
                         : "words JOIN product p ON p.id = words.rowid WHERE words MATCH ?1";
    if (!query.category.empty()) sql += " AND p.category = '" + query.category + "'";
    if (!query.brand.empty()) sql += " AND p.brand = '" + query.brand + "'";
    if (query.options.empty()) {
      if (query.price_max) sql += " AND p.price <= " + std::to_string(*query.price_max);
      if (query.available_only) sql += " AND p.available";
    } else {
      sql += match.empty() ? " AND p.id IN (SELECT product FROM variant v WHERE 1"
                           : " AND EXISTS (SELECT 1 FROM variant v WHERE v.product = p.id";
      for (const Attribute& option : query.options) {
        sql += " AND v." + std::string(option.name == "Size" ? "size" : "colour") + " = '" +
               option.value + "'";
      }
      if (query.price_max) sql += " AND v.price <= " + std::to_string(*query.price_max);
      if (query.available_only) sql += " AND v.available";
      sql += ")";
    }
    if (query.sort == Sort::price_up)
      sql += " ORDER BY p.price";
    else if (match.empty())
      sql += " ORDER BY p.rating DESC";
    else
      sql += " ORDER BY bm25(words, 8, 5, 5, 3, 1)";
    Statement statement(database_, sql + " LIMIT 20");
    if (!match.empty()) statement.bind(match);
    return statement.rows();
  }

 private:
  class Statement {
   public:
    Statement(sqlite3* database, const std::string& sql) {
      if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s\n%s\n", sqlite3_errmsg(database), sql.c_str());
        std::exit(1);
      }
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    template <class... Values>
    void bind(const Values&... values) {
      int column = 0;
      (bind_one(++column, values), ...);
    }
    void run() {
      sqlite3_step(statement_);
      sqlite3_reset(statement_);
    }
    std::size_t rows() {
      std::size_t count = 0;
      while (sqlite3_step(statement_) == SQLITE_ROW) ++count;
      return count;
    }

   private:
    void bind_one(int column, const std::string& text) {
      sqlite3_bind_text(statement_, column, text.data(), static_cast<int>(text.size()),
                        SQLITE_TRANSIENT);
    }
    void bind_one(int column, std::int64_t number) {
      sqlite3_bind_int64(statement_, column, number);
    }

    sqlite3_stmt* statement_ = nullptr;
  };

  static std::int64_t can_be_bought(const Variant& variant) {
    return variant.availability != Availability::out_of_stock ? 1 : 0;
  }

  void run(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(database_));
    std::exit(1);
  }

  sqlite3* database_ = nullptr;
};

}  // namespace aisle::bench
