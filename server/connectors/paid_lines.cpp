#include "server/connectors/paid_lines.h"

namespace aisle {
namespace {

void add_at_price(std::vector<LineItem>& lines, LineItem& line, std::int64_t count,
                  std::int64_t price) {
  if (count == 0) return;
  line.unit_price = price;
  if (!lines.empty()) {
    line.count = lines.back().count;
    if (lines.back() == line) {
      lines.back().count += count;
      return;
    }
  }
  line.count = count;
  lines.push_back(line);
}

}  // namespace

void add_paid_pieces(std::vector<LineItem>& lines, LineItem line, std::int64_t count,
                     std::int64_t total) {
  if (count == 0) return;
  const std::int64_t dearer = total % count;
  add_at_price(lines, line, count - dearer, total / count);
  add_at_price(lines, line, dearer, total / count + 1);
}

}  // namespace aisle
