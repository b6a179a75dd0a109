// The connector for a product feed, in a file or at an address. Its forms are described in
// README.md.
//
// Bytes go through scratch files: as they come; unpacked, where they are packed; in UTF-8, where
// they are in another encoding. So memory does not depend on the feed's size, and a file that is
// replaced while it is read does no harm.
#include <charconv>

#include "server/connectors/feed_download.h"
#include "server/connectors/feed_reader.h"
#include "server/connectors/feed_unpack.h"
#include "server/connectors/local_file.h"
#include "server/connectors/registry.h"
#include "server/connectors/scratch_file.h"
#include "server/connectors/text_encoding.h"
#include "shared/commerce/money.h"

namespace aisle {
namespace {

std::function<Result<void>(std::string_view)> into(ScratchFile& file) {
  return [&file](std::string_view bytes) { return file.write(bytes); };
}

// The texts of a feed and what they lie in.
class Texts {
 public:
  /// `declared` is the encoding that whoever sent `bytes` has named.
  Result<void> open(std::string_view bytes, std::size_t bytes_max, std::string_view declared) {
    if (is_packed(bytes)) {
      if (Result<void> unpacked = unpack_all(bytes, bytes_max); !unpacked) return unpacked;
    } else {
      parts_ = {{"", bytes}};
    }
    return decode_all(parts_.size() == 1 ? declared : "");
  }

  std::span<const FeedPart> parts() const { return parts_; }

 private:
  Result<void> unpack_all(std::string_view bytes, std::size_t bytes_max) {
    const Result<std::vector<UnpackedEntry>> entries = unpack(bytes, bytes_max, into(unpacked_));
    if (!entries) return entries.error();
    Result<std::string_view> whole = unpacked_.map();
    if (!whole) return whole.error();
    for (const UnpackedEntry& entry : *entries) {
      parts_.push_back({entries->size() > 1 ? entry.name : "", whole->substr(0, entry.size)});
      whole->remove_prefix(entry.size);
    }
    return {};
  }

  Result<void> decode_all(std::string_view declared) {
    std::vector<std::pair<std::size_t, std::size_t>>
        decoded;  // Which part, and where its text begins.
    for (std::size_t at = 0; at < parts_.size(); ++at) {
      const FeedPart& part = parts_[at];
      const Result<Encoding> encoding = find_encoding(part.text, declared);
      if (!encoding) return named(part, encoding.error());
      if (*encoding == Encoding::utf8) continue;
      decoded.emplace_back(at, decoded_.size());
      const Result<void> converted = to_utf8(part.text, *encoding, into(decoded_));
      if (!converted) return named(part, converted.error());
    }
    const Result<std::string_view> whole = decoded_.map();
    if (!whole) return whole.error();
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      const auto [part, begin] = decoded[i];
      const std::size_t end = i + 1 < decoded.size() ? decoded[i + 1].second : whole->size();
      parts_[part].text = whole->substr(begin, end - begin);
    }
    return {};
  }

  static Error named(const FeedPart& part, Error error) {
    if (!part.name.empty()) error.message = part.name + ": " + error.message;
    return error;
  }

  ScratchFile unpacked_, decoded_;
  std::vector<FeedPart> parts_;
};

// A feed's mark is the time until which it holds, in milliseconds since 1970 or nothing, then a
// line end, then what its source gave.
constexpr std::size_t kUntilDigitsMax = 18;

std::string mark_of(const std::string& source, std::optional<Time> turns) {
  if (source.empty()) return "";
  return (turns ? std::to_string(turns->time_since_epoch().count()) : "") + "\n" + source;
}

// What the source gave, or "" when the mark doesn't hold any more.
std::string source_mark(std::string_view mark, Time now) {
  const std::size_t end = mark.find('\n');
  if (end == mark.npos || end > kUntilDigitsMax) return "";
  if (end > 0) {
    std::int64_t until = 0;
    const auto [rest, failed] = std::from_chars(mark.data(), mark.data() + end, until);
    if (failed != std::errc() || rest != mark.data() + end) return "";
    if (now.time_since_epoch().count() >= until) return "";
  }
  return std::string(mark.substr(end + 1));
}

class Feed final : public Connector {
 public:
  Feed(const ConnectorSettings& settings, std::optional<FeedForm> form)
      : settings_(settings),
        form_(form),
        // What stands behind the question mark may be a secret.
        name_(settings.path.empty() ? settings.url.substr(0, settings.url.find('?'))
                                    : settings.path) {}

  std::string_view name() const override { return "feed"; }

  Capabilities capabilities() const override { return {.catalog = true}; }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    const Time now = settings_.clock();
    ScratchFile source;
    const Result<FeedDownload> got = settings_.path.empty()
                                         ? download(source_mark(settings_.mark, now), source)
                                         : copy(source_mark(settings_.mark, now), now, source);
    if (!got) return got.error();
    if (got->unchanged) return ReadReport{.unchanged = true, .mark = settings_.mark};
    Result<ReadReport> report = read(source, charset_of(got->content_type), now, take);
    if (!report) return named(report.error());
    report->mark = mark_of(got->mark, report->turns);
    return report;
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

 private:
  Result<FeedDownload> download(const std::string& mark, ScratchFile& source) const {
    if (!settings_.http) return named({ErrorCode::unavailable, "there is no way out to it"});
    Result<FeedDownload> got =
        download_feed(*settings_.http, settings_.url, mark, settings_.file_bytes_max, into(source));
    if (!got) return named(got.error());
    return got;
  }

  Result<FeedDownload> copy(const std::string& mark, Time now, ScratchFile& source) const {
    const std::string before = file_mark(settings_.path, now);
    if (!mark.empty() && mark == before) return FeedDownload{.unchanged = true, .mark = mark};
    Result<void> copied = copy_local_file(settings_.path, settings_.file_bytes_max, into(source));
    if (!copied) return copied.error();
    // Where it was replaced meanwhile, nobody knows which of the two this is.
    return FeedDownload{.mark = before == file_mark(settings_.path, now) ? before : ""};
  }

  Result<ReadReport> read(ScratchFile& source, std::string_view declared, Time now,
                          const std::function<bool(Product)>& take) const {
    const Result<std::string_view> bytes = source.map();
    if (!bytes) return bytes.error();
    Texts texts;
    Result<void> opened = texts.open(*bytes, settings_.file_bytes_max, declared);
    if (!opened) return opened.error();
    return read_feed(texts.parts(), {name_, settings_.currency, settings_.base_url, now, form_},
                     take);
  }

  Error named(Error error) const {
    error.message = name_ + ": " + error.message;
    return error;
  }

  const ConnectorSettings settings_;
  const std::optional<FeedForm> form_;
  const std::string name_;
};

}  // namespace

Result<std::unique_ptr<Connector>> make_feed(const ConnectorSettings& settings) {
  const auto wrong = [](const std::string& what) {
    return Error{ErrorCode::invalid_argument, what};
  };
  if (settings.path.empty() == settings.url.empty()) {
    return wrong("path: expected a file, or else a url");
  }
  if (!settings.url.empty() && !settings.url.starts_with("https://") &&
      !settings.url.starts_with("http://")) {
    return wrong("url: expected an address that begins with https://");
  }
  if (!settings.currency.empty() && !is_currency(settings.currency)) {
    return wrong("currency: expected a code like EUR");
  }
  std::optional<FeedForm> form;
  if (!settings.format.empty()) {
    const Result<FeedForm> read = read_feed_form(settings.format);
    if (!read) return wrong("format: " + read.error().message);
    form = *read;
  }
  return std::unique_ptr<Connector>(std::make_unique<Feed>(settings, form));
}

}  // namespace aisle
