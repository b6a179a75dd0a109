#include "server/control.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <thread>

namespace aisle {
namespace {

inline constexpr std::size_t kRequestBytesMax = 16'384;  // the path of a file, encoded
inline constexpr int kRequestTimeoutMs = 5'000;

// A descriptor and its one owner.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

std::optional<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) return std::nullopt;
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

bool write_all(int socket, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void write_lines(int socket, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    write_all(socket, "out " + std::string(text.substr(0, end)) + "\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// The first line that comes in time; "" when none does.
std::string read_request(int socket) {
  std::string text;
  pollfd ready{socket, POLLIN, 0};
  while (text.size() < kRequestBytesMax && ::poll(&ready, 1, kRequestTimeoutMs) > 0) {
    char bytes[256];
    const ssize_t count = ::recv(socket, bytes, sizeof bytes, 0);
    if (count <= 0) return {};
    text.append(bytes, static_cast<std::size_t>(count));
    if (const std::size_t end = text.find('\n'); end != text.npos) return text.substr(0, end);
  }
  return {};
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> parts;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) parts.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return parts;
}

}  // namespace

std::string encode_argument(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string encoded;
  for (const char c : text) {
    if (c > ' ' && c != '%' && c != '\x7f') {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return encoded;
}

std::string decode_argument(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const char* digits = text.data() + i + 1;
    const bool escaped = text[i] == '%' && i + 2 < text.size() &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    decoded += escaped ? static_cast<char>(byte) : text[i];
    if (escaped) i += 2;
  }
  return decoded;
}

std::string control_path(const std::string& database) { return database + ".sock"; }

struct ControlServer::Impl {
  Impl(std::string socket_path, int listening, ControlHandler on_request)
      : path(std::move(socket_path)),
        handler(std::move(on_request)),
        listener(listening),
        stop(::eventfd(0, EFD_CLOEXEC)),
        thread([this] { run(); }) {}

  ~Impl() {
    const std::uint64_t one = 1;
    if (::write(stop.get(), &one, sizeof one) < 0) std::abort();  // an eventfd takes one always
    thread.join();
    ::unlink(path.c_str());
  }

  void run() {
    for (;;) {
      pollfd ready[2] = {{listener.get(), POLLIN, 0}, {stop.get(), POLLIN, 0}};
      if (::poll(ready, 2, -1) < 0 && errno != EINTR) return;
      if (ready[1].revents != 0) return;
      if (ready[0].revents == 0) continue;
      const Descriptor client(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (client) serve(client.get());
    }
  }

  void serve(int client) {
    const std::vector<std::string> arguments = split(read_request(client));
    if (arguments.empty()) return;
    const int code = handler(arguments, [&](std::string_view text) { write_lines(client, text); });
    write_all(client, "exit " + std::to_string(code) + "\n");
  }

  const std::string path;
  const ControlHandler handler;
  const Descriptor listener;
  const Descriptor stop;
  std::thread thread;  // last: it uses all others
};

ControlServer::ControlServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ControlServer::~ControlServer() = default;

Result<std::unique_ptr<ControlServer>> ControlServer::open(const std::string& path,
                                                           ControlHandler handler) {
  const auto address = address_of(path);
  if (!address) {
    return Error{ErrorCode::unavailable, path + " is too long for the name of a socket"};
  }
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ::unlink(path.c_str());
  const mode_t before = ::umask(0177);  // nobody but this user may connect
  const bool bound =
      ::bind(listener, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) == 0 &&
      ::listen(listener, 8) == 0;
  ::umask(before);
  if (!bound) {
    const std::string reason = std::strerror(errno);
    ::close(listener);
    return Error{ErrorCode::unavailable, "can't make the socket " + path + ": " + reason};
  }
  return std::unique_ptr<ControlServer>(
      new ControlServer(std::make_unique<Impl>(path, listener, std::move(handler))));
}

std::optional<int> ask_server(const std::string& path, const std::vector<std::string>& arguments,
                              const Output& output) {
  const auto address = address_of(path);
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!address || !socket ||
      ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
    return std::nullopt;
  }
  std::string request;
  for (const std::string& argument : arguments) request += argument + " ";
  request.back() = '\n';
  write_all(socket.get(), request);
  std::string text;
  char bytes[4'096];
  for (ssize_t count; (count = ::recv(socket.get(), bytes, sizeof bytes, 0)) > 0;) {
    text.append(bytes, static_cast<std::size_t>(count));
    for (std::size_t end; (end = text.find('\n')) != text.npos; text.erase(0, end + 1)) {
      const std::string_view line = std::string_view(text).substr(0, end);
      if (line.substr(0, 4) == "out ") output(std::string(line.substr(4)) + "\n");
      int code = 1;
      if (line.substr(0, 5) != "exit ") continue;
      std::from_chars(line.data() + 5, line.data() + line.size(), code);
      return code;
    }
  }
  output("the server went away before it had finished\n");
  return 1;
}

}  // namespace aisle
