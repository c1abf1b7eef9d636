// The names that a store's files may have, and where each kind of file lies. One place, so that every store and every
// reader agrees. Names are relative, with '/', and sound on vfat and exfat.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace starharbor::sync {

constexpr std::string_view kStoreFile = "starharbor.json";
constexpr std::string_view kSegmentsFolder = "segments";
constexpr std::string_view kSnapshotsFolder = "snapshots";
constexpr std::string_view kMediaFolder = "media";
constexpr std::string_view kStateFolder = "state";
constexpr std::string_view kTrustFolder = "trust";
constexpr std::string_view kRequestsFolder = "requests";

// One part of a name: [a-z0-9.-], 1 to 120 characters, neither beginning nor ending in '.'.
bool is_sound_part(std::string_view part);
// Parts joined by '/', every one of them sound.
bool is_sound_name(std::string_view name);
std::vector<std::string_view> split_path(std::string_view path);

// Does it lie there because a system or its file manager puts such files on every stick? Nobody need be told.
bool is_litter(std::string_view path);

// media/<first two digits>/<hash>.
std::string media_path(std::string_view hash);
// 64 lower-case hex digits?
bool is_media_hash(std::string_view text);
// The hash in media/<aa>/<hash>; empty when it is no such path.
std::string media_hash_of(std::string_view path);

}  // namespace starharbor::sync
