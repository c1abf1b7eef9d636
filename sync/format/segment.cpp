// The bytes of a segment; FORMAT.md says what they mean. Every length is checked before anything is allocated for it.
#include "sync/format/segment.h"

#include <fmt/format.h>

#include <algorithm>

#include "content-db/base/error.h"
#include "sync/format/names.h"
#include "sync/format/packing.h"

namespace starharbor::sync {
namespace {

using content::Hash;
using content::LogId;
using content::Op;

constexpr std::string_view kMagic = "SHsegmt\n";
constexpr uint64_t kVersion = 1;
constexpr int kNumberDigits = 12;
constexpr int64_t kMaxSeq = 999'999'999'999;

Bytes header_of(std::span<const Op> ops, const Hash& before, const Hash& after, size_t run_size,
                const SegmentKeys& keys) {
  const Op& first = ops.front();
  Bytes out;
  out.reserve(512);
  put_bytes(out, kMagic);
  put_number(out, kVersion, 2);
  put_number(out, first.scope.name().size(), 2);
  put_bytes(out, first.scope.name());
  put_bytes(out, first.log);
  put_number(out, static_cast<uint64_t>(first.seq), 8);
  put_number(out, static_cast<uint64_t>(ops.back().seq), 8);
  put_number(out, ops.size(), 4);
  put_bytes(out, before);
  put_bytes(out, after);
  put_number(out, run_size, 8);
  put_bytes(out, keys.signing.public_key);
  put_bytes(out, keys.nonce);
  put_number(out, keys.epoch, 4);
  return out;
}

// The ops of `bytes`, all of them and nothing else, with the keys that the name gives them.
std::optional<std::vector<Op>> decode_run(std::span<const uint8_t> bytes, const SegmentName& name) {
  std::vector<Op> ops;
  for (int64_t seq = name.first; seq <= name.last; ++seq) {
    auto op = content::decode_op(bytes);
    if (!op) return std::nullopt;
    op->log = name.log;
    op->scope = name.scope;
    op->seq = seq;
    ops.push_back(std::move(*op));
  }
  if (!bytes.empty()) return std::nullopt;
  return ops;
}

}  // namespace

std::string segment_path(const SegmentName& name) {
  return fmt::format("{}/{}/{}/{:0{}}-{:0{}}-{}", kSegmentsFolder, name.scope.name(), content::to_hex(name.log),
                     name.first, kNumberDigits, name.last, kNumberDigits, name.hash);
}

std::optional<SegmentName> parse_segment_path(std::string_view path) {
  const auto parts = split_path(path);
  if (parts.size() != 4 || parts[0] != kSegmentsFolder) return std::nullopt;
  const auto scope = content::Scope::parse(parts[1]);
  if (!scope) return std::nullopt;
  SegmentName name;
  name.scope = *scope;
  const auto log = content::from_hex(parts[2]);
  const std::string_view file = parts[3];
  if (log.size() != name.log.size() || file.size() != 2 * kNumberDigits + 2 + kNameHashDigits) return std::nullopt;
  std::copy(log.begin(), log.end(), name.log.begin());
  const auto first = parse_digits(file.substr(0, kNumberDigits));
  const auto last = parse_digits(file.substr(kNumberDigits + 1, kNumberDigits));
  name.hash = file.substr(2 * kNumberDigits + 2);
  if (!first || !last || content::from_hex(name.hash).size() != kNameHashDigits / 2) return std::nullopt;
  name.first = *first;
  name.last = *last;
  const bool in_range = name.first >= 1 && name.last >= name.first && name.last - name.first < kMaxSegmentOps;
  if (!in_range || segment_path(name) != path) return std::nullopt;
  return name;
}

const char* words(SegmentFault fault) {
  switch (fault) {
    case SegmentFault::kBadName:
      return "its name is no segment's";
    case SegmentFault::kDamaged:
      return "damaged: cut short, changed or renamed on the way";
    case SegmentFault::kForged:
      return "not signed by the device whose changes it says it has";
    case SegmentFault::kNewerVersion:
      return "written by a newer version: it waits until this device is upgraded";
    case SegmentFault::kNonsense:
      return "whole, but not the segment that its name says";
  }
  return "";
}

SegmentFile write_segment(std::span<const Op> ops, const Hash& before, const SegmentKeys& keys) {
  const auto refuse = [&](const char* why) {
    throw Error(ErrorCode::kInput, "write a segment",
                fmt::format("{}: {}", ops.empty() ? "" : ops.front().scope.name(), why));
  };
  if (ops.empty() || ops.size() > kMaxSegmentOps) refuse("a segment has 1 to 4096 changes");
  if (ops.back().seq > kMaxSeq) refuse("the log is too long");

  Bytes run;
  Hash after = before;
  for (const Op& op : ops) {
    const auto bytes = content::encode_op(op);
    run.insert(run.end(), bytes.begin(), bytes.end());
    after = content::chain_next(after, op);
  }
  if (run.size() > kMaxSegmentBytes) refuse("a change is too large to be carried");

  SegmentFile file;
  Bytes& out = file.bytes;
  out = header_of(ops, before, after, run.size(), keys);
  const Bytes sealed = content::encrypt(keys.scope_key, pack(run), out);
  out.insert(out.end(), sealed.begin(), sealed.end());
  const content::Signature signature = content::sign(keys.signing, out);
  out.insert(out.end(), signature.begin(), signature.end());
  if (out.size() > kMaxSegmentBytes) refuse("a change is too large to be carried");
  file.path = segment_path({ops.front().scope, ops.front().log, ops.front().seq, ops.back().seq, name_hash(out)});
  return file;
}

std::variant<SealedSegment, SegmentFault> read_segment(std::string_view path, std::span<const uint8_t> bytes) {
  SealedSegment segment;
  const auto name = parse_segment_path(path);
  if (!name) return SegmentFault::kBadName;
  segment.name = *name;
  if (bytes.size() > kMaxSegmentBytes || name_hash(bytes) != name->hash) return SegmentFault::kDamaged;

  Reader reader(bytes);
  if (reader.text(kMagic.size()) != kMagic) return SegmentFault::kNonsense;
  const uint64_t version = reader.number(2);
  if (version > kVersion) return SegmentFault::kNewerVersion;
  const std::string scope = reader.text(reader.number(2));
  const LogId log = reader.array<16>();
  const uint64_t first = reader.number(8);
  const uint64_t last = reader.number(8);
  const uint64_t count = reader.number(4);
  segment.before = reader.array<32>();
  segment.after = reader.array<32>();
  segment.run_bytes = reader.number(8);
  segment.signer = reader.array<32>();
  segment.nonce = reader.array<16>();
  segment.epoch = static_cast<uint32_t>(reader.number(4));
  const bool as_named = scope == name->scope.name() && log == name->log &&
                        first == static_cast<uint64_t>(name->first) && last == static_cast<uint64_t>(name->last) &&
                        count == last - first + 1;
  const bool begins_right = first > 1 || segment.before == content::chain_start(log, name->scope);
  constexpr size_t kSignatureBytes = content::Signature{}.size();
  if (!reader.ok() || version != kVersion || !as_named || !begins_right || reader.rest().size() < kSignatureBytes)
    return SegmentFault::kNonsense;
  const auto unsigned_part = bytes.first(bytes.size() - kSignatureBytes);
  if (content::log_id_of(segment.signer, segment.nonce) != log ||
      !content::is_signed(segment.signer, unsigned_part, bytes.last(kSignatureBytes)))
    return SegmentFault::kForged;
  segment.header = bytes.first(bytes.size() - reader.rest().size());
  segment.sealed = unsigned_part.subspan(segment.header.size());
  return segment;
}

std::variant<Segment, SegmentFault> open_segment(const SealedSegment& sealed, const content::SharedKey& scope_key) {
  const auto packed = content::decrypt(scope_key, sealed.sealed, sealed.header);
  const auto run = packed ? unpack(*packed, sealed.run_bytes) : std::nullopt;
  auto ops = run ? decode_run(*run, sealed.name) : std::nullopt;
  if (!ops) return SegmentFault::kNonsense;
  Hash chain = sealed.before;
  for (const Op& op : *ops) chain = content::chain_next(chain, op);
  if (chain != sealed.after) return SegmentFault::kNonsense;
  return Segment{sealed.name, sealed.signer, sealed.nonce, sealed.before, sealed.after, std::move(*ops)};
}

}  // namespace starharbor::sync
