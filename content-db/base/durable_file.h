// The steps by which a file gets onto a disk whole or not at all, and stays there: temp, write, fsync, rename, fsync of
// the folder. It says with which errno a step failed and leaves the words to the caller, who knows whose disk it is.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace starharbor::content {

// Ends the names of files that are half-way in: <name>.<8 hex digits>.part. No file that counts is called so.
constexpr std::string_view kTempEnding = ".part";

// Writes beside its place under a name of its own and renames. What was there before stays until then, and when it
// fails nothing new is left. Its folder must be there. `mode` is its own from the beginning. 0 or the errno.
[[nodiscard]] int write_durably(const std::filesystem::path& file, std::span<const uint8_t> bytes, mode_t mode = 0644);
// Makes the folder and what is missing above it, each durably; `top` and what is above it are never made. 0 or the
// errno.
[[nodiscard]] int make_folders_durably(const std::filesystem::path& folder, const std::filesystem::path& top = "/");
// Some file systems can't sync a folder and say so: there the rename is as durable as it gets, and this is 0.
[[nodiscard]] int sync_folder(const std::filesystem::path& folder);

}  // namespace starharbor::content
