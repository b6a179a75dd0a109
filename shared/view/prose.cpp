// Markdown as nodes. Nothing here can become markup: text stays text, and links had their schemes
// checked by the parser and are checked again by the page.
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

using markdown::Block;
using markdown::BlockKind;
using markdown::Inline;
using markdown::InlineKind;

void draw_inlines(Build& parent, const std::vector<Inline>& inlines) {
  for (const Inline& each : inlines) {
    switch (each.kind) {
      case InlineKind::text: parent.text(each.text); break;
      case InlineKind::code: parent.add(Build("code").text(each.text)); break;
      case InlineKind::line_break: parent.add(Build("br")); break;
      case InlineKind::emphasis:
      case InlineKind::strong:
      case InlineKind::strikethrough:
      case InlineKind::link: {
        const bool link = each.kind == InlineKind::link;
        Build element(link                                  ? "a"
                      : each.kind == InlineKind::emphasis   ? "em"
                      : each.kind == InlineKind::strong     ? "strong"
                                                            : "s");
        if (link) element.set("href", each.url);
        draw_inlines(element, each.children);
        parent.add(element);
      }
    }
  }
}

const char* tag_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::paragraph: return "p";
    case BlockKind::heading: return block.level <= 2 ? "h3" : "h4";  // Below the panel's own.
    case BlockKind::quote: return "blockquote";
    case BlockKind::bullet_list: return "ul";
    case BlockKind::ordered_list: return "ol";
    case BlockKind::item: return "li";
    case BlockKind::code: return "pre";
    case BlockKind::table: return "table";
    case BlockKind::row: return "tr";
    case BlockKind::cell: return "td";
    case BlockKind::rule: return "hr";
  }
  return "p";
}

void draw_children(Build& parent, const Block& block, bool tight);

Build draw_element(const Block& block, const char* tag) {
  Build element(tag);
  if (block.kind == BlockKind::ordered_list && block.level != 1) {
    element.set("start", std::to_string(block.level));
  }
  if (block.kind == BlockKind::cell && block.level >= 2) {
    element.set("class", block.level == 2 ? "centre" : "end");
  }
  if (block.kind == BlockKind::code) element.set("tabindex", "0").text(block.text);
  draw_inlines(element, block.inlines);
  draw_children(element, block, block.tight);
  return element;
}

// In a tight list an item's paragraph is shown without one.
void draw_children(Build& parent, const Block& block, bool tight) {
  bool head = block.kind == BlockKind::table;
  for (const Block& child : block.children) {
    if (head) {
      Build row("tr");
      for (const Block& cell : child.children) row.add(draw_element(cell, "th"));
      parent.add(row);
      head = false;
    } else if (child.kind == BlockKind::item) {
      Build item("li");
      for (const Block& inner : child.children) {
        if (tight && inner.kind == BlockKind::paragraph) draw_inlines(item, inner.inlines);
        else
          item.add(draw_element(inner, tag_of(inner)));
      }
      parent.add(item);
    } else {
      parent.add(draw_element(child, tag_of(child)));
    }
  }
}

}  // namespace

NodePtr draw_block(const Block& block, std::size_t number) {
  const std::string key = "b" + std::to_string(number);
  Build drawn = draw_element(block, tag_of(block));
  if (block.kind != BlockKind::table) return drawn.key(key).done();
  return Build("div", "table").key(key).set("tabindex", "0").add(drawn).done();
}

Nodes draw_blocks(const std::vector<Block>& blocks) {
  Nodes nodes;
  for (const Block& block : blocks) nodes.push_back(draw_block(block, nodes.size()));
  return nodes;
}

}  // namespace aisle::view
