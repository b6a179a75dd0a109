#include "server/models/codec.h"
#include "server/models/http_provider.h"
#include "server/models/scripted.h"

namespace aisle {

std::unique_ptr<Codec> make_codec(const ProviderSettings& settings) {
#define PROVIDER(name) \
  if (settings.kind == #name) return make_##name##_codec(settings);
#include "server/models/providers.def"
#undef PROVIDER
  return nullptr;
}

Result<std::unique_ptr<Provider>> make_provider(const ProviderSettings& settings,
                                                HttpClient& http) {
  if (settings.kind == "scripted") return make_scripted(settings.script);
  if (auto codec = make_codec(settings)) return make_http_provider(std::move(codec), http);
  return Error{ErrorCode::invalid_argument,
               "there is no provider \"" + settings.kind + "\"; there are: " + provider_kinds()};
}

std::string provider_kinds() {
  std::string kinds;
#define PROVIDER(name) kinds += #name ", ";
#include "server/models/providers.def"
#undef PROVIDER
  return kinds + "scripted";
}

std::string_view usual_base_url(std::string_view kind) {
  if (kind == "openai_chat" || kind == "openai_responses") return "https://api.openai.com/v1";
  if (kind == "anthropic") return "https://api.anthropic.com/v1";
  if (kind == "gemini") return "https://generativelanguage.googleapis.com/v1beta";
  return {};
}

}  // namespace aisle
