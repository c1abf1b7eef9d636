// What a line to a real server can do to a store: cut, dead, gone, refused. It is tried again or told, never believed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <functional>

#include "content-db/base/cryptography.h"
#include "content-db/base/error.h"
#include "sync/stores/store_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/stores/store_place.h"

namespace starharbor::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// More than any head of a request, so that the cut falls into a file.
constexpr int64_t kInsideAFile = 500'000;

class StoreOverABadLine : public ::testing::TestWithParam<ServerKind> {
 protected:
  void SetUp() override {
    if (const std::string why = missing_kinds(); !why.empty()) GTEST_SKIP() << why;
    place_ = GetParam().make(folder_.path());
    store_ = place_->open(place_->options());
  }
  template <typename Step>
  Error error_of(Step step) {
    try {
      step();
    } catch (const Error& error) {
      return error;
    }
    ADD_FAILURE() << "nothing was thrown";
    return Error(ErrorCode::kNoDisplay, "", "");
  }
  template <typename Step>
  ErrorCode code_of(Step step) {
    return error_of(step).code;
  }

  TemporaryFolder folder_;
  std::unique_ptr<ServerPlace> place_;
  std::unique_ptr<sync::RemoteStore> store_;
  const sync::Bytes large_ = content::random_bytes(2'000'000);
  const sync::Bytes small_ = content::random_bytes(1000);
};

TEST_P(StoreOverABadLine, AnUploadThatIsCutIsSentAgain) {
  place_->line().cut_up(kInsideAFile, 1);
  store_->put("media/aa/x", large_);
  EXPECT_EQ(store_->get("media/aa/x", large_.size()), large_);
  EXPECT_THAT(place_->pauses(), ElementsAre(1s));
}

TEST_P(StoreOverABadLine, AnUploadThatIsCutEveryTimeIsTold) {
  place_->line().cut_up(kInsideAFile, BadLine::kAlways);
  const Error error = error_of([&] { store_->put("media/aa/x", large_); });
  EXPECT_EQ(error.code, ErrorCode::kIo);
  EXPECT_THAT(error.hint, HasSubstr("run this again"));
  EXPECT_THAT(place_->pauses(), ElementsAre(1s, 4s));
  place_->line().mend();
  // Whatever lies there now, nobody takes it for the file: its size is another.
  for (const auto& entry : store_->list("media")) EXPECT_NE(entry.size_bytes, large_.size());
  store_->put("media/aa/x", large_);
  EXPECT_EQ(store_->get("media/aa/x", large_.size()), large_);
}

// The only file that is ever replaced.
TEST_P(StoreOverABadLine, AReplacementThatIsCutIsTold) {
  store_->put("state/a.json", small_);
  place_->line().cut_up(kInsideAFile, BadLine::kAlways);
  EXPECT_EQ(code_of([&] { store_->put("state/a.json", large_); }), ErrorCode::kIo);
  place_->line().mend();
  store_->put("state/a.json", large_);
  EXPECT_EQ(store_->get("state/a.json", large_.size()), large_);
}

TEST_P(StoreOverABadLine, ADownloadThatIsCutIsFetchedAgain) {
  store_->put("media/aa/x", large_);
  place_->line().cut_down(kInsideAFile, 1);
  EXPECT_EQ(store_->get("media/aa/x", large_.size()), large_);
  EXPECT_THAT(place_->pauses(), ElementsAre(1s));
}

TEST_P(StoreOverABadLine, HalfADownloadIsNeverGiven) {
  store_->put("media/aa/x", large_);
  place_->line().cut_down(kInsideAFile, BadLine::kAlways);
  EXPECT_EQ(code_of([&] { store_->get("media/aa/x", large_.size()); }), ErrorCode::kIo);
  std::string why;
  EXPECT_EQ(sync::get_if_readable(*store_, "media/aa/x", large_.size(), why), std::nullopt);
}

TEST_P(StoreOverABadLine, HalfAListingIsNeverGiven) {
  for (int i = 0; i < 30; ++i) {
    std::filesystem::create_directories(folder_ / "left/segments");
    std::ofstream(folder_ / ("left/segments/" + std::to_string(i))) << "x";
  }
  place_->fill(folder_ / "left");
  ASSERT_EQ(store_->list("segments").size(), 30u);
  for (const int64_t bytes : {200, 1000, 2000}) {
    place_->line().cut_down(bytes, BadLine::kAlways);
    EXPECT_EQ(code_of([&] { store_->list("segments"); }), ErrorCode::kIo) << bytes;
  }
}

TEST_P(StoreOverABadLine, AServerThatIsGoneIsToldInPlainWordsByEveryCall) {
  store_->put("segments/a/1", small_);
  place_->stop_server();
  for (const std::function<void()>& call : std::vector<std::function<void()>>{
           [&] { store_->list("segments"); }, [&] { store_->exists("segments/a/1"); },
           [&] { store_->exists("segments/a/none"); }, [&] { store_->get("segments/a/1", 2000); },
           [&] { store_->put("segments/a/2", small_); }, [&] { store_->remove("segments/a/1"); }}) {
    const Error error = error_of(call);
    EXPECT_EQ(error.code, ErrorCode::kIo) << error.what();
    EXPECT_THAT(error.hint, HasSubstr("Check the network"));
  }
  std::string why;
  EXPECT_THROW(sync::get_if_readable(*store_, "segments/a/1", 2000, why), Error);
}

// Nobody hangs up: the wire is cut behind the next switch.
TEST_P(StoreOverABadLine, ADeadLineNeverHangs) {
  sync::RemoteOptions options = place_->options();
  options.line_timeout = 300ms;
  const auto store = place_->open(options);
  place_->line().go_dead(0);
  const Error error = error_of([&] { store->list("segments"); });
  EXPECT_EQ(error.code, ErrorCode::kIo) << error.what();
  EXPECT_THAT(error.hint, HasSubstr("Check the network"));
  EXPECT_EQ(code_of([&] { store->put("segments/a/1", small_); }), ErrorCode::kIo);
}

// And rclone itself may hang.
TEST_P(StoreOverABadLine, ALineThatDiesInsideAFileNeverHangs) {
  sync::RemoteOptions options = place_->options();
  options.process_timeout = 1s;
  options.pauses = {};
  const auto store = place_->open(options);
  place_->line().go_dead(4000);
  EXPECT_EQ(code_of([&] { store->put("media/aa/x", sync::Bytes(8000)); }), ErrorCode::kIo);
  place_->line().mend();
  store->put("media/aa/x", large_);
  EXPECT_EQ(store->get("media/aa/x", large_.size()), large_);
}

TEST_P(StoreOverABadLine, AWrongPasswordIsToldAndNotTriedAgain) {
  store_->put("starharbor.json", small_);
  const auto wrong = place_->open_with_wrong_password();
  const Error error = error_of([&] { wrong->put("segments/a/1", small_); });
  EXPECT_EQ(error.code, ErrorCode::kReadOnly) << error.what();
  EXPECT_THAT(error.hint, HasSubstr("password"));
  EXPECT_EQ(code_of([&] { wrong->remove("starharbor.json"); }), ErrorCode::kReadOnly);
  EXPECT_EQ(code_of([&] { wrong->list("segments"); }), ErrorCode::kIo);
  EXPECT_EQ(code_of([&] { wrong->get("starharbor.json", 2000); }), ErrorCode::kIo);
  // Else it would look like a place that is no store yet.
  EXPECT_EQ(code_of([&] { wrong->exists("starharbor.json"); }), ErrorCode::kIo);
  EXPECT_EQ(code_of([&] { sync::open_store(*wrong); }), ErrorCode::kIo);
  EXPECT_THAT(place_->pauses(), IsEmpty());
  EXPECT_EQ(store_->get("starharbor.json", 2000), small_);
}

INSTANTIATE_TEST_SUITE_P(Servers, StoreOverABadLine, ::testing::ValuesIn(server_kinds()),
                         [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace starharbor::tests
