// The feed reader on any bytes, as TSV and as RSS: ends, stays in memory, gives only sound products.
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
  };
  for (const std::string& form : forms) {
    const auto report = aisle::read_feed(form, {"f", "", "", {}}, [](aisle::Product product) {
      if (product.id.empty() || product.title.empty() || product.variants.empty()) std::abort();
      if (!aisle::is_utf8(product.title) || !aisle::is_utf8(product.description)) std::abort();
      return true;
    });
    if (report && report->skipped_count > report->rows) std::abort();
  }
  return 0;
}
