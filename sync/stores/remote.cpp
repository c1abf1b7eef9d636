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

Trouble RemoteStore::try_often(const std::function<Trouble()>& step) {
  Trouble trouble = step();
  for (const auto pause : options_.pauses) {
    if (!may_pass(trouble)) break;
    options_.pause(pause);
    trouble = step();
  }
  return trouble;
}

void RemoteStore::fail(Trouble trouble, const char* verb, std::string_view name) const {
  throw error_of(trouble, verb == std::string_view("write") || verb == std::string_view("remove"),
                 fmt::format("{} {}", verb, join_address(shown_, name)), said_);
}

std::vector<StoreEntry> RemoteStore::list(std::string_view prefix) {
  std::vector<StoreEntry> entries;
  const Trouble trouble = try_often([&] {
    entries.clear();
    const CommandResult result = run({lsjson(join_address(address_, prefix)), {}, kMaxListingBytes});
    Trouble found = trouble_of(result);
    const bool read = read_listing(result.output, prefix, entries);
    if (found == Trouble::kNone && !read) return Trouble::kNotWhole;
    // A folder that went while it was being listed; without an entry, there is no such folder.
    if (found == Trouble::kMissing && !entries.empty()) return Trouble::kNotWhole;
    return found;
  });
  if (trouble == Trouble::kMissing) return {};
  if (trouble != Trouble::kNone) fail(trouble, "list", prefix);
  return entries;
}

Trouble RemoteStore::find(std::string_view name, std::vector<StoreEntry>& found) {
  found.clear();
  std::vector<std::string> arguments = on_one_file("lsjson", address_);
  arguments.insert(arguments.begin() + 1, {"--recursive", "--files-only", "--no-modtime", "--no-mimetype"});
  const CommandResult result = run({arguments, bytes_of(name)});
  const Trouble trouble = trouble_of(result);
  if (trouble == Trouble::kNone && !read_listing(result.output, "", found)) return Trouble::kNotWhole;
  return trouble;
}

bool RemoteStore::exists(std::string_view name) {
  check_name(name);
  std::vector<StoreEntry> found;
  const Trouble trouble = try_often([&] { return find(name, found); });
  if (trouble == Trouble::kMissing) return false;
  if (trouble != Trouble::kNone) fail(trouble, "look for", name);
  return !found.empty();
}

// rclone gives nothing and is content when there is no such file.
Trouble RemoteStore::fetch(std::string_view name, size_t max_bytes, Bytes& bytes) {
  CommandResult result = run({on_one_file("cat", address_), bytes_of(name), max_bytes});
  if (result.end == CommandResult::End::kTooMuch)
    throw Error(ErrorCode::kCorrupt, fmt::format("read {}", join_address(shown_, name)),
                "it is larger than any file that belongs there");
  if (const Trouble trouble = trouble_of(result); trouble != Trouble::kNone) return trouble;
  bytes = std::move(result.output);
  if (!bytes.empty()) return Trouble::kNone;
  std::vector<StoreEntry> found;
  if (const Trouble trouble = find(name, found); trouble != Trouble::kNone) return trouble;
  if (found.empty()) return Trouble::kMissing;
  return found.front().size_bytes == 0 ? Trouble::kNone : Trouble::kNotWhole;
}

Bytes RemoteStore::get(std::string_view name, size_t max_bytes) {
  check_name(name);
  Bytes bytes;
  const Trouble trouble = try_often([&] { return fetch(name, max_bytes, bytes); });
  if (trouble != Trouble::kNone) fail(trouble, "read", name);
  return bytes;
}

// Servers have answered that all is well and kept half; and a proxy or a cache may answer for them.
Trouble RemoteStore::check(std::string_view name, std::span<const uint8_t> bytes) {
  if (bytes.size() > kReadBackBytes) {
    std::vector<StoreEntry> found;
    if (const Trouble trouble = find(name, found); trouble != Trouble::kNone) return trouble;
    return !found.empty() && found.front().size_bytes == bytes.size() ? Trouble::kNone : Trouble::kNotWhole;
  }
  Bytes there;
  try {
    const Trouble trouble = fetch(name, kReadBackBytes, there);
    if (trouble != Trouble::kNone) return trouble == Trouble::kMissing ? Trouble::kNotWhole : trouble;
  } catch (const Error&) {
    return Trouble::kNotWhole;
  }
  return std::equal(there.begin(), there.end(), bytes.begin(), bytes.end()) ? Trouble::kNone : Trouble::kNotWhole;
}

void RemoteStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  check_name(name);
  const Trouble trouble = try_often([&] {
    // --ignore-times: what is there may have the same size and be something else.
    const CommandResult result =
        run({{"copyto", "--copy-links", "--ignore-times", "--", "/dev/stdin", join_address(address_, name)}, bytes});
    const Trouble sending = trouble_of(result);
    return sending == Trouble::kNone ? check(name, bytes) : sending;
  });
  if (trouble != Trouble::kNone) fail(trouble, "write", name);
}

void RemoteStore::remove(std::string_view name) {
  check_name(name);
  const Trouble trouble = try_often([&] { return trouble_of(run({on_one_file("delete", address_), bytes_of(name)})); });
  if (trouble != Trouble::kNone && trouble != Trouble::kMissing) fail(trouble, "remove", name);
}

}  // namespace starharbor::sync
