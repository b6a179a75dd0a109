#include "shared/markdown/table.h"

#include "shared/base/text.h"

namespace aisle::markdown {

std::vector<std::string> split_cells(std::string_view line) {
  line = trim(line);
  if (!line.empty() && line.front() == '|') line.remove_prefix(1);
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      if (line[i + 1] != '|') cell += line[i];
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back(trim(cell));
      cell.clear();
      if (i + 1 == line.size()) return cells;
    } else {
      cell += line[i];
    }
  }
  cells.emplace_back(trim(cell));
  return cells;
}

std::vector<int> parse_alignments(std::string_view line) {
  if (line.find_first_not_of("|:- \t") != line.npos || line.find('|') == line.npos) return {};
  std::vector<int> alignments;
  for (const std::string& cell : split_cells(line)) {
    const bool left = !cell.empty() && cell.front() == ':';
    const bool right = cell.size() > 1 && cell.back() == ':';
    const std::string_view dashes = std::string_view(cell).substr(left, cell.size() - left - right);
    const bool wrong = dashes.empty() || dashes.find_first_not_of('-') != dashes.npos;
    if (wrong || alignments.size() == kColumnsMax) return {};
    alignments.push_back(left ? (right ? 2 : 1) : (right ? 3 : 0));
  }
  return alignments;
}

}  // namespace aisle::markdown
