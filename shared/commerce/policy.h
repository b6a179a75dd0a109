// What the merchant promises: returns, delivery, warranty, and so on.
#pragma once

#include <string>
#include <vector>

#include "shared/base/ids.h"

namespace aisle {

/// A part of a policy under one heading; the unit that is found, quoted and cited.
struct Passage {
  std::string id;       ///< Unique in its policy: "sale-items".
  std::string heading;
  std::string text;     ///< Plain paragraphs and "- " list lines.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("heading", self.heading);
    visit("text", self.text);
  }
  bool operator==(const Passage&) const = default;
};

struct Policy {
  PolicyId id;
  std::string title;
  std::string url;      ///< Its page in the shop.
  std::string updated;  ///< The day it was last changed, "2026-10-01".
  std::string language;  ///< BCP 47: "en".
  std::vector<Passage> passages;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("title", self.title);
    visit("url", self.url);
    visit("updated", self.updated);
    visit("language", self.language);
    visit("passages", self.passages);
  }
  bool operator==(const Policy&) const = default;
};

}  // namespace aisle
