// The promise of a store: a dumb place for files that several devices read and write without knowing of each other. No
// lock, no condition, no memory: what a store lacks is found by listing it. Names are relative, with '/', and sound
// (sync/names.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::sync {

using Bytes = std::vector<uint8_t>;

struct StoreEntry {
  std::string name;
  uint64_t size_bytes = 0;
  auto operator<=>(const StoreEntry&) const = default;
};

class Store {
 public:
  virtual ~Store() = default;

  // Every file under the folder `prefix`, by name; none when there is no such folder. Files half-way in by put() never
  // show; files that somebody else left there do, whatever their names. Throws Error.
  virtual std::vector<StoreEntry> list(std::string_view prefix) = 0;
  virtual bool exists(std::string_view name) = 0;
  // The bytes as they are there, not checked. Throws Error: kMissing; kCorrupt when there are more than max_bytes (so
  // that no file of somebody else's fills the memory); kIo.
  virtual Bytes get(std::string_view name, size_t max_bytes) = 0;
  // When it returns, the file is there whole, and stays; a reader sees the old file or the new one. Nothing of it shows
  // when it throws Error: kDiskFull, kReadOnly, kMissing, kIo.
  virtual void put(std::string_view name, std::span<const uint8_t> bytes) = 0;
  // How people know it: its path or address.
  virtual std::string describe() const = 0;
};

// What get() gives; or nothing, and why, for a file that alone can't be read (a bad spot, gone since the listing, too
// large). One such file must not keep the others from coming. Throws Error when the store as a whole is gone.
std::optional<Bytes> get_if_readable(Store& store, std::string_view name, size_t max_bytes, std::string& why);

}  // namespace starharbor::sync
