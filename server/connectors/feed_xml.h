// Where the items of an RSS 2.0 or Atom feed stand, found in one pass without a tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/feed_form.h"
#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kXmlDepthMax = 100;
inline constexpr std::size_t kXmlTagBytesMax = 1 << 20;   ///< Also of a comment.
inline constexpr std::size_t kXmlItemBytesMax = 4 << 20;  ///< A longer one is skipped.

struct XmlItem {
  std::size_t begin = 0, end = 0;  ///< From "<item" to behind "</item>".
  std::int64_t line = 0;
};

struct XmlItems {
  std::string google_prefix = "g:";  ///< Of http://base.google.com/ns/1.0 in this file.
  std::vector<XmlItem> items;
};

/// The <item>s of <rss><channel>, or the <entry>s of <feed>. The whole text has then been found
/// well-formed. Memory: 24 bytes an item.
/// Errors: data_loss (not well-formed, with the line; no item), invalid_argument (another root; an
/// entity is declared), too_large.
Result<XmlItems> find_xml_items(std::string_view text, FeedForm form);

}  // namespace aisle
