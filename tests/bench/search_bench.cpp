// How long a search takes, beside SQLite's FTS5 with BM25 on the same products in the same run.
//
//   search_bench [--products N] [--alone]      without N: 100,000 and then 1,000,000
//
// Times are the thread's own. Each class of query is run several times over, and each query counts
// with its best time: what another program's turn on the core costs is not a slow query. Between
// two runs of one query lie all others of its class. The peer (left out with --alone) gets fewer
// queries where it is slow; the table says how many.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shared/search/index.h"
#include "tests/bench/search_catalog.h"
#include "tests/bench/search_fts5.h"

namespace aisle::bench {
namespace {

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

Query common_word(Random& random) {
  const std::string word = make_word(random.below(40));
  return {{.text = word}, word};
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
    {"one common word", [](Random& r, const auto&) { return common_word(r); }},
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
    {"filters only, with facets", [](Random& r, const auto& p) { return with_filters({}, r, p); },
     true},
    {"one common word, with facets", [](Random& r, const auto&) { return common_word(r); }, true},
    {"any of 10 to 20 words, with facets", [](Random& r, const auto&) { return many_words(r); },
     true},
    {"colour, size, price, with facets", [](Random& r, const auto&) { return with_options({}, r); },
     true},
    {"price only, with facets",
     [](Random& r, const auto&) {
       return Query{{.price_max = 2'000 + r.below(30'000)}, ""};
     },
     true},
};

// --- Measuring ---

constexpr int kPasses = 5;
constexpr double kPeerMilliseconds = 1'500;  // for each class, but
constexpr std::size_t kPeerQueriesMin = 5;   // so many at least

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

// The best time of each of `count` queries over all passes.
template <class Run>
std::vector<double> best_times(std::size_t count, Run run) {
  std::vector<double> best(count);
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t i = 0; i < count; ++i) {
      const double time = time_of([&] { run(i); });
      best[i] = pass == 0 ? time : std::min(best[i], time);
    }
  }
  return best;
}

// The same with as many queries and passes as there is time for.
template <class Run>
std::vector<double> peer_times(std::size_t count, Run run) {
  std::vector<double> best;
  double spent = 0;
  while (best.size() < count && (best.size() < kPeerQueriesMin || spent < kPeerMilliseconds / 3)) {
    const std::size_t i = best.size();
    spent += best.emplace_back(time_of([&] { run(i); }));
  }
  for (int pass = 1; pass < kPasses && spent < kPeerMilliseconds; ++pass) {
    for (std::size_t i = 0; i < best.size(); ++i) {
      const double time = time_of([&] { run(i); });
      spent += time;
      best[i] = std::min(best[i], time);
    }
  }
  return best;
}

std::size_t resident_mebibytes() {
  std::size_t pages = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  return resident * 4096 >> 20;
}

void print_row(const char* name, const std::vector<double>& ours, const std::vector<double>& fts,
               double target) {
  const double p99 = percentile(ours, 0.99);
  std::printf("%-35s %7.3f %7.3f %6.1f  %-6s", name, percentile(ours, 0.5), p99, target,
              p99 <= target ? "ok" : "MISSED");
  if (fts.empty()) {
    std::printf(" %9s %9s %7s\n", "-", "-", "-");
  } else {
    std::printf(" %9.3f %9.3f %7zu\n", percentile(fts, 0.5), percentile(fts, 0.99), fts.size());
  }
  std::fflush(stdout);
}

void measure(std::size_t count, bool with_peer) {
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
  if (with_peer) {
    const double fts_build = time_of([&] { fts = std::make_unique<Fts>(index.products()); });
    std::printf("FTS5 built in %.1f s; it counts neither total nor facets\n", fts_build / 1e3);
  }

  const std::size_t rounds = count <= 100'000 ? 1'000 : 400;
  std::printf("%zu queries of each class, each with the best of %d times\n\n", rounds, kPasses);
  std::printf("%-35s %7s %7s %6s  %-6s %9s %9s %7s\n", "milliseconds for the best 20", "p50", "p99",
              "target", "", "FTS5 p50", "FTS5 p99", "queries");
  for (const QueryClass& one : kClasses) {
    Random draws(7);
    std::vector<Query> queries;
    for (std::size_t i = 0; i < rounds; ++i) {
      queries.push_back(one.make(draws, index.products()));
      queries.back().search.limit = 20;
    }
    const auto ours =
        best_times(rounds, [&](std::size_t i) { index.search(queries[i].search, one.facets); });
    std::vector<double> theirs;
    if (fts && queries.front().match != "-") {
      theirs = peer_times(rounds,
                          [&](std::size_t i) { fts->search(queries[i].search, queries[i].match); });
    }
    print_row(one.name, ours, theirs, target);
  }
  Random draws(7);
  std::vector<std::string> typed;
  for (std::size_t i = 0; i < rounds; ++i) {
    std::string text = title_words(draws, index.products(), 2).search.text;
    text.resize(text.size() > 3 ? text.size() - draws.below(3) : text.size());
    while (text.back() == ' ') text.pop_back();
    typed.push_back(std::move(text));
  }
  const auto ours = best_times(rounds, [&](std::size_t i) { index.suggest(typed[i], 8); });
  std::vector<double> theirs;
  if (fts) {
    theirs = peer_times(rounds, [&](std::size_t i) {
      fts->search({}, "{title brand category} : (" + typed[i] + "*)");
    });
  }
  print_row("suggest while typing", ours, theirs, target);
}

}  // namespace
}  // namespace aisle::bench

int main(int argc, char** argv) {
  std::vector<std::size_t> counts = {100'000, 1'000'000};
  bool with_peer = true, understood = true;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--alone") == 0) {
      with_peer = false;
    } else if (std::strcmp(argv[i], "--products") == 0 && i + 1 < argc) {
      const long count = std::strtol(argv[++i], nullptr, 10);
      understood = understood && count >= 1 && count <= 10'000'000;
      counts = {static_cast<std::size_t>(count)};
    } else {
      understood = false;
    }
  }
  if (!understood) {
    std::fprintf(stderr, "usage: search_bench [--products 1..10000000] [--alone]\n");
    return 2;
  }
  for (const std::size_t count : counts) aisle::bench::measure(count, with_peer);
  return 0;
}
