// How long a search takes, beside SQLite's FTS5 with BM25 on the same products in the same run.
//
//   search_bench [--products N]      without N: 100,000 and then 1,000,000
//
// The catalog is made up but shaped like a real one: words by Zipf's law, 200 categories with words
// of their own, 2,000 brands, one to eight variants with colour, size, price and stock. Always the
// same. Times are the thread's own, so that other programs on the machine count little. FTS5 gets
// the same filters (joined tables with indexes, in memory) and returns 20 rows, without a total.
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "shared/search/index.h"

namespace aisle {
namespace {

constexpr std::size_t kWords = 60'000;
constexpr std::uint32_t kCategories = 200;
constexpr std::uint32_t kBrands = 2'000;
constexpr std::array kColours = {"Black", "White",  "Red",    "Blue",     "Green", "Grey",
                                 "Navy",  "Yellow", "Orange", "Purple",   "Brown", "Pink",
                                 "Olive", "Teal",   "Sand",   "Dark red", "Moss",  "Sky blue"};
constexpr std::array kSizes = {"XS", "S", "M", "L", "XL", "XXL"};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<std::uint32_t>((state_ >> 32) * bound >> 32);
  }

 private:
  std::uint64_t state_;
};

// Ranks from 0 on, each as frequent as one part in its number of the first.
class Zipf {
 public:
  explicit Zipf(std::size_t ranks) {
    double sum = 0;
    for (std::size_t i = 0; i < ranks; ++i)
      sums_.push_back(sum += 1.0 / static_cast<double>(i + 1));
  }
  std::size_t draw(Random& random) const {
    const double at = sums_.back() * random.below(1u << 31) / (1u << 31);
    const auto rank = std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin();
    return std::min(static_cast<std::size_t>(rank), sums_.size() - 1);
  }

 private:
  std::vector<double> sums_;
};

// "bo", "kanu", "terila": short for low numbers, and no two alike.
std::string make_word(std::size_t number) {
  static constexpr std::string_view kConsonants = "bdfgklmnprtvz", kVowels = "aeiou";
  std::string word;
  for (number += 65; number > 0; number /= 65) {
    word += kConsonants[number % 65 / 5];
    word += kVowels[number % 5];
  }
  return word;
}

const Zipf kWordRanks(kWords), kBrandRanks(kBrands), kCategoryRanks(kCategories);

std::string draw_words(Random& random, std::size_t count, std::uint32_t category) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    // Every other word is one of the category's own 40.
    const std::size_t number =
        random.below(2) == 0 ? 300 + category * 40 + random.below(40) : kWordRanks.draw(random);
    if (i > 0) text += ' ';
    text += make_word(number);
  }
  return text;
}

std::string category_name(std::uint32_t category) {
  return "Category " + make_word(100'000 + category);
}

Product make_product(std::size_t number, Random& random) {
  const auto category = static_cast<std::uint32_t>(kCategoryRanks.draw(random));
  Product product;
  product.id = {"p" + std::to_string(number)};
  product.title = draw_words(random, 4 + random.below(5), category);
  product.brand = "Brand " + make_word(200'000 + kBrandRanks.draw(random));
  product.category = {"Department " + make_word(300'000 + category / 10), category_name(category)};
  product.description = draw_words(random, 20 + random.below(30), category);
  product.attributes = {{"Material", make_word(400'000 + random.below(30))}};
  product.rating_hundredths = random.below(3) == 0 ? 0 : 300 + random.below(200);
  product.rating_count = product.rating_hundredths == 0 ? 0 : 1 + random.below(500);
  const std::int64_t price = 500 + random.below(200) * random.below(200);
  const std::uint32_t colour = random.below(kColours.size());
  for (std::uint32_t i = 0, count = 1 + random.below(8); i < count; ++i) {
    Variant variant;
    variant.id = {product.id.value + '-' + std::to_string(i)};
    variant.options = {{"Colour", kColours[(colour + i / 4) % kColours.size()]},
                       {"Size", kSizes[i % kSizes.size()]}};
    variant.price = {price + random.below(3) * 500, "EUR"};
    if (random.below(5) == 0) variant.list_price = Money{variant.price.amount * 5 / 4, "EUR"};
    if (random.below(6) == 0) variant.availability = Availability::out_of_stock;
    product.variants.push_back(std::move(variant));
  }
  return product;
}

// --- The peer ---

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

// --- The queries ---

struct Query {
  SearchCatalog search;
  std::string match;  // for FTS5; "-" where it has nothing like it
};

using MakeQuery = std::function<Query(Random&, const std::vector<Product>&)>;

const Product& any_product(Random& random, const std::vector<Product>& products) {
  return products[random.below(static_cast<std::uint32_t>(products.size()))];
}

// The first words of a product's title: something that people look for.
Query title_words(Random& random, const std::vector<Product>& products, int count) {
  const std::string& title = any_product(random, products).title;
  std::size_t end = 0;
  for (int i = 0; i < count && end != title.npos; ++i) end = title.find(' ', end + 1);
  Query query;
  query.search.text = title.substr(0, end);
  query.match = query.search.text;
  return query;
}

Query many_words(Random& random) {
  Query query;
  for (std::uint32_t i = 0, count = 10 + random.below(11); i < count; ++i) {
    const std::string word = make_word(kWordRanks.draw(random));
    query.search.text += (i == 0 ? "" : " ") + word;
    query.match += (i == 0 ? "" : " OR ") + word;
  }
  return query;
}

Query with_filters(Query query, Random& random, const std::vector<Product>& products) {
  const Product& like = any_product(random, products);
  if (query.search.text.empty() || random.below(2) == 0) query.search.category = like.category[1];
  query.search.price_max = 2'000 + random.below(30'000);
  query.search.available_only = true;
  return query;
}

Query with_options(Query query, Random& random) {
  query.search.options = {{"Colour", kColours[random.below(kColours.size())]},
                          {"Size", kSizes[random.below(kSizes.size())]}};
  query.search.price_max = 2'000 + random.below(30'000);
  query.search.available_only = true;
  return query;
}

struct QueryClass {
  const char* name;
  MakeQuery make;
  bool facets = false;
};

const QueryClass kClasses[] = {
    {"one word", [](Random& r, const auto& p) { return title_words(r, p, 1); }},
    {"one common word",
     [](Random& r, const auto&) {
       const std::string word = make_word(r.below(40));
       return Query{{.text = word}, word};
     }},
    {"two words", [](Random& r, const auto& p) { return title_words(r, p, 2); }},
    {"any of 10 to 20 words", [](Random& r, const auto&) { return many_words(r); }},
    {"any of 10 to 20 words, filters",
     [](Random& r, const auto& p) { return with_filters(many_words(r), r, p); }},
    {"any of 20 common words",
     [](Random& r, const auto&) {
       Query query;
       for (int i = 0; i < 20; ++i) {
         const std::string word = make_word(r.below(100));
         query.search.text += (i == 0 ? "" : " ") + word;
         query.match += (i == 0 ? "" : " OR ") + word;
       }
       return query;
     }},
    {"filters only", [](Random& r, const auto& p) { return with_filters({}, r, p); }},
    {"colour, size, price only", [](Random& r, const auto&) { return with_options({}, r); }},
    {"word, filters",
     [](Random& r, const auto& p) { return with_filters(title_words(r, p, 1), r, p); }},
    {"word, colour, size, price",
     [](Random& r, const auto& p) { return with_options(title_words(r, p, 1), r); }},
    {"word, cheapest first",
     [](Random& r, const auto& p) {
       Query query = title_words(r, p, 1);
       query.search.sort = Sort::price_up;
       return query;
     }},
    {"cheapest in a colour and size",
     [](Random& r, const auto&) {
       Query query = with_options({}, r);
       query.search.sort = Sort::price_up;
       return query;
     }},
    {"two words, one misspelled",
     [](Random& r, const auto& p) {
       Query query = title_words(r, p, 2);
       std::string& text = query.search.text;
       text.insert(text.size() / 2, 1, 'q');
       query.match = std::string(1, '-');
       return query;
     }},
    {"two words, filters, with facets",
     [](Random& r, const auto& p) { return with_filters(title_words(r, p, 2), r, p); }, true},
};

// --- Measuring ---

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Run>
double time_of(Run run) {
  const double start = thread_milliseconds();
  run();
  return thread_milliseconds() - start;
}

double percentile(std::vector<double> times, double share) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share + 0.5)];
}

std::size_t resident_mebibytes() {
  std::size_t pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return resident * 4096 >> 20;
}

void print_row(const char* name, const std::vector<double>& ours, const std::vector<double>& fts,
               double target) {
  const double p99 = percentile(ours, 0.99);
  std::printf("%-34s %8.3f %8.3f %9.1f", name, percentile(ours, 0.5), p99, target);
  if (fts.empty())
    std::printf(" %10s %10s", "-", "-");
  else
    std::printf(" %10.3f %10.3f", percentile(fts, 0.5), percentile(fts, 0.99));
  std::printf("  %s\n", p99 <= target ? "" : "missed");
  std::fflush(stdout);
}

void measure(std::size_t count) {
  const double target = count <= 100'000 ? 0.5 : 4.0;
  Random random(42);
  std::vector<Product> products;
  products.reserve(count);
  for (std::size_t i = 0; i < count; ++i) products.push_back(make_product(i, random));
  const std::size_t with_products = resident_mebibytes();
  std::printf("\n%zu products: the values themselves take %zu MiB\n", count, with_products);
  SearchIndex index = SearchIndex::build({}, {}, {});
  const double build =
      time_of([&] { index = SearchIndex::build(std::move(products), {}, {.stemmer = "english"}); });
  std::printf("index built in %.1f s; it takes %zu MiB more\n", build / 1e3,
              resident_mebibytes() - with_products);
  std::fflush(stdout);
  std::unique_ptr<Fts> fts;
  const double fts_build = time_of([&] { fts = std::make_unique<Fts>(index.products()); });
  std::printf("FTS5 built in %.1f s\n\n", fts_build / 1e3);

  std::printf("%-34s %8s %8s %9s %10s %10s\n", "milliseconds for the best 20", "p50", "p99",
              "target", "FTS5 p50", "FTS5 p99");
  const int rounds = count <= 100'000 ? 1'000 : 400;
  constexpr double kPeerMilliseconds = 4'000;  // for each class, at least five queries
  for (const QueryClass& one : kClasses) {
    Random draws(7);
    std::vector<double> ours, theirs;
    double spent = 0;
    std::size_t found = 0;
    for (int i = 0; i < rounds; ++i) {
      Query query = one.make(draws, index.products());
      query.search.limit = 20;
      ours.push_back(
          time_of([&] { found += index.search(query.search, one.facets).positions.size(); }));
      if (query.match == "-" || (spent > kPeerMilliseconds && theirs.size() >= 5)) continue;
      theirs.push_back(time_of([&] { found += fts->search(query.search, query.match); }));
      spent += theirs.back();
    }
    print_row(one.name, ours, theirs, target);
  }
  std::vector<double> ours, theirs;
  Random draws(7);
  double spent = 0;
  for (int i = 0; i < rounds; ++i) {
    std::string typed = title_words(draws, index.products(), 2).search.text;
    typed.resize(typed.size() > 3 ? typed.size() - draws.below(3) : typed.size());
    while (typed.back() == ' ') typed.pop_back();
    ours.push_back(time_of([&] { index.suggest(typed, 8); }));
    if (spent > kPeerMilliseconds && theirs.size() >= 5) continue;
    theirs.push_back(
        time_of([&] { fts->search({}, "{title brand category} : (" + typed + "*)"); }));
    spent += theirs.back();
  }
  print_row("suggest while typing", ours, theirs, target);
}

}  // namespace
}  // namespace aisle

int main(int argc, char** argv) {
  if (argc == 3 && std::strcmp(argv[1], "--products") == 0) {
    const long count = std::strtol(argv[2], nullptr, 10);
    if (count >= 1 && count <= 10'000'000) {
      aisle::measure(static_cast<std::size_t>(count));
      return 0;
    }
  } else if (argc == 1) {
    aisle::measure(100'000);
    aisle::measure(1'000'000);
    return 0;
  }
  std::fprintf(stderr, "usage: search_bench [--products 1..10000000]\n");
  return 2;
}
