// Trust as staff meet it: terminals that come, go and come back, strangers, and what lies on a lost stick.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "content-db/base/error.h"
#include "sync/format/names.h"
#include "sync/format/segment.h"
#include "sync/report/words.h"
#include "sync/stores/folder.h"
#include "sync/trust/authority.h"
#include "sync/trust/request.h"
#include "tests/support/devices.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using sync::Standing;
using sync::TrustAuthority;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;

constexpr std::string_view kPassphrase = "correct horse battery";

// An office with its safe, and terminals that it has not seen yet: as they come from `starharbor-content init`.
class TrustTest : public ::testing::Test {
 protected:
  TemporaryFolder folder_;
  fs::path stick_ = folder_ / "stick";

  void SetUp() override { fs::create_directory(stick_); }
  DiskDevice fresh(const std::string& name, const content::Device& device) {
    content::DataFolder::init(folder_ / name, device);
    return DiskDevice(folder_ / name);
  }
  DiskDevice founded() {
    DiskDevice device = fresh("office", office());
    fill_office(device);
    recovery_ = sync::make_recovery(kPassphrase, content::kLeastPassphraseCost);
    TrustAuthority::found(device.folder(), recovery_, kPassphrase);
    return device;
  }
  DiskDevice terminal(const std::string& name, const std::string& base = "heart") {
    return fresh(name, kiosk(base, name));
  }
  void enrol(DiskDevice& at_office, DiskDevice& device) {
    TrustAuthority(at_office.folder(), kPassphrase).enrol(sync::request_of(device.folder()), device.folder().device());
  }
  template <typename Decide>
  void decide(DiskDevice& at_office, DiskDevice& device, const Decide& decide_on) {
    TrustAuthority safe(at_office.folder(), kPassphrase);
    const auto named =
        sync::find_device(*safe.trust().list(), sync::fingerprint(device.folder().keys().signing.public_key));
    decide_on(safe, named);
  }
  void revoke(DiskDevice& at_office, DiskDevice& device) {
    decide(at_office, device, [](TrustAuthority& safe, const auto& named) { safe.revoke(named); });
  }
  // A sign-in at an event that the terminal has not heard of yet.
  static void write_down(DiskDevice& device, const std::string& member) {
    content::Transaction transaction(device.folder().database());
    device.folder().log().append_fact("base-heart"_scope, "sign_in",
                                      {{"event", "heart-tea"}, {"member", member}, {"at", kNoonMs}});
    transaction.commit();
  }
  // Round the table until everybody has everything.
  void go_round(const std::vector<DiskDevice*>& devices) {
    for (int round = 0; round < 2; ++round) {
      for (DiskDevice* device : devices) device->exchange(stick_);
    }
  }
  static std::string all_bytes(const fs::path& folder) {
    std::string all;
    for (const auto& [path, bytes] : files_in(folder)) all += path + std::string(bytes.begin(), bytes.end());
    return all;
  }

  sync::Bytes recovery_;
};

TEST_F(TrustTest, ANewTerminalLeavesItsRequestAndNothingElse) {
  auto office = founded();
  office.exchange(stick_);
  auto left = terminal("left");
  write_down(left, "heart.1");
  const auto before = files_in(stick_);
  const auto result = left.exchange(stick_);
  EXPECT_EQ(result.standing, Standing::kNotEnrolled);
  EXPECT_THAT(sync::words(result, "stick"), HasSubstr(result.fingerprint));
  EXPECT_EQ(files_in(stick_).size(), before.size() + 1);
  sync::FolderStore store(stick_);
  std::vector<sync::Problem> problems;
  const auto requests = sync::requests_in(store, problems);
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_EQ(sync::fingerprint(requests[0].signing), result.fingerprint);
  EXPECT_EQ(requests[0].device.base, "heart");
}

TEST_F(TrustTest, OnceEnrolledItGetsWhatItMayReadAndGivesWhatItWroteBefore) {
  auto office = founded();
  auto left = terminal("left");
  write_down(left, "heart.1");
  left.exchange(stick_);
  enrol(office, left);
  go_round({&office, &left});
  EXPECT_THAT(office.attendance("heart-tea"), ElementsAre("heart.1"));
  EXPECT_THAT(differing_scopes(office, left), IsEmpty());
  EXPECT_THAT(left.digests(), Not(::testing::Contains(Pair("base-maple"_scope, ::testing::_))));
}

TEST_F(TrustTest, AStoreTellsNoNamesNoNumbersAndNoTables) {
  auto office = founded();
  auto left = terminal("left");
  enrol(office, left);
  go_round({&office, &left});
  left.sign_in("heart-tea", "heart.1");
  go_round({&left, &office});
  const std::string all = all_bytes(stick_);
  for (const char* word : {"王小明", "wang xiao ming", "sign_in", "茶话会", "\"heart.1\""})
    EXPECT_EQ(all.find(word), std::string::npos) << word;
}

TEST_F(TrustTest, WhatARevokedTerminalWroteBeforeCountsAndNothingAfter) {
  auto office = founded();
  auto left = terminal("left"), right = terminal("right");
  enrol(office, left);
  enrol(office, right);
  go_round({&office, &left, &right});
  left.sign_in("heart-tea", "heart.1");
  go_round({&left, &office, &right});
  revoke(office, left);
  left.sign_in("heart-tea", "heart.2");  // with the stick that does not know yet
  left.exchange(stick_);
  go_round({&office, &right});
  for (DiskDevice* device : {&office, &right}) EXPECT_THAT(device->attendance("heart-tea"), ElementsAre("heart.1"));
  EXPECT_THAT(right.exchange(stick_).quarantined, ElementsAre(Pair("left", 1)));
  EXPECT_EQ(left.exchange(stick_).standing, Standing::kRevoked);
  EXPECT_THAT(left.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
}

TEST_F(TrustTest, WhatTheOfficeAcceptsCountsEverywhere) {
  auto office = founded();
  auto left = terminal("left"), right = terminal("right");
  enrol(office, left);
  enrol(office, right);
  go_round({&office, &left, &right});
  revoke(office, left);
  left.sign_in("heart-tea", "heart.2");
  go_round({&left, &office, &right});
  EXPECT_THAT(right.attendance("heart-tea"), IsEmpty());
  decide(office, left, [](TrustAuthority& safe, const auto& named) { safe.accept(named); });
  EXPECT_THAT(office.attendance("heart-tea"), ElementsAre("heart.2"));
  go_round({&office, &right});
  EXPECT_THAT(right.attendance("heart-tea"), ElementsAre("heart.2"));
}

TEST_F(TrustTest, ARevokedTerminalReadsNothingThatComesAfter) {
  auto office = founded();
  auto left = terminal("left"), right = terminal("right");
  enrol(office, left);
  enrol(office, right);
  go_round({&office, &left, &right});
  revoke(office, left);
  go_round({&office, &right});
  right.sign_in("heart-tea", "heart.3");
  right.exchange(stick_);
  const auto result = left.exchange(stick_);
  EXPECT_THAT(left.attendance("heart-tea"), IsEmpty());
  EXPECT_EQ(result.locked.at("base-heart"_scope), 1);
  EXPECT_THAT(sync::words(result, "stick"), HasSubstr("key that has not come here yet"));
}

TEST_F(TrustTest, AReplacementGoesOnInThePlaceOfTheDeadOne) {
  auto office = founded();
  auto left = terminal("left");
  enrol(office, left);
  go_round({&office, &left});
  left.sign_in("heart-tea", "heart.1");
  go_round({&left, &office});
  auto spare = terminal("spare");
  decide(office, left,
         [&](TrustAuthority& safe, const auto& named) { safe.replace(named, sync::request_of(spare.folder())); });
  go_round({&office, &spare});
  EXPECT_THAT(spare.attendance("heart-tea"), ElementsAre("heart.1"));
  spare.sign_in("heart-tea", "heart.2");
  go_round({&spare, &office});
  EXPECT_THAT(office.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
}

TEST_F(TrustTest, AfterNewKeysEverybodyReadsOnAndALateOneReadsAll) {
  auto office = founded();
  auto left = terminal("left"), right = terminal("right");
  enrol(office, left);
  go_round({&office, &left});
  left.sign_in("heart-tea", "heart.1");
  go_round({&left, &office});
  for (int times = 0; times < 3; ++times) TrustAuthority(office.folder(), kPassphrase).rotate();
  go_round({&office, &left});
  left.sign_in("heart-tea", "heart.2");
  enrol(office, right);
  go_round({&left, &office, &right});
  EXPECT_THAT(right.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
  EXPECT_THAT(differing_scopes(left, right), IsEmpty());
}

TEST_F(TrustTest, ATerminalMadeFromAFileIsTrustedAtOnce) {
  auto office = founded();
  const auto made = TrustAuthority(office.folder(), kPassphrase).provision(kiosk("heart", "left"));
  const auto file = sync::write_provision(made, kPassphrase, content::kLeastPassphraseCost);
  office.exchange(stick_);
  const auto read = std::get<sync::Provision>(sync::read_provision(file, kPassphrase));
  content::DataFolder::init(folder_ / "left", read.device, read.identity);
  DiskDevice left(folder_ / "left");
  sync::CurrentTrust(left.folder()).pin(read.district);
  EXPECT_EQ(left.exchange(stick_).standing, Standing::kTrusted);
  EXPECT_THAT(differing_scopes(office, left), IsEmpty());
}

TEST_F(TrustTest, AFileThatIsUsedTwiceShowsAsACopiedDevice) {
  auto office = founded();
  const auto made = TrustAuthority(office.folder(), kPassphrase).provision(kiosk("heart", "left"));
  std::vector<std::unique_ptr<DiskDevice>> twins;
  for (const char* name : {"one", "two"}) {
    content::DataFolder::init(folder_ / name, made.device, made.identity);
    twins.push_back(std::make_unique<DiskDevice>(folder_ / name));
  }
  go_round({&office, twins[0].get(), twins[1].get()});
  twins[0]->sign_in("heart-tea", "heart.1");
  twins[1]->sign_in("heart-tea", "heart.2");
  twins[0]->exchange(stick_);
  EXPECT_THAT(twins[1]->exchange(stick_).branches, Not(IsEmpty()));
  EXPECT_THAT(office.exchange(stick_).branches, Not(IsEmpty()));
  go_round({twins[0].get(), twins[1].get(), &office});
  for (DiskDevice* device : {&office, twins[0].get(), twins[1].get()})
    EXPECT_THAT(device->attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
}

TEST_F(TrustTest, AnotherMachineBecomesTheOfficeFromTheRecoveryFile) {
  auto left = terminal("left");
  {
    auto office = founded();
    enrol(office, left);
    go_round({&office, &left});
  }
  auto next = fresh("next", office());
  sync::FolderStore store(stick_);
  TrustAuthority::recover(next.folder(), store, recovery_, kPassphrase);
  EXPECT_EQ(next.exchange(stick_).standing, Standing::kTrusted);
  EXPECT_THAT(differing_scopes(next, left), IsEmpty());
  auto right = terminal("right");
  enrol(next, right);
  go_round({&next, &left, &right});
  next.edit("district"_scope, "base", "heart", {{"name_zh", "新的名字"}});
  go_round({&next, &left});
  EXPECT_THAT(differing_scopes(next, left), IsEmpty());
}

TEST_F(TrustTest, RecoveryNeedsTheRightWordsAndAStoreThatKnowsTheDistrict) {
  auto office = founded();
  auto next = fresh("next", tests::office());
  sync::FolderStore empty(stick_);
  EXPECT_THROW(TrustAuthority::recover(next.folder(), empty, recovery_, "wrong words"), Error);
  EXPECT_THROW(TrustAuthority::recover(next.folder(), empty, recovery_, kPassphrase), Error);
  office.exchange(stick_);
  TrustAuthority::recover(next.folder(), empty, recovery_, kPassphrase);
  // Cut off and done again, it is the same.
  TrustAuthority::recover(next.folder(), empty, recovery_, kPassphrase);
  EXPECT_EQ(next.exchange(stick_).standing, Standing::kTrusted);
}

TEST_F(TrustTest, NoOlderListIsTakenWhateverTheStoreHas) {
  auto office = founded();
  auto left = terminal("left");
  enrol(office, left);
  go_round({&office, &left});
  const auto old = files_in(stick_);
  revoke(office, left);
  go_round({&office, &left});
  fs::remove_all(stick_ / "trust");
  for (const auto& [path, bytes] : old) {
    if (path.starts_with("trust/")) content::write_private_file(stick_ / path, bytes);
  }
  EXPECT_EQ(left.exchange(stick_).standing, Standing::kRevoked);
  EXPECT_EQ(office.exchange(stick_).new_list, 0);
}

TEST_F(TrustTest, AnotherDistrictsStoreIsLeftAlone) {
  auto office = founded();
  auto left = terminal("left");
  enrol(office, left);
  go_round({&office, &left});
  TestDistrict other(2);
  const fs::path theirs = folder_ / "theirs";
  fs::create_directory(theirs);
  content::write_private_file(theirs / other.path(), other.document());
  left.sign_in("heart-tea", "heart.1");
  const auto result = left.exchange(theirs);
  EXPECT_EQ(result.standing, Standing::kForeignStore);
  EXPECT_THAT(sync::words(result, "stick"), HasSubstr("another district"));
  EXPECT_EQ(files_in(theirs).size(), 2u);  // starharbor.json and their list
}

TEST_F(TrustTest, AForeignListBesideOursStopsNobody) {
  auto office = founded();
  auto left = terminal("left");
  enrol(office, left);
  go_round({&office, &left});
  TestDistrict other(2);
  for (int n = 0; n < 9; ++n) other.decide(sync::rotate(other.safe(), other.list(), {"district"_scope}));
  content::write_private_file(stick_ / other.path(), other.document());
  left.sign_in("heart-tea", "heart.1");
  EXPECT_EQ(left.exchange(stick_).standing, Standing::kTrusted);
  office.exchange(stick_);
  EXPECT_THAT(office.attendance("heart-tea"), ElementsAre("heart.1"));
}

TEST_F(TrustTest, AForgedListIsToldAndNotTaken) {
  auto office = founded();
  auto left = terminal("left");
  enrol(office, left);
  go_round({&office, &left});
  const sync::CurrentTrust trust(office.folder());
  std::string text(trust.document().begin(), trust.document().end());
  text.replace(text.find("left"), 4, "evil");
  const sync::Bytes forged(text.begin(), text.end());
  content::write_private_file(stick_ / sync::list_path(sync::name_of(99, forged)), forged);
  const auto result = left.exchange(stick_);
  EXPECT_THAT(result.problems, ElementsAre(HasSubstr("forged")));
  EXPECT_EQ(result.new_list, 0);
  EXPECT_EQ(result.standing, Standing::kTrusted);
}

TEST_F(TrustTest, AListThatIsDamagedInTheStoreIsWrittenAgain) {
  auto office = founded();
  office.exchange(stick_);
  const sync::CurrentTrust trust(office.folder());
  const fs::path file = stick_ / sync::list_path(trust.name());
  auto changed = trust.document();
  changed[changed.size() / 2] ^= 1;
  const sync::Bytes cut_short(changed.begin(), changed.begin() + 9);
  for (const sync::Bytes& damaged : {cut_short, changed}) {
    fs::remove(file);
    content::write_private_file(file, damaged);
    office.exchange(stick_);
    EXPECT_EQ(content::read_file(file), trust.document());
  }
}

TEST_F(TrustTest, WhatStrangersSignIsLeftInTheStore) {
  auto office = founded();
  auto left = terminal("left");
  enrol(office, left);
  go_round({&office, &left});
  // A stranger who even has the scope's key.
  const auto stranger = content::device_keys(seed_of(66));
  content::Op op{content::log_id_of(stranger.signing.public_key, {}),
                 "base-heart"_scope,
                 1,
                 content::stamp_of(kNoonMs),
                 {},
                 "member",
                 "heart.9",
                 R"({"name":"x"})"};
  const sync::CurrentTrust trust(left.folder());
  const auto* key = sync::find_key(trust.keys(), "base-heart"_scope, 1);
  ASSERT_TRUE(key);
  const auto file =
      sync::write_segment(std::span(&op, 1), content::chain_start(op.log, op.scope), {stranger.signing, {}, 1, *key});
  content::write_private_file(stick_ / file.path, file.bytes);
  const auto result = left.exchange(stick_);
  EXPECT_EQ(result.unknown_files, 1);
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(sync::words(result, "stick"), HasSubstr("no device on the list has signed it"));
  EXPECT_FALSE(fs::exists(left.path() / file.path));
  EXPECT_THAT(differing_scopes(office, left), IsEmpty());
}

TEST_F(TrustTest, AKioskThatWritesWhereItMayNotIsKeptAsideEverywhere) {
  auto office = founded();
  auto left = terminal("left"), right = terminal("right");
  enrol(office, left);
  enrol(office, right);
  go_round({&office, &left, &right});
  // Its own program would refuse: as another program would have written it.
  {
    const content::LogId log = left.folder().log().id();
    content::Op op{log, "district"_scope, 1, content::stamp_of(kNoonMs), {}, "base", "heart", R"({"name_zh":"别的"})"};
    const sync::CurrentTrust trust(left.folder());
    const auto file = sync::write_segment(std::span(&op, 1), content::chain_start(log, op.scope),
                                          {left.folder().keys().signing, *left.folder().log().owners().nonce_of(log), 1,
                                           *sync::find_key(trust.keys(), op.scope, 1)});
    content::write_private_file(stick_ / file.path, file.bytes);
  }
  for (DiskDevice* device : {&office, &right}) {
    const auto result = device->exchange(stick_);
    EXPECT_THAT(result.quarantined, ElementsAre(Pair("left", 1)));
    EXPECT_THAT(sync::words(result, "stick"), HasSubstr("has no right"));
  }
  EXPECT_THAT(differing_scopes(office, right), IsEmpty());
}

TEST_F(TrustTest, ABaseWithoutAKeyIsToldAtTheOfficeAndHealedByNewKeys) {
  auto office = founded();
  office.edit("district"_scope, "base", "bay", {{"name_zh", "新港湾"}});
  office.edit("base-bay"_scope, "member", "bay.1", {{"base", "bay"}, {"member_no", "1"}, {"name", "李四"}});
  EXPECT_THAT(office.exchange(stick_).problems, ElementsAre(HasSubstr("no key")));
  TrustAuthority(office.folder(), kPassphrase).rotate();
  EXPECT_THAT(office.exchange(stick_).problems, IsEmpty());
}

TEST_F(TrustTest, OnlyAnOfficeKeepsTheDistrictsKey) {
  auto left = terminal("left");
  const auto recovery = sync::make_recovery(kPassphrase, content::kLeastPassphraseCost);
  EXPECT_THROW(TrustAuthority::found(left.folder(), recovery, kPassphrase), Error);
  EXPECT_THROW(TrustAuthority(left.folder(), kPassphrase), Error);
  EXPECT_THROW(sync::make_recovery("short", content::kLeastPassphraseCost), Error);
}

}  // namespace
}  // namespace starharbor::tests
