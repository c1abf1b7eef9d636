// What the watch sees of the machine: links, mounts, shared folders, the data folder, signals.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <signal.h>

#include <cstring>
#include <fstream>

#include "sync/watch/link.h"
#include "sync/watch/mounts.h"
#include "sync/watch/own_changes.h"
#include "sync/watch/shared_folder.h"
#include "sync/watch/stop_signal.h"
#include "tests/support/devices.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using sync::FolderWatch;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::trunc) << text;
}

template <typename Body>
sync::Bytes message(uint16_t type, const Body& body) {
  nlmsghdr header{};
  header.nlmsg_len = NLMSG_LENGTH(sizeof body);
  header.nlmsg_type = type;
  sync::Bytes bytes(NLMSG_SPACE(sizeof body));
  std::memcpy(bytes.data(), &header, sizeof header);
  std::memcpy(bytes.data() + NLMSG_HDRLEN, &body, sizeof body);
  return bytes;
}
sync::Bytes link(int index, unsigned flags, uint16_t type = RTM_NEWLINK) {
  ifinfomsg body{};
  body.ifi_index = index;
  body.ifi_flags = flags;
  return message(type, body);
}

TEST(LinkNews, ALinkThatBeginsToRunIsNewsOnce) {
  sync::LinkNews news;
  EXPECT_FALSE(news.came_up(link(2, IFF_UP)));
  EXPECT_TRUE(news.came_up(link(2, IFF_UP | IFF_RUNNING)));
  EXPECT_FALSE(news.came_up(link(2, IFF_UP | IFF_RUNNING)));
  EXPECT_FALSE(news.came_up(link(2, IFF_UP)));
  EXPECT_TRUE(news.came_up(link(2, IFF_UP | IFF_RUNNING)));
  EXPECT_FALSE(news.came_up(link(2, 0, RTM_DELLINK)));
  EXPECT_TRUE(news.came_up(link(2, IFF_UP | IFF_RUNNING)));
}

TEST(LinkNews, TheLoopbackIsNone) {
  sync::LinkNews news;
  EXPECT_FALSE(news.came_up(link(1, IFF_UP | IFF_RUNNING | IFF_LOOPBACK)));
  ifaddrmsg own{};
  own.ifa_scope = RT_SCOPE_HOST;
  EXPECT_FALSE(news.came_up(message(RTM_NEWADDR, own)));
}

TEST(LinkNews, AnAddressIsNewsAndSeveralMessagesAreRead) {
  sync::LinkNews news;
  ifaddrmsg address{};
  address.ifa_scope = RT_SCOPE_UNIVERSE;
  sync::Bytes both = link(2, IFF_UP);
  const sync::Bytes second = message(RTM_NEWADDR, address);
  both.insert(both.end(), second.begin(), second.end());
  EXPECT_TRUE(news.came_up(both));
}

TEST(LinkNews, BrokenMessagesAreNoNewsAndNoHarm) {
  sync::LinkNews news;
  sync::Bytes bytes = link(2, IFF_UP | IFF_RUNNING);
  for (size_t size = 0; size < sizeof(nlmsghdr) + sizeof(ifinfomsg); ++size) {
    EXPECT_FALSE(news.came_up(std::span(bytes).first(size)));
  }
  EXPECT_FALSE(news.came_up(sync::Bytes(64, 0)));
  EXPECT_FALSE(news.came_up(sync::Bytes(64, 255)));
}

TEST(LinkWatch, ListensAndHasNothingToSayAtFirst) {
  sync::LinkWatch watch;
  EXPECT_GE(watch.fd(), 0);
  EXPECT_FALSE(watch.came_up());
}

class MountTest : public ::testing::Test {
 protected:
  std::string line(int id, const fs::path& place, const std::string& type, const std::string& source) {
    return std::to_string(id) + " 20 8:17 / " + place.string() + " rw,noatime shared:9 - " + type + " " + source +
           " rw\n";
  }
  void mount(const std::string& lines) { write(file_, line(20, "/", "ext4", "/dev/sda1") + lines); }

  TemporaryFolder folder_;
  fs::path file_ = folder_ / "mountinfo", stick_ = folder_ / "stick";
};

TEST_F(MountTest, ReadsTheKernelsList) {
  const auto mounts = sync::parse_mounts(
      "36 35 98:0 / /mnt/a\\040b rw,noatime master:1 propagate_from:2 - vfat /dev/sdb1 rw,utf8\n"
      "nonsense\n"
      "\n"
      "37 35 0:50 / /mnt/share rw - nfs4 server:/hall rw,addr=10.0.0.1\n"
      "38 35 0:50 / /mnt/short\\04 rw -\n");
  ASSERT_EQ(mounts.size(), 2u);
  EXPECT_EQ(mounts[0], (sync::Mount{36, "/mnt/a b", "vfat", "/dev/sdb1"}));
  EXPECT_EQ(mounts[1], (sync::Mount{37, "/mnt/share", "nfs4", "server:/hall"}));
  EXPECT_FALSE(sync::read_mounts().empty());
}

TEST_F(MountTest, AStickIsWhatPeopleCarryAbout) {
  const auto mounts = sync::parse_mounts(line(20, "/", "ext4", "/dev/sda1") + line(21, "/data", "ext4", "/dev/sdc1") +
                                         line(22, "/mnt/stick", "exfat", "/dev/sdb1") +
                                         line(23, "/media/staff/disk", "ext4", "/dev/sdd1") +
                                         line(24, "/mnt/share", "cifs", "//server/hall"));
  EXPECT_TRUE(sync::is_on_stick(mounts, "/mnt/stick"));
  EXPECT_TRUE(sync::is_on_stick(mounts, "/mnt/stick/starharbor"));
  EXPECT_TRUE(sync::is_on_stick(mounts, "/media/staff/disk/hall"));
  EXPECT_FALSE(sync::is_on_stick(mounts, "/mnt/sticky"));
  EXPECT_FALSE(sync::is_on_stick(mounts, "/data/store"));
  EXPECT_FALSE(sync::is_on_stick(mounts, "/mnt/share"));
  EXPECT_FALSE(sync::is_on_stick({}, "/mnt/stick"));
}

TEST_F(MountTest, AStickWithAStoreIsSeenToComeAndToGo) {
  write(stick_ / "starharbor.json", "{}");
  mount("");
  sync::MountWatch watch(file_);
  EXPECT_THAT(watch.look().sticks_came, IsEmpty());
  mount(line(30, stick_, "vfat", "/dev/sdb1"));
  EXPECT_THAT(watch.look().sticks_came, ElementsAre(stick_.string()));
  EXPECT_THAT(watch.look().sticks_came, IsEmpty()) << "once";
  mount("");
  EXPECT_THAT(watch.look().sticks_went, ElementsAre(stick_.string()));
}

TEST_F(MountTest, AnotherStickAtTheSamePlaceGoesAndComes) {
  write(stick_ / "starharbor.json", "{}");
  mount(line(30, stick_, "vfat", "/dev/sdb1"));
  sync::MountWatch watch(file_);
  watch.look();
  mount(line(31, stick_, "vfat", "/dev/sdb1"));
  const auto news = watch.look();
  EXPECT_THAT(news.sticks_went, ElementsAre(stick_.string()));
  EXPECT_THAT(news.sticks_came, ElementsAre(stick_.string()));
}

TEST_F(MountTest, AStickWithoutAStoreIsLeftAlone) {
  write(stick_ / "holiday.jpg", "?");
  mount(line(30, stick_, "vfat", "/dev/sdb1"));
  sync::MountWatch watch(file_);
  EXPECT_THAT(watch.look().sticks_came, IsEmpty());
  EXPECT_THAT(files_in(stick_), testing::SizeIs(1));
}

TEST_F(MountTest, AShareIsNoStickButItsComingIsTold) {
  write(stick_ / "starharbor.json", "{}");
  mount(line(30, stick_, "cifs", "//server/hall"));
  sync::MountWatch watch(file_);
  const auto news = watch.look();
  EXPECT_THAT(news.sticks_came, IsEmpty());
  EXPECT_THAT(news.places_came, testing::Contains(stick_.string()));
}

class FolderWatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    write(store_ / "starharbor.json", "{}");
    write(store_ / "segments/district/aa/1-2-bb", "one");
  }
  TemporaryFolder folder_;
  fs::path store_ = folder_ / "store", own_ = folder_ / "own";
};

TEST_F(FolderWatchTest, ANewSegmentAndANewListOfDevicesAreNewsOnce) {
  FolderWatch watch(store_, own_);
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);
  write(store_ / "segments/district/aa/3-4-cc", "two");
  EXPECT_EQ(watch.look(), FolderWatch::News::kChanged);
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);
  write(store_ / "trust/2-dd", "list");
  EXPECT_EQ(watch.look(), FolderWatch::News::kChanged);
}

TEST_F(FolderWatchTest, AFileThatWasMendedIsNews) {
  FolderWatch watch(store_, own_);
  write(store_ / "segments/district/aa/1-2-bb", "one, whole");
  EXPECT_EQ(watch.look(), FolderWatch::News::kChanged);
}

TEST_F(FolderWatchTest, StatesUnfinishedAndRemovedFilesAreNoNews) {
  FolderWatch watch(store_, own_);
  write(store_ / "state/device.json", "{}");
  write(store_ / "segments/district/aa/5-6-dd.0badcafe.part", "half");
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);
  fs::remove(store_ / "segments/district/aa/1-2-bb");
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);
}

TEST_F(FolderWatchTest, WhatTheExchangeItselfBroughtIsNoNewsWhatCameMeanwhileIs) {
  FolderWatch watch(store_, own_);
  watch.before_exchange();
  write(store_ / "segments/district/ee/1-1-ff", "mine");
  write(own_ / "segments/district/ee/1-1-ff", "mine");
  watch.after_exchange();
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);

  watch.before_exchange();
  write(store_ / "segments/district/aa/3-4-cc", "another's, after the listing");
  watch.after_exchange();
  EXPECT_EQ(watch.look(), FolderWatch::News::kChanged);
}

TEST_F(FolderWatchTest, AFolderThatIsGoneHasNoNewsUntilItIsBack) {
  FolderWatch watch(store_, own_);
  fs::rename(store_, folder_ / "away");
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);
  fs::rename(folder_ / "away", store_);
  EXPECT_EQ(watch.look(), FolderWatch::News::kCameBack);
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);
}

TEST_F(FolderWatchTest, ThePlaceThatTheFirstExchangeMadeAStoreIsNoNews) {
  fs::remove_all(store_);
  FolderWatch watch(store_, own_);
  watch.before_exchange();
  write(store_ / "starharbor.json", "{}");
  watch.after_exchange();
  EXPECT_EQ(watch.look(), FolderWatch::News::kNone);
}

TEST(OwnChanges, SeesWhatIsWrittenHereAndNotWhatOnlyComesByOrIsNoOp) {
  TemporaryFolder folder;
  fs::create_directory(folder / "store");
  DiskDevice office(folder / "office", tests::office()), left(folder / "left", kiosk("heart", "left"));
  fill_office(office);
  office.exchange(folder / "store");
  sync::OwnChanges changes(left.path());
  EXPECT_FALSE(changes.look());
  left.exchange(folder / "store");
  EXPECT_FALSE(changes.look()) << "others' changes";
  left.folder().database().run("INSERT INTO local_setting (name, value) VALUES ('x', 'y')");
  EXPECT_FALSE(changes.look()) << "no op";
  left.sign_in("heart-tea", "heart.1");
  EXPECT_TRUE(changes.look());
  EXPECT_FALSE(changes.look()) << "once";
}

TEST(StopSignal, IsHeardAndDoesNotEndTheProcess) {
  sync::StopSignal stop;
  EXPECT_FALSE(stop.came());
  ::raise(SIGTERM);
  EXPECT_TRUE(stop.came());
}

}  // namespace
}  // namespace starharbor::tests
