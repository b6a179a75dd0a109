#include "server/http/answering.h"

#include "server/http/client_address.h"
#include "server/http/log.h"

namespace aisle {

Answering::Answering(Front& front, Metrics& metrics, const httplib::Request& request,
                     httplib::Response& response, std::string_view route)
    : front_(front),
      metrics_(metrics),
      request_(&request),
      response_(&response),
      route_(route),
      method_(request.method),
      address_(masked(request.remote_addr)),
      id_(response.get_header_value("X-Request-Id")) {}

Answering::~Answering() {
  const auto took = std::chrono::steady_clock::now() - began_;
  const int status = status_;
  metrics_.request_ended(method_, route_, status, took);
  log(status >= 500 ? LogLevel::warning : LogLevel::info, "request",
      {{"request", id_},
       {"method", method_},
       {"route", route_},
       {"status", std::int64_t{status}},
       {"us", std::int64_t{std::chrono::duration_cast<std::chrono::microseconds>(took).count()}},
       {"bytes", bytes_.load()},
       {"client", address_}});
}

void Answering::defer() {
  exchange_ = front_.defer(*request_, *response_);
  request_ = nullptr;
  response_ = nullptr;
}

void Answering::header(const std::string& name, std::string value) {
  if (exchange_)
    headers_.emplace(name, std::move(value));
  else
    response_->set_header(name, value);
}

void Answering::bytes(int status, const std::string& type, std::string body) {
  status_ = status;
  bytes_ = static_cast<std::int64_t>(body.size());
  if (exchange_) {
    exchange_->respond(status, type, std::move(body), std::move(headers_));
    return;
  }
  response_->status = status;
  if (!body.empty()) response_->set_content(body, type);
}

void Answering::json(int status, std::string body) {
  bytes(status, "application/json", std::move(body));
}

void Answering::problem(const Problem& problem) {
  if (problem.retry_after_s > 0) header("Retry-After", std::to_string(problem.retry_after_s));
  bytes(problem.status, std::string(kProblemType), to_json(problem));
}

void Answering::failure(const Error& error) {
  log(LogLevel::warning, "failure", {{"request", id_}, {"reason", error.message}});
  problem(problem_of(error));
}

void Answering::empty(int status) { bytes(status, {}, {}); }

void Answering::start_stream() {
  status_ = 200;
  exchange_->start_stream(std::move(headers_));
}

void Answering::send(std::string bytes) {
  bytes_ += static_cast<std::int64_t>(bytes.size());
  exchange_->send(std::move(bytes));
}

void Answering::end() { exchange_->end(); }
bool Answering::gone() const { return exchange_->gone(); }
void Answering::on_gone(std::function<void()> callback) { exchange_->on_gone(std::move(callback)); }

}  // namespace aisle
