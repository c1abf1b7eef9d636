// Files and identity of a data folder, and the durable way to write a file.
#include "content-db/folder/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include <fmt/format.h>

#include "content-db/base/durable_file.h"
#include "content-db/base/obstacle.h"
#include "content-db/base/shell_word.h"

namespace starharbor::content {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDeviceSecret = "device";
constexpr std::string_view kPhoneBox = "phone_box";
// How many erased rows have left the files beside the database too.
constexpr std::string_view kForgotten = "forgotten";

[[noreturn]] void fail(int code, const std::string& what, const fs::path& path) {
  const std::string operation = what + " " + path.string();
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    throw Error(ErrorCode::kDiskFull, operation, "the disk is full. Free some space and try again; nothing was lost.");
  if (code == EROFS)
    throw Error(ErrorCode::kReadOnly, operation,
                "this place can't be written: its disk is mounted read-only. Take away its lock, or choose another.");
  if (code == EACCES || code == EPERM || code == ENOTDIR)
    throw Error(ErrorCode::kReadOnly, operation,
                "this place can't be written: " + obstacle_words(path) + ". Choose another, or have that changed.");
  if (code == ENOENT)
    throw Error(ErrorCode::kMissing, operation, "it isn't there. Check the path, and that the disk is plugged in.");
  throw Error(ErrorCode::kIo, operation, std::strerror(code));
}

void make_folders(const fs::path& folder) {
  if (const int error = make_folders_durably(folder)) fail(error, "make the folder", folder);
}

std::string setting(Database& db, std::string_view name) {
  auto rows = db.query("SELECT value FROM local_setting WHERE name = ?1");
  rows.bind(1, name);
  return rows.step() ? rows.text(0) : std::string();
}

void set_setting(Database& db, std::string_view name, std::string_view value) {
  db.query(
        "INSERT INTO local_setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = "
        "excluded.value")
      .bind(1, name)
      .bind(2, value)
      .run();
}

void write_secret(Database& db, std::string_view name, std::span<const uint8_t> value) {
  db.query(
        "INSERT INTO local_secret (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = "
        "excluded.value")
      .bind(1, name)
      .bind(2, value)
      .run();
}

std::optional<Bytes> read_secret(Database& db, std::string_view name) {
  auto rows = db.query("SELECT value FROM local_secret WHERE name = ?1");
  rows.bind(1, name);
  if (!rows.step()) return std::nullopt;
  return rows.blob(0);
}

Seed seed_of(Database& db) {
  const auto value = read_secret(db, kDeviceSecret);
  if (!value)
    throw Error(ErrorCode::kCorrupt, "open " + db.path().string(),
                "the folder has lost the device's key. Restore the last backup, or make a new folder and sync.");
  return secret_of<32>(*value);
}

void start_log(Log& log, const PublicKey& signer, const Nonce& nonce) {
  const LogId id = log_id_of(signer, nonce);
  log.go_on_under(id, nonce);
  log.owners().note_owner(id, signer);
}

}  // namespace

void write_private_file(const fs::path& file, std::span<const uint8_t> bytes) {
  make_folders(file.parent_path());
  if (const int error = write_durably(file, bytes, kPrivateFile)) fail(error, "write", file);
}

Bytes read_file(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(errno, "read", file);
  Bytes bytes;
  std::array<uint8_t, 65536> buffer;
  ssize_t count;
  while ((count = ::read(fd, buffer.data(), buffer.size())) > 0)
    bytes.insert(bytes.end(), buffer.begin(), buffer.begin() + count);
  const int error = count < 0 ? errno : 0;
  ::close(fd);
  if (error != 0) fail(error, "read", file);
  return bytes;
}

FolderLock::FolderLock(const fs::path& folder, const std::string& name) {
  const fs::path file = folder / (name + ".lock");
  fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kPrivateFile);
  if (fd_ < 0) fail(errno, "open", file);
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    ::close(fd_);
    throw Error(
        ErrorCode::kBusy, fmt::format("use {} as {}", folder.string(), name),
        fmt::format("another {} is running on this data folder. Close it first, or give this one a folder of its own "
                    "with --data.",
                    name));
  }
}

FolderLock::~FolderLock() {
  ::close(fd_);
}

void DataFolder::init(const fs::path& folder, const Device& device, const Identity& identity) {
  const fs::path file = folder / "hall.db";
  if (fs::exists(file))
    throw Error(ErrorCode::kInput, "make " + folder.string(),
                "there is a data folder already. Choose another place with --data; this one was not touched.");
  make_folders(folder);
  // Built beside and renamed: a folder is there whole or not at all.
  const fs::path fresh = folder / "hall.db.new";
  fs::remove(fresh);
  write_private_file(fresh, {});
  {
    Database db = Database::open(fresh);
    Log log(db, device, system_clock());
    Transaction transaction(db);
    set_setting(db, "device_name", device.name);
    set_setting(db, "role", device.role == Role::kOffice ? "office" : "kiosk");
    set_setting(db, "base", device.base);
    write_secret(db, kDeviceSecret, identity.seed.bytes);
    start_log(log, device_keys(identity.seed).signing.public_key, identity.nonce);
    transaction.commit();
    // Otherwise its -wal file would be left behind by the rename.
    db.run("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  fs::rename(fresh, file);
  if (const int error = OpenFolder(folder).sync()) fail(error, "write", file);
}

DataFolder DataFolder::open(const fs::path& folder, Clock clock) {
  const fs::path file = folder / "hall.db";
  if (const std::string other = fs::exists(file) ? "" : other_kind_words(folder); !other.empty())
    throw Error(ErrorCode::kMissing, "open " + folder.string(),
                other + ", and no device's data folder. Give the data folder by --data or STARHARBOR_DATA.");
  if (!fs::exists(file))
    throw Error(ErrorCode::kMissing, "open " + folder.string(),
                "there is no data here yet. Make it with `starharbor-content init --data " +
                    shell_word(folder.string()) + "`, which asks for the device's name and base.");
  auto db = std::make_unique<Database>(Database::open(file));
  Device device{setting(*db, "device_name"), setting(*db, "role") == "office" ? Role::kOffice : Role::kKiosk,
                setting(*db, "base")};
  auto log = std::make_unique<Log>(*db, std::move(device), std::move(clock));
  log->id();  // throws where a folder has lost it
  const Seed seed = seed_of(*db);
  return DataFolder(folder, std::move(db), std::move(log), seed);
}

DataFolder::DataFolder(fs::path path, std::unique_ptr<Database> db, std::unique_ptr<Log> log, const Seed& seed)
    : path_(std::move(path)),
      db_(std::move(db)),
      log_(std::move(log)),
      keys_(std::make_unique<DeviceKeys>(device_keys(seed))) {}

std::optional<Bytes> DataFolder::secret(std::string_view name) {
  return read_secret(*db_, name);
}

void DataFolder::set_secret(std::string_view name, std::span<const uint8_t> value) {
  write_secret(*db_, name, value);
}

std::optional<PublicKey> DataFolder::phone_box() {
  return array_from_hex<32>(setting(*db_, kPhoneBox));
}

void DataFolder::set_phone_box(const PublicKey& box) {
  set_setting(*db_, kPhoneBox, to_hex(box));
}

void DataFolder::forget_erased() {
  std::string erased;
  {
    auto rows = db_->query("SELECT count(*) FROM erased_row");
    rows.step();
    erased = rows.text(0);
  }
  const std::string forgotten = setting(*db_, kForgotten);
  if (erased == (forgotten.empty() ? "0" : forgotten)) return;
  for (const auto& entry : fs::directory_iterator(path_)) {
    std::error_code error;
    if (entry.path().extension() != ".backup" || fs::remove(entry.path(), error)) continue;
    if (error) fail(error.value(), "take away", entry.path());
  }
  {
    // The -wal file keeps what was written over until it is cut. While somebody reads it can't be: another time then.
    auto cut = db_->query("PRAGMA wal_checkpoint(TRUNCATE)");
    if (cut.step() && cut.integer(0) != 0) return;
  }
  set_setting(*db_, kForgotten, erased);
}

void DataFolder::start_new_log() {
  start_log(*log_, keys_->signing.public_key, make_nonce());
}

fs::path DataFolder::media_path(const std::string& hash) const {
  return path_ / "media" / hash.substr(0, 2) / hash;
}

std::string DataFolder::store_media(const Bytes& bytes) {
  const std::string hash = to_hex(hash_bytes(bytes));
  const fs::path file = media_path(hash);
  if (!fs::exists(file)) write_private_file(file, bytes);
  return hash;
}

Clock DataFolder::system_clock() {
  return [] {
    using namespace std::chrono;
    return static_cast<int64_t>(
        duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count());
  };
}

}  // namespace starharbor::content
