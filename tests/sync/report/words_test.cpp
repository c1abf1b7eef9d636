// What staff read after an exchange, in both languages, each sentence in the situation that it is for.
#include "sync/report/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include <nlohmann/json.hpp>

#include "sync/format/names.h"
#include "sync/format/segment.h"
#include "tests/support/named_hall.h"
#include "tests/support/process.h"
#include "tests/support/scope_literal.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using sync::Standing;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class WordsTest : public NamedHall {
 protected:
  // The files that a device's exchange brings to the stick, below one folder of it.
  std::vector<fs::path> brought_by(DiskDevice& device, const std::string& below) {
    const auto before = files_in(stick_);
    device.exchange(stick_);
    std::vector<fs::path> brought;
    for (const auto& [name, bytes] : files_in(stick_)) {
      if (!before.contains(name) && name.starts_with(below)) brought.push_back(stick_ / name);
    }
    return brought;
  }
  // A segment with one op, as any program could have written it, on the stick.
  void put_segment(const content::Op& op, const sync::SegmentKeys& keys) {
    const auto file = sync::write_segment(std::span(&op, 1), content::chain_start(op.log, op.scope), keys);
    content::write_private_file(stick_ / file.path, file.bytes);
  }
  content::SharedKey key_of_scope(const content::Scope& scope) {
    return *sync::find_key(sync::CurrentTrust(office_.folder()).keys(), scope, 1);
  }
  static content::Op op_of(const content::LogId& log, const content::Scope& scope, const std::string& table) {
    return {log, scope, 1, content::stamp_of(kNoonMs), {}, table, "heart", R"({"name_zh":"别的"})"};
  }
};

TEST_F(WordsTest, WhatCameAndWentIsCountedForEachBase) {
  dagang_.sign_in("heart-tea", "heart.1");
  dagang_.sign_in("heart-tea", "heart.2");
  const auto at_terminal = exchange(dagang_);
  EXPECT_THAT(at_terminal.en, HasSubstr("To stick went:\n  Heartfelt Hub: 2 sign-ins\n  (1 file, 0 photo files, "));
  EXPECT_THAT(at_terminal.zh, HasSubstr("放进 stick：\n  臻心汇：2 次签到\n  （1 个文件，0 个照片文件，"));
  office_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "a"}});
  office_.edit("district"_scope, "base", "heart", {{"fact_zh", "44"}});
  const auto at_office = exchange(office_);
  EXPECT_THAT(at_office.en, HasSubstr("From stick came:\n  Heartfelt Hub: 2 sign-ins\n"));
  EXPECT_THAT(at_office.zh, HasSubstr("从 stick 收到：\n  臻心汇：2 次签到\n"));
  const auto at_other = exchange(fenglin_);
  EXPECT_THAT(at_other.en,
              HasSubstr("From stick came:\n  All bases: 1 change\n  Heartfelt Hub: 2 sign-ins, 1 other change\n"));
  EXPECT_THAT(at_other.zh, HasSubstr("从 stick 收到：\n  各基地共用：1 条记录\n  臻心汇：2 次签到，1 条其他记录\n"));
}

TEST_F(WordsTest, WhereThereIsNothingToSayTwoLinesSaySo) {
  const auto said = exchange(dagang_);
  EXPECT_EQ(said.en, "From stick came nothing that is new here.\nstick had everything from here already.\n");
  EXPECT_EQ(said.zh, "从 stick 没有收到新内容。\n本机的内容，stick 里已经都有了。\n");
}

TEST_F(WordsTest, ANewTerminalIsToldWhereItsRequestGoes) {
  auto fresh = made("fresh", kiosk("heart", "大港 3号"));
  const auto said = exchange(fresh);
  EXPECT_THAT(said.en, AllOf(StartsWith("This device is not enrolled yet. Its request is in stick now"),
                             HasSubstr("\n  " + said.result.fingerprint + "\n")));
  EXPECT_THAT(said.zh, AllOf(StartsWith("本机还没有登记。登记申请已经放进 stick"),
                             HasSubstr("\n  " + said.result.fingerprint + "\n")));
}

TEST_F(WordsTest, ABreachOfRightsNamesTheDevice) {
  const auto log = dagang_.folder().log().id();
  put_segment(op_of(log, "district"_scope, "base"),
              {dagang_.folder().keys().signing, *dagang_.folder().log().owners().nonce_of(log), 1,
               key_of_scope("district"_scope)});
  const auto said = exchange(fenglin_);
  EXPECT_THAT(said.en, HasSubstr("Kept aside, because 大港 1号 has no right to write it: 1 change."));
  EXPECT_THAT(said.zh, HasSubstr("大港 1号 写了它无权写的内容：1 条记录，已经搁置"));
}

TEST_F(WordsTest, AForgeryNamesWhomItPretendsToComeFrom) {
  put_segment(op_of(dagang_.folder().log().id(), "base-heart"_scope, "member"),
              {fenglin_.folder().keys().signing, {}, 1, key_of_scope("base-heart"_scope)});
  const auto said = exchange(office_);
  EXPECT_THAT(said.en,
              HasSubstr("Forged, and not taken from stick: 1 file under the name of 大港 1号. Tell the office"));
  EXPECT_THAT(said.zh, HasSubstr("stick 里有 1 个文件冒充 大港 1号，是伪造的，没有取。"));
}

TEST_F(WordsTest, AForgedListIsToldAndTheOldOneStandsIn) {
  std::string text(district_.document().begin(), district_.document().end());
  text.replace(text.find("heart"), 5, "maple");
  const sync::Bytes forged(text.begin(), text.end());
  content::write_private_file(stick_ / sync::list_path(sync::name_of(99, forged)), forged);
  const auto said = exchange(dagang_);
  EXPECT_THAT(said.en, HasSubstr("Forged or damaged, and not taken from stick: 1 list of devices."));
  EXPECT_THAT(said.zh, HasSubstr("stick 里有 1 份设备名单是伪造的，或者坏了，没有取。"));
}

TEST_F(WordsTest, AClosedGrantSaysHowTheOfficeLetsItCount) {
  revoke(dagang_);
  dagang_.sign_in("heart-tea", "heart.1");
  dagang_.exchange(stick_);
  district_.give(office_.folder());
  const auto said = exchange(office_);
  EXPECT_THAT(said.en, HasSubstr("Kept aside, because 大港 1号 wrote it after the office took it off the list"));
  EXPECT_THAT(said.en, HasSubstr("starharbor-sync accept \"大港 1号\""));
  EXPECT_THAT(said.zh, HasSubstr("大港 1号 移出设备名单以后又写了"));
  EXPECT_THAT(said.zh, HasSubstr("starharbor-sync accept \"大港 1号\""));
  EXPECT_THAT(said.en, Not(HasSubstr("no right")));
}

TEST_F(WordsTest, WhatCountsAgainIsTold) {
  revoke(dagang_);
  dagang_.sign_in("heart-tea", "heart.1");
  dagang_.exchange(stick_);
  district_.give(office_.folder());
  const int64_t kept = exchange(office_).result.quarantined.at("大港 1号");
  std::set<content::Closure> ends;
  for (const auto& tip : office_.folder().log().ops().tips()) ends.insert({tip.scope, tip.log, tip.seq, tip.chain});
  district_.decide(sync::move_closure(district_.safe(), district_.list(), key_of(dagang_), ends));
  content::write_private_file(stick_ / district_.path(), district_.document());
  const auto said = exchange(office_);
  EXPECT_EQ(said.result.released, kept);
  EXPECT_THAT(said.en, HasSubstr(fmt::format("By the new list, {} change", kept)));
  EXPECT_THAT(said.zh, HasSubstr(fmt::format("按新名单，原先搁置的 {} 条记录现在算数了。", kept)));
}

TEST_F(WordsTest, ARevokedDeviceIsToldSoItself) {
  revoke(dagang_);
  content::write_private_file(stick_ / district_.path(), district_.document());
  const auto said = exchange(dagang_);
  EXPECT_THAT(said.en, HasSubstr("The office has taken this device off the list."));
  EXPECT_THAT(said.zh, HasSubstr("办公室已把本机移出设备名单。"));
}

TEST_F(WordsTest, AReplayedListIsToldAndTheNewerOneGiven) {
  const auto old = district_.path();
  district_.decide(sync::rotate(district_.safe(), district_.list(), {"district"_scope}));
  district_.give(dagang_.folder());
  const auto said = exchange(dagang_);
  EXPECT_THAT(said.en, HasSubstr("The list of trusted devices in stick was an older one, number 4."));
  EXPECT_THAT(said.zh, HasSubstr("stick 里的设备名单是旧的（第 4 号），没有采用"));
  EXPECT_TRUE(fs::exists(stick_ / old) && fs::exists(stick_ / district_.path()));
  EXPECT_EQ(exchange(dagang_).result.older_list, 0);
}

TEST_F(WordsTest, ReplayedChangesCountOnce) {
  dagang_.sign_in("heart-tea", "heart.1");
  go_round();
  auto& log = dagang_.folder().log();
  const auto run = log.ops().read(log.ops().tip(log.id(), "base-heart"_scope), 1, 100);
  const auto file = sync::write_segment(
      run.ops, run.before,
      {dagang_.folder().keys().signing, *log.owners().nonce_of(log.id()), 1, key_of_scope("base-heart"_scope)});
  content::write_private_file(stick_ / file.path, file.bytes);
  const auto said = exchange(fenglin_);
  EXPECT_THAT(said.en, HasSubstr("Of what came, 1 file told nothing new"));
  EXPECT_THAT(said.zh, HasSubstr("收到的 1 个文件没有新内容"));
  EXPECT_EQ(fenglin_.attendance("heart-tea").size(), 1u);
}

TEST_F(WordsTest, AGapNamesTheDeviceThatHasThePiece) {
  dagang_.sign_in("heart-tea", "heart.1");
  const auto first = brought_by(dagang_, "segments/base-heart");
  ASSERT_THAT(first, SizeIs(1));
  dagang_.sign_in("heart-tea", "heart.2");
  dagang_.exchange(stick_);
  fs::remove(first.front());
  const auto said = exchange(fenglin_);
  EXPECT_THAT(said.en,
              HasSubstr("Heartfelt Hub: waiting for 1 file from 大港 1号 (1 change). Nothing is lost: exchange "
                        "at 大港 1号, then here again.\n"));
  EXPECT_THAT(said.zh, HasSubstr("臻心汇：还在等 大港 1号 的 1 个文件（1 条记录）。什么都没有丢"));
}

TEST_F(WordsTest, AnUnknownEpochWaitsForTheList) {
  district_.decide(sync::rotate(district_.safe(), district_.list(), {"base-heart"_scope}));
  district_.give(dagang_.folder());
  dagang_.sign_in("heart-tea", "heart.1");
  dagang_.exchange(stick_);
  fs::remove(stick_ / district_.path());
  const auto said = exchange(fenglin_);
  EXPECT_THAT(said.en, HasSubstr("Heartfelt Hub: 1 file under a key that has not come here yet. It opens by itself"));
  EXPECT_THAT(said.zh, HasSubstr("臻心汇：有 1 个文件暂时打不开，因为密钥还没有到。"));
}

TEST_F(WordsTest, AForeignStoreIsLeftAlone) {
  TestDistrict other(2);
  fs::create_directory(folder_ / "theirs");
  content::write_private_file(folder_ / "theirs" / other.path(), other.document());
  const auto said = exchange(dagang_, folder_ / "theirs");
  EXPECT_THAT(said.en, StartsWith("stick belongs to another district. Nothing was taken"));
  EXPECT_THAT(said.zh, StartsWith("stick 是别的区的。没有从里面取数据"));
  content::write_private_file(stick_ / other.path(), other.document());
  for (int n = 0; n < 9; ++n) other.decide(sync::rotate(other.safe(), other.list(), {"district"_scope}));
  content::write_private_file(stick_ / other.path(), other.document());
  const auto beside = exchange(dagang_);
  EXPECT_THAT(beside.en, HasSubstr("stick also holds the list of another district."));
  EXPECT_THAT(beside.zh, HasSubstr("stick 里还有别的区的设备名单，没有动它。"));
}

TEST_F(WordsTest, ACopiedDiskSaysWhatToLookFor) {
  fs::copy(dagang_.path(), folder_ / "twin", fs::copy_options::recursive);
  DiskDevice twin(folder_ / "twin");
  dagang_.sign_in("heart-tea", "heart.1");
  twin.sign_in("heart-tea", "heart.2");
  dagang_.exchange(stick_);
  twin.exchange(stick_);
  const auto said = exchange(office_);
  EXPECT_THAT(said.en, HasSubstr("What 大港 1号 wrote for Heartfelt Hub goes on in two ways: its disk was copied"));
  EXPECT_THAT(said.zh, HasSubstr("大港 1号 给 臻心汇 的记录分成了两支：它的硬盘被复制过"));
}

TEST_F(WordsTest, AnUnknownDeviceIsLeftForTheOfficeToDecide) {
  const auto stranger = content::device_keys(seed_of(66));
  put_segment(op_of(content::log_id_of(stranger.signing.public_key, {}), "base-heart"_scope, "member"),
              {stranger.signing, {}, 1, key_of_scope("base-heart"_scope)});
  const auto said = exchange(dagang_);
  EXPECT_THAT(said.en, HasSubstr("Left in stick, because no device on the list has signed it: 1 file."));
  EXPECT_THAT(said.zh, HasSubstr("stick 里有 1 个文件不是名单上的设备签名的，没有取。"));
}

TEST_F(WordsTest, DamageIsToldByTheDeviceWhoseFilesItHit) {
  dagang_.sign_in("heart-tea", "heart.1");
  const auto brought = brought_by(dagang_, "segments");
  ASSERT_THAT(brought, SizeIs(1));
  fs::resize_file(brought.front(), 100);
  office_.add_photo("p");
  const auto photos = brought_by(office_, "media");
  fs::resize_file(photos.front(), 100);
  const auto said = exchange(fenglin_);
  EXPECT_THAT(said.en, HasSubstr("Damaged in stick and not taken: 1 file from 大港 1号. Nothing is lost"));
  EXPECT_THAT(said.zh, HasSubstr("stick 里 大港 1号 的 1 个文件坏了，没有取。什么都没有丢"));
  EXPECT_THAT(said.en, HasSubstr("Damaged in stick and not taken: 1 photo file."));
  EXPECT_THAT(said.zh, HasSubstr("stick 里有 1 个照片文件坏了，没有取。"));
  EXPECT_THAT(said.zh, HasSubstr("还有 1 个照片文件没有到，下次交换时再取。"));
}

TEST_F(WordsTest, ANewerVersionAsksForAnUpgrade) {
  dagang_.sign_in("heart-tea", "heart.1");
  const auto brought = brought_by(dagang_, "segments/base-heart");
  auto bytes = content::read_file(brought.front());
  bytes[9] = 99;
  auto name = *sync::parse_segment_path(brought.front().lexically_relative(stick_).string());
  name.hash = content::to_hex(content::hash_bytes(bytes)).substr(0, 32);
  fs::remove(brought.front());
  content::write_private_file(stick_ / sync::segment_path(name), bytes);
  const auto said = exchange(fenglin_);
  EXPECT_THAT(said.en, HasSubstr("because a newer version of this program wrote it: 1 file. Upgrade this device"));
  EXPECT_THAT(said.zh, HasSubstr("有 1 个文件是新版程序写的，先留着。请升级本机"));
}

TEST_F(WordsTest, AMissingKeyIsToldOnceForABase) {
  office_.edit("district"_scope, "base", "bay", {{"name_zh", "新港湾"}, {"name_en", "New Harbour"}});
  office_.edit("base-bay"_scope, "member", "bay.1", {{"base", "bay"}, {"member_no", "1"}, {"name", "李四"}});
  office_.edit("events-bay"_scope, "event", "bay-tea", {{"base", "bay"}, {"title_zh", "茶话会"}});
  const auto said = exchange(office_);
  EXPECT_THAT(said.result.problems, SizeIs(2));
  EXPECT_THAT(said.en, HasSubstr("New Harbour: there is no key for it yet, so its changes stay on this device."));
  EXPECT_THAT(said.zh, HasSubstr("新港湾：还没有它的密钥，所以它的记录暂时留在本机。"));
  EXPECT_EQ(said.zh.find("新港湾：还没有"), said.zh.rfind("新港湾：还没有"));
}

TEST_F(WordsTest, FilesOfOthersCantWriteToTheTerminal) {
  content::write_private_file(stick_ / "segments" / "\x1b[2J\n\xc2\x9b", sync::Bytes{1});
  const auto said = exchange(dagang_);
  EXPECT_THAT(said.zh, HasSubstr("stick 里不属于本程序的文件，没有动：\n  segments/\uFFFD[2J\uFFFD\uFFFD\n"));
  EXPECT_THAT(said.en, HasSubstr("left alone in stick:\n  segments/\uFFFD[2J\uFFFD\uFFFD\n"));
}

TEST(Words, OfAThousandLikeCasesTheFirstAreShown) {
  sync::ExchangeResult result;
  for (int n = 0; n < 1000; ++n) result.quarantined[fmt::format("terminal {:04}", n)] = 1234;
  const std::string en = sync::words(result, "stick");
  EXPECT_EQ(std::ranges::count(en, '\n'), 13);
  EXPECT_THAT(en, HasSubstr("… and 990 more like this."));
  EXPECT_THAT(en, HasSubstr("1,234 changes"));
  EXPECT_THAT(sync::words(result, "stick", {}, content::Language::kChinese), HasSubstr("……类似的情况还有 990 处。"));
}

TEST(Words, AStepIsSaidInBothLanguagesAndOneUnknownAsItIs) {
  EXPECT_EQ(sync::step_words(content::ExchangeStep::kTakingChangesIn, content::Language::kEnglish),
            "taking changes in");
  EXPECT_EQ(sync::step_words(content::ExchangeStep::kTakingChangesIn, content::Language::kChinese), "正在收进本机");
}

TEST(Words, JsonKeepsItsFieldsAndCountsSignIns) {
  sync::ExchangeResult result;
  result.applied = {{"base-heart"_scope, 12}};
  result.sign_ins = {{"base-heart"_scope, 10}};
  result.gaps = {{"base-heart"_scope, "0011223344", 4, 9}};
  result.problems.emplace_back("segments/x: damaged", sync::ProblemKind::kDamaged, "segments/x");
  const auto json = sync::json_of(result);
  EXPECT_EQ(json[0]["applied"]["base-heart"], 12);
  EXPECT_EQ(json[0]["sign_ins"]["base-heart"], 10);
  EXPECT_EQ(json[0]["gaps"][0]["from"], 4);
  EXPECT_EQ(json[0]["problems"][0], "segments/x: damaged");
}

TEST_F(WordsTest, TheLanguageIsTheOneAskedForElseTheEnvironments) {
  const WallClock clock(kNoonMs);
  const auto say = [&](std::vector<std::string> options, const Environment& environment) {
    options.insert(options.begin(), {SYNC_COMMAND, "--data", office_.path().string(), "status"});
    return run(options, environment).output;
  };
  const Environment none{{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", ""}};
  Environment chinese = none, both = none;
  chinese["LANG"] = both["LANG"] = "zh_CN.UTF-8";
  both["LC_ALL"] = "C.UTF-8";
  EXPECT_THAT(say({}, chinese), HasSubstr("就是本机"));
  EXPECT_THAT(say({}, none), HasSubstr("this device"));
  EXPECT_THAT(say({}, both), HasSubstr("this device"));
  EXPECT_THAT(say({"--lang", "en"}, chinese), HasSubstr("this device"));
  EXPECT_THAT(say({"--lang", "zh"}, none), HasSubstr("就是本机"));
  EXPECT_EQ(run({SYNC_COMMAND, "--data", office_.path().string(), "status", "--lang", "fr"}).status, 2);
}

}  // namespace
}  // namespace starharbor::tests
