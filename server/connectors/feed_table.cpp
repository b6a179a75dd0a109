#include "server/connectors/feed_table.h"

#include <algorithm>

#include "server/connectors/feed_row.h"
#include "server/connectors/feed_source.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

// How a record ended.
enum class Ending { line_end, end_of_file, bad_quote, open_quote };

struct Record {
  Ending ending = Ending::line_end;
  std::size_t end = 0;   // Without the line end.
  std::size_t next = 0;  // Behind it.
};

// Walks over the record at `begin`, giving each cell to `take`. After a slip with quotation marks
// the record is the line that it began on.
template <class Take>
Record walk_record(std::string_view text, std::size_t begin, char separator, Take&& take) {
  const char stops[] = {separator, '\n'};
  const std::string_view stop(stops, 2);
  const auto slip = [&](Ending ending) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    return Record{ending, end, std::min(end + 1, text.size())};
  };
  for (std::size_t at = begin;;) {
    std::string_view cell;
    if (at < text.size() && text[at] == '"') {
      std::size_t close = at;
      for (;;) {
        const std::string_view near = text.substr(0, std::min(text.size(), at + kQuotedBytesMax));
        close = near.find('"', close + 1);
        if (close == text.npos) {
          return slip(near.size() < text.size() ? Ending::bad_quote : Ending::open_quote);
        }
        if (close + 1 >= text.size() || text[close + 1] != '"') break;
        ++close;
      }
      cell = text.substr(at, close + 1 - at);
      at = close + 1;
      if (at < text.size() && text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
        ++at;
      if (at < text.size() && text[at] != separator && text[at] != '\n') {
        return slip(Ending::bad_quote);
      }
    } else {
      const std::size_t end = std::min(text.find_first_of(stop, at), text.size());
      cell = text.substr(at, end - at);
      if (end < text.size() && text[end] == '\n' && cell.ends_with('\r')) cell.remove_suffix(1);
      at = end;
    }
    take(cell);
    if (at >= text.size()) return {Ending::end_of_file, text.size(), text.size()};
    if (text[at] == '\n') return {Ending::line_end, at, at + 1};
    ++at;
  }
}

void unquote(std::string_view cell, std::string& out) {
  if (cell.size() < 2 || cell.front() != '"') {
    out = cell;
    return;
  }
  out.clear();
  cell = cell.substr(1, cell.size() - 2);
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t mark = std::min(cell.find('"', at), cell.size() - 1);
    out += cell.substr(at, mark + 1 - at);
    at = mark + (cell[mark] == '"' ? 2 : 1);
  }
}

// Whichever of them stands most often in the first record, outside of quotation marks.
char find_separator(std::string_view text) {
  std::size_t tabs = 0, commas = 0, semicolons = 0;
  bool quoted = false;
  for (const char c : text.substr(0, kQuotedBytesMax)) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    tabs += c == '\t';
    commas += c == ',';
    semicolons += c == ';';
  }
  if (tabs >= commas && tabs >= semicolons) return '\t';
  return commas >= semicolons ? ',' : ';';
}

Error cut_off(std::int64_t line, const std::string& what) {
  return {ErrorCode::data_loss,
          "line " + std::to_string(line) + ": " + what + "; the file looks cut off"};
}

std::int64_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

Result<FeedTable> FeedTable::open(std::string_view text) {
  FeedTable table;
  table.text_ = text;
  table.separator_ = find_separator(text);
  std::size_t pos = 0;
  if (Result<void> names = table.read_names(pos); !names) return names.error();
  if (Result<void> rows = table.find_rows(pos); !rows) return rows.error();
  return table;
}

Result<void> FeedTable::read_names(std::size_t& pos) {
  if (trim(text_).empty()) return Error{ErrorCode::data_loss, "the file is empty"};
  std::string name;
  const Record record = walk_record(text_, 0, separator_, [&](std::string_view cell) {
    if (names_.size() > kColumnsMax) return;
    unquote(cell, name);
    names_.push_back(field_name(name));
  });
  if (record.ending == Ending::bad_quote || record.ending == Ending::open_quote) {
    return cut_off(1, "a quotation mark among the names is never closed");
  }
  if (names_.size() > kColumnsMax) {
    return Error{ErrorCode::invalid_argument,
                 "line 1: more than " + std::to_string(kColumnsMax) + " columns"};
  }
  pos = record.next;
  return {};
}

Result<void> FeedTable::find_rows(std::size_t pos) {
  std::int64_t line = 1 + lines_in(text_.substr(0, pos));
  std::size_t slips = 0;
  while (pos < text_.size()) {
    std::size_t cells = 0;
    bool blank = true;
    const Record record = walk_record(text_, pos, separator_, [&](std::string_view cell) {
      ++cells;
      if (blank) blank = trim(cell).empty();
    });
    if (record.ending == Ending::open_quote)
      return cut_off(line, "a quotation mark is never closed");
    if (record.ending == Ending::bad_quote && ++slips > kQuoteSlipsMax) {
      return Error{ErrorCode::data_loss, "line " + std::to_string(line) + ": more than " +
                                             std::to_string(kQuoteSlipsMax) +
                                             " rows open a quotation mark and don't close it"};
    }
    if (record.ending == Ending::end_of_file && cells < names_.size()) {
      return cut_off(line, "the last line has " + std::to_string(cells) + " of " +
                               std::to_string(names_.size()) + " cells and no line end");
    }
    if (!blank || record.ending == Ending::bad_quote) places_.push_back({pos, record.end, line});
    if (places_.size() > kFeedRowsMax) {
      return Error{ErrorCode::too_large, "more than " + std::to_string(kFeedRowsMax) + " rows"};
    }
    line += lines_in(text_.substr(pos, record.next - pos));
    pos = record.next;
  }
  if (places_.empty()) return cut_off(line, "there is a line of names, but no item");
  return {};
}

int FeedTable::column(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
}

std::string FeedTable::cells(std::size_t row, std::vector<std::string>& cells) const {
  cells.resize(names_.size());
  std::size_t column = 0;
  const Record record =
      walk_record(text_, places_[row].begin, separator_, [&](std::string_view cell) {
        if (column < cells.size()) unquote(cell, cells[column]);
        ++column;
      });
  if (record.ending == Ending::bad_quote) {
    return "cells: a quotation mark opens a cell but does not close it";
  }
  if (column != names_.size()) {
    return "cells: " + std::to_string(column) + " where the first line has " +
           std::to_string(names_.size());
  }
  return "";
}

std::string FeedTable::cell(std::size_t row, int column) const {
  std::string found;
  if (column < 0) return found;
  int at = 0;
  walk_record(text_, places_[row].begin, separator_, [&](std::string_view cell) {
    if (at++ == column) unquote(trim(cell), found);
  });
  return std::string(trim(found));
}

}  // namespace aisle
