// A text of rows and cells: a line of names, then a record per row, cells parted by tabs, commas or
// semicolons, whichever parts the most names.
//
// A cell that begins with a quotation mark goes to the closing one, over separators and line ends,
// and a doubled mark in it is one (RFC 4180; Google's "Quoted attributes",
// support.google.com/merchants/answer/14998273). The text is borrowed; a row costs 24 bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kColumnsMax = 2'000;
inline constexpr std::size_t kQuotedBytesMax = 128 << 10;  ///< A later closing mark is a slip.
inline constexpr std::size_t kQuoteSlipsMax = 1'000;       ///< More of them: not such a file.

class FeedTable {
 public:
  /// Errors: data_loss (empty, without rows, or cut off: a quotation mark that is never closed, a
  /// last line that is not whole), invalid_argument (too many columns), too_large (rows).
  static Result<FeedTable> open(std::string_view text);

  /// As field_name() writes them.
  const std::vector<std::string>& names() const { return names_; }
  /// The column of that name, or -1. The first of several.
  int column(std::string_view name) const;

  char separator() const { return separator_; }
  std::size_t rows() const { return places_.size(); }
  std::int64_t line(std::size_t row) const { return places_[row].line; }

  /// Fills `cells`, one for each name. Returns "" or what is wrong with the row: "cells: ...".
  std::string cells(std::size_t row, std::vector<std::string>& cells) const;

  /// One cell without white space around it; "" when the row has none such or `column` is below 0.
  std::string cell(std::size_t row, int column) const;

 private:
  struct Place {
    std::size_t begin = 0, end = 0;  // Without the line end.
    std::int64_t line = 0;
  };

  Result<void> read_names(std::size_t& pos);
  Result<void> find_rows(std::size_t pos);

  std::string_view text_;
  char separator_ = '\t';
  std::vector<std::string> names_;
  std::vector<Place> places_;
};

}  // namespace aisle
