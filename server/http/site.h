// What the API knows of a site: the shop whose pages carry the widget.
//
// Values, read from the config once. The key is public: it names the shop and grants nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/identity/jwt.h"

namespace aisle {

/// A site's own words in one language; what is empty, the interface texts say in its place.
struct SiteWords {
  std::string language = "en";  ///< BCP 47.
  std::string greeting;
  std::vector<std::string> starters;
  std::string contact;     ///< Where a person can be reached; shown when the shopper asks for one.
  std::string team_hours;  ///< When the team answers, as part of a sentence: "from Monday to Friday".
  std::string disclosure;  ///< That an AI answers (EU AI Act, Article 50).
};

struct Site {
  std::string key;
  std::string name;
  std::string currency = "EUR";  ///< ISO 4217.
  std::vector<std::string>
      origins;  ///< Which pages may carry the widget; exact, no list means none.
  std::vector<std::string> image_hosts;    ///< Origins of product pictures besides `origins`.
  std::string team;                        ///< The mail address that requests for a person go to.
  std::string voice;   ///< The merchant's wishes for a model's tone; may be empty.
  std::string accent;                      ///< "#1f6f54"; empty leaves the widget's own.
  SiteWords words;                         ///< In the catalog's language.
  std::vector<SiteWords> translations;     ///< The other languages that the site offers.
  std::vector<IdentityKey> identity_keys;  ///< Of the shop's backend. Secrets: never shown.

  /// The words in the language that a shopper's page is in, or in its base language ("de" for
  /// "de-AT"), or else in the site's own.
  const SiteWords& words_for(std::string_view wanted) const;
};

}  // namespace aisle
