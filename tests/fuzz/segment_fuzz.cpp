// Segments: the file, what is packed, the ops themselves up to the tables, and headers under a right signature.
#include <zstd.h>

#include <fmt/format.h>

#include "content-db/log/audit.h"
#include "content-db/log/log.h"
#include "content-db/log/projection_tables.h"
#include "content-db/storage/database.h"
#include "sync/format/segment.h"
#include "tests/fuzz/input.h"
#include "tests/support/scope_literal.h"

namespace starharbor::fuzz {
namespace {

using content::Hash;
using content::Op;
using sync::Segment;
using sync::SegmentFault;

const std::vector<content::Scope> kScopes = {"base-heart"_scope, "events-heart"_scope, "district"_scope};
constexpr size_t kMostOps = 32;

const content::DeviceKeys& writer() {
  static const auto keys = keys_of_device(5);
  return keys;
}

const content::SharedKey& scope_key() {
  static const content::SharedKey key = [] {
    content::SharedKey made;
    made.bytes.fill(9);
    return made;
  }();
  return key;
}

sync::SegmentName name_for(const content::Scope& scope, int64_t first, int64_t count, Input file) {
  return {scope, content::log_id_of(writer().signing.public_key, {}), first, first + count - 1,
          content::to_hex(content::hash_bytes(file)).substr(0, 32)};
}

void put(Bytes& out, uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

template <typename Range>
void put_all(Bytes& out, const Range& bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// What the file says before its seal, as FORMAT.md has it.
struct Header {
  content::Scope scope;
  int64_t first = 1, count = 1;
  Hash before{}, after{};
  uint64_t run_bytes = 0;
};

Bytes bytes_of(const Header& header) {
  Bytes out;
  put_all(out, std::string_view("SHsegmt\n"));
  put(out, 1, 2);
  put(out, header.scope.name().size(), 2);
  put_all(out, header.scope.name());
  put_all(out, content::log_id_of(writer().signing.public_key, {}));
  put(out, static_cast<uint64_t>(header.first), 8);
  put(out, static_cast<uint64_t>(header.first + header.count - 1), 8);
  put(out, static_cast<uint64_t>(header.count), 4);
  put_all(out, header.before);
  put_all(out, header.after);
  put(out, header.run_bytes, 8);
  put_all(out, writer().signing.public_key);
  put_all(out, content::Nonce{});
  put(out, 3, 4);
  return out;
}

Bytes signed_file(Bytes out) {
  put_all(out, content::sign(writer().signing, out));
  return out;
}

Bytes sealed_file(const Header& header, Input packed) {
  Bytes out = bytes_of(header);
  put_all(out, content::encrypt(scope_key(), packed, Bytes(out)));
  return signed_file(std::move(out));
}

std::optional<Segment> open(const sync::SegmentName& name, Input file) {
  const auto read = sync::read_segment(sync::segment_path(name), file);
  const auto* sealed = std::get_if<sync::SealedSegment>(&read);
  if (!sealed) return std::nullopt;
  auto opened = sync::open_segment(*sealed, scope_key());
  auto* segment = std::get_if<Segment>(&opened);
  if (!segment) return std::nullopt;
  STARHARBOR_MUST_HOLD(segment->ops.size() == static_cast<size_t>(name.last - name.first + 1));
  return std::move(*segment);
}

// What the tables say is what the log says, whatever the ops say.
void take_in(const Segment& segment) {
  static content::Database db = [] {
    content::Database made = content::Database::in_memory();
    content::make_projection(made);
    return made;
  }();
  const content::Transaction rolled_back(db);
  content::Log log(db, {"office", content::Role::kOffice, ""}, [] { return int64_t{1'781'755'200'000}; });
  log.owners().note_owner(segment.name.log, segment.signer);
  log.merge(segment.before, segment.ops);
  log.conflicts();
  content::kept_aside(log.database());
  const auto digests = content::digests(log.database());
  log.rebuild();
  STARHARBOR_MUST_HOLD(content::digests(log.database()) == digests);
}

// The bytes are a run: as many ops as it has are counted, hashed and packed.
void take_run(const content::Scope& scope, Input run) {
  Header header{scope, 1, 0, {}, {}, run.size()};
  header.before = content::chain_start(content::log_id_of(writer().signing.public_key, {}), scope);
  header.after = header.before;
  Bytes whole;
  for (Input rest = run; !rest.empty() && static_cast<size_t>(header.count) < kMostOps; ++header.count) {
    const auto op = content::decode_op(rest);
    if (!op) break;
    header.after = content::chain_next(header.after, *op);
    whole.assign(run.begin(), run.end() - static_cast<ptrdiff_t>(rest.size()));
  }
  if (header.count == 0) return;
  header.run_bytes = whole.size();
  Bytes packed(ZSTD_compressBound(whole.size()));
  packed.resize(ZSTD_compress(packed.data(), packed.size(), whole.data(), whole.size(), 1));
  const Bytes file = sealed_file(header, packed);
  const auto segment = open(name_for(scope, 1, header.count, file), file);
  STARHARBOR_MUST_HOLD(segment);
  Bytes again;
  for (const Op& op : segment->ops) put_all(again, content::encode_op(op));
  STARHARBOR_MUST_HOLD(again == whole);
  take_in(*segment);
}

}  // namespace

void segment(Input bytes) {
  Taker taker(bytes);
  const uint8_t way = taker.byte() % 4;
  const content::Scope scope = kScopes[taker.byte() % kScopes.size()];
  const int64_t first = 1 + static_cast<int64_t>(taker.byte() % 2), count = 1 + taker.byte() % 3;
  if (way == 0) {
    open(name_for(scope, first, count, taker.rest()), taker.rest());
    sync::parse_segment_path(text_of(taker.rest()));
  } else if (way == 1) {
    const Bytes file = signed_file(Bytes(taker.rest().begin(), taker.rest().end()));
    open(name_for(scope, first, count, file), file);
  } else if (way == 2) {
    Header header{scope, first, count, {}, {}, taker.number(4)};
    header.before = content::chain_start(content::log_id_of(writer().signing.public_key, {}), scope);
    const Bytes file = sealed_file(header, taker.rest());
    open(name_for(scope, first, count, file), file);
  } else {
    take_run(scope, taker.rest());
  }
}

}  // namespace starharbor::fuzz
