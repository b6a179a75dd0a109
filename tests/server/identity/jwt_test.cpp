#include "server/identity/jwt.h"

#include <gtest/gtest.h>

#include "shared/protocol/fields.h"
#include "tests/support/token_maker.h"

namespace aisle {
namespace {

const Time kNow{std::chrono::seconds(1'800'000'000)};
const std::string kHeader = R"({"alg":"HS256","typ":"JWT","kid":"k1"})";
const std::string kClaims = R"({"sub":"42","aud":"shop","exp":1800000600,"iat":1800000000})";

std::vector<IdentityKey> one_key() { return {test_key()}; }

std::vector<IdentityKey> three_keys() {
  return {test_key(),
          {"k2", KeyAlgorithm::hs256, "another secret, another secret!!!"},
          {"e1", KeyAlgorithm::eddsa, SigningPair().public_key}};
}

// "ok", or why it was refused.
std::string verdict(const std::string& token, const std::vector<IdentityKey>& keys = one_key(),
                    Time now = kNow) {
  const auto result = verify_token(token, keys, "shop", now);
  if (const auto* fault = std::get_if<TokenFault>(&result)) return std::string(enum_name(*fault));
  return "ok";
}

// The same with these claims in a token that is signed as it should be.
std::string of_claims(const std::string& claims) { return verdict(signed_token(kHeader, claims)); }
std::string of_header(const std::string& header) { return verdict(signed_token(header, kClaims)); }

// `kClaims` with more members, or without some.
std::string with(const std::string& members) {
  return R"({"sub":"42","aud":"shop","exp":1800000600,)" + members + "}";
}

TEST(Jwt, AGoodTokenProvesWhatItSays) {
  const std::string claims = with(
      R"("email":"a@b.example","name":"Zoë","locale":"de-AT","jti":"x","more":{"a":[1.5,null]})");
  const auto result = verify_token(signed_token(kHeader, claims), one_key(), "shop", kNow);
  ASSERT_TRUE(std::holds_alternative<ProvenShopper>(result));
  EXPECT_EQ(std::get<ProvenShopper>(result),
            (ProvenShopper{
                {"42"}, "a@b.example", "Zoë", "de-AT", Time(std::chrono::seconds(1'800'000'600))}));
}

TEST(Jwt, TheTypeMayBeMissingAndTheKeyIdWhenThereIsOneKey) {
  EXPECT_EQ(of_header(R"({"alg":"HS256"})"), "ok");
  EXPECT_EQ(verdict(signed_token(R"({"alg":"HS256"})", kClaims), three_keys()), "unknown_key");
}

TEST(Jwt, EachKeyVerifiesItsOwnTokensOnly) {
  const auto keys = three_keys();
  const std::string second = R"({"alg":"HS256","typ":"JWT","kid":"k2"})";
  const std::string third = R"({"alg":"EdDSA","typ":"JWT","kid":"e1"})";
  EXPECT_EQ(verdict(signed_token(second, kClaims, keys[1].bytes), keys), "ok");
  EXPECT_EQ(verdict(signed_token(second, kClaims, keys[0].bytes), keys), "signature");
  EXPECT_EQ(verdict(signed_token(third, kClaims, SigningPair()), keys), "ok");
  EXPECT_EQ(verdict(signed_token(third, kClaims, SigningPair('t')), keys), "signature");
}

// RFC 8037, appendix A.4: another signer's numbers.
TEST(Jwt, TheSignatureOfTheStandardsExampleIsVerified) {
  std::string key(32, '\0');
  sodium_base642bin(reinterpret_cast<unsigned char*>(key.data()), key.size(),
                    "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", 43, nullptr, nullptr, nullptr,
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  const std::string token =
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
      "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
  // Its payload is no JSON, which is looked at only after the signature.
  EXPECT_EQ(verdict(token, {{"k", KeyAlgorithm::eddsa, key}}), "claims");
  EXPECT_EQ(verdict(token, {{"k", KeyAlgorithm::eddsa, SigningPair().public_key}}), "signature");
}

// RFC 7515, appendix A.1.
TEST(Jwt, TheHmacOfTheStandardsExampleIsVerified) {
  std::string key(64, '\0');
  sodium_base642bin(
      reinterpret_cast<unsigned char*>(key.data()), key.size(),
      "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow", 86,
      nullptr, nullptr, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  const std::string token =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
      "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVl"
      "fQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  EXPECT_EQ(verdict(token, {{"k", KeyAlgorithm::hs256, key}}), "claims") << "it names no subject";
}

TEST(Jwt, ForgedAlgorithmsAreRefused) {
  const std::string text = unsigned_token(R"({"alg":"none","typ":"JWT"})", kClaims);
  EXPECT_EQ(verdict(text + "."), "form");
  EXPECT_EQ(verdict(text), "form");
  EXPECT_EQ(verdict(text + ".AA"), "algorithm");
  for (const char* name : {"none", "None", "NONE", "HS384", "HS512", "hs256", "HS256 ", "RS256",
                           "ES256", "PS256", "EdDSA", ""}) {
    EXPECT_EQ(of_header(R"({"alg":")" + std::string(name) + R"(","kid":"k1"})"), "algorithm")
        << name;
  }
  EXPECT_EQ(of_header(R"({"typ":"JWT","kid":"k1"})"), "algorithm");
  EXPECT_EQ(of_header(R"({"alg":null,"kid":"k1"})"), "header");
  EXPECT_EQ(of_header(R"({"alg":["HS256"],"kid":"k1"})"), "header");
}

// The public key is public: a token "signed" with it as an HMAC's secret proves nothing.
TEST(Jwt, APublicKeyIsNoSecret) {
  const auto keys = three_keys();
  const std::string public_key = keys[2].bytes;
  for (const char* header :
       {R"({"alg":"HS256","typ":"JWT","kid":"e1"})", R"({"alg":"EdDSA","typ":"JWT","kid":"e1"})"}) {
    EXPECT_NE(verdict(signed_token(header, kClaims, public_key), keys), "ok");
  }
  EXPECT_EQ(verdict(signed_token(R"({"alg":"EdDSA","kid":"k1"})", kClaims, SigningPair()), keys),
            "algorithm");
  EXPECT_EQ(verdict(signed_token(R"({"alg":"HS256"})", kClaims, public_key), {keys[2]}),
            "algorithm");
}

TEST(Jwt, HeadersOfOtherFormsAreRefused) {
  for (const char* header : {R"({"alg":"HS256","kid":"k1","crit":["exp"]})",
                             R"({"alg":"HS256","jwk":{"kty":"oct"}})",
                             R"({"alg":"HS256","jku":"https://evil.example/keys"})",
                             R"({"alg":"HS256","x5u":"https://evil.example/c"})",
                             R"({"alg":"HS256","x5c":["A"]})",
                             R"({"alg":"HS256","b64":false})",
                             R"({"alg":"HS256","zip":"DEF"})",
                             R"({"alg":"HS256","typ":"JWE"})",
                             R"({"alg":"HS256","typ":"jwt"})",
                             R"({"alg":"HS256","typ":null})",
                             R"({"alg":"HS256","alg":"HS256"})",
                             R"({"alg":"none","\u0061lg":"HS256"})",
                             R"({"alg":"HS256","kid":null})",
                             R"({"alg":"HS256","kid":""})",
                             R"({"alg":"HS256","kid":1})",
                             R"(["HS256"])",
                             R"("HS256")",
                             "null",
                             "{}{}",
                             R"({"alg":"HS256"} x)",
                             "{\"alg\":\"HS256\",\"kid\":\"k1\xff\"}"}) {
    EXPECT_EQ(of_header(header), "header") << header;
  }
  EXPECT_EQ(of_header(R"({"alg":"HS256","kid":"k9"})"), "unknown_key");
  EXPECT_EQ(of_header(R"({"alg":"HS256","kid":"../../etc/passwd"})"), "unknown_key");
  EXPECT_EQ(of_header(R"({"alg":"HS256","kid":"K1"})"), "unknown_key");
}

TEST(Jwt, TimesThatDoNotFitAreRefused) {
  const auto expires = [](const std::string& value) {
    return of_claims(R"({"sub":"42","aud":"shop","exp":)" + value + "}");
  };
  EXPECT_EQ(of_claims(R"({"sub":"42","aud":"shop"})"), "claims") << "it never ends";
  EXPECT_EQ(expires("1799999941"), "ok") << "the last second of the leeway";
  EXPECT_EQ(expires("1799999940"), "expired");
  EXPECT_EQ(expires("0"), "expired");
  EXPECT_EQ(expires("1800003660"), "ok") << "an hour and the leeway";
  EXPECT_EQ(expires("1800003661"), "lifetime");
  EXPECT_EQ(expires("9007199254740991"), "lifetime");
  EXPECT_EQ(expires("1800000600000"), "lifetime") << "milliseconds";
  for (const char* value :
       {"-1", "-1800000600", "1800000600.0", "1.8e9", "18446744073709551616", "9223372036854775808",
        "\"1800000600\"", "null", "true", "[1800000600]", "{}", "1e999", "-0.0"}) {
    EXPECT_EQ(expires(value), "claims") << value;
  }
  EXPECT_EQ(of_claims(with(R"("nbf":1800000060)")), "ok");
  EXPECT_EQ(of_claims(with(R"("nbf":1800000061)")), "not_yet");
  EXPECT_EQ(of_claims(with(R"("iat":1800000061)")), "not_yet");
  EXPECT_EQ(of_claims(with(R"("nbf":null)")), "claims");
  EXPECT_EQ(of_claims(with(R"("iat":1.5)")), "claims");
  EXPECT_EQ(of_claims(with(R"("iat":-1)")), "claims");
  EXPECT_EQ(of_claims(R"({"sub":"42","aud":"shop","exp":1799999990,"iat":1800000000})"), "claims")
      << "it ended before it was made";
}

TEST(Jwt, AnotherAudienceIsRefused) {
  for (const char* audience : {"\"other\"", "\"Shop\"", "\"shop \"", "\"shop\\u002f\"", "\"\""}) {
    EXPECT_EQ(of_claims(R"({"sub":"42","exp":1800000600,"aud":)" + std::string(audience) + "}"),
              "audience")
        << audience;
  }
  EXPECT_EQ(of_claims(R"({"sub":"42","exp":1800000600})"), "audience");
  for (const char* audience : {R"(["shop"])", R"(["shop","other"])", "null", "7", "{}"}) {
    EXPECT_EQ(of_claims(R"({"sub":"42","exp":1800000600,"aud":)" + std::string(audience) + "}"),
              "claims")
        << audience;
  }
}

TEST(Jwt, SubjectsAndOtherTextsThatDoNotFitAreRefused) {
  const auto subject = [](const std::string& value) {
    return of_claims(R"({"aud":"shop","exp":1800000600,"sub":)" + value + "}");
  };
  EXPECT_EQ(subject("\"" + std::string(200, 'x') + "\""), "ok");
  EXPECT_EQ(subject("\"" + std::string(201, 'x') + "\""), "claims");
  EXPECT_EQ(of_claims(R"({"aud":"shop","exp":1800000600})"), "claims");
  for (const char* value : {"\"\"", "null", "42", "true", "[\"42\"]", "{}", "\"a\\nb\"",
                            "\"a\\u0000\"", "\"\\u007f\"", "\"\\ud800\""}) {
    EXPECT_EQ(subject(value), "claims") << value;
  }
  EXPECT_EQ(of_claims(with(R"("email":null)")), "claims");
  EXPECT_EQ(of_claims(with(R"("email":"a@b.example\r\nBcc: c@d.example")")), "claims");
  EXPECT_EQ(of_claims(with("\"name\":\"" + std::string(201, 'n') + "\"")), "claims");
  EXPECT_EQ(of_claims(with(R"("locale":["de"])")), "claims");
  EXPECT_EQ(of_claims(with(R"("sub":"43")")), "claims") << "twice";
  EXPECT_EQ(of_claims(with(R"("\u0073ub":"43")")), "claims") << "twice, the second in disguise";
  EXPECT_EQ(of_claims(with("\"deep\":" + std::string(20, '[') + std::string(20, ']'))), "claims");
  EXPECT_EQ(of_claims("[]"), "claims");
  EXPECT_EQ(of_claims("not JSON"), "claims");
}

TEST(Jwt, TextsThatAreNoTokenAreRefused) {
  const std::string good = signed_token(kHeader, kClaims);
  ASSERT_EQ(verdict(good), "ok");
  for (const std::string& text :
       {std::string(), std::string("."), std::string(".."), std::string("..."), good + ".",
        "." + good, good + ".x", good + "=", good + "\n", " " + good, "Bearer " + good,
        good.substr(0, good.rfind('.')), good.substr(0, good.rfind('.') + 1),
        std::string("%2e") + good, good + std::string(1, '\0'), std::string("a.b.c.d.e")}) {
    EXPECT_EQ(verdict(text), "form") << text;
  }
  std::string standard = good;
  std::replace(standard.begin(), standard.end(), '-', '+');
  std::replace(standard.begin(), standard.end(), '_', '/');
  EXPECT_NE(standard, good) << "the example should show the difference";
  EXPECT_EQ(verdict(standard), "form") << "base64, not base64url";
  EXPECT_EQ(verdict(std::string(kTokenBytesMax + 1, 'a')), "too_large");
  EXPECT_EQ(verdict(signed_token(kHeader, with("\"more\":\"" + std::string(4'000, 'x') + "\""))),
            "too_large");
}

TEST(Jwt, NoChangedByteIsOverlooked) {
  const std::string good = signed_token(kHeader, kClaims);
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string changed = good;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_NE(verdict(changed), "ok") << i;
  }
  // The last character of 43 holds four bits; its other spellings are not taken.
  const std::string cut = good.substr(0, good.size() - 1);
  int taken = 0;
  for (const char c :
       std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
    taken += verdict(cut + c) == "ok" ? 1 : 0;
  }
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(verdict(cut), "form") << "a signature cut short";
}

TEST(Jwt, WithoutAKeyOrWithAWeakOneNothingIsProven) {
  EXPECT_EQ(verdict(signed_token(kHeader, kClaims), {}), "no_key");
  EXPECT_EQ(
      verdict(signed_token(R"({"alg":"HS256"})", kClaims, ""), {{"k", KeyAlgorithm::hs256, ""}}),
      "signature");
  EXPECT_EQ(verdict(signed_token(R"({"alg":"HS256"})", kClaims, "short"),
                    {{"k", KeyAlgorithm::hs256, "short"}}),
            "signature");
  EXPECT_EQ(verdict(signed_token(R"({"alg":"EdDSA"})", kClaims, SigningPair()),
                    {{"k", KeyAlgorithm::eddsa, std::string(32, '\0')}}),
            "signature");
}

TEST(Jwt, APublicKeyIsReadFromPemAndNothingElse) {
  // RFC 8410, section 10.1 and 10.3.
  const auto read = read_public_key(
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
      "-----END PUBLIC KEY-----\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(base64url(*read), "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE");
  for (const char* text :
       {"", "x",
        "-----BEGIN PRIVATE "
        "KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
        "-----END PRIVATE KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VuAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
        "-----END PUBLIC KEY-----\n"}) {
    EXPECT_FALSE(read_public_key(text)) << text;
  }
}

}  // namespace
}  // namespace aisle
