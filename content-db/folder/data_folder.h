// A device's data folder: hall.db, media/<aa>/<hash>, segments/ (sync's), and who the device is. It owns the database
// and the log; everything else is handed one.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "content-db/log/identity.h"
#include "content-db/log/log.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

class DataFolder {
 public:
  // Makes a new one, readable by nobody but its owner: it holds the device's key. Throws Error: kInput when there is
  // one already, kReadOnly, kDiskFull.
  static void init(const std::filesystem::path& folder, const Device& device,
                   const Identity& identity = make_identity());
  // Throws Error: kMissing when there is none (with the command that makes one), and what Database::open throws.
  static DataFolder open(const std::filesystem::path& folder, Clock clock = system_clock());

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path media_path(const std::string& hash) const;  // media/<first two>/<hash>
  std::filesystem::path segments_path() const { return path_ / "segments"; }
  Database& database() { return *db_; }
  Log& log() { return *log_; }
  const Device& device() const { return log_->device(); }
  const DeviceKeys& keys() const { return *keys_; }

  // Bytes that never leave this folder, by name.
  std::optional<Bytes> secret(std::string_view name);
  void set_secret(std::string_view name, std::span<const uint8_t> value);

  // What full phone numbers are sealed to here (phones.h): the district's root key. nullopt while this folder belongs
  // to no district.
  std::optional<PublicKey> phone_box();
  void set_phone_box(const PublicKey& box);

  // Takes away what still holds people erased since the last call: copies made before an upgrade, and what the database
  // wrote over. Does nothing when nobody was.
  void forget_erased();

  // For a device that met a branch of its own log: from here on it writes one that nobody else can be writing.
  void start_new_log();

  // Puts a file's bytes under media/ by their hash (temp + fsync + rename; nothing when it is there). Gives the hash in
  // hex.
  std::string store_media(const Bytes& bytes);

  // The wall clock, which a kiosk never trusts more than it must.
  static Clock system_clock();

 private:
  DataFolder(std::filesystem::path path, std::unique_ptr<Database> db, std::unique_ptr<Log> log, const Seed& seed);
  std::filesystem::path path_;
  std::unique_ptr<Database> db_;
  std::unique_ptr<Log> log_;
  std::unique_ptr<DeviceKeys> keys_;
};

// Held while something runs that must be alone on a data folder ("kiosk", "sync", "import"). Let go when the process
// ends, however it ends. Throws Error{kBusy} at once when somebody else holds it.
class FolderLock {
 public:
  FolderLock(const std::filesystem::path& folder, const std::string& name);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_ = -1;
};

// Writes a file so that it is there whole or not at all, and stays: temp beside it, fsync, rename, fsync of the folder.
// Folders that lack are made. At no moment can anybody but its owner read it. Throws Error: kDiskFull, kReadOnly, kIo.
void write_private_file(const std::filesystem::path& file, std::span<const uint8_t> bytes);
Bytes read_file(const std::filesystem::path& file);  // throws Error: kMissing, kIo

}  // namespace starharbor::content
