// Google's XML forms: the items of RSS 2.0 and of Atom, with elements of the namespace
// http://base.google.com/ns/1.0. Each item is read alone, into a tree that is gone with the next.
//
// pugixml reads no DTD and expands no entities of its own; it neither recurses nor looks elsewhere.
#include <pugixml.hpp>

#include "server/connectors/feed_source.h"
#include "server/connectors/feed_xml.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

// All text and CDATA directly inside.
std::string text_of_node(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return text;
}

class XmlSource final : public FeedSource {
 public:
  XmlSource(std::string_view text, XmlItems found) : text_(text), found_(std::move(found)) {}

  std::size_t rows() const override { return found_.items.size(); }

  std::string read(std::size_t at, FeedRow& row) const override {
    row = {};
    row.line = found_.items[at].line;
    const pugi::xml_node item = parse(at);
    if (!item) {
      return "item: has more than " + std::to_string(kXmlItemBytesMax) + " bytes";
    }
    std::array<bool, kFeedFields.size()> from_google{};
    for (const pugi::xml_node child : item.children()) {
      bool google = false;
      const std::string name = plain_name(child.name(), google);
      if (name == "product_detail") {
        add_detail(row, child);
      } else if (name == "product_highlight") {
        row.highlights.emplace_back(trim(text_of_node(child)));
      } else if (const int field = field_of(name, google, child); field >= 0) {
        const auto position = static_cast<std::size_t>(field);
        // The forms have a title, link and so on of their own: Google's go first, then the first
        // one.
        if (!row.values[position].empty() && (from_google[position] || !google)) continue;
        row.values[position] = value_of(child);
        from_google[position] = google;
      }
    }
    return "";
  }

  std::string group(std::size_t at) const override {
    const XmlItem& place = found_.items[at];
    const std::string_view item = text_.substr(place.begin, place.end - place.begin);
    if (item.find("item_group_id") == item.npos) return "";
    const pugi::xml_node root = parse(at);
    for (const pugi::xml_node child : root.children()) {
      bool google = false;
      if (plain_name(child.name(), google) == "item_group_id") {
        return std::string(trim(text_of_node(child)));
      }
    }
    return "";
  }

 private:
  // The one node of this item, until the next call; none when it is too large.
  pugi::xml_node parse(std::size_t at) const {
    const XmlItem& place = found_.items[at];
    if (place.end - place.begin > kXmlItemBytesMax) return {};
    item_.load_buffer(text_.data() + place.begin, place.end - place.begin, pugi::parse_default,
                      pugi::encoding_utf8);
    return item_.document_element();
  }

  std::string plain_name(std::string_view name, bool& google) const {
    google = name.starts_with(found_.google_prefix);
    if (google) name.remove_prefix(found_.google_prefix.size());
    return std::string(name);
  }

  // Atom calls a description summary or content, and has links of other kinds too.
  static int field_of(const std::string& name, bool google, const pugi::xml_node& node) {
    if (!google && (name == "summary" || name == "content")) return find_field("description");
    const std::string_view rel = node.attribute("rel").value();
    if (!google && name == "link" && !rel.empty() && rel != "alternate") return -1;
    return find_field(name);
  }

  static std::string value_of(const pugi::xml_node& node) {
    std::string text = text_of_node(node);
    return trim(text).empty() ? node.attribute("href").value() : text;
  }

  void add_detail(FeedRow& row, const pugi::xml_node& node) const {
    Attribute detail;
    for (const pugi::xml_node child : node.children()) {
      bool google = false;
      const std::string name = plain_name(child.name(), google);
      if (name == "attribute_name") detail.name = trim(text_of_node(child));
      if (name == "attribute_value") detail.value = trim(text_of_node(child));
    }
    if (!detail.name.empty()) return row.details.push_back(std::move(detail));
    add_details(row, text_of_node(node));
  }

  const std::string_view text_;
  const XmlItems found_;
  mutable pugi::xml_document item_;
};

}  // namespace

OpenedFeed open_xml(std::string_view text, FeedForm form) {
  Result<XmlItems> found = find_xml_items(text, form);
  if (!found) return found.error();
  return std::unique_ptr<FeedSource>(std::make_unique<XmlSource>(text, *std::move(found)));
}

}  // namespace aisle
