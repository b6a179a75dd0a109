// Which heads are believed. Each line of the tables is one way to be misread by somebody.
#include "server/http/request_head.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace aisle {
namespace {

using namespace std::string_literals;

constexpr HeadLimits kLimits;

/// The code of the refusal, or "" for a head that was accepted.
std::string code_for(const std::string& text) {
  const auto outcome = parse_request_head(text, kLimits);
  const auto* refusal = std::get_if<HttpRefusal>(&outcome);
  return refusal ? std::string(code_of(refusal->reason)) : "";
}

std::string with_fields(const std::string& fields) {
  return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

std::string post_with(const std::string& fields) {
  return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

std::string with_target(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

TEST(RequestHead, SaysWhatWasSent) {
  const std::string text =
      "POST /v1/messages?after=3 HTTP/1.1\r\nHost: shop.example:8443\r\ncontent-length: 12\r\n"
      "X-Text: \t two words \t\r\nX-Empty:\r\nX-Utf8: gr\xc3\xbc\xc3\x9f\r\n\r\n";
  const auto outcome = parse_request_head(text, kLimits);
  const auto* head = std::get_if<RequestHead>(&outcome);
  ASSERT_NE(head, nullptr);
  EXPECT_EQ(head->method, "POST");
  EXPECT_EQ(head->target, "/v1/messages?after=3");
  EXPECT_EQ(head->path, "/v1/messages");
  EXPECT_EQ(head->body_bytes, 12u);
  EXPECT_TRUE(head->keep_alive);
  EXPECT_EQ(head->fields.size(), 5u);
  EXPECT_EQ(head->find("x-text")->value, "two words");
  EXPECT_EQ(head->find("x-empty")->value, "");
  EXPECT_EQ(head->find("x-utf8")->value, "gr\xc3\xbc\xc3\x9f");
  EXPECT_EQ(head->find("x-other"), nullptr);
}

TEST(RequestHead, MalformedRequestLinesAreRefused) {
  const std::vector<std::pair<std::string, std::string>> lines = {
      {"GET", "bad_request_line"},
      {"GET /", "bad_request_line"},
      {" GET / HTTP/1.1", "bad_request_line"},
      {"GET  / HTTP/1.1", "bad_request_line"},
      {"GET /  HTTP/1.1", "bad_request_line"},
      {"GET / HTTP/1.1 ", "bad_request_line"},
      {"GET /a b HTTP/1.1", "bad_request_line"},
      {"GET\t/\tHTTP/1.1", "bad_request_line"},
      {"GET / http/1.1", "bad_request_line"},
      {"GET / HTTP/1.10", "bad_request_line"},
      {"GET / HTTP/0.9", "unsupported_version"},
      {"GET / HTTP/2.0", "unsupported_version"},
      {"PRI * HTTP/2.0", "unknown_method"},
      {"get / HTTP/1.1", "unknown_method"},
      {"BREW / HTTP/1.1", "unknown_method"},
      {"G\xc3\x84T / HTTP/1.1", "bad_request_line"},
      {"TRACE / HTTP/1.1", "method_not_allowed"},
      {"CONNECT shop:443 HTTP/1.1", "method_not_allowed"},
  };
  for (const auto& [line, code] : lines) {
    EXPECT_EQ(code_for(line + "\r\nHost: a\r\n\r\n"), code) << line;
  }
}

TEST(RequestHead, TargetsThatCanBeReadInTwoWaysAreRefused) {
  const std::vector<std::string> targets = {"http://evil.example/",
                                            "//%00",
                                            "*",
                                            "a",
                                            "/#top",
                                            "/a\\b",
                                            "/a%5cb",
                                            "/a%2fb",
                                            "/a%2Fb",
                                            "/%2e%2e/etc",
                                            "/%2E",
                                            "/a/../b",
                                            "/..",
                                            "/a/.",
                                            "/a%25b",
                                            "/a%",
                                            "/a%4",
                                            "/a%zz",
                                            "/a%u002f",
                                            "/a%0a",
                                            "/a%0d%0ab",
                                            "/a%7f",
                                            "/a%00",
                                            "/a?q=%00",
                                            "/a?q=%",
                                            "/a?q=%u0000",
                                            "/gr\xc3\xbc\xc3\x9f",
                                            "/a\x01",
                                            "/a\x7f"};
  for (const std::string& target : targets) {
    EXPECT_EQ(code_for(with_target(std::string(target))), "bad_target") << target;
  }
  for (const std::string_view target :
       {"/", "/a//b", "/gr%C3%BC%C3%9F", "/a.b/...", "/?", "/?a=b?c", "/?q=a%2Fb%25%0A..%2e+x",
        "/a/..b", "/.well-known/ucp"}) {
    EXPECT_EQ(code_for(with_target(std::string(target))), "") << target;
  }
  EXPECT_EQ(code_for(with_target("/" + std::string(2047, 'a'))), "");
  EXPECT_EQ(code_for(with_target("/" + std::string(2048, 'a'))), "target_too_long");
}

TEST(RequestHead, FieldsThatOthersReadDifferentlyAreRefused) {
  const std::vector<std::pair<std::string, std::string>> fields = {
      {"X-Folded: a\r\n b\r\n", "bad_field"},
      {" X-Folded-First: a\r\n", "bad_field"},
      {"X-Space : a\r\n", "bad_field"},
      {"X-Colon\r\n", "bad_field"},
      {": a\r\n", "bad_field"},
      {"X_Under: a\r\n", "bad_field"},
      {"REMOTE_ADDR: 127.0.0.1\r\n", "bad_field"},
      {"X(Paren): a\r\n", "bad_field"},
      {"X-Nul: a\0b\r\n"s, "bad_field"},
      {"X-Feed: a\nTransfer-Encoding: chunked\r\n", "bad_field"},
      {"X-Return: a\rb\r\n", "bad_field"},
      {"X-Escape: \x1b[0m\r\n", "bad_field"},
      {"X-Delete: \x7f\r\n", "bad_field"},
      {"X-Inject: a%0d%0aSet-Cookie: x=y\r\n", "encoded_control"},
      {"Origin: https://shop.example%00.evil.example\r\n", "encoded_control"},
      {"X-Tab: a%09b\r\n", "encoded_control"},
      {"Host: b\r\n", "bad_host"},
      {"Origin: a\r\nOrigin: b\r\n", "duplicate_field"},
      {"Authorization: a\r\nAuthorization: b\r\n", "duplicate_field"},
      {"Content-Type: a/b\r\ncontent-type: a/c\r\n", "duplicate_field"},
      {"Upgrade: websocket\r\n", "upgrade_not_supported"},
      {"Trailer: X\r\n", "trailer_not_supported"},
      {"Expect: 100-continue\r\n", "expectation_not_supported"},
  };
  for (const auto& [field, code] : fields)
    EXPECT_EQ(code_for(with_fields(std::string(field))), code) << field;
  for (const std::string_view field :
       {"X-Percent: 100%, %41, %\r\n", "Cookie: a=b; c=d\r\n", "Upgrade-Insecure-Requests: 1\r\n",
        "!#$%&'*+-.^`|~: token\r\n", "TE: trailers\r\n"}) {
    EXPECT_EQ(code_for(with_fields(std::string(field))), "") << field;
  }
}

TEST(RequestHead, RefererWithControlsIsLeftOut) {
  const std::string text = with_fields("Referer: https://shop.example/?q=a%0Ab\r\nX-After: 1\r\n");
  const auto outcome = parse_request_head(text, kLimits);
  const auto* head = std::get_if<RequestHead>(&outcome);
  ASSERT_NE(head, nullptr);
  EXPECT_EQ(head->find("referer"), nullptr);
  EXPECT_NE(head->find("x-after"), nullptr);
}

TEST(RequestHead, HostMustBeThereOnce) {
  EXPECT_EQ(code_for("GET / HTTP/1.1\r\n\r\n"), "bad_host");
  EXPECT_EQ(code_for("GET / HTTP/1.0\r\n\r\n"), "");
  for (const std::string_view host : {"", "a b", "a/b", "user@a", "a,b", "a%41", "a\"b"}) {
    EXPECT_EQ(code_for("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"), "bad_host")
        << host;
  }
  for (const std::string_view host : {"shop.example", "127.0.0.1:9400", "[::1]:80"}) {
    EXPECT_EQ(code_for("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"), "") << host;
  }
}

TEST(RequestHead, LengthOfTheBodyIsNeverInDoubt) {
  const std::vector<std::pair<std::string, std::string>> fields = {
      {"", "length_required"},
      {"Transfer-Encoding: chunked\r\n", "length_required"},
      {"Transfer-Encoding: identity\r\nContent-Length: 1\r\n", "length_required"},
      {"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "length_required"},
      {"Transfer-Encoding: xchunked\r\n", "length_required"},
      {"Transfer-Encoding : chunked\r\n", "bad_field"},
      {"Transfer-Encoding: %63hunked\r\n", "length_required"},
      {"Content-Length: 1\r\nContent-Length: 1\r\n", "bad_content_length"},
      {"Content-Length: 1, 1\r\n", "bad_content_length"},
      {"Content-Length: \r\n", "bad_content_length"},
      {"Content-Length: +1\r\n", "bad_content_length"},
      {"Content-Length: -1\r\n", "bad_content_length"},
      {"Content-Length: 0x1\r\n", "bad_content_length"},
      {"Content-Length: 1 1\r\n", "bad_content_length"},
      {"Content-Length: abc\r\n", "bad_content_length"},
      {"Content-Length: 1234567890\r\n", "body_too_large"},
      {"Content-Length: 18446744073709551616\r\n", "body_too_large"},
      {"Content-Length: 9\r\nContent-Encoding: gzip\r\n", "unsupported_content_encoding"},
      {"Content-Length: 9\r\nContent-Type: Multipart/form-data; boundary=x\r\n",
       "unsupported_multipart"},
      {"Content-Length: 999999999\r\n", ""},
      {"Content-Length: 007\r\n", ""},
  };
  for (const auto& [field, code] : fields) EXPECT_EQ(code_for(post_with(field)), code) << field;
  for (const std::string_view method : {"GET", "HEAD", "OPTIONS"}) {
    EXPECT_EQ(code_for(std::string(method) + " / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"),
              "body_not_allowed");
    EXPECT_EQ(code_for(std::string(method) + " / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"),
              "");
  }
  EXPECT_EQ(code_for("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n"), "");
}

TEST(RequestHead, OnlyOneWellFormedRangeOnGet) {
  for (const std::string_view range : {"bytes=0-0", "bytes=5-", "bytes=-5"}) {
    EXPECT_EQ(code_for(with_fields("Range: " + std::string(range) + "\r\n")), "") << range;
  }
  for (const std::string_view range :
       {"bytes=0-1,3-4", "bytes=5-4", "bytes=-", "bytes=", "bytes=0-0-0", "bytes=a-b", "items=0-1",
        "bytes=0-12345678901234567890", "bytes= 0-1"}) {
    EXPECT_EQ(code_for(with_fields("Range: " + std::string(range) + "\r\n")), "range_not_supported")
        << range;
  }
  EXPECT_EQ(code_for("HEAD / HTTP/1.1\r\nHost: a\r\nRange: bytes=0-0\r\n\r\n"),
            "range_not_supported");
}

TEST(RequestHead, NumberOfFieldsIsBounded) {
  std::string fields;
  for (std::size_t i = 0; i + 1 < kLimits.fields_max; ++i) fields += "X: 1\r\n";
  EXPECT_EQ(code_for(with_fields(fields)), "");
  EXPECT_EQ(code_for(with_fields(fields + "X: 1\r\n")), "too_many_fields");
}

TEST(RequestHead, ConnectionSurvivesOnlyARefusalThatLeavesNoBytesInDoubt) {
  const auto keeps = [](const std::string& text) {
    return std::get<HttpRefusal>(parse_request_head(text, kLimits)).keeps_connection;
  };
  EXPECT_TRUE(keeps(with_fields("Range: bytes=0-1,2-3\r\n")));
  EXPECT_TRUE(keeps(post_with("Content-Length: 0\r\nExpect: 100-continue\r\n")));
  EXPECT_FALSE(keeps(with_fields("Range: bytes=0-1,2-3\r\nConnection: close\r\n")));
  EXPECT_FALSE(keeps(post_with("Content-Length: 9\r\nExpect: 100-continue\r\n")));
  EXPECT_FALSE(keeps(with_fields("Transfer-Encoding: chunked\r\n")));
  EXPECT_FALSE(keeps(with_target("/#")));
}

TEST(RequestHead, EveryCutHeadIsRefused) {
  const std::string text = with_fields("X-A: b\r\nCookie: c\r\n");
  for (std::size_t n = 0; n < text.size(); ++n) {
    EXPECT_NE(code_for(text.substr(0, n)), "") << "cut at " << n;
  }
}

}  // namespace
}  // namespace aisle
