// How fast a feed of 1,000,000 rows is read in each of its large forms, how fast 100,000 products
// come into storage, and what memory that takes.
//
// Memory is the most that was the process's own (RssAnon, looked at every 20 ms) and, in the column
// of peers, all that was resident (VmHWM): that has pages of mapped files as well, which the kernel
// takes back when it needs them. Each line is measured in a process of its own, and each has a
// bound, which is missed when it is passed.
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include "server/catalog_import.h"
#include "tests/bench/process_figures.h"
#include "tests/bench/table.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

constexpr int kRows = 1'000'000;
constexpr int kProducts = 100'000;
constexpr int kRowsPerGroup = 4;

// A row takes some 110 bytes, a product that is new is in memory as JSON until all are read.
constexpr int kReadingMibMax = 160;
constexpr int kImportMibMax = 384;
constexpr int kAgainMibMax = 160;

// The most memory of this process from here on, but for the mapped files.
class PeakMemory {
 public:
  double stop() {
    done_ = true;
    if (watch_.joinable()) watch_.join();
    return peak_;
  }
  ~PeakMemory() { stop(); }

 private:
  void run() {
    while (!done_) {
      peak_ = std::max(peak_, bench::status_kib(::getpid(), "RssAnon") / 1024);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  std::atomic<bool> done_{false};
  double peak_ = 0;
  std::thread watch_{[this] { run(); }};
};

// Where a feed is written to; packed or not.
using WriteText = std::function<void(const std::string&)>;

std::string cell(int row, int rows, int column) {
  const int group = row % (rows / kRowsPerGroup);  // The rows of one group stand far apart.
  switch (column) {
    case 0: return "id-" + std::to_string(row);
    case 1: return "Rain jacket number " + std::to_string(group);
    case 2: return "A light jacket that keeps dry in hours of rain and packs into its own pocket.";
    case 3: return "https://shop.example/p/" + std::to_string(group);
    case 4: return std::to_string(10 + row % 90) + ".95 EUR";
    case 5: return "group-" + std::to_string(group);
    default: return "S" + std::to_string(row / (rows / kRowsPerGroup));
  }
}

constexpr const char* kNames[] = {"id",    "title",         "description", "link",
                                  "price", "item_group_id", "size"};

void write_tsv(int rows, const WriteText& write) {
  for (int row = -1; row < rows; ++row) {
    std::string line;
    for (int column = 0; column < 7; ++column) {
      line += (column > 0 ? "\t" : "") +
              (row < 0 ? std::string(kNames[column]) : cell(row, rows, column));
    }
    write(line + "\n");
  }
}

void write_rss(int rows, const WriteText& write) {
  write("<rss version='2.0' xmlns:g='http://base.google.com/ns/1.0'><channel>\n");
  for (int row = 0; row < rows; ++row) {
    std::string item = "<item>";
    for (int column = 0; column < 7; ++column) {
      const std::string name = std::string("g:") + kNames[column];
      item += "<" + name + ">" + cell(row, rows, column) + "</" + name + ">";
    }
    write(item + "</item>\n");
  }
  write("</channel></rss>\n");
}

bool write_feed(const std::string& form, int rows, const std::string& path) {
  if (form == "gzip") {
    const gzFile file = ::gzopen(path.c_str(), "wb6");
    if (!file) return false;
    write_tsv(rows, [&](const std::string& text) {
      ::gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    });
    return ::gzclose(file) == Z_OK;
  }
  std::ofstream file(path, std::ios::binary);
  const WriteText write = [&](const std::string& text) { file << text; };
  form == "xml" ? write_rss(rows, write) : write_tsv(rows, write);
  return static_cast<bool>(file.flush());
}

// Runs `work`, which says whether all came out, and prints its line.
bool measure(const std::string& what, int mib_max, int count, const char* unit,
             const std::function<bool()>& work) {
  PeakMemory memory;
  const auto begin = std::chrono::steady_clock::now();
  const bool complete = work();
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double own = memory.stop();
  const bool good = complete && own <= mib_max;
  const double all = bench::status_kib(::getpid(), "VmHWM") / 1024;
  bench::row("feed, " + what, "<= " + std::to_string(mib_max) + " MiB",
             complete ? bench::number(count / seconds, 0, unit) : "did not finish",
             bench::number(own, 0, "MiB own, ") + bench::number(all, 0, "MiB with maps"),
             bench::verdict(good));
  return good;
}

bool read_rows(const std::string& form, const std::string& path) {
  ConnectorSettings settings;
  settings.path = path;
  const auto connector = make_connector("feed", settings);
  if (!connector) return false;
  return measure("1,000,000 rows of " + form, kReadingMibMax, kRows, "rows/s", [&] {
    int products = 0;
    const auto report = (*connector)->products([&](const Product& product) {
      ++products;
      return product.variants.size() == kRowsPerGroup;
    });
    return report && report->rows == kRows && products == kRows / kRowsPerGroup;
  });
}

bool import_products(const std::string& path, const std::string& data, bool again) {
  const auto storage = open_storage(data);
  if (!storage) return false;
  SiteConfig site;
  site.site.key = "shop";
  ConnectorConfig feed{.type = "feed"};
  feed.settings.path = path;
  site.connectors = {feed};
  return measure(again ? "100,000 products, imported again" : "100,000 products into storage",
                 again ? kAgainMibMax : kImportMibMax, kProducts, "products/s", [&] {
                   const auto report = import_site(site, **storage, nullptr, {.force = again});
                   if (!report) return false;
                   const ImportChange& change = report->change;
                   return (again ? change.unchanged : change.added) == kProducts;
                 });
}

bool in_a_process(const std::function<bool()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work() ? 0 : 1);
  int status = 1;
  return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

bool run() {
  bool good = true;
  for (const std::string form : {"tsv", "xml", "gzip"}) {
    const TemporaryFolder folder;
    const std::string path = folder.file("feed");
    good &= write_feed(form, kRows, path) && in_a_process([&] { return read_rows(form, path); });
  }
  const TemporaryFolder folder;
  const std::string path = folder.file("feed"), data = folder.file("aisle.db");
  good &= write_feed("tsv", kProducts * kRowsPerGroup, path);
  for (const bool again : {false, true}) {
    good &= in_a_process([&] { return import_products(path, data, again); });
  }
  return good;
}

}  // namespace
}  // namespace aisle

int main() { return aisle::run() ? 0 : 1; }
