// The connector for a product feed, in a file or at an address. Its forms are described in
// README.md.
//
// Bytes go through scratch files: as they come; unpacked, where they are packed; in UTF-8, where
// they are in another encoding. So memory does not depend on the feed's size, and a file that is
// replaced while it is read does no harm.
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
    ScratchFile source;
    FeedDownload download;
    if (!settings_.path.empty()) {
      Result<void> copied = copy_local_file(settings_.path, settings_.file_bytes_max, into(source));
      if (!copied) return copied.error();
    } else {
      if (!settings_.http) return named({ErrorCode::unavailable, "there is no way out to it"});
      Result<FeedDownload> got = download_feed(*settings_.http, settings_.url, settings_.mark,
                                               settings_.file_bytes_max, into(source));
      if (!got) return named(got.error());
      download = *std::move(got);
    }
    if (download.unchanged) return ReadReport{.unchanged = true, .mark = settings_.mark};
    Result<ReadReport> report = read(source, charset_of(download.content_type), take);
    if (!report) return named(report.error());
    report->mark = std::move(download.mark);
    return report;
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

 private:
  Result<ReadReport> read(ScratchFile& source, std::string_view declared,
                          const std::function<bool(Product)>& take) const {
    const Result<std::string_view> bytes = source.map();
    if (!bytes) return bytes.error();
    Texts texts;
    Result<void> opened = texts.open(*bytes, settings_.file_bytes_max, declared);
    if (!opened) return opened.error();
    return read_feed(texts.parts(),
                     {name_, settings_.currency, settings_.base_url, settings_.clock(), form_},
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
