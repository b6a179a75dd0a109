// Archives in memory, also such as no decent program writes.
#pragma once

#include <zip.h>
#include <zlib.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace aisle {

inline std::string gzip_of(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    std::abort();
  }
  std::string packed(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) std::abort();
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// An archive of these names and contents; a name that ends with "/" is a folder.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error;
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  if (!archive) std::abort();
  for (const auto& [name, text] : files) {
    zip_source_t* content = zip_source_buffer(archive, text.data(), text.size(), 0);
    if (name.ends_with('/')) {
      zip_source_free(content);
      zip_dir_add(archive, name.c_str(), 0);
    } else if (zip_file_add(archive, name.c_str(), content, 0) < 0) {
      std::abort();
    }
  }
  if (zip_close(archive) != 0 || zip_source_open(buffer) != 0) std::abort();
  zip_source_seek(buffer, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  if (zip_source_read(buffer, bytes.data(), bytes.size()) < 0) std::abort();
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

}  // namespace aisle
