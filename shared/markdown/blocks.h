// The blocks of a document, line by line.
//
// Source: CommonMark 0.31 sections 2.2, 4 and 5 with its appendix "A parsing strategy"; GFM section
// 4.10 (tables). Raw HTML and link reference definitions are paragraphs like any other text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/markdown/document.h"

namespace aisle::markdown {

/// Copies as a value: a copy may be fed what is not certain yet.
class Blocks {
 public:
  Blocks();

  /// Adds one whole line, given without its end.
  void add_line(std::string_view line);

  /// Ends everything that is open.
  void close() { close_to(1); }

  /// Source bytes of the open top-level block; a table's missing cells count too.
  std::size_t open_bytes() const { return open_bytes_; }

  /// Hands over the top-level blocks that have ended since the last time.
  std::vector<Block> take();

 private:
  struct Open {
    Block block;
    std::string text;             // Lines of a leaf, each with its "\n".
    char mark = 0;                // Of a list: its bullet or the sign after its numbers.
                                  // Of code: the fence, 0 when it is indented.
    std::size_t indent = 0;       // Of an item: where its content begins. Of fenced code: its own.
    std::size_t fence = 0;        // How long the opening fence is.
    std::vector<int> alignments;  // Of a table.
  };

  // A place in the line. A tab may be used up partly.
  void find_word();
  void advance(std::size_t count, bool columns);
  void advance_to_word();
  bool indented() const { return indent_ >= 4; }
  bool blank() const { return word_ == line_.size(); }
  std::string_view rest() const { return line_.substr(word_); }

  enum class Step { matched, stop, line_done };
  Step match(const Open& open, std::size_t level);
  bool start_container();
  bool start_leaf();
  bool start_quote();
  bool start_heading();
  bool start_fence();
  bool start_underlined();
  bool start_rule();
  bool start_item();
  bool start_indented();
  bool start_table();
  void use_up();
  void add_rest();
  void add_text();

  Open& push(BlockKind kind);
  void close_to(std::size_t height);
  void finish(Open& open);
  void add_row(Open& table, std::string_view line);
  Open& top() { return open_.back(); }
  bool in_paragraph() const { return open_.back().block.kind == BlockKind::paragraph; }

  std::vector<Open> open_;  // From the document, a nameless quote, to the innermost open block.
  std::size_t level_ = 1;   // How many of them the line continues.
  std::size_t open_bytes_ = 0;
  bool after_blank_ = false;  // The line before was blank, in a way that makes a list loose.

  std::string_view line_;
  std::size_t pos_ = 0, column_ = 0;  // What has been used up.
  std::size_t word_ = 0;              // The next byte that is neither space nor tab.
  std::size_t indent_ = 0;            // Columns from here to there.
  bool inside_tab_ = false;
  bool used_up_ = false;  // A block took the whole line.
};

}  // namespace aisle::markdown
