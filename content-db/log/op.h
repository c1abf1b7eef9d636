// One change to the data, as it is written, hashed and carried. Plain values and their bytes; no SQL here.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/cryptography.h"
#include "content-db/log/fact_id.h"
#include "content-db/log/scope.h"

namespace starharbor::content {

// 16 random bytes, made with the data folder.
using LogId = std::array<uint8_t, 16>;

// A hybrid logical clock: 48 bits of UTC milliseconds, then 16 bits of counter, so that stamps order as whole numbers.
using Stamp = int64_t;
constexpr Stamp stamp_of(int64_t ms, int counter = 0) {
  return (ms << 16) | counter;
}
constexpr int64_t stamp_ms(Stamp stamp) {
  return stamp >> 16;
}
constexpr int64_t kLastStampMs = 7258118400000;  // 2200-01-01: a stamp after it is kept aside

// The first 8 bytes of h(seq). It tells two ops of one (log, scope, seq) apart: a copied disk or a restored backup
// makes a log branch.
using Tag = int64_t;
Tag tag_of(const Hash& chain);

// Which op of a log, within a scope that both ends know.
struct OpRef {
  LogId log;
  int64_t seq = 0;
  Tag tag = 0;
  auto operator<=>(const OpRef&) const = default;
};

constexpr size_t kRefBytes = 32;  // of one, in an op's bytes

struct Op {
  LogId log;
  Scope scope;
  int64_t seq = 0;  // 1, 2, 3 ... for each log and scope
  Stamp stamp = 0;
  std::vector<OpRef> seen;  // what showed, at the writer, in the columns that this op sets; sorted, of the same scope
  std::string table;
  std::string row;   // empty for a fact: its row is the op itself
  std::string body;  // a JSON object of the columns set; kept as written, never serialised again
  // h(seq) of an op that has lost its values: its hash is stated then, for nobody can compute it any more. The body of
  // an erased one is empty; that of a hollow one, which only a snapshot makes, says null for each column that it set.
  std::optional<Hash> stated_hash = std::nullopt;

  // No device of ours writes a larger one. What could fill the memory or keep the check-in waiting is kept and passed
  // on, never applied.
  static constexpr size_t kMaxBodyBytes = 1u << 20;
  static constexpr size_t kMaxSeen = 1000;
  static constexpr size_t kMaxColumns = 256;
  bool is_in_bounds() const { return body.size() <= kMaxBodyBytes && seen.size() <= kMaxSeen; }
  // Within these limits, and stamped with a time that a device can have.
  bool is_applicable() const { return is_in_bounds() && stamp >= 0 && stamp_ms(stamp) < kLastStampMs; }

  bool is_fact() const { return row.empty(); }
  bool is_hollow() const { return stated_hash && !body.empty(); }
  bool operator==(const Op&) const = default;
};

// Of the fact that this op is; its row's id. `chain` is h(seq).
FactId fact_id(const Op& op, const Hash& chain);

// The bytes of `seen`, as an op and the log's table have them: log (16) + seq (8) + tag (8) for each, big endian.
std::vector<uint8_t> encode_seen(std::span<const OpRef> seen);
// What is left over after the last whole entry is ignored.
std::vector<OpRef> decode_seen(std::span<const uint8_t> bytes);

// The bytes of an op that its chain hashes and a segment carries: stamp (8, big endian), count of seen (4) and seen,
// then table, row and body, each as length (4) + bytes; in place of an erased body FF FF FF FF and h(seq), of a hollow
// one FF FF FF FE, h(seq), count of columns (4) and their names, each as length (4) + bytes, sorted. The key (log,
// scope, seq) isn't part of them: the chain's beginning binds log and scope, its length seq.
std::vector<uint8_t> encode_op(const Op& op);
// Reads one op's bytes from the front of `bytes` and shortens it; nullopt when they are no op. Key fields are left
// empty.
std::optional<Op> decode_op(std::span<const uint8_t>& bytes);

// The same op without its values; `chain` is its h(seq). Only for one whose body is a JSON object.
Op hollow(Op op, const Hash& chain);

// h(0) = BLAKE2b(log, scope); h(n) = BLAKE2b(h(n-1), bytes of op n), which an erased or hollow op states.
Hash chain_start(const LogId& log, const Scope& scope);
Hash chain_next(const Hash& before, const Op& op);

}  // namespace starharbor::content
