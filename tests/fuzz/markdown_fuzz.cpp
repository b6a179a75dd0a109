// Markdown: pieces cut anywhere mean the same, nesting is bounded, links keep to allowed schemes.
#include <cstdlib>
#include <string>

#include "shared/markdown/autolink.h"
#include "shared/markdown/parse.h"

namespace {

using namespace aisle::markdown;

void check(const std::vector<Inline>& inlines, int depth) {
  if (depth > kDepthMax) std::abort();
  for (const Inline& i : inlines) {
    if (i.kind == InlineKind::link && !is_allowed_url(i.url)) std::abort();
    if (!i.children.empty()) check(i.children, depth + 1);
  }
}

void check(const std::vector<Block>& blocks, int depth) {
  if (depth > kDepthMax) std::abort();
  for (const Block& b : blocks) {
    if (!b.inlines.empty()) check(b.inlines, 1);
    if (!b.children.empty()) check(b.children, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t step = 1 + data[0] % 16;
  const std::vector<Block> whole = parse(text);
  check(whole, 1);
  Parser parser;
  for (std::size_t i = 0; i < text.size(); i += step) {
    parser.append(std::string_view(text).substr(i, step));
    if (i / step % 8 == 0) check(parser.open(), 1);
  }
  parser.finish();
  if (parser.sealed() != whole) std::abort();
  return 0;
}
