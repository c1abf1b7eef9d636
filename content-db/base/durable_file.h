// The steps by which a file gets onto a disk whole or not at all, and stays there: temp, write, fsync, rename, fsync of
// the folder. It says with which errno a step failed and leaves the words to the caller, who knows whose disk it is.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "content-db/base/open_folder.h"

namespace starharbor::content {

// Ends the names of files that are half-way in: <name>.<8 hex digits>.part. No file that counts is called so.
constexpr std::string_view kTempEnding = ".part";

// What lies on a device is its user's alone; what lies in a store is for every device that reaches it.
constexpr mode_t kPrivateFile = 0600, kPrivateFolder = 0700, kSharedFile = 0644, kSharedFolder = 0755;

// Writes beside its place under a name of its own and renames. What was there before stays until then, and when it
// fails nothing new is left. The rights are the file's own from the beginning, whatever the umask. `name` is one part
// of a path. 0 or the errno.
[[nodiscard]] int write_durably(const OpenFolder& folder, const std::string& name, std::span<const uint8_t> bytes,
                                mode_t mode);
// The same beneath a folder that must be there.
[[nodiscard]] int write_durably(const std::filesystem::path& file, std::span<const uint8_t> bytes, mode_t mode);
// Makes the folder and what is missing above it, each durably and private. 0 or the errno.
[[nodiscard]] int make_folders_durably(const std::filesystem::path& folder);

}  // namespace starharbor::content
