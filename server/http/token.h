// Names and secrets that nobody can guess, made and compared by libsodium.
//
// A conversation's token is 256 random bits; only its SHA-256 is stored. The token is of full
// entropy, so a fast hash is enough; an identifier is no secret but is as random as one.
#pragma once

#include <string>
#include <string_view>

namespace aisle {

/// 32 random bytes as 43 characters of base64url.
std::string new_token();

/// 16 random bytes as 22 characters of base64url: for conversations and requests.
std::string new_id();

/// SHA-256 as 64 hex digits.
std::string sha256_hex(std::string_view bytes);

/// The form in which a token is stored: its SHA-256.
std::string token_hash(std::string_view token);

/// Compares two hashes in a time that depends on their length alone.
bool same_hash(std::string_view left, std::string_view right);

/// The token of "Bearer …", or "" when the header is of another form.
std::string_view bearer(std::string_view authorization);

/// The first 16 hex digits of a hash: for strong ETags and names of versions.
std::string content_tag(std::string_view bytes);

}  // namespace aisle
