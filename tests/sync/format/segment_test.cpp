// Segments: what is written is read again, and nothing else is ever believed, whatever the bytes.
#include "sync/format/segment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <zstd.h>
#include <nlohmann/json.hpp>

#include "content-db/base/error.h"
#include "sync/format/names.h"
#include "tests/support/device.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Op;
using sync::Segment;
using sync::SegmentFault;

constexpr size_t kVersionAt = 8;
constexpr size_t kRunSizeAt = 8 + 2 + 2 + 10 + 16 + 8 + 8 + 4 + 32 + 32;
constexpr size_t kHeaderSize = kRunSizeAt + 8 + 32 + 16 + 4;

const content::SigningKey& signer() {
  static const auto key = content::device_keys(seed_of(5)).signing;
  return key;
}

content::SharedKey scope_key(uint8_t number = 9) {
  return seed_of(number);
}

content::LogId log() {
  return content::log_id_of(signer().public_key, {});
}

std::vector<Op> run_of(int64_t first, int64_t count) {
  std::vector<Op> ops;
  for (int64_t seq = first; seq < first + count; ++seq) {
    Op op{log(), "base-heart"_scope, seq, content::stamp_of(kNoonMs + seq), {}, "member", "m1", {}};
    op.body = nlohmann::json{{"name", "王小明"}, {"firm", std::to_string(seq)}}.dump();
    if (seq > 1) op.seen.push_back({op.log, seq - 1});
    ops.push_back(std::move(op));
  }
  return ops;
}

content::Hash before(int64_t first) {
  content::Hash chain = content::chain_start(log(), "base-heart"_scope);
  for (const Op& op : run_of(1, first - 1)) chain = content::chain_next(chain, op);
  return chain;
}

sync::SegmentFile segment_of(int64_t first, int64_t count) {
  return sync::write_segment(run_of(first, count), before(first), {signer(), {}, 3, scope_key()});
}

std::variant<Segment, SegmentFault> open(const std::string& path, std::span<const uint8_t> bytes) {
  const auto read = sync::read_segment(path, bytes);
  if (const auto* fault = std::get_if<SegmentFault>(&read)) return *fault;
  return sync::open_segment(std::get<sync::SealedSegment>(read), scope_key());
}

SegmentFault fault_of(const std::string& path, std::span<const uint8_t> bytes) {
  const auto read = open(path, bytes);
  return std::holds_alternative<SegmentFault>(read) ? std::get<SegmentFault>(read) : static_cast<SegmentFault>(-1);
}

// The path that bytes would have to have for their hash to be right: what a forger or a mad program would write.
std::string path_for(const sync::SegmentFile& original, const sync::Bytes& bytes) {
  auto name = *sync::parse_segment_path(original.path);
  name.hash = content::to_hex(content::hash_bytes(bytes)).substr(0, 32);
  return sync::segment_path(name);
}

TEST(Segment, GivesBackWhatWasWritten) {
  for (const int64_t first : {1, 5}) {
    const auto file = segment_of(first, 3);
    const auto read = open(file.path, file.bytes);
    ASSERT_TRUE(std::holds_alternative<Segment>(read));
    const auto& segment = std::get<Segment>(read);
    EXPECT_EQ(segment.ops, run_of(first, 3));
    EXPECT_EQ(segment.before, before(first));
    EXPECT_EQ(segment.after, before(first + 3));
  }
}

TEST(Segment, IsNamedByScopeLogPlaceAndHash) {
  EXPECT_THAT(segment_of(5, 3).path, ::testing::MatchesRegex("segments/base-heart/" + content::to_hex(log()) +
                                                             "/000000000005-000000000007-[0-9a-f]{32}"));
}

TEST(Segment, HasAtMost4096Ops) {
  EXPECT_TRUE(std::holds_alternative<Segment>([] {
    const auto file = segment_of(1, 4096);
    return open(file.path, file.bytes);
  }()));
  EXPECT_THROW(segment_of(1, 4097), Error);
  EXPECT_THROW(segment_of(1, 0), Error);
}

TEST(Segment, PathsAreTakenToTheLetter) {
  const std::string good = segment_of(5, 3).path;
  ASSERT_TRUE(sync::parse_segment_path(good));
  const std::string hash = good.substr(good.size() - 32), log(32, '7');
  for (const std::string& bad :
       {good + "0", good.substr(1), "segments/../" + log + "/000000000001-000000000001-" + hash, good + ".part",
        std::string(),
        "segments/base-heart/" + log + "/000000000003-000000000002-" + hash,  // backwards
        "segments/base-heart/" + log + "/000000000000-000000000002-" + hash,  // from nothing
        "segments/base-heart/" + log + "/000000000001-000000004097-" + hash,  // too many
        "segments/base-heart/" + log + "/00000000000a-000000000002-" + hash,  // no number
        "segments/base-heart/" + log + "/000000000001_000000000002-" + hash,
        "segments/base-heart/" + log.substr(2) + "/x"}) {
    EXPECT_FALSE(sync::parse_segment_path(bad)) << bad;
    EXPECT_EQ(fault_of(bad, {}), SegmentFault::kBadName);
  }
}

TEST(Segment, CutShortChangedOrRenamedIsDamaged) {
  const auto file = segment_of(5, 3);
  for (size_t size = 0; size < file.bytes.size(); ++size) {
    ASSERT_EQ(fault_of(file.path, std::span(file.bytes).first(size)), SegmentFault::kDamaged) << size;
    auto changed = file.bytes;
    changed[size] ^= 1;
    ASSERT_EQ(fault_of(file.path, changed), SegmentFault::kDamaged) << size;
  }
  EXPECT_EQ(fault_of(segment_of(5, 2).path, file.bytes), SegmentFault::kDamaged);
}

// Every byte and every length turned, with a name that fits: nobody but the log's owner can have written it.
TEST(Segment, AChangedOneUnderAFittingNameIsForged) {
  const auto file = segment_of(5, 3);
  for (size_t at = 0; at < file.bytes.size(); ++at) {
    for (const uint8_t flip : {0x01, 0x80, 0xff}) {
      auto changed = file.bytes;
      changed[at] ^= flip;
      const auto fault = fault_of(path_for(file, changed), changed);
      ASSERT_TRUE(at < kHeaderSize ? fault != static_cast<SegmentFault>(-1) : fault == SegmentFault::kForged) << at;
    }
    const std::span<const uint8_t> cut(file.bytes.data(), at);
    const auto fault = fault_of(path_for(file, {cut.begin(), cut.end()}), cut);
    ASSERT_EQ(fault, at < kHeaderSize + 64 ? SegmentFault::kNonsense : SegmentFault::kForged) << at;
  }
  auto longer = file.bytes;
  longer.push_back(0);
  EXPECT_EQ(fault_of(path_for(file, longer), longer), SegmentFault::kForged);
}

TEST(Segment, OfALogThatIsNotTheSignersIsForged) {
  const auto stranger = content::device_keys(seed_of(6)).signing;
  const auto forged = sync::write_segment(run_of(5, 3), before(5), {stranger, {}, 3, scope_key()});
  EXPECT_EQ(fault_of(forged.path, forged.bytes), SegmentFault::kForged);
}

TEST(Segment, OpensWithTheKeyOfItsScopeAlone) {
  const auto file = segment_of(5, 3);
  const auto read = sync::read_segment(file.path, file.bytes);
  const auto& sealed = std::get<sync::SealedSegment>(read);
  EXPECT_EQ(sealed.epoch, 3u);
  EXPECT_EQ(sealed.signer, signer().public_key);
  EXPECT_TRUE(std::holds_alternative<SegmentFault>(sync::open_segment(sealed, scope_key(8))));
  const std::string text(file.bytes.begin(), file.bytes.end());
  EXPECT_EQ(text.find("member"), std::string::npos);
}

TEST(Segment, OfAnotherPlaceUnderAFittingNameIsNonsense) {
  const auto file = segment_of(5, 3);
  auto name = *sync::parse_segment_path(file.path);
  for (const auto& [scope, first, last] : {std::tuple("base-maple"_scope, 5, 7), std::tuple("base-heart"_scope, 6, 8),
                                           std::tuple("base-heart"_scope, 5, 8)}) {
    auto other = name;
    other.scope = scope;
    other.first = first;
    other.last = last;
    EXPECT_EQ(fault_of(sync::segment_path(other), file.bytes), SegmentFault::kNonsense);
  }
}

TEST(Segment, OfANewerVersionWaits) {
  const auto file = segment_of(5, 3);
  auto newer = file.bytes;
  newer[kVersionAt + 1] = 3;
  EXPECT_EQ(fault_of(path_for(file, newer), newer), SegmentFault::kNewerVersion);
}

// A few kilobytes that unpack to more than a segment may hold: refused by what they announce, before any of it is
// unpacked.
TEST(Segment, ABombIsNotUnpacked) {
  const auto file = segment_of(5, 3);
  const sync::Bytes zeros(sync::kMaxSegmentBytes + 1);
  sync::Bytes packed(ZSTD_compressBound(zeros.size()));
  packed.resize(ZSTD_compress(packed.data(), packed.size(), zeros.data(), zeros.size(), 1));
  for (const uint64_t announced : {uint64_t{zeros.size()}, uint64_t{100}, ~uint64_t{0}}) {
    sync::Bytes bomb(file.bytes.begin(), file.bytes.begin() + kHeaderSize);
    for (int i = 0; i < 8; ++i) bomb[kRunSizeAt + i] = static_cast<uint8_t>(announced >> (56 - 8 * i));
    const auto locked = content::encrypt(scope_key(), packed, bomb);
    bomb.insert(bomb.end(), locked.begin(), locked.end());
    const auto signature = content::sign(signer(), bomb);
    bomb.insert(bomb.end(), signature.begin(), signature.end());
    EXPECT_EQ(fault_of(path_for(file, bomb), bomb), SegmentFault::kNonsense);
  }
}

RC_GTEST_PROP(Segment, RandomBytesNeverHurt, (const std::vector<uint8_t>& tail, bool with_header)) {
  const auto file = segment_of(5, 3);
  sync::Bytes bytes = with_header ? sync::Bytes(file.bytes.begin(), file.bytes.begin() + kHeaderSize) : sync::Bytes();
  bytes.insert(bytes.end(), tail.begin(), tail.end());
  const auto fault = fault_of(path_for(file, bytes), bytes);
  RC_ASSERT(fault == SegmentFault::kNonsense || fault == SegmentFault::kForged);
}

}  // namespace
}  // namespace starharbor::tests
