#include "server/connectors/registry.h"

namespace aisle {

#define CONNECTOR(type) \
  Result<std::unique_ptr<Connector>> make_##type(const ConnectorSettings& settings);
#include "server/connectors/connectors.def"
#undef CONNECTOR

Time system_time() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Result<std::unique_ptr<Connector>> make_connector(std::string_view type,
                                                  const ConnectorSettings& settings) {
  std::string known;
#define CONNECTOR(name)                                 \
  if (type == #name) return make_##name(settings);      \
  known += (known.empty() ? "" : ", ") + std::string(#name);
#include "server/connectors/connectors.def"
#undef CONNECTOR
  return Error{ErrorCode::invalid_argument,
               "there is no connector \"" + std::string(type) + "\"; there are: " + known};
}

}  // namespace aisle
