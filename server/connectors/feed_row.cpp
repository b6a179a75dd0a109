#include "server/connectors/feed_row.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {

std::string field_name(std::string_view written) {
  written = trim(written.substr(0, written.find('(')));
  if (written.starts_with("g:")) written.remove_prefix(2);
  std::string name = fold(written);
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

int find_field(std::string_view name) {
  const std::string wanted = field_name(name);
  for (std::size_t i = 0; i < kFeedFields.size(); ++i) {
    if (kFeedFields[i].name == wanted) return static_cast<int>(i);
  }
  return -1;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> values;
  std::string value;
  for (std::size_t pos = 0; pos <= text.size(); ++pos) {
    if (pos < text.size() && text[pos] == '"' && trim(value).empty()) {
      value.clear();
      for (++pos; pos < text.size(); ++pos) {
        if (text[pos] == '"' && (pos + 1 >= text.size() || text[pos + 1] != '"')) break;
        if (text[pos] == '"') ++pos;
        value += text[pos];
      }
      const std::size_t comma = std::min(text.find(',', pos), text.size());
      value += trim(text.substr(std::min(pos + 1, comma), comma - std::min(pos + 1, comma)));
      pos = comma;
    }
    if (pos < text.size() && text[pos] != ',') {
      value += text[pos];
      continue;
    }
    if (!trim(value).empty()) values.emplace_back(trim(value));
    value.clear();
  }
  return values;
}

void add_details(FeedRow& row, std::string_view list) {
  const std::size_t before = row.details.size();
  for (const std::string& part : split_list(list)) {
    const std::size_t first = part.find(':');
    const std::size_t second = first == part.npos ? part.npos : part.find(':', first + 1);
    if (second == part.npos && row.details.size() > before) {
      row.details.back().value += ", " + part;
    } else if (second != part.npos) {
      row.details.push_back({std::string(trim(part.substr(first + 1, second - first - 1))),
                             std::string(trim(part.substr(second + 1)))});
    } else if (first != part.npos) {
      row.details.push_back(
          {std::string(trim(part.substr(0, first))), std::string(trim(part.substr(first + 1)))});
    }
  }
}

}  // namespace aisle
