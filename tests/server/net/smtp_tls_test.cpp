// A mail server elsewhere whose certificate nobody has signed but itself.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <thread>
#include <utility>

#include "server/net/smtp.h"

namespace aisle {
namespace {

template <auto kFree>
struct Free {
  template <class T>
  void operator()(T* value) const {
    kFree(value);
  }
};

// Takes one connection and tries the handshake.
class SelfSigned {
 public:
  SelfSigned() {
    key_.reset(EVP_EC_gen("P-256"));
    certificate_.reset(X509_new());
    X509* x509 = certificate_.get();
    X509_gmtime_adj(X509_getm_notBefore(x509), -60);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3'600);
    X509_set_pubkey(x509, key_.get());
    X509_NAME* name = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("127.1"), -1, -1, 0);
    X509_set_issuer_name(x509, name);
    X509_sign(x509, key_.get(), EVP_sha256());
    context_.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context_.get(), x509);
    SSL_CTX_use_PrivateKey(context_.get(), key_.get());

    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listener_, 1), 0);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    thread_ = std::thread([this] {
      const int peer = ::accept(listener_, nullptr, nullptr);
      if (peer < 0) return;
      const std::unique_ptr<SSL, Free<SSL_free>> tls(SSL_new(context_.get()));
      SSL_set_fd(tls.get(), peer);
      shaken = SSL_accept(tls.get()) == 1;
      ::close(peer);
    });
  }
  ~SelfSigned() { join(); }

  void join() {
    ::shutdown(listener_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    ::close(std::exchange(listener_, -1));
  }

  int port = 0;
  bool shaken = false;  ///< After `join`.

 private:
  std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>> key_;
  std::unique_ptr<X509, Free<X509_free>> certificate_;
  std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>> context_;
  int listener_ = -1;
  std::thread thread_;
};

TEST(Smtp, ACertificateThatNobodyVouchesForIsRefused) {
  SelfSigned server;
  const auto mailer = make_smtp_mailer(
      {.url = "smtps://127.1:" + std::to_string(server.port), .from = "shop@shop.example"},
      [] { return Time{}; }, [] { return "id"; });
  const auto sent = mailer->send({"a@b.example", "s", "t"});
  server.join();
  EXPECT_FALSE(server.shaken);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, ErrorCode::permission_denied) << sent.error().message;
}

}  // namespace
}  // namespace aisle
