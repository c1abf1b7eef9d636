// Who was where and when, what waits, and that it is told in words and in JSON.
#include "sync/report/status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include <nlohmann/json.hpp>

#include "sync/report/words.h"
#include "sync/stores/folder.h"
#include "tests/support/devices.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kDayMs = 86'400'000;

class StatusTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(store_);
    fill_office(office_);
    office_.exchange(store_);
    left_.exchange(store_);
    office_.exchange(store_);
  }
  sync::StatusReport at_the_store(DiskDevice& device) {
    sync::FolderStore store(store_);
    return sync::status(device.folder(), &store);
  }
  TemporaryFolder folder_;
  fs::path store_ = folder_ / "store";
  DiskDevice office_{folder_ / "office", office()};
  DiskDevice left_{folder_ / "left", kiosk("heart", "left")};
};

TEST_F(StatusTest, TellsWhoWasSeenWhen) {
  office_.set_now(kNoonMs + 3 * kDayMs);
  const auto report = at_the_store(office_);
  ASSERT_THAT(report.devices, SizeIs(2));
  EXPECT_TRUE(report.devices[0].this_one);
  EXPECT_EQ(report.devices[1].state.name, "left");
  EXPECT_EQ(report.devices[1].state.at_ms, kNoonMs);
  EXPECT_EQ(report.devices[1].lacks, 0);
}

TEST_F(StatusTest, CountsOnlyWhatADeviceMayHold) {
  office_.edit("base-maple"_scope, "member", "maple.1", {{"firm", "not the kiosk's"}});
  EXPECT_EQ(at_the_store(office_).devices[1].lacks, 0);
  office_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "a"}});
  EXPECT_EQ(at_the_store(office_).devices[1].lacks, 1);
}

TEST_F(StatusTest, TellsWhatIsToGiveAndToFetch) {
  EXPECT_EQ(at_the_store(left_).to_give, 0);
  left_.sign_in("heart-tea", "heart.1");
  EXPECT_EQ(at_the_store(left_).to_give, 1);
  left_.exchange(store_);
  EXPECT_EQ(at_the_store(left_).to_give, 0);
  const auto report = at_the_store(office_);
  EXPECT_EQ(report.to_fetch, 1);
  EXPECT_EQ(report.devices[1].ahead, 1);
}

TEST_F(StatusTest, KnowsWithoutTheStoreWhatItLearnedThere) {
  const auto report = sync::status(office_.folder(), nullptr);
  ASSERT_THAT(report.devices, SizeIs(2));
  EXPECT_EQ(report.devices[1].state.name, "left");
  office_.edit("district"_scope, "base", "heart", {{"fact_zh", "44"}});
  EXPECT_EQ(sync::status(office_.folder(), nullptr).to_give, 1);
}

TEST_F(StatusTest, ChangesNothing) {
  fs::create_directory(folder_ / "fresh");
  sync::FolderStore fresh(folder_ / "fresh");
  EXPECT_THAT(sync::status(office_.folder(), &fresh).store_id, IsEmpty());
  EXPECT_TRUE(fs::is_empty(folder_ / "fresh"));
}

TEST_F(StatusTest, NonsenseIsToldAndTheRestStands) {
  const std::string junk = sync::state_path(std::string(32, '7'));
  for (const char* text : {"", "{}", "[1]", R"({"format": 1, "id": 7})", R"({"format": 9})"}) {
    content::write_private_file(store_ / junk, std::span(reinterpret_cast<const uint8_t*>(text), strlen(text)));
    const auto report = at_the_store(office_);
    EXPECT_THAT(report.problems, Contains(HasSubstr(junk))) << text;
    EXPECT_THAT(report.devices, SizeIs(2));
  }
}

TEST_F(StatusTest, JsonIsAnArrayOfDevicesWithIds) {
  const auto json = sync::json_of(at_the_store(office_), kNoonMs + kDayMs);
  ASSERT_TRUE(json.is_array());
  ASSERT_THAT(json, SizeIs(2));
  EXPECT_EQ(json[0]["id"], content::to_hex(office_.folder().log().id()));
  EXPECT_EQ(json[0]["to_fetch"], 0);
  EXPECT_EQ(json[1]["seen_days_ago"], 1);
  EXPECT_EQ(json[1]["lacks"], 0);
}

TEST_F(StatusTest, StatesReadBackAsWritten) {
  auto state = sync::state_of(left_.folder());
  state.name = "前台";
  state.damaged = {"media/aa/x"};
  const auto read =
      sync::decode_state(sync::state_path(state.id), sync::encode_state(state, left_.folder().keys().signing));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, "前台");
  EXPECT_EQ(read->holds, state.holds);
  EXPECT_EQ(read->damaged, state.damaged);
  EXPECT_FALSE(
      sync::decode_state("state/somebody-else.json", sync::encode_state(state, left_.folder().keys().signing)));
}

}  // namespace
}  // namespace starharbor::tests
