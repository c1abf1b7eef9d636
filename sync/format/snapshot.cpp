// The bytes of a snapshot; FORMAT.md says what they mean.
#include "sync/format/snapshot.h"

#include <fmt/format.h>

#include "content-db/base/error.h"
#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

using content::Hash;
using content::Op;

constexpr std::string_view kMagic = "SHsnaps\n";
constexpr uint64_t kVersion = 1;
constexpr int kAtDigits = 13, kPartDigits = 4;
constexpr size_t kIdDigits = 16;
constexpr size_t kFileChars = kAtDigits + 2 * kPartDigits + kIdDigits + kNameHashDigits + 4;
constexpr int64_t kMaxAtMs = 9'999'999'999'999;
constexpr size_t kSignatureBytes = content::Signature{}.size();

Bytes header_of(const SnapshotId& id, int64_t part, int64_t parts, size_t run_bytes, const SnapshotKeys& keys) {
  Bytes out;
  out.reserve(256);
  put_bytes(out, kMagic);
  put_number(out, kVersion, 2);
  put_number(out, id.scope.name().size(), 2);
  put_bytes(out, id.scope.name());
  put_number(out, static_cast<uint64_t>(id.at_ms), 8);
  put_bytes(out, content::from_hex(id.id));
  put_number(out, static_cast<uint64_t>(part), 4);
  put_number(out, static_cast<uint64_t>(parts), 4);
  put_number(out, run_bytes, 8);
  put_bytes(out, keys.signing.public_key);
  put_number(out, keys.epoch, 4);
  return out;
}

}  // namespace

std::string snapshot_path(const SnapshotName& name) {
  return fmt::format("{}/{}/{:0{}}-{:0{}}-{:0{}}-{}-{}", kSnapshotsFolder, name.of.scope.name(), name.of.at_ms,
                     kAtDigits, name.part, kPartDigits, name.parts, kPartDigits, name.of.id, name.hash);
}

std::optional<SnapshotName> parse_snapshot_path(std::string_view path) {
  const auto parts = split_path(path);
  if (parts.size() != 3 || parts[0] != kSnapshotsFolder) return std::nullopt;
  const auto scope = content::Scope::parse(parts[1]);
  if (!scope) return std::nullopt;
  const std::string_view file = parts[2];
  if (file.size() != kFileChars) return std::nullopt;
  SnapshotName name;
  name.of.scope = *scope;
  const auto at = parse_digits(file.substr(0, kAtDigits));
  const auto part = parse_digits(file.substr(kAtDigits + 1, kPartDigits));
  const auto count = parse_digits(file.substr(kAtDigits + kPartDigits + 2, kPartDigits));
  name.of.id = file.substr(kAtDigits + 2 * kPartDigits + 3, kIdDigits);
  name.hash = file.substr(kFileChars - kNameHashDigits);
  if (!at || !part || !count || content::from_hex(name.of.id).size() != kIdDigits / 2 ||
      content::from_hex(name.hash).size() != kNameHashDigits / 2) {
    return std::nullopt;
  }
  name.of.at_ms = *at;
  name.part = *part;
  name.parts = *count;
  if (name.part < 1 || name.part > name.parts || snapshot_path(name) != path) return std::nullopt;
  return name;
}

void SnapshotPart::add(const content::LogProof& proof, const Hash& before, std::span<const Op> ops) {
  put_bytes(bytes_, ops.front().log);
  put_bytes(bytes_, proof.owner);
  put_bytes(bytes_, proof.nonce);
  put_number(bytes_, static_cast<uint64_t>(ops.front().seq), 8);
  put_bytes(bytes_, before);
  put_number(bytes_, ops.size(), 4);
  for (const Op& op : ops) put_bytes(bytes_, content::encode_op(op));
}

Bytes SnapshotPart::take() {
  Bytes packed = pack(bytes_);
  bytes_ = {};
  return packed;
}

SnapshotFile write_snapshot(const SnapshotId& id, int64_t part, int64_t parts, std::span<const uint8_t> packed,
                            size_t run_bytes, const SnapshotKeys& keys) {
  const auto refuse = [&](const char* why) {
    throw Error(ErrorCode::kInput, "write a snapshot", fmt::format("{}: {}", id.scope.name(), why));
  };
  if (id.at_ms < 0 || id.at_ms > kMaxAtMs || parts > kMaxParts) refuse("a number is too large for its name");
  SnapshotFile file;
  Bytes& out = file.bytes;
  out = header_of(id, part, parts, run_bytes, keys);
  put_bytes(out, content::encrypt(keys.scope_key, packed, out));
  put_bytes(out, content::sign(keys.signing, out));
  if (out.size() > kMaxPackedBytes || run_bytes > kMaxPackedBytes) refuse("a change is too large to be carried");
  file.path = snapshot_path({id, part, parts, name_hash(out)});
  return file;
}

std::variant<SealedSnapshot, SegmentFault> read_snapshot(std::string_view path, std::span<const uint8_t> bytes) {
  SealedSnapshot snapshot;
  const auto name = parse_snapshot_path(path);
  if (!name) return SegmentFault::kBadName;
  snapshot.name = *name;
  if (bytes.size() > kMaxPackedBytes || name_hash(bytes) != name->hash) return SegmentFault::kDamaged;

  Reader reader(bytes);
  if (reader.text(kMagic.size()) != kMagic) return SegmentFault::kNonsense;
  const uint64_t version = reader.number(2);
  if (version > kVersion) return SegmentFault::kNewerVersion;
  const std::string scope = reader.text(reader.number(2));
  const uint64_t at = reader.number(8);
  const auto id = reader.array<kIdDigits / 2>();
  const uint64_t part = reader.number(4), parts = reader.number(4);
  snapshot.run_bytes = reader.number(8);
  snapshot.signer = reader.array<32>();
  snapshot.epoch = static_cast<uint32_t>(reader.number(4));
  const bool as_named = scope == name->of.scope.name() && at == static_cast<uint64_t>(name->of.at_ms) &&
                        content::to_hex(id) == name->of.id && part == static_cast<uint64_t>(name->part) &&
                        parts == static_cast<uint64_t>(name->parts);
  if (!reader.ok() || version != kVersion || !as_named || reader.rest().size() < kSignatureBytes)
    return SegmentFault::kNonsense;
  const auto unsigned_part = bytes.first(bytes.size() - kSignatureBytes);
  if (!content::is_signed(snapshot.signer, unsigned_part, bytes.last(kSignatureBytes))) return SegmentFault::kForged;
  snapshot.header = bytes.first(bytes.size() - reader.rest().size());
  snapshot.sealed = unsigned_part.subspan(snapshot.header.size());
  return snapshot;
}

std::optional<Bytes> open_snapshot(const SealedSnapshot& sealed, const content::SharedKey& scope_key) {
  const auto packed = content::decrypt(scope_key, sealed.sealed, sealed.header);
  return packed ? unpack(*packed, sealed.run_bytes) : std::nullopt;
}

bool for_each_run(const content::Scope& scope, std::span<const uint8_t> bytes, size_t limit,
                  const std::function<bool(const SnapshotRun&)>& take) {
  constexpr uint64_t kMaxSeq = 999'999'999'999;
  while (!bytes.empty()) {
    Reader reader(bytes);
    SnapshotRun run;
    const auto log = reader.array<16>();
    run.proof.owner = reader.array<32>();
    run.proof.nonce = reader.array<16>();
    const uint64_t first = reader.number(8);
    run.end = {log, scope, static_cast<int64_t>(first) - 1, reader.array<32>()};
    uint64_t left = reader.number(4);
    const bool sound = reader.ok() && left > 0 && first >= 1 && first <= kMaxSeq &&
                       content::log_id_of(run.proof.owner, run.proof.nonce) == log &&
                       (first > 1 || run.end.chain == content::chain_start(log, scope));
    if (!sound) return false;
    bytes = reader.rest();
    for (; left > 0; run.ops.clear()) {
      run.before = run.end.chain;
      for (; left > 0 && run.ops.size() < limit; --left) {
        auto op = content::decode_op(bytes);
        if (!op) return false;
        op->log = log;
        op->scope = scope;
        op->seq = ++run.end.seq;
        run.end.chain = content::chain_next(run.end.chain, *op);
        run.ops.push_back(std::move(*op));
      }
      if (!take(run)) return false;
    }
  }
  return true;
}

}  // namespace starharbor::sync
