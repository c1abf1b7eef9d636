// See store_file.h.
#include "sync/stores/store_file.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "content-db/base/cryptography.h"
#include "content-db/base/error.h"
#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

using nlohmann::json;

constexpr size_t kMaxBytes = 64 << 10;

StoreFile make_store(Store& store) {
  StoreFile file{content::to_hex(content::random_bytes(16)), true};
  const std::string text = json{{"format", kStoreFormat}, {"id", file.id}}.dump(2) + "\n";
  store.put(kStoreFile, std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
  return file;
}

}  // namespace

std::optional<StoreFile> read_store(Store& store) {
  if (!store.exists(kStoreFile)) return std::nullopt;
  const std::string operation = fmt::format("open the store {}", store.describe());
  const Bytes bytes = store.get(kStoreFile, kMaxBytes);
  const json text = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  const auto format = text.is_object() ? text.find("format") : text.end();
  const auto id = text.is_object() ? text.find("id") : text.end();
  if (format == text.end() || !format->is_number_integer() || *format < 1) {
    throw Error(
        ErrorCode::kCorrupt, operation,
        fmt::format("its {} is damaged. Look whether this is the right folder; if it is, delete that file and run this "
                    "again: it is made anew, and nothing else depends on it",
                    kStoreFile));
  }
  if (*format > kStoreFormat) {
    throw Error(ErrorCode::kNewerVersion, operation,
                "a newer version of this program made it. Upgrade this device first; nothing was touched");
  }
  return StoreFile{id != text.end() && id->is_string() ? id->get<std::string>() : "", false};
}

StoreFile open_store(Store& store) {
  const auto file = read_store(store);
  return file ? *file : make_store(store);
}

}  // namespace starharbor::sync
