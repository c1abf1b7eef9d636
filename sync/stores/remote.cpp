// A file is named to rclone by a list of one (--files-from-raw --no-traverse) under the store's address: so a name is
// only ever one file, never a folder, pattern or flag, and every kind of server answers alike when it is not there.
#include "sync/stores/remote.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "content-db/base/error.h"
#include "sync/format/names.h"
#include "sync/stores/address.h"
#include "sync/stores/remote_listing.h"

namespace starharbor::sync {
namespace {

constexpr size_t kMaxListingBytes = 256 << 20;
constexpr size_t kMaxSaidBytes = 300;
// What is no larger is read back after it was put; of what is larger, the size.
constexpr size_t kReadBackBytes = 256 << 10;
// An upload is silent until it is done.
constexpr size_t kSlowestBytesPerSecond = 8 << 10;

std::span<const uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

// Whoever makes a name makes a sound one; an empty one would stand for everything there is.
void check_name(std::string_view name) {
  if (!is_sound_name(name))
    throw Error(ErrorCode::kInput, fmt::format("use the name {}", name), "no file of a store is called so");
}

std::string last_line(std::string text, const std::string& address, const std::string& shown) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  text.erase(0, text.rfind('\n') + 1);
  for (size_t at = 0; (at = text.find(address, at)) != std::string::npos; at += shown.size())
    text.replace(at, address.size(), shown);
  if (text.size() > kMaxSaidBytes) text.resize(kMaxSaidBytes);
  return text;
}

std::vector<std::string> lsjson(const std::string& address) {
  return {"lsjson", "--recursive", "--files-only", "--no-modtime", "--no-mimetype", "--", address};
}

std::vector<std::string> on_one_file(const std::string& verb, const std::string& address) {
  std::vector<std::string> arguments{verb, "--files-from-raw", "-", "--no-traverse", "--", address};
  return arguments;
}

}  // namespace

RemoteStore::RemoteStore(std::string address, RemoteOptions options)
    : address_(std::move(address)), shown_(shown_address(address_)), options_(std::move(options)) {
  if (!options_.pause) options_.pause = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
}

CommandResult RemoteStore::run(const Call& call) {
  const std::string timeout = fmt::format("{}ms", options_.line_timeout.count());
  std::vector<std::string> arguments{
      options_.rclone, "--retries", "1",     "--low-level-retries",  "1",           "--contimeout",
      timeout,         "--timeout", timeout, "--ask-password=false", "--log-level", "ERROR"};
  arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
  const std::chrono::seconds time_to_send(call.input.size() / kSlowestBytesPerSecond);
  CommandResult result =
      run_command(arguments, call.input, {call.max_output_bytes, options_.process_timeout + time_to_send});
  said_ = last_line(result.messages, address_, shown_);
  return result;
}

RemoteFault RemoteStore::try_often(const std::function<RemoteFault()>& step) {
  RemoteFault fault = step();
  for (const auto pause : options_.pauses) {
    if (!may_pass(fault)) break;
    options_.pause(pause);
    fault = step();
  }
  return fault;
}

void RemoteStore::fail(RemoteFault fault, const char* verb, std::string_view name) const {
  throw error_of(fault, verb == std::string_view("write") || verb == std::string_view("remove"),
                 fmt::format("{} {}", verb, join_address(shown_, name)), said_);
}

std::vector<StoreEntry> RemoteStore::list(std::string_view prefix) {
  std::vector<StoreEntry> entries;
  const RemoteFault fault = try_often([&] {
    entries.clear();
    const CommandResult result = run({lsjson(join_address(address_, prefix)), {}, kMaxListingBytes});
    RemoteFault found = fault_of(result);
    const bool read = read_listing(result.output, prefix, entries);
    if (found == RemoteFault::kNone && !read) return RemoteFault::kNotWhole;
    // A folder that went while it was being listed; without an entry, there is no such folder.
    if (found == RemoteFault::kMissing && !entries.empty()) return RemoteFault::kNotWhole;
    return found;
  });
  if (fault == RemoteFault::kMissing) return {};
  if (fault != RemoteFault::kNone) fail(fault, "list", prefix);
  return entries;
}

RemoteFault RemoteStore::find(std::string_view name, std::vector<StoreEntry>& found) {
  found.clear();
  std::vector<std::string> arguments = on_one_file("lsjson", address_);
  arguments.insert(arguments.begin() + 1, {"--recursive", "--files-only", "--no-modtime", "--no-mimetype"});
  const CommandResult result = run({arguments, bytes_of(name)});
  const RemoteFault fault = fault_of(result);
  if (fault == RemoteFault::kNone && !read_listing(result.output, "", found)) return RemoteFault::kNotWhole;
  return fault;
}

bool RemoteStore::exists(std::string_view name) {
  check_name(name);
  std::vector<StoreEntry> found;
  const RemoteFault fault = try_often([&] { return find(name, found); });
  if (fault == RemoteFault::kMissing) return false;
  if (fault != RemoteFault::kNone) fail(fault, "look for", name);
  return !found.empty();
}

// rclone gives nothing and is content when there is no such file.
RemoteFault RemoteStore::fetch(std::string_view name, size_t max_bytes, Bytes& bytes) {
  CommandResult result = run({on_one_file("cat", address_), bytes_of(name), max_bytes});
  if (result.end == CommandResult::End::kTooMuch)
    throw Error(ErrorCode::kCorrupt, fmt::format("read {}", join_address(shown_, name)),
                "it is larger than any file that belongs there");
  if (const RemoteFault fault = fault_of(result); fault != RemoteFault::kNone) return fault;
  bytes = std::move(result.output);
  if (!bytes.empty()) return RemoteFault::kNone;
  std::vector<StoreEntry> found;
  if (const RemoteFault fault = find(name, found); fault != RemoteFault::kNone) return fault;
  if (found.empty()) return RemoteFault::kMissing;
  return found.front().size_bytes == 0 ? RemoteFault::kNone : RemoteFault::kNotWhole;
}

Bytes RemoteStore::get(std::string_view name, size_t max_bytes) {
  check_name(name);
  Bytes bytes;
  const RemoteFault fault = try_often([&] { return fetch(name, max_bytes, bytes); });
  if (fault != RemoteFault::kNone) fail(fault, "read", name);
  return bytes;
}

// Servers have answered that all is well and kept half; and a proxy or a cache may answer for them.
RemoteFault RemoteStore::check(std::string_view name, std::span<const uint8_t> bytes) {
  if (bytes.size() > kReadBackBytes) {
    std::vector<StoreEntry> found;
    if (const RemoteFault fault = find(name, found); fault != RemoteFault::kNone) return fault;
    return !found.empty() && found.front().size_bytes == bytes.size() ? RemoteFault::kNone : RemoteFault::kNotWhole;
  }
  Bytes there;
  try {
    const RemoteFault fault = fetch(name, kReadBackBytes, there);
    if (fault != RemoteFault::kNone) return fault == RemoteFault::kMissing ? RemoteFault::kNotWhole : fault;
  } catch (const Error&) {
    return RemoteFault::kNotWhole;
  }
  return std::equal(there.begin(), there.end(), bytes.begin(), bytes.end()) ? RemoteFault::kNone
                                                                            : RemoteFault::kNotWhole;
}

void RemoteStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  check_name(name);
  const RemoteFault fault = try_often([&] {
    // --ignore-times: what is there may have the same size and be something else.
    const CommandResult result =
        run({{"copyto", "--copy-links", "--ignore-times", "--", "/dev/stdin", join_address(address_, name)}, bytes});
    const RemoteFault sending = fault_of(result);
    return sending == RemoteFault::kNone ? check(name, bytes) : sending;
  });
  if (fault != RemoteFault::kNone) fail(fault, "write", name);
}

void RemoteStore::remove(std::string_view name) {
  check_name(name);
  const RemoteFault fault = try_often([&] { return fault_of(run({on_one_file("delete", address_), bytes_of(name)})); });
  if (fault != RemoteFault::kNone && fault != RemoteFault::kMissing) fail(fault, "remove", name);
}

}  // namespace starharbor::sync
