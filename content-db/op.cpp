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

constexpr size_t kRefBytes = 24;

}  // namespace

std::string op_text(const Op& op) {
  return fmt::format("{}.{}.{}", op.scope, to_hex(op.log), op.seq);
}

std::vector<uint8_t> encode_op(const Op& op) {
  std::vector<uint8_t> out;
  out.reserve(24 + op.seen.size() * kRefBytes + op.table.size() + op.row.size() + op.body.size());
  put(out, static_cast<uint64_t>(op.stamp), 8);
  put(out, op.seen.size(), 4);
  for (const OpRef& ref : op.seen) {
    out.insert(out.end(), ref.log.begin(), ref.log.end());
    put(out, static_cast<uint64_t>(ref.seq), 8);
  }
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
  op.seen.resize(count);
  for (OpRef& ref : op.seen) {
    std::copy_n(in.begin(), ref.log.size(), ref.log.begin());
    in = in.subspan(ref.log.size());
    uint64_t seq = 0;
    take(in, 8, seq);
    ref.seq = static_cast<int64_t>(seq);
  }
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
