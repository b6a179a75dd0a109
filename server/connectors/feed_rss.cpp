// Google's XML form: RSS 2.0 with elements of the namespace http://base.google.com/ns/1.0.
//
// pugixml reads no DTD and expands no entities of its own, so a small file stays small; it neither
// recurses nor looks elsewhere. A tree takes about three times the file's size, hence file_bytes_max.
#include <algorithm>
#include <pugixml.hpp>

#include "server/connectors/feed_source.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::string_view kGoogle = "http://base.google.com/ns/1.0";

class RssSource final : public FeedSource {
 public:
  Result<void> open(std::string content) {
    text_ = std::move(content);
    for (std::size_t at = text_.find('\n'); at != text_.npos; at = text_.find('\n', at + 1)) {
      line_ends_.push_back(at);
    }
    if (text_.find('\0') != text_.npos) {
      return Error{ErrorCode::data_loss, "not a text file: it has zero bytes in it"};
    }
    const pugi::xml_parse_result parsed = document_.load_buffer_inplace(
        text_.data(), text_.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) {
      return Error{ErrorCode::data_loss, "line " + std::to_string(line_of(parsed.offset)) +
                                             ": not well-formed XML (" + parsed.description() +
                                             "); the file may be cut off"};
    }
    const pugi::xml_node rss = document_.child("rss");
    const pugi::xml_node channel = rss.child("channel");
    if (!channel) {
      return Error{ErrorCode::invalid_argument, "expected <rss> with a <channel> in it"};
    }
    for (const pugi::xml_node node : {rss, channel}) {
      for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.starts_with("xmlns:") && kGoogle == attribute.value()) {
          prefix_ = std::string(name.substr(6)) + ":";
        }
      }
    }
    for (const pugi::xml_node item : channel.children("item")) items_.push_back(item);
    if (items_.empty()) return Error{ErrorCode::data_loss, "there is no <item> in the channel"};
    return {};
  }

  std::size_t rows() const override { return items_.size(); }

  std::string read(std::size_t at, FeedRow& row) const override {
    row = {};
    row.line = line_of(items_[at].offset_debug());
    std::array<bool, kFeedFields.size()> from_google{};
    for (const pugi::xml_node child : items_[at].children()) {
      bool google = false;
      const std::string name = plain_name(child.name(), google);
      if (name == "product_detail") {
        add_detail(row, child);
      } else if (name == "product_highlight") {
        row.highlights.emplace_back(trim(text_of(child)));
      } else if (const int field = find_field(name); field >= 0) {
        const auto position = static_cast<std::size_t>(field);
        // RSS has a title, link and description of its own: Google's go first, then the first one.
        if (!row.values[position].empty() && (from_google[position] || !google)) continue;
        row.values[position] = text_of(child);
        from_google[position] = google;
      }
    }
    return "";
  }

  std::string group(std::size_t at) const override {
    for (const pugi::xml_node child : items_[at].children()) {
      bool google = false;
      if (plain_name(child.name(), google) == "item_group_id") return std::string(trim(text_of(child)));
    }
    return "";
  }

 private:
  std::string plain_name(std::string_view name, bool& google) const {
    google = name.starts_with(prefix_);
    if (google) name.remove_prefix(prefix_.size());
    return std::string(name);
  }

  // All text and CDATA directly inside.
  static std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        text += child.value();
      }
    }
    return text;
  }

  void add_detail(FeedRow& row, const pugi::xml_node& node) const {
    Attribute detail;
    for (const pugi::xml_node child : node.children()) {
      bool google = false;
      const std::string name = plain_name(child.name(), google);
      if (name == "attribute_name") detail.name = trim(text_of(child));
      if (name == "attribute_value") detail.value = trim(text_of(child));
    }
    if (!detail.name.empty()) return row.details.push_back(std::move(detail));
    add_details(row, text_of(node));
  }

  std::int64_t line_of(std::ptrdiff_t offset) const {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, offset));
    return std::lower_bound(line_ends_.begin(), line_ends_.end(), at) - line_ends_.begin() + 1;
  }

  std::string text_;  // The tree points into it.
  std::vector<std::size_t> line_ends_;
  std::string prefix_ = "g:";
  pugi::xml_document document_;
  std::vector<pugi::xml_node> items_;
};

}  // namespace

Result<std::unique_ptr<FeedSource>> open_rss(std::string content) {
  auto source = std::make_unique<RssSource>();
  if (Result<void> opened = source->open(std::move(content)); !opened) return opened.error();
  return std::unique_ptr<FeedSource>(std::move(source));
}

}  // namespace aisle
