// Runs one whole request through httplib's routes, on a worker's thread.
//
// httplib gets the request line and the body as bytes; the fields are put into the request as they
// were checked. So its own reading of heads, which decodes percent signs, never sees them.
#pragma once

#include <httplib.h>

#include <functional>
#include <memory>

#include "server/http/loop.h"

namespace aisle {

struct RequestRun {
  const RequestJob& job;
  const std::shared_ptr<Inbox>& inbox;
  const RouteRules& rules;
  const FrontLimits& limits;
  bool closing;  ///< The connection ends with this answer whatever the request says.
};

/// httplib's process_request(), which only a server can call.
using ProcessRequest = std::function<bool(httplib::Stream& stream, bool close_connection,
                                          const std::function<void(httplib::Request&)>& set_up)>;

/// Posts the answer, unless the handler deferred it. Whatever the handler throws becomes a 500.
void run_request(const RequestRun& run, const ProcessRequest& process);

/// For the request that runs on this thread. Calling it outside of a handler is a bug; calling it
/// twice gives the same exchange.
std::shared_ptr<HttpExchange> defer_current_request(const httplib::Headers& headers);

}  // namespace aisle
