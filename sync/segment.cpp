// The bytes of a segment; FORMAT.md says what they mean. Every length is checked before anything is allocated for it.
#include "sync/segment.h"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>

#include "content-db/error.h"
#include "sync/names.h"

namespace starharbor::sync {
namespace {

using content::Hash;
using content::LogId;
using content::Op;

constexpr std::string_view kMagic = "SHsegmt\n";
constexpr uint64_t kVersion = 1;
constexpr int kNumberDigits = 12;
constexpr int64_t kMaxSeq = 999'999'999'999;
constexpr size_t kHashDigits = 32;
constexpr size_t kMaxScopeBytes = 80;
constexpr int kZstdLevel = 6;

void put(Bytes& out, uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

// Reads a header from the front. After the first read past the end everything is zero and ok() is false.
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes) : rest_(bytes) {}

  std::span<const uint8_t> take(size_t count) {
    if (rest_.size() < count) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const auto front = rest_.first(count);
    rest_ = rest_.subspan(count);
    return front;
  }
  uint64_t number(int bytes) {
    uint64_t value = 0;
    for (const uint8_t byte : take(bytes)) value = value << 8 | byte;
    return value;
  }
  std::string text(size_t count) {
    const auto bytes = take(count);
    return std::string(bytes.begin(), bytes.end());
  }
  template <size_t N>
  std::array<uint8_t, N> array() {
    std::array<uint8_t, N> out{};
    const auto bytes = take(N);
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
  }
  bool ok() const { return ok_; }
  std::span<const uint8_t> rest() const { return rest_; }

 private:
  std::span<const uint8_t> rest_;
  bool ok_ = true;
};

std::string file_hash(std::span<const uint8_t> bytes) {
  return content::to_hex(content::hash_bytes(bytes)).substr(0, kHashDigits);
}

Bytes header_of(std::span<const Op> ops, const Hash& before, const Hash& after, size_t run_size) {
  const Op& first = ops.front();
  Bytes out(kMagic.begin(), kMagic.end());
  out.reserve(512);
  put(out, kVersion, 2);
  put(out, first.scope.size(), 2);
  out.insert(out.end(), first.scope.begin(), first.scope.end());
  out.insert(out.end(), first.log.begin(), first.log.end());
  put(out, static_cast<uint64_t>(first.seq), 8);
  put(out, static_cast<uint64_t>(ops.back().seq), 8);
  put(out, ops.size(), 4);
  out.insert(out.end(), before.begin(), before.end());
  out.insert(out.end(), after.begin(), after.end());
  put(out, run_size, 8);
  return out;
}

std::optional<Bytes> unpack(std::span<const uint8_t> packed, uint64_t size) {
  if (size > kMaxSegmentBytes || ZSTD_getFrameContentSize(packed.data(), packed.size()) != size ||
      ZSTD_findFrameCompressedSize(packed.data(), packed.size()) != packed.size()) {
    return std::nullopt;
  }
  Bytes out(size);
  if (ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size()) != size) return std::nullopt;
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

std::optional<int64_t> parse_number(std::string_view digits) {
  int64_t value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

}  // namespace

bool is_sound_scope(std::string_view scope) {
  return scope.size() <= kMaxScopeBytes && is_sound_part(scope);
}

std::string segment_path(const SegmentName& name) {
  return fmt::format("{}/{}/{}/{:0{}}-{:0{}}-{}", kSegmentsFolder, name.scope, content::to_hex(name.log), name.first,
                     kNumberDigits, name.last, kNumberDigits, name.hash);
}

std::optional<SegmentName> parse_segment_path(std::string_view path) {
  const auto parts = split_path(path);
  if (parts.size() != 4 || parts[0] != kSegmentsFolder || !is_sound_scope(parts[1])) return std::nullopt;
  SegmentName name;
  name.scope = parts[1];
  const auto log = content::from_hex(parts[2]);
  const std::string_view file = parts[3];
  if (log.size() != name.log.size() || file.size() != 2 * kNumberDigits + 2 + kHashDigits) return std::nullopt;
  std::copy(log.begin(), log.end(), name.log.begin());
  const auto first = parse_number(file.substr(0, kNumberDigits));
  const auto last = parse_number(file.substr(kNumberDigits + 1, kNumberDigits));
  name.hash = file.substr(2 * kNumberDigits + 2);
  if (!first || !last || content::from_hex(name.hash).size() != kHashDigits / 2) return std::nullopt;
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
    case SegmentFault::kNewerVersion:
      return "written by a newer version: it waits until this device is upgraded";
    case SegmentFault::kNonsense:
      return "whole, but not the segment that its name says";
  }
  return "";
}

SegmentFile write_segment(std::span<const Op> ops, const Hash& before) {
  const auto refuse = [&](const char* why) {
    throw Error(ErrorCode::kInput, "write a segment", fmt::format("{}: {}", ops.empty() ? "" : ops.front().scope, why));
  };
  if (ops.empty() || ops.size() > kMaxSegmentOps) refuse("a segment has 1 to 4096 changes");
  if (!is_sound_scope(ops.front().scope)) refuse("this scope's name can't be a folder's");
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
  out = header_of(ops, before, after, run.size());
  const size_t header = out.size();
  out.resize(header + ZSTD_compressBound(run.size()));
  const size_t packed = ZSTD_compress(out.data() + header, out.size() - header, run.data(), run.size(), kZstdLevel);
  if (ZSTD_isError(packed)) refuse(ZSTD_getErrorName(packed));
  out.resize(header + packed);
  if (out.size() > kMaxSegmentBytes) refuse("a change is too large to be carried");
  file.path = segment_path({ops.front().scope, ops.front().log, ops.front().seq, ops.back().seq, file_hash(out)});
  return file;
}

std::variant<Segment, SegmentFault> read_segment(std::string_view path, std::span<const uint8_t> bytes) {
  Segment segment;
  const auto name = parse_segment_path(path);
  if (!name) return SegmentFault::kBadName;
  segment.name = *name;
  if (bytes.size() > kMaxSegmentBytes || file_hash(bytes) != name->hash) return SegmentFault::kDamaged;

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
  const uint64_t run_size = reader.number(8);
  const bool as_named = scope == name->scope && log == name->log && first == static_cast<uint64_t>(name->first) &&
                        last == static_cast<uint64_t>(name->last) && count == last - first + 1;
  if (!reader.ok() || version != kVersion || !as_named) return SegmentFault::kNonsense;

  const auto run = unpack(reader.rest(), run_size);
  if (!run) return SegmentFault::kNonsense;
  auto ops = decode_run(*run, *name);
  if (!ops) return SegmentFault::kNonsense;
  Hash chain = segment.before;
  for (const Op& op : *ops) chain = content::chain_next(chain, op);
  const bool begins_right = name->first > 1 || segment.before == content::chain_start(log, scope);
  if (chain != segment.after || !begins_right) return SegmentFault::kNonsense;
  segment.ops = std::move(*ops);
  return segment;
}

}  // namespace starharbor::sync
