// What the office decides, each a rule of its own: who gets which key, whose writing counts until where.
#include "sync/trust/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/device.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Closure;
using content::DeviceKeys;
using sync::Refusal;
using sync::TrustedDevice;
using sync::TrustList;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class OfficeTest : public ::testing::Test {
 protected:
  TestDistrict district_{1};
  DeviceKeys office_ = content::device_keys(seed_of(20)), left_ = content::device_keys(seed_of(21)),
             right_ = content::device_keys(seed_of(22));

  OfficeTest() {
    district_.decide(sync::enrol(safe(), list(), request(office_, office()), office()));
    district_.decide(sync::enrol(safe(), list(), request(left_, kiosk("heart", "left")), kiosk("heart", "left")));
  }
  const sync::Safe& safe() const { return district_.safe(); }
  const TrustList& list() const { return district_.list(); }
  static sync::Request request(const DeviceKeys& keys, const content::Device& device) {
    return {keys.signing.public_key, keys.sealing.public_key, device, kNoonMs};
  }
  sync::Keyring keyring(const DeviceKeys& keys) {
    const TrustedDevice* device = list().find(keys.signing.public_key);
    return sync::keys_of(list(), device->keys, keys.sealing).value_or(sync::Keyring());
  }
  static std::vector<content::Scope> scopes(const sync::Keyring& keyring) {
    std::vector<content::Scope> scopes;
    for (const auto& [name, key] : keyring) {
      if (name.second == 1) scopes.push_back(name.first);
    }
    return scopes;
  }
  static Refusal refusal(const sync::NextList& next) { return std::get<Refusal>(next); }
};

TEST_F(OfficeTest, AKioskHoldsTheDistrictAllEventsAndItsOwnBase) {
  EXPECT_THAT(scopes(keyring(left_)),
              ElementsAre("base-heart"_scope, "district"_scope, "events-heart"_scope, "events-maple"_scope));
}

TEST_F(OfficeTest, TheOfficeHoldsAll) {
  EXPECT_THAT(scopes(keyring(office_)), ElementsAre("base-heart"_scope, "base-maple"_scope, "district"_scope,
                                                    "events-heart"_scope, "events-maple"_scope));
}

TEST_F(OfficeTest, ABaseThatIsNewGetsItsScopesAndEverybodyItsEvents) {
  district_.decide(sync::enrol(safe(), list(), request(right_, kiosk("bay", "right")), kiosk("bay", "right")));
  EXPECT_THAT(scopes(keyring(right_)), ElementsAre("base-bay"_scope, "district"_scope, "events-bay"_scope,
                                                   "events-heart"_scope, "events-maple"_scope));
  EXPECT_THAT(scopes(keyring(left_)), ::testing::Contains("events-bay"_scope));
  EXPECT_THAT(scopes(keyring(left_)), ::testing::Not(::testing::Contains("base-bay"_scope)));
}

TEST_F(OfficeTest, SomebodyElsesKeyringCantBeOpened) {
  const TrustedDevice* device = list().find(left_.signing.public_key);
  EXPECT_FALSE(sync::keys_of(list(), device->keys, right_.sealing));
  EXPECT_FALSE(sync::keys_of(list(), list().root_keys, office_.sealing));
}

TEST_F(OfficeTest, ARevokedDeviceGetsNoNewKeyOfWhatItRead) {
  const auto before = keyring(left_);
  const Closure end{"base-heart"_scope, MemoryDevice::log_id(2), 3, {}};
  district_.decide(sync::revoke(safe(), list(), left_.signing.public_key, {end}));
  const TrustedDevice* device = list().find(left_.signing.public_key);
  EXPECT_THAT(device->keys, ::testing::IsEmpty());
  EXPECT_FALSE(device->is_open());
  EXPECT_THAT(device->grants.front().until, ElementsAre(end));
  const auto after = keyring(office_);
  for (const auto& [name, key] : before) {
    EXPECT_EQ(list().epoch(name.first), 2u) << name.first.name();
    const auto* fresh = sync::find_key(after, name.first, 2);
    ASSERT_TRUE(fresh);
    EXPECT_NE(fresh->bytes, key.bytes);
  }
  // What it never read keeps its key.
  EXPECT_EQ(list().epoch("base-maple"_scope), 1u);
}

TEST_F(OfficeTest, ADeviceThatComesLateHasThePast) {
  const auto first = keyring(left_);
  district_.decide(sync::rotate(safe(), list(), {"district"_scope, "base-heart"_scope}));
  district_.decide(sync::rotate(safe(), list(), {"district"_scope}));
  district_.decide(sync::enrol(safe(), list(), request(right_, kiosk("heart", "right")), kiosk("heart", "right")));
  const auto keys = keyring(right_);
  EXPECT_EQ(sync::newest_epoch(keys, "district"_scope), 3u);
  EXPECT_EQ(sync::newest_epoch(keys, "base-heart"_scope), 2u);
  EXPECT_EQ(sync::newest_epoch(keys, "events-heart"_scope), 1u);
  for (const auto& [name, key] : first) {
    const auto* past = sync::find_key(keys, name.first, name.second);
    ASSERT_TRUE(past) << name.first.name();
    EXPECT_EQ(past->bytes, key.bytes);
  }
}

TEST_F(OfficeTest, AReplacementTakesTheNameAndTheDeadOneIsOff) {
  district_.decide(
      sync::replace(safe(), list(), left_.signing.public_key, request(right_, kiosk("heart", "fresh")), {}));
  EXPECT_FALSE(list().find(left_.signing.public_key)->is_open());
  const TrustedDevice* fresh = list().find(right_.signing.public_key);
  ASSERT_TRUE(fresh);
  EXPECT_EQ(fresh->name, "left");
  EXPECT_TRUE(fresh->reads("base-heart"_scope));
}

TEST_F(OfficeTest, WhatARequestClaimsGivesNothing) {
  const auto claims_office = request(right_, office());
  EXPECT_EQ(refusal(sync::enrol(safe(), list(), claims_office, kiosk("heart", "right"))), Refusal::kAsksOtherwise);
  EXPECT_EQ(refusal(sync::replace(safe(), list(), left_.signing.public_key, claims_office, {})),
            Refusal::kAsksOtherwise);
  EXPECT_EQ(refusal(sync::replace(safe(), list(), left_.signing.public_key, request(right_, kiosk("maple", "x")), {})),
            Refusal::kAsksOtherwise);
  EXPECT_TRUE(list().find(left_.signing.public_key)->is_open());
  district_.decide(sync::enrol(safe(), list(), request(right_, kiosk("heart", "office")), kiosk("heart", "right")));
  EXPECT_EQ(list().find(right_.signing.public_key)->name, "right");
}

TEST_F(OfficeTest, ADeviceThatIsFoundAgainIsTakenBackAsWhatItWas) {
  const auto key = left_.signing.public_key;
  EXPECT_EQ(refusal(sync::readmit(safe(), list(), key)), Refusal::kStillOpen);
  EXPECT_EQ(refusal(sync::readmit(safe(), list(), right_.signing.public_key)), Refusal::kUnknownDevice);
  district_.decide(sync::revoke(safe(), list(), key, {}));
  EXPECT_TRUE(scopes(keyring(left_)).empty());
  district_.decide(sync::readmit(safe(), list(), key));
  const TrustedDevice& back = *list().find(key);
  EXPECT_TRUE(back.is_open());
  EXPECT_EQ(back.name, "left");
  EXPECT_TRUE(back.reads("base-heart"_scope));
  EXPECT_EQ(sync::newest_epoch(keyring(left_), "base-heart"_scope), 2u) << "the key that was made without it";
}

TEST_F(OfficeTest, ADeviceGetsAnotherNameAndKeepsAllElse) {
  const TrustedDevice before = *list().find(left_.signing.public_key);
  for (const char* bad : {"", "two\nlines", "\x1b[2J"})
    EXPECT_EQ(refusal(sync::rename(safe(), list(), before.signing, bad)), Refusal::kNoName);
  EXPECT_EQ(refusal(sync::rename(safe(), list(), before.signing, std::string(65, 'x'))), Refusal::kNoName);
  EXPECT_EQ(refusal(sync::rename(safe(), list(), before.signing, "office")), Refusal::kNameTaken);
  district_.decide(sync::rename(safe(), list(), before.signing, "灵峰 左"));
  const TrustedDevice& after = *list().find(left_.signing.public_key);
  EXPECT_EQ(after.name, "灵峰 左");
  EXPECT_EQ(after.grants, before.grants);
}

TEST_F(OfficeTest, AClosureCanBeMovedButNotThatOfAnOpenGrant) {
  const auto key = left_.signing.public_key;
  const Closure later{"base-heart"_scope, MemoryDevice::log_id(2), 9, {}};
  EXPECT_EQ(refusal(sync::move_closure(safe(), list(), key, {later})), Refusal::kStillOpen);
  district_.decide(sync::revoke(safe(), list(), key, {}));
  district_.decide(sync::move_closure(safe(), list(), key, {later}));
  EXPECT_THAT(list().find(key)->grants.front().until, ElementsAre(later));
}

TEST_F(OfficeTest, AGrantIsNeverRemoved) {
  const auto key = left_.signing.public_key;
  district_.decide(sync::revoke(safe(), list(), key, {}));
  district_.decide(sync::enrol(safe(), list(), request(left_, kiosk("heart", "left")), kiosk("heart", "left")));
  const auto& grants = list().find(key)->grants;
  ASSERT_EQ(grants.size(), 2u);
  EXPECT_TRUE(grants[0].closed);
  EXPECT_FALSE(grants[1].closed);
}

TEST_F(OfficeTest, EveryDecisionIsTheNextNumber) {
  const int64_t before = list().number;
  district_.decide(sync::rotate(safe(), list(), {"district"_scope}));
  EXPECT_EQ(list().number, before + 1);
}

TEST_F(OfficeTest, WhatCantBeIsRefusedInWords) {
  const auto stranger = content::device_keys(seed_of(77));
  EXPECT_EQ(refusal(sync::enrol(safe(), list(), request(left_, kiosk("heart", "left")), kiosk("heart", "left"))),
            Refusal::kAlreadyTrusted);
  EXPECT_EQ(refusal(sync::enrol(safe(), list(), request(stranger, kiosk("heart", "left")), kiosk("heart", "left"))),
            Refusal::kNameTaken);
  EXPECT_EQ(refusal(sync::revoke(safe(), list(), stranger.signing.public_key, {})), Refusal::kUnknownDevice);
  district_.decide(sync::revoke(safe(), list(), left_.signing.public_key, {}));
  EXPECT_EQ(refusal(sync::revoke(safe(), list(), left_.signing.public_key, {})), Refusal::kNotOpen);
  TestDistrict other(2);
  EXPECT_EQ(refusal(sync::rotate(other.safe(), list(), {"district"_scope})), Refusal::kForeignRoot);
  for (const Refusal each :
       {Refusal::kAlreadyTrusted, Refusal::kUnknownDevice, Refusal::kNotOpen, Refusal::kStillOpen, Refusal::kNoName,
        Refusal::kAsksOtherwise, Refusal::kNameTaken, Refusal::kTooMany, Refusal::kForeignRoot})
    EXPECT_STRNE(sync::words_of(each), "");
}

TEST_F(OfficeTest, AListIsFullAtAThousandDevices) {
  TrustList full = list();
  TrustedDevice device = full.devices.back();
  while (full.devices.size() < sync::kMaxTrustedDevices) {
    device.signing[0]++;
    device.name = std::to_string(full.devices.size());
    full.devices.push_back(device);
  }
  EXPECT_EQ(refusal(sync::enrol(safe(), full, request(right_, kiosk("heart", "right")), kiosk("heart", "right"))),
            Refusal::kTooMany);
}

TEST(Fingerprint, IsFourGroupsOfFourAndTellsKeysApart) {
  const auto one = sync::fingerprint(content::device_keys(seed_of(1)).signing.public_key);
  EXPECT_THAT(one, ::testing::MatchesRegex("[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}"));
  EXPECT_NE(one, sync::fingerprint(content::device_keys(seed_of(2)).signing.public_key));
}

}  // namespace
}  // namespace starharbor::tests
