// A segment: an immutable file with a contiguous run of ops of one log and scope. Written once by the log's owner,
// carried by anyone, believed by nobody who has not checked it. Values and bytes only; no file is opened here. See
// FORMAT.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content-db/op.h"

namespace starharbor::sync {

using Bytes = std::vector<uint8_t>;

constexpr int64_t kMaxSegmentOps = 4096;
constexpr size_t kMaxSegmentBytes = 64u << 20;  // of a file, and of what it holds unpacked; nothing larger is ever read
constexpr size_t kFullSegmentBytes = 8u << 20;  // a run is also cut once it is this large

// What a segment's path says: segments/<scope>/<log>/<first>-<last>-<hash>.
struct SegmentName {
  std::string scope;
  content::LogId log{};
  int64_t first = 0;
  int64_t last = 0;
  std::string hash;  // the first 16 bytes of BLAKE2b-256 over the whole file, in hex
  auto operator<=>(const SegmentName&) const = default;
};

std::string segment_path(const SegmentName& name);
// nullopt when it is no segment's path, down to the last digit.
std::optional<SegmentName> parse_segment_path(std::string_view path);
// May a scope be part of a path? Lower-case letters, digits, '-' and '.', at most 80, neither beginning nor ending in
// '.'.
bool is_sound_scope(std::string_view scope);

struct Segment {
  SegmentName name;
  content::Hash before{};  // h(first - 1)
  content::Hash after{};   // h(last)
  std::vector<content::Op> ops;
};

enum class SegmentFault {
  kBadName,       // the path is no segment's
  kDamaged,       // not the bytes that the name promises: cut short, changed, renamed
  kNewerVersion,  // of a newer program: it waits for an upgrade
  kNonsense,      // the bytes are as promised, but they are no segment, or not the one that the path says
};
const char* words(SegmentFault fault);  // "damaged: ..." for people

struct SegmentFile {
  std::string path;
  Bytes bytes;
};

// `ops` is a run of one log and scope, of 1 to kMaxSegmentOps; `before` is the chain before its first op. Throws
// Error{kInput} when the run can't be a segment (unsound scope, larger than kMaxSegmentBytes).
SegmentFile write_segment(std::span<const content::Op> ops, const content::Hash& before);

// Checks everything that can be checked without a log: name, hash, header, sizes, the chain from h before to h after.
std::variant<Segment, SegmentFault> read_segment(std::string_view path, std::span<const uint8_t> bytes);

}  // namespace starharbor::sync
