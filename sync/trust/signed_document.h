// A signed text: the one form of trust lists, enrolment requests and states. Bytes in, values out; any bytes at all may
// come in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "content-db/base/cryptography.h"

namespace starharbor::sync {

using Bytes = std::vector<uint8_t>;

struct Document {
  content::PublicKey by{};
  std::string text;
};

// {"by": <public key in hex>, "signature": <hex>, "text": <text>}. What is signed (Ed25519) is "starharbor ", the
// kind, a line feed, the text: a document of one kind is none of another.
Bytes write_document(std::string_view kind, std::string_view text, const content::SigningKey& key);
// nullopt when these are no document of that kind, whole and signed by whom it names, of at most max_bytes.
std::optional<Document> read_document(std::string_view kind, std::span<const uint8_t> bytes, size_t max_bytes);

// For texts that strangers wrote: no exception for what isn't there or is of another type.
nlohmann::json parse_object(std::string_view text);  // an empty object when it is none, deeper than 8, or has too much
std::string text_in(const nlohmann::json& object, const char* key);
int64_t number_in(const nlohmann::json& object, const char* key);
const nlohmann::json& array_in(const nlohmann::json& object, const char* key);
const nlohmann::json& object_in(const nlohmann::json& object, const char* key);
template <size_t N>
std::optional<std::array<uint8_t, N>> array_of_bytes_in(const nlohmann::json& object, const char* key) {
  return content::array_from_hex<N>(text_in(object, key));
}

}  // namespace starharbor::sync
