// A snapshot: the whole log of a scope, issued anew by an office in few files, without the values of the past. A file
// is one part of it, sealed for those who hold the scope and signed by that office. Values and bytes only; no file is
// opened here. See FORMAT.md.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content-db/log/log.h"
#include "sync/format/packing.h"
#include "sync/format/segment.h"

namespace starharbor::sync {

constexpr size_t kFullPartBytes = 16u << 20;  // a part is ended once it holds this much, unpacked
constexpr int64_t kMaxParts = 9999;

// Which snapshot: of one scope the greatest is the newest.
struct SnapshotId {
  content::Scope scope;
  int64_t at_ms = 0;  // when it was made, by the office's clock
  std::string id;     // 16 hex digits, random: tells two offices' of one moment apart
  auto operator<=>(const SnapshotId&) const = default;
};

// What a part's path says: snapshots/<scope>/<at>-<part>-<parts>-<id>-<hash>.
struct SnapshotName {
  SnapshotId of;
  int64_t part = 1;  // 1 to parts
  int64_t parts = 1;
  std::string hash;  // as a segment's
  auto operator<=>(const SnapshotName&) const = default;
};
std::string snapshot_path(const SnapshotName& name);
// nullopt when it is no part's path, down to the last digit.
std::optional<SnapshotName> parse_snapshot_path(std::string_view path);

// Consecutive ops of one log, and what shows whose it is.
struct SnapshotRun {
  content::LogProof proof;
  content::Tip end;  // of the run: log, scope, seq and h of its last op
  content::Hash before{};
  std::vector<content::Op> ops;
};

// Collects runs into the unsealed bytes of one part.
class SnapshotPart {
 public:
  void add(const content::LogProof& proof, const content::Hash& before, std::span<const content::Op> ops);
  size_t size() const { return bytes_.size(); }
  Bytes take();  // packed; then it is empty

 private:
  Bytes bytes_;
};

struct SnapshotFile {
  std::string path;
  Bytes bytes;
};
struct SnapshotKeys {
  const content::SigningKey& signing;
  uint32_t epoch = 0;
  const content::SharedKey& scope_key;
};
// `packed` is what SnapshotPart::take gave for `run_bytes` of runs. Throws Error{kInput} when it is too large.
SnapshotFile write_snapshot(const SnapshotId& id, int64_t part, int64_t parts, std::span<const uint8_t> packed,
                            size_t run_bytes, const SnapshotKeys& keys);

// A part that is whole and signed by whom it says; its ops are under lock.
struct SealedSnapshot {
  SnapshotName name;
  content::PublicKey signer{};
  uint32_t epoch = 0;
  uint64_t run_bytes = 0;
  std::span<const uint8_t> header, sealed;  // of the bytes that were read: they outlive this
};
// Checks everything that can be checked without a key; whether the signer may make snapshots is asked elsewhere.
std::variant<SealedSnapshot, SegmentFault> read_snapshot(std::string_view path, std::span<const uint8_t> bytes);
// The runs, unpacked; nullopt with another key. They are not looked into.
std::optional<Bytes> open_snapshot(const SealedSnapshot& sealed, const content::SharedKey& scope_key);
// Gives the runs of `bytes` in order, cut so that none has more than `limit` ops. False, once it comes to it, when they
// are no runs of that scope, or not of the logs that they say.
bool for_each_run(const content::Scope& scope, std::span<const uint8_t> bytes, size_t limit,
                  const std::function<bool(const SnapshotRun&)>& take);

}  // namespace starharbor::sync
