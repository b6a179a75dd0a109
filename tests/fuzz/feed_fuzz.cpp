// The feed reader on any bytes, in each of its forms: ends, stays in memory, gives only sound
// products.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "server/connectors/feed_reader.h"
#include "shared/base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string forms[] = {
      bytes,
      "id\ttitle\tprice\titem_group_id\tdescription\tproduct_detail\n" + bytes,
      "<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel><item>" + bytes +
          "</item></channel></rss>",
      "<feed xmlns:g=\"http://base.google.com/ns/1.0\"><entry>" + bytes + "</entry></feed>",
      "id,title,price,item_group_id\n" + bytes,
      "Handle,Title,Variant Price,Option1 Name,Option1 Value,Variant Inventory Qty\n" + bytes,
      "ID,Type,SKU,Name,Parent,Regular price,Stock,Attribute 1 name,Attribute 1 value(s)\n" + bytes,
      "<html><script type=application/ld+json>" + bytes,
  };
  for (const std::string& form : forms) {
    const auto report =
        aisle::read_feed(form, {"f", "EUR", "", {}, {}}, [](aisle::Product product) {
          if (product.id.empty() || product.title.empty() || product.variants.empty()) std::abort();
          if (!aisle::is_utf8(product.title) || !aisle::is_utf8(product.description)) std::abort();
          return true;
        });
    if (report && report->skipped_count > report->rows) std::abort();
  }
  return 0;
}
