// A device's request to be trusted: requests/<key>.json in a store, signed by the device itself, until the office takes
// it in. It proves nothing but that whoever wrote it has the key: people compare the fingerprint.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "content-db/folder/data_folder.h"
#include "sync/trust/signed_document.h"

namespace starharbor::sync {

constexpr size_t kMaxRequestBytes = 16u << 10;

struct Request {
  content::PublicKey signing{};
  content::PublicKey sealing{};
  content::Device device;  // as it was set up; the office may decide otherwise
  int64_t at_ms = 0;       // by its own clock
};

Request request_of(content::DataFolder& folder);
std::string request_path(const content::PublicKey& signing);
Bytes encode_request(const Request& request, const content::SigningKey& key);
// nullopt when it is no request, or not that key's.
std::optional<Request> decode_request(std::string_view path, std::span<const uint8_t> bytes);

// Of a public key, to be compared by eye or read out: four groups of four of 0-9 and a-f.
std::string fingerprint(const content::PublicKey& key);

}  // namespace starharbor::sync
