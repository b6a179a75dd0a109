// Google's text form: a line of names, then a line per item, cells parted by tabs.
//
// A cell that begins with a quotation mark goes to the closing one, over tabs and line ends, and a
// doubled mark in it is one ("Quoted attributes", support.google.com/merchants/answer/14998273).
#include <set>

#include "server/connectors/feed_source.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kColumnsMax = 500;
constexpr std::size_t kQuotedBytesMax = 64 * 1024;  // A mark that closes later than this is a slip.

constexpr int kIgnored = -1;
constexpr int kDetailColumn = -2;
constexpr int kHighlightColumn = -3;

struct Place {
  std::size_t begin = 0, end = 0;  // Without the line end.
  std::int64_t line = 0;
};

// How a record ended.
enum class Ending { line_end, end_of_file, bad_quote, open_quote };

// Walks over the record at `pos`, giving each cell to `take`; moves behind the line end. After a slip
// with quotation marks the record is the line that it began on.
template <class Take>
Ending walk_record(std::string_view text, std::size_t& pos, Place& place, Take&& take) {
  const std::size_t begin = pos;
  place.begin = begin;
  const auto slip = [&](Ending ending) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    place.end = end;
    pos = std::min(end + 1, text.size());
    return ending;
  };
  for (std::size_t at = begin;;) {
    std::string_view cell;
    if (at < text.size() && text[at] == '"') {
      std::size_t close = at;
      for (;;) {
        close = text.find('"', close + 1);
        if (close == text.npos) {
          return slip(text.size() - at > kQuotedBytesMax ? Ending::bad_quote : Ending::open_quote);
        }
        if (close - at > kQuotedBytesMax) return slip(Ending::bad_quote);
        if (close + 1 >= text.size() || text[close + 1] != '"') break;
        ++close;
      }
      cell = text.substr(at, close + 1 - at);
      at = close + 1;
      if (at < text.size() && text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
      if (at < text.size() && text[at] != '\t' && text[at] != '\n') return slip(Ending::bad_quote);
    } else {
      const std::size_t end = std::min(text.find_first_of("\t\n", at), text.size());
      cell = text.substr(at, end - at);
      if (end < text.size() && text[end] == '\n' && cell.ends_with('\r')) cell.remove_suffix(1);
      at = end;
    }
    take(cell);
    if (at >= text.size()) {
      place.end = pos = text.size();
      return Ending::end_of_file;
    }
    if (text[at] == '\n') {
      place.end = at;
      pos = at + 1;
      return Ending::line_end;
    }
    ++at;
  }
}

std::string unquote(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"') return std::string(cell);
  std::string out;
  for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
    out += cell[i];
    if (cell[i] == '"') ++i;
  }
  return out;
}

class TsvSource final : public FeedSource {
 public:
  Result<void> open(std::string content) {
    text_ = std::move(content);
    std::size_t pos = 0;
    std::int64_t line = 1;
    if (Result<void> head = read_header(pos, line); !head) return head;
    while (pos < text_.size()) {
      Place place;
      place.line = line;
      std::size_t cells = 0;
      const std::size_t begin = pos;
      const Ending ending = walk_record(text_, pos, place, [&](std::string_view) { ++cells; });
      if (ending == Ending::open_quote) {
        return cut_off(line, "a quotation mark is never closed");
      }
      if (ending == Ending::end_of_file && cells < columns_.size()) {
        return cut_off(line, "the last line has " + std::to_string(cells) + " of " +
                                 std::to_string(columns_.size()) + " cells and no line end");
      }
      for (std::size_t i = begin; i < pos; ++i) line += text_[i] == '\n';
      if (!trim(std::string_view(text_).substr(place.begin, place.end - place.begin)).empty()) {
        places_.push_back(place);
      }
    }
    if (places_.empty()) return cut_off(line, "there is a line of names, but no item");
    return {};
  }

  std::size_t rows() const override { return places_.size(); }

  std::string read(std::size_t at, FeedRow& row) const override {
    Place place = places_[at];
    row = {};
    row.line = place.line;
    std::size_t pos = place.begin;
    std::size_t column = 0;
    const Ending ending = walk_record(text_, pos, place, [&](std::string_view cell) {
      if (column < columns_.size()) put(row, columns_[column], cell);
      ++column;
    });
    if (ending == Ending::bad_quote) {
      return "cells: a quotation mark opens a cell but does not close it";
    }
    if (column != columns_.size()) {
      return "cells: " + std::to_string(column) + " where the first line has " +
             std::to_string(columns_.size());
    }
    return "";
  }

  std::string group(std::size_t at) const override {
    if (group_column_ < 0) return "";
    Place place = places_[at];
    std::size_t pos = place.begin;
    int column = 0;
    std::string found;
    walk_record(text_, pos, place, [&](std::string_view cell) {
      if (column++ == group_column_) found = trim(unquote(cell));
    });
    return found;
  }

 private:
  static Error cut_off(std::int64_t line, const std::string& what) {
    return {ErrorCode::data_loss,
            "line " + std::to_string(line) + ": " + what + "; the file looks cut off"};
  }

  static void put(FeedRow& row, int column, std::string_view cell) {
    if (column == kIgnored) return;
    if (column == kDetailColumn) return add_details(row, unquote(cell));
    if (column == kHighlightColumn) {
      for (std::string& highlight : split_list(unquote(cell))) {
        row.highlights.push_back(std::move(highlight));
      }
      return;
    }
    row.values[static_cast<std::size_t>(column)] = unquote(cell);
  }

  Result<void> read_header(std::size_t& pos, std::int64_t& line) {
    if (trim(text_).empty()) return Error{ErrorCode::data_loss, "the file is empty"};
    Place place;
    std::vector<std::string> names;
    const Ending ending = walk_record(text_, pos, place, [&](std::string_view cell) {
      if (names.size() <= kColumnsMax) names.push_back(unquote(cell));
    });
    for (std::size_t i = 0; i < pos; ++i) line += text_[i] == '\n';
    if (ending == Ending::bad_quote || ending == Ending::open_quote) {
      return cut_off(1, "a quotation mark among the names is never closed");
    }
    if (names.size() > kColumnsMax) {
      return Error{ErrorCode::invalid_argument,
                   "line 1: more than " + std::to_string(kColumnsMax) + " columns"};
    }
    std::set<int> seen;
    for (const std::string& name : names) {
      const int field = find_field(name);
      if (field >= 0 && !seen.insert(field).second) {
        return Error{ErrorCode::invalid_argument, "line 1: the column \"" +
                                                      std::string(field_name(name)) +
                                                      "\" is there twice"};
      }
      const std::string plain = field_name(name);
      columns_.push_back(plain == "product_detail"      ? kDetailColumn
                         : plain == "product_highlight" ? kHighlightColumn
                                                        : field);
      if (field == static_cast<int>(Field::item_group_id)) {
        group_column_ = static_cast<int>(columns_.size()) - 1;
      }
    }
    std::string missing;
    for (const Field field : {Field::id, Field::title, Field::price}) {
      if (seen.contains(static_cast<int>(field))) continue;
      missing += (missing.empty() ? "" : ", ") +
                 std::string(kFeedFields[static_cast<std::size_t>(field)].name);
    }
    if (!missing.empty()) {
      return Error{ErrorCode::invalid_argument,
                   "line 1: columns are missing: " + missing +
                       "; expected the names of a Google product feed, parted by tabs"};
    }
    return {};
  }

  std::string text_;
  std::vector<int> columns_;
  int group_column_ = -1;
  std::vector<Place> places_;
};

}  // namespace

Result<std::unique_ptr<FeedSource>> open_tsv(std::string content) {
  auto source = std::make_unique<TsvSource>();
  if (Result<void> opened = source->open(std::move(content)); !opened) return opened.error();
  return std::unique_ptr<FeedSource>(std::move(source));
}

}  // namespace aisle
