// How fast a feed of 1,000,000 rows is read, in each of its large forms, and what memory that
// takes: rows a second, and the most anonymous memory while it runs (pages of the mapped file are
// the kernel's to take back). Each form is read in a process of its own.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

#include "server/connectors/registry.h"
#include "tests/bench/table.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

constexpr int kRows = 1'000'000;
constexpr int kRowsPerGroup = 4;

double rss_anon_mib() {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("RssAnon:")) return std::atof(line.c_str() + 8) / 1024;
  }
  return 0;
}

std::string cell(int row, int column) {
  const int group = row % (kRows / kRowsPerGroup);  // The rows of one group stand far apart.
  switch (column) {
    case 0: return "id-" + std::to_string(row);
    case 1: return "Rain jacket number " + std::to_string(group);
    case 2: return "A light jacket that keeps dry in hours of rain and packs into its own pocket.";
    case 3: return "https://shop.example/p/" + std::to_string(group);
    case 4: return std::to_string(10 + row % 90) + ".95 EUR";
    case 5: return "group-" + std::to_string(group);
    default: return "S" + std::to_string(row / (kRows / kRowsPerGroup));
  }
}

constexpr const char* kNames[] = {"id",    "title",         "description", "link",
                                  "price", "item_group_id", "size"};

void write_table(std::ofstream& file, char separator) {
  for (int row = -1; row < kRows; ++row) {
    for (int column = 0; column < 7; ++column) {
      if (column > 0) file << separator;
      file << (row < 0 ? std::string(kNames[column]) : cell(row, column));
    }
    file << '\n';
  }
}

void write_rss(std::ofstream& file) {
  file << "<rss version='2.0' xmlns:g='http://base.google.com/ns/1.0'><channel>\n";
  for (int row = 0; row < kRows; ++row) {
    file << "<item>";
    for (int column = 0; column < 7; ++column) {
      file << "<g:" << kNames[column] << '>' << cell(row, column) << "</g:" << kNames[column]
           << '>';
    }
    file << "</item>\n";
  }
  file << "</channel></rss>\n";
}

// In the child: reads and prints; its exit code says whether all came out.
int measure(const std::string& form, const std::string& path) {
  ConnectorSettings settings;
  settings.path = path;
  auto connector = make_connector("feed", settings);
  if (!connector) return 1;
  int products = 0;
  double peak = 0;
  const auto begin = std::chrono::steady_clock::now();
  const auto report = (*connector)->products([&](const Product& product) {
    if (++products % 10'000 == 0) peak = std::max(peak, rss_anon_mib());
    return product.variants.size() == kRowsPerGroup;
  });
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!report || report->rows != kRows || products != kRows / kRowsPerGroup) return 1;
  bench::row("feed, " + form + ", 1,000,000 rows", "", bench::number(kRows / seconds, 0, "rows/s"),
             bench::number(peak, 0, "MiB at most"), "");
  return 0;
}

int run() {
  int failed = 0;
  for (const std::string form : {"tsv", "csv", "rss"}) {
    TemporaryFolder folder;
    const std::string path = folder.file("feed." + form);
    {
      std::ofstream file(path, std::ios::binary);
      if (form == "rss") {
        write_rss(file);
      } else {
        write_table(file, form == "tsv" ? '\t' : ',');
      }
    }
    const pid_t child = ::fork();
    if (child == 0) {
      const int code = measure(form, path);
      ::_exit(code);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    if (status != 0) {
      bench::row("feed, " + form, "", "did not finish", "", "MISSED");
      ++failed;
    }
  }
  return failed;
}

}  // namespace
}  // namespace aisle

int main() { return aisle::run() == 0 ? 0 : 1; }
