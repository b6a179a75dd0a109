// A provider that is asked over HTTP in the format of its codec.
#pragma once

#include <memory>

#include "server/models/codec.h"
#include "server/net/http_client.h"

namespace aisle {

/// `http` must outlive the provider and its calls.
std::unique_ptr<Provider> make_http_provider(std::unique_ptr<Codec> codec, HttpClient& http);

}  // namespace aisle
