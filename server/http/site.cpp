#include "server/http/site.h"

namespace aisle {

const SiteWords& Site::words_for(std::string_view wanted) const {
  for (const std::string_view tag : {wanted, wanted.substr(0, wanted.find('-'))}) {
    if (tag == words.language) return words;
    for (const SiteWords& translation : translations) {
      if (tag == translation.language) return translation;
    }
  }
  return words;
}

}  // namespace aisle
