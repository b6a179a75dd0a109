#include "shared/view/transcript.h"

#include "shared/base/text.h"
#include "shared/markdown/parse.h"
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

using markdown::Block;
using markdown::BlockKind;
using markdown::Inline;
using markdown::InlineKind;

void add_inlines(std::string& out, const std::vector<Inline>& inlines) {
  for (const Inline& each : inlines) {
    if (each.kind == InlineKind::line_break) out += '\n';
    out += each.text;
    const std::size_t begin = out.size();
    add_inlines(out, each.children);
    if (each.kind != InlineKind::link || out.compare(begin, out.npos, each.url) == 0) continue;
    out += " (" + each.url + ")";
  }
}

// Every line but the first stands as far in as what comes before the first.
std::string indented(const std::string& text, const std::string& first, const std::string& rest) {
  std::string out = first;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += rest;
  }
  return out;
}

std::string text_of(const Block& block);

std::string joined(const std::vector<Block>& blocks, const char* between) {
  std::string out;
  for (const Block& each : blocks) {
    if (!out.empty()) out += between;
    out += text_of(each);
  }
  return out;
}

std::string list_text(const Block& list) {
  std::string out;
  int number = list.level;
  for (const Block& item : list.children) {
    const bool ordered = list.kind == BlockKind::ordered_list;
    const std::string mark = ordered ? std::to_string(number++) + ". " : "- ";
    if (!out.empty()) out += list.tight ? "\n" : "\n\n";
    out += indented(joined(item.children, "\n"), mark, std::string(mark.size(), ' '));
  }
  return out;
}

std::string text_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::bullet_list:
    case BlockKind::ordered_list: return list_text(block);
    case BlockKind::quote: return indented(joined(block.children, "\n\n"), "> ", "> ");
    case BlockKind::table: return joined(block.children, "\n");
    case BlockKind::row: return joined(block.children, " | ");
    case BlockKind::code: return block.text;
    case BlockKind::rule: return "---";
    default: break;
  }
  std::string out;
  add_inlines(out, block.inlines);
  return out;
}

Spoken answer_of(const Turn& turn) {
  Spoken spoken{"assistant", milliseconds(turn.ended_at), {}, {}, {}};
  spoken.text = plain_text(markdown::parse(answer_text(turn)));
  const auto* answered = std::get_if<Answered>(&turn.progress);
  if (!answered) return spoken;
  for (const ProductId& id : answered->answer.products) {
    const Product* product = find_product(turn, id);
    if (!product || product->variants.empty()) continue;
    spoken.products.push_back({product->title, product->url, lowest_price(*product)});
  }
  for (const ReceiptId& id : answered->answer.citations) {
    const Receipt* receipt = find_receipt(turn, id);
    if (receipt) spoken.sources.push_back({receipt->title, receipt->url});
  }
  return spoken;
}

}  // namespace

std::string plain_text(const std::vector<Block>& blocks) { return joined(blocks, "\n\n"); }

std::string beginning(std::string_view markdown) {
  constexpr std::size_t kBytesMax = 160;
  const std::vector<Block> blocks = markdown::parse(markdown);
  const std::string text = blocks.empty() ? std::string() : text_of(blocks.front());
  const std::string_view cut = cut_utf8(text, kBytesMax);
  return cut.size() == text.size() ? text : std::string(cut) + "…";
}

void ask_to_copy(const State& state, const TurnId& id, PanelEffects& effects) {
  const Turn* turn = find_turn(state, id);
  if (turn) effects.add(CopyAnswer{turn->id, answer_of(*turn)});
}

void ask_for_transcript(const State& state, PanelEffects& effects) {
  std::vector<Spoken> spoken;
  for (const Turn& turn : state.turns) {
    spoken.push_back({"you", milliseconds(turn.asked_at), turn.text, {}, {}});
    if (!answer_text(turn).empty()) spoken.push_back(answer_of(turn));
  }
  effects.add(SaveTranscript{spoken});
}

}  // namespace aisle::view
