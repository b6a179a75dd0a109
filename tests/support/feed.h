// Reads a feed from a text, in one line.
#pragma once

#include <string>
#include <vector>

#include "server/connectors/feed_reader.h"

namespace aisle {

struct FeedReading {
  Result<ReadReport> report;
  std::vector<Product> products;

  /// What was skipped, one per line: "shop.csv:3: price: is missing"; or "refused: ...".
  std::string complaints() const {
    if (!report) return "refused: " + report.error().message;
    std::string lines;
    for (const Skipped& one : report->skipped) {
      lines += (lines.empty() ? "" : "\n") + one.file + ":" + std::to_string(one.line) + ": " +
               one.reason;
    }
    return lines;
  }
};

inline FeedReading read_feed_text(std::string_view content, FeedOptions options) {
  std::vector<Product> products;
  Result<ReadReport> report = read_feed(content, options, [&](Product product) {
    products.push_back(std::move(product));
    return true;
  });
  return {std::move(report), std::move(products)};
}

/// In EUR, at noon of 2026-11-24, of a shop at https://shop.example.
inline FeedReading read_feed_text(std::string_view content) {
  return read_feed_text(
      content, {"shop", "EUR", "https://shop.example", *parse_time("2026-11-24T12:00:00Z"), {}});
}

}  // namespace aisle
