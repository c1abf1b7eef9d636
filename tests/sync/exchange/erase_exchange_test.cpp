// A person who was erased, by way of a store: segments that still hold the bodies, and ops that were erased before they
// were ever cut into one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/folder/verify.h"
#include "tests/support/devices.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

class EraseExchangeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(store_);
    fill_office(office_);
    exchange_all();
  }
  void exchange_all() {
    for (int round = 0; round < 2; ++round) {
      for (DiskDevice* device : {&office_, &left_, &right_}) device->exchange(store_);
    }
  }
  void erase(const std::string& member) {
    ASSERT_TRUE(content::CheckIn(office_.folder()).erase(member, "asked to be forgotten", kNoonMs));
  }
  static bool says(DiskDevice& device, const std::string& word) {
    auto rows = device.folder().database().query("SELECT 1 FROM op WHERE instr(body, ?1) > 0");
    rows.bind(1, word);
    return rows.step();
  }

  TemporaryFolder folder_;
  fs::path store_ = folder_ / "store";
  DiskDevice office_{folder_ / "office", office()};
  DiskDevice left_{folder_ / "left", kiosk("heart", "left")};
  DiskDevice right_{folder_ / "right", kiosk("heart", "right")};
};

TEST_F(EraseExchangeTest, EverybodyForgetsAndStillAgrees) {
  left_.sign_in("heart-tea", "heart.1");
  erase("heart.1");
  exchange_all();
  for (DiskDevice* device : {&office_, &left_, &right_}) {
    EXPECT_THAT(differing_scopes(*device, office_), IsEmpty());
    EXPECT_THAT(content::verify_data(device->folder()).faults, IsEmpty());
    EXPECT_THAT(device->attendance("heart-tea"), testing::ElementsAre("heart.1"));
    EXPECT_EQ(content::CheckIn(device->folder()).attendance()[0].name, "");
    EXPECT_TRUE(content::CheckIn(device->folder()).attendance()[0].erased);
  }
  // A terminal that comes later takes in the old segments, bodies and all, and forgets as well.
  DiskDevice late(folder_ / "late", kiosk("heart", "late"));
  late.exchange(store_);
  EXPECT_THAT(differing_scopes(late, office_), IsEmpty());
  EXPECT_THAT(content::verify_data(late.folder()).faults, IsEmpty());
}

TEST_F(EraseExchangeTest, AnOpErasedBeforeItWasCutIsCutWithItsHash) {
  left_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "unheard-of"}});
  left_.sign_in("heart-tea", "heart.2");
  erase("heart.1");
  office_.exchange(store_);
  left_.exchange(store_);
  EXPECT_FALSE(says(left_, "unheard-of"));
  right_.exchange(store_);
  office_.exchange(store_);
  for (DiskDevice* device : {&office_, &left_, &right_}) {
    EXPECT_FALSE(says(*device, "unheard-of"));
    EXPECT_THAT(differing_scopes(*device, left_), IsEmpty());
    EXPECT_THAT(device->attendance("heart-tea"), testing::ElementsAre("heart.2"));
    EXPECT_THAT(content::verify_data(device->folder()).faults, IsEmpty());
  }
}

}  // namespace
}  // namespace starharbor::tests
