// The bytes of an op and its chain; see op.h for their layout.
#include "content-db/log/op.h"

#include "content-db/log/body.h"

namespace starharbor::content {
namespace {

void put(std::vector<uint8_t>& out, uint64_t value, int bytes) {
  std::array<uint8_t, 8> digits;
  for (int i = 0; i < bytes; ++i) digits[i] = static_cast<uint8_t>(value >> (bytes - 1 - i) * 8);
  out.insert(out.end(), digits.begin(), digits.begin() + bytes);
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

// For a body's length, which no segment is large enough for.
constexpr uint64_t kErased = 0xFFFFFFFF, kHollow = 0xFFFFFFFE;

void put_columns(std::vector<uint8_t>& out, const std::string& hollow_body) {
  const Columns columns = read_body(hollow_body).value_or(Columns());
  put(out, columns.size(), 4);
  for (const auto& [name, value] : columns) put_text(out, name);
}

// The body that put_columns wrote; false for anything that it would write otherwise.
bool take_columns(std::span<const uint8_t>& in, std::string& hollow_body) {
  uint64_t count = 0;
  if (!take(in, 4, count) || in.size() / 4 < count) return false;
  Columns columns;
  std::string before;
  for (uint64_t i = 0; i < count; ++i) {
    std::string name;
    if (!take_text(in, name) || (i > 0 && name <= before)) return false;
    columns[name] = nullptr;
    before = std::move(name);
  }
  const auto body = write_body(columns);
  hollow_body = body.value_or("");
  return body.has_value();
}

bool take_body(std::span<const uint8_t>& in, Op& op) {
  std::span<const uint8_t> ahead = in;
  uint64_t size = 0;
  if (!take(ahead, 4, size) || (size != kErased && size != kHollow)) return take_text(in, op.body);
  Hash chain;
  if (ahead.size() < chain.size()) return false;
  std::copy_n(ahead.begin(), chain.size(), chain.begin());
  op.stated_hash = chain;
  in = ahead.subspan(chain.size());
  return size == kErased || take_columns(in, op.body);
}

}  // namespace

Tag tag_of(const Hash& chain) {
  uint64_t tag = 0;
  for (size_t i = 0; i < sizeof(Tag); ++i) tag = tag << 8 | chain[i];
  return static_cast<Tag>(tag);
}

FactId fact_id(const Op& op, const Hash& chain) {
  std::string id = to_hex(op.log);
  id += '.';
  id += std::to_string(op.seq);
  id += '.';
  id += to_hex(std::span(chain).first<sizeof(Tag)>());
  return FactId(std::move(id));
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
  if (op.stated_hash) {
    put(out, op.is_hollow() ? kHollow : kErased, 4);
    out.insert(out.end(), op.stated_hash->begin(), op.stated_hash->end());
    if (op.is_hollow()) put_columns(out, op.body);
  } else {
    put_text(out, op.body);
  }
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
  if (!take_text(in, op.table) || !take_text(in, op.row) || !take_body(in, op)) return std::nullopt;
  bytes = in;
  return op;
}

Op hollow(Op op, const Hash& chain) {
  Columns columns = read_body(op.body).value_or(Columns());
  for (auto& [name, value] : columns) value = nullptr;
  op.body = write_body(columns).value();
  op.stated_hash = chain;
  return op;
}

Hash chain_start(const LogId& log, const Scope& scope) {
  return Hasher().add(log).add(scope.name()).finish();
}

Hash chain_next(const Hash& before, const Op& op) {
  if (op.stated_hash) return *op.stated_hash;
  return Hasher().add(before).add(encode_op(op)).finish();
}

}  // namespace starharbor::content
