// What staff read about how things stand, in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sync/stores/folder.h"
#include "tests/support/named_hall.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Language;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int64_t kDayMs = 86'400'000;

class StatusWordsTest : public NamedHall {
 protected:
  std::string said(DiskDevice& device, int64_t now_ms, Language language) {
    sync::FolderStore store(stick_);
    return sync::words(sync::status(device.folder(), &store), now_ms, sync::directory_of(device.folder()), language);
  }
  // Many sign-ins at one terminal, at once.
  static void sign_in(DiskDevice& device, int count) {
    content::Transaction transaction(device.folder().database());
    for (int n = 0; n < count; ++n) {
      device.folder().log().append_fact("base-heart"_scope, "sign_in",
                                        {{"event", "heart-tea"}, {"member", "heart.1"}, {"at", kNoonMs + n}});
    }
    transaction.commit();
  }
};

TEST_F(StatusWordsTest, SaysWhoWasSeenWhenAndWhatItWaitsFor) {
  sign_in(fenglin_, 1204);
  fenglin_.exchange(stick_);
  dagang_.sign_in("heart-tea", "heart.1");
  const auto before = files_in(stick_);
  dagang_.exchange(stick_);
  const auto after = files_in(stick_);
  const auto lost = std::ranges::find_if(
      after, [&](const auto& file) { return file.first.starts_with("segments") && !before.contains(file.first); });
  ASSERT_NE(lost, after.end());
  dagang_.sign_in("heart-tea", "heart.2");
  dagang_.exchange(stick_);
  std::filesystem::remove(stick_ / lost->first);
  fenglin_.exchange(stick_);
  content::write_private_file(stick_ / lost->first, lost->second);
  office_.exchange(stick_);
  const int64_t now_ms = kNoonMs + 9 * kDayMs;
  EXPECT_THAT(said(office_, now_ms, Language::kEnglish),
              HasSubstr("\n  枫林 2号 last seen 9 days ago, 1,204 sign-ins; still to get 2 changes; waiting "
                        "for 1 file from 大港 1号\n"));
  EXPECT_THAT(said(office_, now_ms, Language::kChinese),
              HasSubstr("\n  枫林 2号 9 天前来过，1,204 次签到；还有 2 条记录没拿到；在等 大港 1号 的 1 个文件\n"));
}

TEST_F(StatusWordsTest, SpeaksOfDaysAsPeopleDo) {
  const auto line = [&](int64_t days, Language language) { return said(office_, kNoonMs + days * kDayMs, language); };
  EXPECT_THAT(line(0, Language::kEnglish), HasSubstr("大港 1号 last seen today, 0 sign-ins; had all that is here\n"));
  EXPECT_THAT(line(0, Language::kChinese), HasSubstr("大港 1号 今天来过，0 次签到；本机有的它都有\n"));
  EXPECT_THAT(line(1, Language::kEnglish), HasSubstr("last seen yesterday"));
  EXPECT_THAT(line(1, Language::kChinese), HasSubstr("大港 1号 昨天来过"));
  EXPECT_THAT(line(2, Language::kEnglish), HasSubstr("last seen 2 days ago"));
  EXPECT_THAT(line(-3, Language::kEnglish),
              HasSubstr("大港 1号 last seen by a clock 3 days ahead of this one (one of the two is wrong)"));
  EXPECT_THAT(line(-1, Language::kChinese), HasSubstr("大港 1号 来过，它的时钟比本机快 1 天（两个时钟总有一个不准）"));
}

TEST_F(StatusWordsTest, TellsWhoHasNeverComeAndWhoIsOffTheList) {
  auto fresh = made("fresh", kiosk("heart", "大港 3号"));
  enrol(fresh);
  revoke(fenglin_);
  district_.give(office_.folder());
  EXPECT_THAT(said(office_, kNoonMs, Language::kEnglish), HasSubstr("Heartfelt Hub\n  大港 3号 not seen yet\n"));
  EXPECT_THAT(said(office_, kNoonMs, Language::kChinese), HasSubstr("臻心汇\n  大港 3号 还没有来过\n"));
  EXPECT_THAT(said(office_, kNoonMs, Language::kEnglish),
              HasSubstr("枫林 2号 last seen today, 0 sign-ins; off the list"));
  EXPECT_THAT(said(office_, kNoonMs, Language::kChinese), HasSubstr("枫林 2号 今天来过，0 次签到；已移出名单"));
}

TEST_F(StatusWordsTest, TellsWhatIsStillToCarry) {
  dagang_.sign_in("heart-tea", "heart.1");
  EXPECT_THAT(said(dagang_, kNoonMs, Language::kEnglish), HasSubstr("Made here and not given yet: 1 change."));
  EXPECT_THAT(said(dagang_, kNoonMs, Language::kChinese), HasSubstr("本机写下、还没有交出去的：1 条记录。"));
  dagang_.exchange(stick_);
  EXPECT_THAT(said(office_, kNoonMs, Language::kEnglish), HasSubstr("There and not fetched yet: 1 file."));
  EXPECT_THAT(said(office_, kNoonMs, Language::kChinese),
              HasSubstr("大港 1号 今天来过，0 次签到；还有 1 条记录没带来"));
}

TEST_F(StatusWordsTest, ADeviceThatWentOnUnderANewLogIsOneDevice) {
  dagang_.folder().start_new_log();
  dagang_.set_now(kNoonMs + kDayMs);
  dagang_.exchange(stick_);
  const std::string all = said(office_, kNoonMs + kDayMs, Language::kEnglish);
  EXPECT_EQ(all.find("大港 1号"), all.rfind("大港 1号")) << all;
  EXPECT_THAT(all, HasSubstr("大港 1号 last seen today"));
}

TEST_F(StatusWordsTest, OfAnotherBaseATerminalKnowsNoSignIns) {
  auto maple = made("maple", kiosk("maple", "枫香 1号"));
  enrol(maple);
  district_.give(maple.folder());
  maple.exchange(stick_);
  const std::string all = said(maple, kNoonMs, Language::kEnglish);
  EXPECT_THAT(all, HasSubstr("大港 1号 last seen today; "));
  EXPECT_THAT(all, HasSubstr("枫香 1号, this device, 0 sign-ins\n"));
}

TEST(StatusWords, OfAThousandDevicesThoseNotSeenForLongStandFirst) {
  sync::StatusReport report;
  report.devices.push_back({});
  report.devices[0].this_one = true;
  for (int n = 0; n < 1000; ++n) {
    sync::DeviceStatus device;
    device.state.name = std::string(60, 'a') + fmt::format(" {:03}", n);
    device.state.base = n % 2 == 0 ? "heart" : "maple";
    device.state.at_ms = kNoonMs - (1000 - n) * kDayMs;
    report.devices.push_back(device);
  }
  const std::string all = sync::words(report, kNoonMs);
  EXPECT_THAT(all, HasSubstr("heart\n  " + std::string(60, 'a') + " 000 last seen 1,000 days ago"));
  EXPECT_THAT(all, HasSubstr("  … and 480 devices seen since\n"));
  EXPECT_LE(std::ranges::count(all, '\n'), 50);
}

TEST(StatusWords, ANameCantWriteToTheTerminal) {
  sync::StatusReport report;
  report.devices.push_back({});
  report.devices[0].state.name = "a\x1b[2Jb\nc";
  report.devices[0].this_one = true;
  EXPECT_THAT(sync::words(report, kNoonMs), Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace starharbor::tests
