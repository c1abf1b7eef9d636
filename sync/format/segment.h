// A segment: an immutable file with a contiguous run of ops of one log and scope, sealed for those who hold the scope
// and signed by the log's owner. Carried by anyone, believed by nobody who has not checked it. Values and bytes only;
// no file is opened here. See FORMAT.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content-db/log/identity.h"
#include "content-db/log/op.h"
#include "sync/format/packing.h"

namespace starharbor::sync {

constexpr int64_t kMaxSegmentOps = 4096;
constexpr size_t kMaxSegmentBytes = kMaxPackedBytes;
constexpr size_t kFullSegmentBytes = 8u << 20;  // a run is also cut once it is this large

// What a segment's path says: segments/<scope>/<log>/<first>-<last>-<hash>.
struct SegmentName {
  content::Scope scope;
  content::LogId log{};
  int64_t first = 0;
  int64_t last = 0;
  std::string hash;  // the first 16 bytes of BLAKE2b-256 over the whole file, in hex
  auto operator<=>(const SegmentName&) const = default;
};

std::string segment_path(const SegmentName& name);
// nullopt when it is no segment's path, down to the last digit.
std::optional<SegmentName> parse_segment_path(std::string_view path);
// A segment that is whole and signed by whom it says; its ops are under lock.
struct SealedSegment {
  SegmentName name;
  content::PublicKey signer{};              // the log's owner: the log's id follows from this key
  content::Nonce nonce{};                   // and from this
  uint32_t epoch = 0;                       // of the scope's key
  content::Hash before{};                   // h(first - 1)
  content::Hash after{};                    // h(last)
  uint64_t run_bytes = 0;                   // unpacked
  std::span<const uint8_t> header, sealed;  // of the bytes that were read: they outlive this
};

struct Segment {
  SegmentName name;
  content::PublicKey signer{};
  content::Nonce nonce{};
  content::Hash before{};
  content::Hash after{};
  std::vector<content::Op> ops;
};

enum class SegmentFault {
  kBadName,       // the path is no segment's
  kDamaged,       // not the bytes that the name promises: cut short, changed, renamed
  kForged,        // not signed by the owner of the log that it names
  kNewerVersion,  // of a newer program: it waits for an upgrade
  kNonsense,      // the bytes are as promised, but they are no segment, or not the one that the path says
};
const char* words(SegmentFault fault);  // "damaged: ..." for people

struct SegmentFile {
  std::string path;
  Bytes bytes;
};

// Whose log it is, and under which key its ops are locked.
struct SegmentKeys {
  const content::SigningKey& signing;
  content::Nonce nonce{};  // of the log
  uint32_t epoch = 0;
  const content::SharedKey& scope_key;
};

// `ops` is a run of one log and scope, of 1 to kMaxSegmentOps; `before` is the chain before its first op. Throws
// Error{kInput} when the run can't be a segment (larger than kMaxSegmentBytes).
SegmentFile write_segment(std::span<const content::Op> ops, const content::Hash& before, const SegmentKeys& keys);

// Checks everything that can be checked without a key: name, hash, header, signature, and that the signer owns the log.
std::variant<SealedSegment, SegmentFault> read_segment(std::string_view path, std::span<const uint8_t> bytes);
// Opens it with the key of its scope and epoch, and checks sizes, ops, and the chain from h before to h after.
// kNonsense with another key.
std::variant<Segment, SegmentFault> open_segment(const SealedSegment& sealed, const content::SharedKey& scope_key);

}  // namespace starharbor::sync
