// What a stick in a stranger's hands, or a device gone bad, could do to a machine: fill its memory, its disk or its
// time. Each is bounded, whatever the files announce.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zstd.h>

#include <functional>

#include "content-db/base/error.h"
#include "content-db/log/audit.h"
#include "content-db/log/body.h"
#include "sync/exchange/state.h"
#include "sync/format/names.h"
#include "sync/format/segment.h"
#include "sync/local/media.h"
#include "sync/stores/remote_listing.h"
#include "sync/trust/list.h"
#include "sync/trust/locked_file.h"
#include "sync/trust/request.h"
#include "tests/support/device.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Op;
using sync::Bytes;

constexpr int kFailed = 255;
#ifdef __SANITIZE_ADDRESS__
constexpr int kOverhead = 4;  // of what the sanitizer keeps beside every allocation, and of what was freed
#else
constexpr int kOverhead = 1;
#endif

// By how many MiB at most the memory grew, in a process of its own; kFailed when `work` said no.
int peak_growth_mib(const std::function<bool()>& work) {
  const auto peak_kib = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  const pid_t child = fork();
  if (child == 0) {
    const int64_t before = peak_kib();
    const bool held = work();
    _exit(held ? static_cast<int>(std::min<int64_t>((peak_kib() - before) / 1024 / kOverhead, kFailed - 1)) : kFailed);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : kFailed;
}

std::string repeated(const std::string& text, size_t bytes) {
  std::string all;
  all.reserve(bytes + text.size());
  while (all.size() < bytes) all += text;
  return all;
}

Bytes bytes_of(std::string_view text) {
  return Bytes(text.begin(), text.end());
}

const content::SigningKey& signer() {
  static const auto key = content::device_keys(seed_of(5)).signing;
  return key;
}

Op op_of(std::string body, int64_t seq = 1) {
  const content::LogId log = content::log_id_of(signer().public_key, {});
  return {log, "base-heart"_scope, seq, content::stamp_of(kNoonMs), {}, "member", "heart.1", std::move(body)};
}

content::MergeResult merge(MemoryDevice& device, const Op& op) {
  return device.merge({content::chain_start(op.log, op.scope), {op}});
}

std::string lists_in_lists(size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

TEST(Hostile, AListInsideAnOpIsKeptAndShowsAsNothing) {
  MemoryDevice device(1, office());
  EXPECT_EQ(merge(device, op_of(R"({"name":)" + lists_in_lists(500) + R"(,"firm":"a"})")).applied, 1);
  EXPECT_EQ(device.text("SELECT ifnull(name, 'nothing') || firm FROM member"), "nothinga");
  EXPECT_TRUE(device.log().conflicts().empty());
  EXPECT_EQ(content::kept_aside(device.log().database()), 1);
}

TEST(Hostile, AListWithoutEndInsideAnOpIsKeptAndNotApplied) {
  MemoryDevice device(1, office());
  EXPECT_EQ(merge(device, op_of(R"({"name":)" + lists_in_lists(400'000) + R"(,"firm":"a"})")).applied, 1);
  EXPECT_EQ(device.text("SELECT count(*) FROM member"), "0");
  EXPECT_EQ(content::kept_aside(device.log().database()), 1);
}

TEST(Hostile, AGiantOpIsKeptAndNotApplied) {
  EXPECT_LT(peak_growth_mib([] {
              MemoryDevice device(1, office());
              const Op op = op_of("{\"name\":[" + repeated("{},", 32u << 20) + "{}]}");
              return merge(device, op).applied == 1 && device.text("SELECT count(*) FROM member") == "0";
            }),
            250);
}

TEST(Hostile, AnOpThatHasSeenOrSetsTooMuchIsKeptAndNotApplied) {
  MemoryDevice device(1, office());
  Op seen = op_of(R"({"name":"a"})");
  for (int64_t seq = 1; seq <= 1001; ++seq) seen.seen.push_back({MemoryDevice::log_id(7), seq, 0});
  EXPECT_EQ(merge(device, seen).applied, 1);
  EXPECT_EQ(device.text("SELECT count(*) FROM member"), "0");
  EXPECT_EQ(device.text("SELECT count(*) FROM superseded_early"), "0");

  MemoryDevice other(2, office());
  content::Columns columns;
  for (int i = 0; i < 257; ++i) columns["c" + std::to_string(i)] = i;
  EXPECT_EQ(merge(other, op_of(*content::write_body(columns))).applied, 1);
  EXPECT_EQ(other.text("SELECT count(*) FROM head"), "0");
}

TEST(Hostile, NobodyHereWritesWhatOthersWouldNotApply) {
  MemoryDevice device(1, office());
  EXPECT_THROW(device.edit("base-heart"_scope, "member", "heart.1", {{"name", std::string(2u << 20, 'a')}}), Error);
  EXPECT_EQ(device.text("SELECT count(*) FROM op"), "0");
}

// A few kilobytes that unpack to all that a segment may hold, and to more.
TEST(Hostile, ACompressionBombTakesNoMoreThanASegment) {
  const Op op = op_of("{\"name\":\"" + std::string(60u << 20, 'a') + "\"}");
  const auto file = sync::write_segment(std::span(&op, 1), content::chain_start(op.log, op.scope),
                                        {signer(), {}, 3, content::SharedKey(seed_of(9))});
  EXPECT_LT(file.bytes.size(), 64u << 10);
  EXPECT_LT(peak_growth_mib([&] {
              const auto read = sync::read_segment(file.path, file.bytes);
              const auto opened = sync::open_segment(std::get<sync::SealedSegment>(read), seed_of(9));
              return std::holds_alternative<sync::Segment>(opened);
            }),
            250);
}

// Two bytes each in the text; tens of bytes each in memory.
TEST(Hostile, GiantJsonIsBoundedBeforeAndBehindASignature) {
  const TestDistrict district(1);
  for (const std::string& part : {std::string("[],"), std::string("0,"), std::string("{},")}) {
    const std::string giant = "{\"format\":1,\"number\":9,\"devices\":[" + repeated(part, 7u << 20) + "0]}";
    const Bytes list = sync::write_document("trust list", giant, district.safe().root.signing);
    EXPECT_LT(peak_growth_mib([&] {
                const Bytes raw = bytes_of(giant);
                for (const Bytes& bytes : {list, raw}) {
                  const auto path = sync::list_path(sync::name_of(9, bytes));
                  if (!std::holds_alternative<sync::ListFault>(sync::decode_list(path, bytes))) return false;
                }
                return true;
              }),
              150)
        << part;
  }
}

TEST(Hostile, DeepJsonIsRefusedInEveryKindOfFile) {
  const std::string deep = "{\"format\":2,\"nonce\":" + std::string(1u << 20, '[') + "}";
  const auto keys = content::device_keys(seed_of(5));
  const Bytes state = sync::write_document("state", deep, keys.signing);
  EXPECT_FALSE(sync::decode_state(sync::state_path(std::string(32, '0')), state));
  EXPECT_FALSE(sync::decode_state(sync::state_path(std::string(32, '0')), bytes_of(deep)));
  EXPECT_FALSE(sync::decode_request(sync::request_path(keys.signing.public_key), bytes_of(deep)));
  std::vector<sync::StoreEntry> entries;
  EXPECT_FALSE(sync::read_listing(bytes_of(std::string(1u << 20, '[')), "", entries));
}

TEST(Hostile, AServersListingKeepsNamesAndSizesOnly) {
  std::vector<sync::StoreEntry> entries;
  const std::string file = R"({"Path":"b","Size":3,"IsDir":false,"Hashes":{"md5":"x"}})";
  EXPECT_TRUE(sync::read_listing(bytes_of("[" + file + R"(,{"Path":"a","Size":-1}])"), "media", entries));
  EXPECT_EQ(entries, (std::vector<sync::StoreEntry>{{"media/a", 0}, {"media/b", 3}}));
  for (const std::string& other :
       {std::string(), std::string("{}"), std::string("[1]"), std::string("[[]]"), std::string("[{}]"), "[" + file,
        "[" + file + R"(,{"Path":3,"Size":1}])", "[" + file + R"(,{"Path":"x","Size":"1"}])", R"({"a":[)" + file + "]}",
        "[{" + repeated("\"a\":0,", 10'000) + R"("Path":"a","Size":1}])"}) {
    EXPECT_FALSE(sync::read_listing(bytes_of(other), "", entries)) << other.substr(0, 80);
  }
  const std::string giant = "[" + repeated(R"({"Path":"a","Size":1,"x":[0,0,0,0,0,0,0,0,0,0,0,0]},)", 24u << 20);
  EXPECT_LT(peak_growth_mib([&] {
              std::vector<sync::StoreEntry> none;
              return !sync::read_listing(bytes_of(giant), "", none);
            }),
            150);
}

TEST(Hostile, NoNameLeadsOutOfItsFolder) {
  const std::string log(32, 'a'), hash(64, 'b');
  for (const std::string& name :
       {"segments/../" + log + "/000000000001-000000000001-" + log, "segments/base-heart/../" + log,
        "/segments/base-heart/" + log + "/000000000001-000000000001-" + log, "media/bb/../" + hash, "media/../" + hash,
        "media/bb/" + hash + "/..", "state/../" + log + ".json", "state/" + log + "/../x.json",
        "trust/../00000001-" + log, std::string("..")}) {
    EXPECT_FALSE(sync::parse_segment_path(name)) << name;
    EXPECT_FALSE(sync::parse_list_path(name)) << name;
    EXPECT_FALSE(sync::is_state_path(name)) << name;
    EXPECT_TRUE(sync::media_hash_of(name).empty()) << name;
    EXPECT_FALSE(sync::is_sound_name(name)) << name;
  }
  for (const char* hash_column : {"../../x", "..", "/etc/passwd"}) EXPECT_FALSE(sync::is_media_hash(hash_column));
}

// What a device says that it holds goes into sums, and its name onto a screen.
TEST(Hostile, NumbersWithoutMeasureInAStateAreLeftOut) {
  const auto keys = content::device_keys(seed_of(5));
  const std::string id = content::to_hex(content::log_id_of(keys.signing.public_key, {}));
  std::string name;
  for (int i = 0; i < 90; ++i) name += "灵";
  const std::string text = R"({"format":1,"nonce":")" + std::string(32, '0') + R"(","name":")" + name +
                           R"(","at":-9223372036854775808,"holds":{"base-heart":{"a":9223372036854775807,)"
                           R"("b":-9223372036854775808,"c":18446744073709551615,"d":5}}})";
  const auto state = sync::decode_state(sync::state_path(id), sync::write_document("state", text, keys.signing));
  ASSERT_TRUE(state);
  EXPECT_EQ(state->holds, (sync::Holdings{{"base-heart"_scope, {{"d", 5}}}}));
  EXPECT_EQ(state->at_ms, 0);
  EXPECT_EQ(state->name, name.substr(0, 198));
}

// A file that asks for hours or for all memory is refused by what it asks for.
TEST(Hostile, APassphraseThatCostsTooMuchIsNotTried) {
  const std::string kind = "starharbor recovery 1\n";
  for (const uint64_t memory : {uint64_t{1} << 31, uint64_t{1} << 62, ~uint64_t{0}}) {
    Bytes file = bytes_of(kind);
    file.resize(file.size() + 16);
    for (const uint64_t number : {uint64_t{3}, memory}) {
      for (int shift = 56; shift >= 0; shift -= 8) file.push_back(static_cast<uint8_t>(number >> shift));
    }
    file.resize(file.size() + 100);
    EXPECT_LT(peak_growth_mib([&] {
                return std::holds_alternative<sync::LockedFault>(sync::read_recovery(file, "correct horse battery"));
              }),
              20);
  }
}

}  // namespace
}  // namespace starharbor::tests
