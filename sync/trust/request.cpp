// See request.h.
#include "sync/trust/request.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sync/format/names.h"
#include "sync/trust/list.h"

namespace starharbor::sync {
namespace {

using content::PublicKey;
using content::Role;
using nlohmann::json;

constexpr std::string_view kRequestKind = "enrolment request";
constexpr int kRequestFormat = 1;

}  // namespace

Request request_of(content::DataFolder& folder) {
  return {folder.keys().signing.public_key, folder.keys().sealing.public_key, folder.device(), folder.log().now_ms()};
}

std::string request_path(const PublicKey& signing) {
  return fmt::format("{}/{}.json", kRequestsFolder, content::to_hex(signing));
}

Bytes encode_request(const Request& request, const content::SigningKey& key) {
  const json object = {
      {"format", kRequestFormat},    {"box", content::to_hex(request.sealing)},
      {"name", request.device.name}, {"role", request.device.role == Role::kOffice ? "office" : "kiosk"},
      {"base", request.device.base}, {"at", request.at_ms}};
  return write_document(kRequestKind, object.dump(-1, ' ', false, json::error_handler_t::replace), key);
}

std::optional<Request> decode_request(std::string_view path, std::span<const uint8_t> bytes) {
  const auto document = read_document(kRequestKind, bytes, kMaxRequestBytes);
  if (!document || request_path(document->by) != path) return std::nullopt;
  const json object = parse_object(document->text);
  const auto sealing = array_of_bytes_in<32>(object, "box");
  const std::string role = text_in(object, "role"), base = text_in(object, "base"), name = text_in(object, "name");
  const bool sound_base = base.empty() ? role == "office" : content::is_base_id(base);
  if (number_in(object, "format") != kRequestFormat || !sealing || (role != "office" && role != "kiosk") ||
      !sound_base || name.empty() || name.size() > kMaxDeviceNameBytes)
    return std::nullopt;
  return Request{
      document->by, *sealing, {name, role == "office" ? Role::kOffice : Role::kKiosk, base}, number_in(object, "at")};
}

std::string fingerprint(const PublicKey& key) {
  const std::string hex = content::to_hex(content::hash_bytes(key));
  return fmt::format("{}-{}-{}-{}", hex.substr(0, 4), hex.substr(4, 4), hex.substr(8, 4), hex.substr(12, 4));
}

}  // namespace starharbor::sync
