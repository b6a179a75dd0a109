#include "server/connectors/feed_xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "server/connectors/feed_source.h"

namespace aisle {
namespace {

constexpr std::string_view kGoogle = "http://base.google.com/ns/1.0";
constexpr std::size_t kXmlPieceBytes = 64 << 10;

class Finder {
 public:
  explicit Finder(FeedForm form) : atom_(form == FeedForm::atom) {
    // The encoding that the file declares has been undone before.
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const char* name, const char** attributes) {
          static_cast<Finder*>(self)->begin(name, attributes);
        },
        [](void* self, const char*) { static_cast<Finder*>(self)->end(); });
    XML_SetEntityDeclHandler(parser_.get(), [](void* self, const char*, int, const char*, int,
                                               const char*, const char*, const char*, const char*) {
      static_cast<Finder*>(self)->refuse(ErrorCode::invalid_argument,
                                         "declares an entity, which a feed has no need of");
    });
  }

  Result<XmlItems> run(std::string_view text) {
    for (std::size_t at = 0; at < text.size() || at == 0;) {
      const std::size_t size = std::min(kXmlPieceBytes, text.size() - at);
      const bool last = at + size == text.size();
      const auto parsed = XML_Parse(parser_.get(), text.data() + at, static_cast<int>(size), last);
      at += size;
      if (refused_) return *refused_;
      if (parsed != XML_STATUS_OK) return not_well_formed();
      if (last) break;
      if (at > here() + kXmlTagBytesMax) {
        refuse(ErrorCode::too_large,
               "has a tag of more than " + std::to_string(kXmlTagBytesMax) + " bytes");
        return *refused_;
      }
    }
    if (!has_list_) return wrong_root();
    if (found_.items.empty()) {
      return Error{ErrorCode::data_loss,
                   atom_ ? "there is no <entry> in the feed" : "there is no <item> in the channel"};
    }
    return std::move(found_);
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  // What may hold items: <rss> and <channel>, or <feed>.
  std::size_t list_depth() const { return atom_ ? 1 : 2; }

  void begin(std::string_view name, const char** attributes) {
    if (depth_ == 0 && name != (atom_ ? "feed" : "rss")) {
      const Error error = wrong_root();
      return refuse(error.code, error.message);
    }
    const bool list =
        in_list_ == depth_ && depth_ < list_depth() && (depth_ == 0 || name == "channel");
    if (list) {
      ++in_list_;
      has_list_ = has_list_ || in_list_ == list_depth();
      for (; *attributes; attributes += 2) {
        const std::string_view attribute = attributes[0];
        if (attribute.starts_with("xmlns:") && kGoogle == attributes[1]) {
          found_.google_prefix = std::string(attribute.substr(6)) + ":";
        }
      }
    } else if (in_list_ == list_depth() && depth_ == list_depth() &&
               name == (atom_ ? "entry" : "item")) {
      if (found_.items.size() == kFeedRowsMax) {
        return refuse(ErrorCode::too_large, "more than " + std::to_string(kFeedRowsMax) + " items");
      }
      found_.items.push_back({here(), 0, line()});
      in_item_ = true;
    }
    if (++depth_ > kXmlDepthMax) {
      refuse(ErrorCode::too_large,
             "is nested more than " + std::to_string(kXmlDepthMax) + " levels deep");
    }
  }

  void end() {
    --depth_;
    if (in_item_ && depth_ == list_depth()) {
      found_.items.back().end =
          here() + static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
      in_item_ = false;
    }
    in_list_ = std::min(in_list_, depth_);
  }

  std::size_t here() const {
    return static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_.get())));
  }
  std::int64_t line() const {
    return static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser_.get()));
  }

  void refuse(ErrorCode code, const std::string& why) {
    if (!refused_) refused_ = Error{code, "line " + std::to_string(line()) + ": " + why};
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  Error not_well_formed() const {
    return {ErrorCode::data_loss, "line " + std::to_string(line()) + ": not well-formed XML (" +
                                      XML_ErrorString(XML_GetErrorCode(parser_.get())) +
                                      "); the file may be cut off"};
  }

  Error wrong_root() const {
    return {ErrorCode::invalid_argument,
            atom_ ? "expected <feed>" : "expected <rss> with a <channel> in it"};
  }

  const bool atom_;
  const std::unique_ptr<XML_ParserStruct, Free> parser_{XML_ParserCreate("UTF-8")};
  XmlItems found_;
  std::optional<Error> refused_;
  std::size_t depth_ = 0;
  std::size_t in_list_ = 0;  // How many of the elements that lead to items are open.
  bool has_list_ = false, in_item_ = false;
};

}  // namespace

Result<XmlItems> find_xml_items(std::string_view text, FeedForm form) {
  return Finder(form).run(text);
}

}  // namespace aisle
