// The promise of a store: a dumb place for files that several devices read and write without knowing of each other. No
// lock, no condition, no memory: what a store lacks is found by listing it. Names are relative, with '/', and sound
// (sync/format/names.h).
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

  // Every file under the folder `prefix`, by name; none when there is no such folder. Files that a device is writing
  // under a .part name never show; files that somebody else left there do, whatever their names. A listing is the past:
  // what it names may be gone, and what came since is not in it. Throws Error{kIo} when any of it can't be told.
  virtual std::vector<StoreEntry> list(std::string_view prefix) = 0;
  virtual bool exists(std::string_view name) = 0;
  // The bytes as they are there, not checked against anything but their announced length: whoever reads checks hashes.
  // Throws Error: kMissing; kCorrupt when there are more than max_bytes (so that no file of somebody else's fills the
  // memory); kIo when they did not come to their end.
  virtual Bytes get(std::string_view name, size_t max_bytes) = 0;
  // When it returns, the file is there whole: looked at, not believed. Throws Error: kDiskFull, kReadOnly, kMissing,
  // kIo; the file is then what it was, or, where only a server has it in hand (RemoteStore), perhaps cut short or not
  // there at all, until somebody puts it again. While it runs, a reader at such a server may meet a part of it.
  virtual void put(std::string_view name, std::span<const uint8_t> bytes) = 0;
  // Takes a file away; nothing when it is not there. For what is one's own: a device's own copies, and own segments
  // that a joined one has taken the place of. Throws as put().
  virtual void remove(std::string_view name) = 0;
  // How people know it: its path or address, without passwords.
  virtual std::string describe() const = 0;
};

// What get() gives; or nothing, and why, for a file that alone can't be read (a bad spot, gone since the listing, too
// large). One such file must not keep the others from coming. Throws Error when the store as a whole is gone.
std::optional<Bytes> get_if_readable(Store& store, std::string_view name, size_t max_bytes, std::string& why);

}  // namespace starharbor::sync
