#include "server/connectors/feed_form.h"

#include <string>

#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::size_t kPrologBytesMax = 64 << 10;  // Declarations and comments before the root.

// The name of the first element, in lower case; "" when there is none near the beginning.
std::string root_name(std::string_view text) {
  text = text.substr(0, kPrologBytesMax);
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("!--")) {
      at = text.find("-->", at);
      continue;
    }
    if (rest.starts_with('?') || rest.starts_with('!')) {
      if (fold(rest.substr(0, 13)) == "!doctype html") return "html";
      continue;
    }
    return fold(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
  }
  return "";
}

}  // namespace

Result<FeedForm> read_feed_form(std::string_view name) {
  if (const auto form = enum_value<FeedForm>(name)) return *form;
  std::string known;
  for (const std::string_view form : enum_names(FeedForm{})) {
    known += (known.empty() ? "" : ", ") + std::string(form);
  }
  return Error{ErrorCode::invalid_argument, "expected one of " + known};
}

Result<std::optional<FeedForm>> find_feed_form(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return Error{ErrorCode::data_loss, "the file is empty"};
  text.remove_prefix(begin);
  if (text[0] == '{' || text[0] == '[') return std::optional(FeedForm::jsonld);
  if (text[0] != '<') return std::optional<FeedForm>();
  const std::string root = root_name(text);
  if (root == "rss") return std::optional(FeedForm::rss);
  if (root == "feed") return std::optional(FeedForm::atom);
  for (const std::string_view html : {"html", "head", "body", "script", "meta", "title", "div"}) {
    if (root == html) return std::optional(FeedForm::jsonld);
  }
  return Error{ErrorCode::invalid_argument,
               "expected <rss> with a <channel> in it, <feed>, or a page with JSON-LD"};
}

}  // namespace aisle
