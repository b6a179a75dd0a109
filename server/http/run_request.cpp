#include "server/http/run_request.h"

#include <cassert>
#include <string>
#include <utility>

#include "server/http/memory_stream.h"

namespace aisle {
namespace {

struct CurrentRequest {
  const RequestRun& run;
  std::shared_ptr<HttpExchange> exchange;
};

thread_local CurrentRequest* current_request = nullptr;

bool keeps_connection(const RequestRun& run) { return run.job.head.keep_alive && !run.closing; }

/// The request line for httplib, which refuses a second '?' though RFC 3986 section 3.4 allows it.
std::string request_line(const RequestHead& head) {
  std::string line(head.method);
  line.append(" ").append(head.path);
  std::string_view query = head.target.substr(head.path.size());
  if (!query.empty()) {
    line += '?';
    for (const char c : query.substr(1)) c == '?' ? line.append("%3F") : line.append(1, c);
  }
  line += " HTTP/1.1\r\n";
  if (!head.range.empty()) line.append("Range: ").append(head.range).append("\r\n");
  return line += "\r\n";
}

std::string joined_values(const RequestHead& head, std::string_view lower_case_name) {
  std::string joined;
  for (const HeadField& field : head.fields) {
    if (!is_name(field.name, lower_case_name)) continue;
    if (!joined.empty()) joined += ',';
    joined += field.value;
  }
  return joined;
}

/// httplib must not compress; handlers of precompressed assets see what the client accepts as
/// X-Aisle-Encoding. The connection is the front's own matter.
bool is_hidden(std::string_view name) {
  for (const std::string_view hidden : {"accept-encoding", "x-aisle-encoding", "connection",
                                        "keep-alive", "content-length", "range"}) {
    if (is_name(name, hidden)) return true;
  }
  return false;
}

void set_fields(httplib::Request& request, const RequestHead& head) {
  request.headers.clear();
  for (const HeadField& field : head.fields) {
    if (!is_hidden(field.name)) request.headers.emplace(field.name, field.value);
  }
  std::string encodings = joined_values(head, "accept-encoding");
  if (!encodings.empty()) request.headers.emplace("X-Aisle-Encoding", std::move(encodings));
  request.headers.emplace("Content-Length", std::to_string(head.body_bytes));
  if (!head.range.empty()) request.headers.emplace("Range", head.range);
  if (head.is_http_1_0) request.version = "HTTP/1.0";
}

void erase_line(std::string& answer, std::string_view begin) {
  const std::size_t head_end = answer.find("\r\n\r\n");
  const std::size_t at = answer.find(begin);
  if (at == std::string::npos || at >= head_end) return;
  answer.erase(at, answer.find("\r\n", at + 2) - at);
}

/// Takes out what httplib says about its own connections, which these are not.
void correct_head(std::string& answer) {
  erase_line(answer, "\r\nKeep-Alive: ");
  const bool without_body =
      answer.compare(8, 5, " 204 ") == 0 || answer.compare(8, 5, " 304 ") == 0;
  if (without_body) erase_line(answer, "\r\nContent-Length: ");
}

}  // namespace

void run_request(const RequestRun& run, const ProcessRequest& process) {
  const RequestHead& head = run.job.head;
  const bool keep = keeps_connection(run);
  const std::string line = request_line(head);
  const IpAddress client = client_behind(
      run.job.peer.address, joined_values(head, "x-forwarded-for"), run.rules.trusted_proxies);
  MemoryStream stream(line, std::string_view(run.job.bytes).substr(run.job.head_bytes),
                      format_address(client), run.job.peer.port, run.limits.response_bytes_max);
  CurrentRequest current{run, nullptr};
  current_request = &current;
  bool answered = false;
  try {
    answered =
        process(stream, !keep, [&](httplib::Request& request) { set_fields(request, head); });
  } catch (...) {
    answered = false;  // From a content provider, or a handler that replaced ours for exceptions.
  }
  current_request = nullptr;
  if (current.exchange) return;
  if (!answered || stream.overflowed() || stream.answer().empty()) {
    run.inbox->post(AnswerReady{
        run.job.id, refusal_answer(HttpRefusalReason::internal_error, keep, head.method == "HEAD"),
        keep});
    return;
  }
  correct_head(stream.answer());
  run.inbox->post(AnswerReady{run.job.id, std::move(stream.answer()), keep});
}

std::shared_ptr<HttpExchange> defer_current_request(const httplib::Headers& headers) {
  assert(current_request);
  CurrentRequest& current = *current_request;
  if (current.exchange) return current.exchange;
  const RequestRun& run = current.run;
  auto answer = std::make_shared<DeferredAnswer>(run.inbox, run.limits.unsent_bytes_max);
  const RequestHead& head = run.job.head;
  const AnswerShape shape{head.method == "HEAD", keeps_connection(run), !head.is_http_1_0};
  current.exchange = make_exchange(answer, run.job.id, shape, headers);
  if (!run.inbox->post(AnswerDeferred{run.job.id, answer})) answer->become_gone();
  return current.exchange;
}

}  // namespace aisle
