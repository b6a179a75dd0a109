// A markdown document as text that a person can read, one block a line, as in
// tests/data/markdown_spec.txt.
#pragma once

#include <string>
#include <vector>

#include "shared/markdown/document.h"

namespace aisle::markdown {

inline std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out + "\"";
}

inline std::string tree(const std::vector<Inline>& inlines) {
  static const char* const kNames[] = {"", "em", "strong", "del", "code", "link", "br"};
  std::string out;
  for (const Inline& i : inlines) {
    out += ' ';
    if (i.kind == InlineKind::text) {
      out += quoted(i.text);
      continue;
    }
    out += std::string("(") + kNames[static_cast<int>(i.kind)];
    if (i.kind == InlineKind::code) out += " " + quoted(i.text);
    if (i.kind == InlineKind::link) out += " <" + i.url + ">";
    out += tree(i.children) + ")";
  }
  return out;
}

inline std::string tree(const std::vector<Block>& blocks, int depth = 0) {
  static const char* const kNames[] = {"p",    "h",     "quote", "ul",   "ol",  "li",
                                       "code", "table", "row",   "cell", "rule"};
  static const char* const kAlignments[] = {"", " left", " centre", " right"};
  std::string out;
  for (const Block& b : blocks) {
    out += std::string(static_cast<std::size_t>(depth) * 2, ' ') + kNames[static_cast<int>(b.kind)];
    if (b.kind == BlockKind::heading) out += std::to_string(b.level);
    if (b.kind == BlockKind::ordered_list) out += " " + std::to_string(b.level);
    if (b.kind == BlockKind::cell) out += kAlignments[b.level];
    if (!b.tight) out += " loose";
    if (!b.info.empty()) out += " [" + b.info + "]";
    if (b.kind == BlockKind::code) out += " " + quoted(b.text);
    out += tree(b.inlines) + "\n" + tree(b.children, depth + 1);
  }
  return out;
}

}  // namespace aisle::markdown
