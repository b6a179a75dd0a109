// What the codecs share in writing a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/models/provider.h"
#include "shared/base/json.h"

namespace aisle {

/// A POST of `json` to `path` under the base URL, whose query stays at the end. The key goes into
/// the settings' header, else into `header` behind `before`: "authorization", "Bearer ".
HttpRequest model_request(const ProviderSettings& settings, std::string_view path,
                          std::string_view header, std::string_view before, std::string json);

/// "https://a/v1?b=c" and "/d" make "https://a/v1/d?b=c".
std::string url_under(std::string_view base, std::string_view path);

/// The parts with an empty line between them.
std::string joined(const std::vector<std::string>& parts);

/// The member "tools" as `write` has it, unless there are none.
void write_tools(const ModelTools& tools, ModelTools::Write write, JsonWriter& out);

/// "data:image/png;base64,…"
std::string data_url(const ModelImage& image);

/// The elements of a message's state if this kind of provider said it, joined by commas; else "".
std::string_view own_state(const ModelText& message, std::string_view kind);

}  // namespace aisle
