#include "server/connectors/feed_unpack.h"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <memory>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kUnpackPieceBytes = 64 << 10;
constexpr int kGzip = 16;  // zlib's mark for a gzip head, added to the window's size.

using Write = std::function<Result<void>(std::string_view)>;

Error damaged(const std::string& what) {
  return {ErrorCode::data_loss, what + "; the file may be cut off"};
}

// Counts what comes out and ends it in time.
class Bounds {
 public:
  Bounds(std::size_t in, std::size_t out_max, const Write& write)
      : in_(in), out_max_(out_max), write_(write) {}

  Result<void> write(std::string_view bytes) {
    out_ += bytes.size();
    if (out_ > out_max_) {
      return Error{ErrorCode::too_large,
                   "unpacks to more than the " + std::to_string(out_max_) + " bytes allowed"};
    }
    if (out_ > kUnpackFreeBytes && out_ / kUnpackRatioMax > in_) {
      return Error{ErrorCode::too_large,
                   "unpacks to more than " + std::to_string(kUnpackRatioMax) + " times its size"};
    }
    return write_(bytes);
  }

 private:
  const std::size_t in_, out_max_;
  const Write& write_;
  std::size_t out_ = 0;
};

struct Inflater : z_stream {
  Inflater() : z_stream{} { good = inflateInit2(this, MAX_WBITS + kGzip) == Z_OK; }
  ~Inflater() { inflateEnd(this); }
  bool good = false;
};

// One or more members, one behind the other (RFC 1952). Zero bytes behind the last are padding.
Result<std::size_t> unpack_gzip(std::string_view bytes, Bounds& bounds) {
  Inflater inflater;
  if (!inflater.good) return Error{ErrorCode::unavailable, "there is no memory to unpack it"};
  std::string piece(kUnpackPieceBytes, '\0');
  std::size_t size = 0;
  int state = Z_OK;
  std::string_view left = bytes;
  while (!left.empty()) {
    if (state == Z_STREAM_END) {
      if (left.find_first_not_of('\0') == left.npos) break;
      inflateReset(&inflater);
    }
    const std::size_t given = std::min<std::size_t>(left.size(), 1 << 30);
    inflater.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(left.data()));
    inflater.avail_in = static_cast<uInt>(given);
    do {
      inflater.next_out = reinterpret_cast<Bytef*>(piece.data());
      inflater.avail_out = static_cast<uInt>(piece.size());
      state = inflate(&inflater, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) {
        return damaged("is a damaged gzip file");
      }
      const std::size_t got = piece.size() - inflater.avail_out;
      size += got;
      if (Result<void> written = bounds.write({piece.data(), got}); !written) {
        return written.error();
      }
    } while (state == Z_OK && (inflater.avail_out == 0 || inflater.avail_in > 0));
    left.remove_prefix(given - inflater.avail_in);
    if (state == Z_BUF_ERROR) state = Z_OK;
    if (given == inflater.avail_in) break;  // It takes no more.
  }
  if (state != Z_STREAM_END) return damaged("is a gzip file that does not end");
  return size;
}

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

bool leads_out(std::string_view name) {
  const bool has_drive = name.size() > 1 && name[1] == ':';
  if (has_drive || name.starts_with('/') || name.find('\\') != name.npos) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

// Errors: what is wrong with it as a name of a file.
Result<void> check_name(std::string_view name) {
  const bool plain = std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (!plain || name.size() > kZipNameBytesMax || !is_utf8(name)) {
    return Error{ErrorCode::invalid_argument, "has an entry whose name is none"};
  }
  if (leads_out(name)) {
    return Error{ErrorCode::invalid_argument, "has an entry whose name leads out of its folder"};
  }
  return {};
}

bool is_left_out(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  const std::string_view file = slash == name.npos ? name : name.substr(slash + 1);
  return file.empty() || file.starts_with('.') || name.starts_with("__MACOSX/");
}

Result<UnpackedEntry> unpack_entry(zip_t* archive, zip_uint64_t at, const char* name,
                                   Bounds& bounds) {
  UnpackedEntry entry{name, 0};
  const std::unique_ptr<zip_file_t, CloseZip> file(zip_fopen_index(archive, at, 0));
  if (!file) {
    const int why = zip_error_code_zip(zip_get_error(archive));
    if (why == ZIP_ER_NOPASSWD || why == ZIP_ER_WRONGPASSWD) {
      return Error{ErrorCode::invalid_argument, "needs a password; expected an open archive"};
    }
    return damaged("is a damaged zip archive");
  }
  std::string piece(kUnpackPieceBytes, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return damaged("is a damaged zip archive");
    if (got == 0) return entry;
    const auto size = static_cast<std::size_t>(got);
    entry.size += size;
    if (Result<void> written = bounds.write({piece.data(), size}); !written) return written.error();
  }
}

Result<std::vector<UnpackedEntry>> unpack_zip(std::string_view bytes, Bounds& bounds) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const std::unique_ptr<zip_t, CloseZip> archive(
      source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr);
  if (!archive && source) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive) return damaged("is a damaged zip archive");
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count > static_cast<zip_int64_t>(kZipEntriesMax)) {
    return Error{ErrorCode::too_large,
                 "has more than " + std::to_string(kZipEntriesMax) + " entries"};
  }
  std::vector<UnpackedEntry> entries;
  for (zip_uint64_t at = 0; at < static_cast<zip_uint64_t>(std::max<zip_int64_t>(0, count)); ++at) {
    const char* name = zip_get_name(archive.get(), at, 0);
    if (!name) return damaged("is a damaged zip archive");
    if (Result<void> checked = check_name(name); !checked) return checked.error();
    if (is_left_out(name)) continue;
    Result<UnpackedEntry> entry = unpack_entry(archive.get(), at, name, bounds);
    if (!entry) return entry.error();
    entries.push_back(*std::move(entry));
  }
  if (entries.empty()) return Error{ErrorCode::data_loss, "is a zip archive without a file in it"};
  return entries;
}

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

}  // namespace

bool is_packed(std::string_view bytes) {
  return is_gzip(bytes) || bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<std::vector<UnpackedEntry>> unpack(std::string_view bytes, std::size_t bytes_max,
                                          const Write& write) {
  Bounds bounds(bytes.size(), bytes_max, write);
  if (!is_gzip(bytes)) return unpack_zip(bytes, bounds);
  const Result<std::size_t> size = unpack_gzip(bytes, bounds);
  if (!size) return size.error();
  return std::vector<UnpackedEntry>{{"", *size}};
}

}  // namespace aisle
