// The bytes of an op and its chain; see op.h for their layout.
#include "content-db/op.h"

#include <fmt/format.h>

namespace starharbor::content {
namespace {

void put(std::vector<uint8_t>& out, uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

void put_text(std::vector<uint8_t>& out, std::string_view text) {
  put(out, text.size(), 4);
  out.insert(out.end(), text.begin(), text.end());
}

bool take(std::span<const uint8_t>& in, int bytes, uint64_t& value) {
  if (in.size() < static_cast<size_t>(bytes)) return false;
  value = 0;
  for (int i = 0; i < bytes; ++i) value = value << 8 | in[i];
  in = in.subspan(bytes);
  return true;
}

bool take_text(std::span<const uint8_t>& in, std::string& text) {
  uint64_t size = 0;
  if (!take(in, 4, size) || in.size() < size) return false;
  text.assign(reinterpret_cast<const char*>(in.data()), size);
  in = in.subspan(size);
  return true;
}

constexpr size_t kRefBytes = 32;

}  // namespace

Tag tag_of(const Hash& chain) {
  uint64_t tag = 0;
  for (size_t i = 0; i < sizeof(Tag); ++i) tag = tag << 8 | chain[i];
  return static_cast<Tag>(tag);
}

std::string fact_id(const Op& op, const Hash& chain) {
  return fmt::format("{}.{}.{:016x}", to_hex(op.log), op.seq, static_cast<uint64_t>(tag_of(chain)));
}

std::vector<uint8_t> encode_seen(std::span<const OpRef> seen) {
  std::vector<uint8_t> out;
  out.reserve(seen.size() * kRefBytes);
  for (const OpRef& ref : seen) {
    out.insert(out.end(), ref.log.begin(), ref.log.end());
    put(out, static_cast<uint64_t>(ref.seq), 8);
    put(out, static_cast<uint64_t>(ref.tag), 8);
  }
  return out;
}

std::vector<OpRef> decode_seen(std::span<const uint8_t> in) {
  std::vector<OpRef> seen(in.size() / kRefBytes);
  for (OpRef& ref : seen) {
    std::copy_n(in.begin(), ref.log.size(), ref.log.begin());
    in = in.subspan(ref.log.size());
    uint64_t seq = 0, tag = 0;
    take(in, 8, seq);
    take(in, 8, tag);
    ref.seq = static_cast<int64_t>(seq);
    ref.tag = static_cast<Tag>(tag);
  }
  return seen;
}

std::vector<uint8_t> encode_op(const Op& op) {
  std::vector<uint8_t> out;
  out.reserve(24 + op.seen.size() * kRefBytes + op.table.size() + op.row.size() + op.body.size());
  put(out, static_cast<uint64_t>(op.stamp), 8);
  put(out, op.seen.size(), 4);
  const auto seen = encode_seen(op.seen);
  out.insert(out.end(), seen.begin(), seen.end());
  put_text(out, op.table);
  put_text(out, op.row);
  put_text(out, op.body);
  return out;
}

std::optional<Op> decode_op(std::span<const uint8_t>& bytes) {
  std::span<const uint8_t> in = bytes;
  Op op{};
  uint64_t stamp = 0, count = 0;
  if (!take(in, 8, stamp) || !take(in, 4, count) || in.size() / kRefBytes < count) return std::nullopt;
  op.stamp = static_cast<Stamp>(stamp);
  op.seen = decode_seen(in.first(count * kRefBytes));
  in = in.subspan(count * kRefBytes);
  if (!take_text(in, op.table) || !take_text(in, op.row) || !take_text(in, op.body)) return std::nullopt;
  bytes = in;
  return op;
}

Hash chain_start(const LogId& log, std::string_view scope) {
  return Hasher().add(log).add(scope).finish();
}

Hash chain_next(const Hash& before, const Op& op) {
  return Hasher().add(before).add(encode_op(op)).finish();
}

std::string events_scope(std::string_view base) {
  return fmt::format("events-{}", base);
}
std::string base_scope(std::string_view base) {
  return fmt::format("base-{}", base);
}

}  // namespace starharbor::content
