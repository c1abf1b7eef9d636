// Effects in, answers out: what the data thread makes of the kiosk's wishes, and that it notices what others write.
#include <gtest/gtest.h>

#include <array>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>

#include <nlohmann/json.hpp>

#include "content-db/folder/exchange_record.h"
#include "kiosk/data/data_thread.h"
#include "kiosk/data/data_worker.h"
#include "kiosk/data/worker_thread.h"
#include "tests/support/scope_literal.h"
#include "tests/support/small_disk.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::kiosk {
namespace {

using content::DataFolder;
using tests::TemporaryFolder;

constexpr int64_t kNow = 1'781'755'200'000;
constexpr int64_t kHourMs = 3'600'000;

content::Clock clock() {
  return [] { return kNow; };
}

class DataTest : public testing::Test {
 protected:
  void SetUp() override {
    DataFolder::init(path(), {"terminal", content::Role::kKiosk, "heart"});
    DataFolder folder = open();
    edit(folder, "events-heart"_scope, "event", "tea",
         {{"base", "heart"}, {"title_zh", "茶话会"}, {"starts_at", kNow}, {"ends_at", kNow + kHourMs}});
    edit(folder, "base-heart"_scope, "member", "m1",
         {{"base", "heart"}, {"name", "王小明"}, {"readings", "wang xiao ming"}, {"phone_last4", "5678"}});
  }
  std::filesystem::path path() const { return folder_ / "hall"; }
  DataFolder open() const { return DataFolder::open(path(), clock()); }
  static void edit(DataFolder& folder, const content::Scope& scope, const char* table, const char* row,
                   const content::Columns& columns) {
    content::Transaction transaction(folder.database());
    folder.log().edit(scope, table, row, columns);
    transaction.commit();
  }

  TemporaryFolder folder_;
};

// Answers of a thread, waited for without a look at the clock.
class Answers {
 public:
  std::function<void()> wake() {
    return [this] {
      std::lock_guard lock(mutex_);
      ++woken_;
      changed_.notify_all();
    };
  }
  // The next answer of the kind.
  template <typename Kind>
  Kind next(DataThread& data) {
    for (;;) {
      std::unique_lock lock(mutex_);
      const int before = woken_;
      lock.unlock();
      for (const Action& action : data.take()) {
        if (const auto* found = std::get_if<Kind>(&action)) return *found;
      }
      lock.lock();
      changed_.wait(lock, [&] { return woken_ != before; });
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int woken_ = 0;
};

TEST_F(DataTest, FindsByLettersAndByPhoneAndAnswersTheQuestionAsked) {
  DataFolder folder = open();
  DataWorker worker(folder, clock());
  const auto by_letters = std::get<MembersFound>(worker.run(FindByLetters{7, "tea", "WXM"}));
  EXPECT_EQ(by_letters.query, 7u);
  ASSERT_EQ(by_letters.found.candidates.size(), 1u);
  EXPECT_EQ(by_letters.found.candidates.front().masked_name, "王*明");
  const auto by_phone = std::get<MembersFound>(worker.run(FindByPhone{8, "tea", "5678"}));
  EXPECT_EQ(by_phone.query, 8u);
  EXPECT_EQ(by_phone.found.total, 1);
}

TEST_F(DataTest, ReadsWhatIsSpelledAndDrawn) {
  DataFolder folder = open();
  DataWorker worker(folder, clock());
  const auto spelled = std::get<WordsRead>(worker.run(SpellWords{3, "zhangwei"}));
  EXPECT_EQ(spelled.query, 3u);
  ASSERT_FALSE(spelled.words.empty());
  EXPECT_EQ(spelled.words.front().text, "张伟");
  const auto drawn = std::get<WordsRead>(worker.run(ReadStrokes{4, {{{.1f, .5f}, {.5f, .5f}, {.9f, .5f}}}}));
  EXPECT_EQ(drawn.query, 4u);
  ASSERT_FALSE(drawn.words.empty());
  EXPECT_EQ(drawn.words.front().text, "一");
}

TEST_F(DataTest, AWalkInThatIsAskedForAgainIsTheSamePersonAndTheNextIsAnother) {
  DataFolder folder = open();
  edit(folder, "events-heart"_scope, "event", "tea", {{"walk_ins", true}});
  DataWorker worker(folder, clock());
  content::WalkIn walk_in;
  walk_in.name = "张伟";
  walk_in.consent_at_ms = kNow;
  const auto outcome = [&](uint64_t query) {
    return std::get<SignedIn>(worker.run(WriteWalkIn{"tea", walk_in, query})).result;
  };
  EXPECT_EQ(outcome(1).outcome, content::SignInOutcome::kSignedIn);
  EXPECT_EQ(outcome(1).outcome, content::SignInOutcome::kAlreadyIn);
  const auto second = outcome(2);
  EXPECT_EQ(second.outcome, content::SignInOutcome::kSignedIn) << "somebody else by the same name";
  EXPECT_EQ(second.attended, 2);
}

TEST_F(DataTest, WhoWasNotToldBeforeTheStartIsKnownWhenTheyComeAgainAndTheirNamesakeIsNot) {
  DataFolder folder = open();
  edit(folder, "events-heart"_scope, "event", "tea", {{"walk_ins", true}});
  content::WalkIn walk_in;
  walk_in.name = "张伟";
  walk_in.firm = "星海";
  const auto come = [&](int64_t started_ms, int64_t now_ms) {
    int64_t time_ms = started_ms;
    DataWorker worker(folder, [&] { return time_ms; });
    time_ms = walk_in.consent_at_ms = now_ms;
    return std::get<SignedIn>(worker.run(WriteWalkIn{"tea", walk_in, 1})).result.outcome;
  };
  using enum content::SignInOutcome;
  EXPECT_EQ(come(kNow, kNow + 1'000), kSignedIn);
  EXPECT_EQ(come(kNow + 30'000, kNow + 60'000), kAlreadyIn) << "the power went in between";
  walk_in.phone = "13800005678";
  EXPECT_EQ(come(kNow + 30'000, kNow + 60'000), kSignedIn) << "another phone, another person";
  walk_in.phone.clear();
  EXPECT_EQ(come(kNow + 60'000, kNow + 60'000 + kComesAgainMs), kSignedIn) << "long after the start";
  EXPECT_EQ(come(kNow, kNow + 2'000), kSignedIn) << "a namesake while the kiosk runs";
}

TEST_F(DataTest, LooksOnceAndThenOnlyAtNews) {
  DataFolder folder = open();
  DataWorker worker(folder, clock());
  ASSERT_TRUE(worker.look(0));
  EXPECT_FALSE(worker.look(kLookEveryMs));

  DataFolder other = open();
  edit(other, "events-heart"_scope, "event", "tea", {{"title_zh", "茶话会改期"}});
  EXPECT_FALSE(worker.look(kLookEveryMs + 1)) << "not yet time to look";
  const auto news = worker.look(2 * kLookEveryMs);
  ASSERT_TRUE(news);
  EXPECT_EQ(std::get<HallLoaded>(*news).hall->event("tea")->title.zh, "茶话会改期");
  EXPECT_FALSE(worker.look(3 * kLookEveryMs));
}

TEST_F(DataTest, ReloadsWhatHasGrownOld) {
  DataFolder folder = open();
  DataWorker worker(folder, clock());
  ASSERT_TRUE(worker.look(0));
  EXPECT_TRUE(worker.look(kReloadEveryMs));
}

// A disk that is full to the last byte while the second person presses their card.
TEST(FullDisk, IsSaidAndOnceThereIsSpaceTheSignInIsMadeOnce) {
  TemporaryFolder folder;
  const tests::SmallDisk disk(folder / "disk", 8 << 20);
  if (!disk.missing().empty()) GTEST_SKIP() << disk.missing();
  DataFolder::init(disk.path() / "hall", {"terminal", content::Role::kKiosk, "heart"});
  DataFolder data = DataFolder::open(disk.path() / "hall", clock());
  {
    content::Transaction transaction(data.database());
    data.log().edit("events-heart"_scope, "event", "tea",
                    {{"base", "heart"}, {"title_zh", "茶话会"}, {"starts_at", kNow}, {"ends_at", kNow + kHourMs}});
    for (const char* id : {"m1", "m2"}) {
      data.log().edit("base-heart"_scope, "member", id, {{"base", "heart"}, {"name", "王小明"}});
    }
    transaction.commit();
  }
  DataWorker worker(data, clock());
  ASSERT_TRUE(std::holds_alternative<SignedIn>(worker.run(WriteSignIn{"tea", "m1", 1})));
  const auto filler = disk.path() / "filler";
  {
    std::ofstream out(filler, std::ios::binary);
    const std::string block(4096, 'x');
    while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
  }
  testing::internal::CaptureStderr();
  // What is already there may have room for one more; not for many.
  bool was_full = false;
  for (int i = 0; i < 2'000 && !was_full; ++i) {
    const Action answer =
        worker.run(i % 2 == 0 ? Effect(WriteSignIn{"tea", "m2", 2}) : Effect(WriteUndo{content::FactId("nothing")}));
    const auto* failed = std::get_if<DataFailed>(&answer);
    was_full = failed && failed->disk_full;
    if (const auto* in = std::get_if<SignedIn>(&answer); in && i % 2 == 0) worker.run(WriteUndo{in->result.sign_in});
  }
  testing::internal::GetCapturedStderr();
  ASSERT_TRUE(was_full);
  std::filesystem::remove(filler);
  const Action answer = worker.run(WriteSignIn{"tea", "m2", 3});
  ASSERT_TRUE(std::holds_alternative<SignedIn>(answer));
  EXPECT_EQ(std::get<SignedIn>(answer).result.outcome, content::SignInOutcome::kSignedIn);
  EXPECT_EQ(std::get<SignedIn>(answer).result.ordinal, 2) << "the first person is still in, and nobody twice";
}

TEST_F(DataTest, TroubleIsSaidOnceAndTriedAgainLaterAndLater) {
  DataFolder folder = open();
  DataWorker worker(folder, clock());
  ASSERT_TRUE(worker.look(0));
  DataFolder other = open();
  // The views go on naming the table as it was.
  other.database().run("PRAGMA legacy_alter_table = ON; ALTER TABLE event RENAME TO event_away");
  int64_t now_ms = kLookEveryMs;
  testing::internal::CaptureStderr();
  auto failed = worker.look(now_ms);
  ASSERT_TRUE(failed);
  EXPECT_TRUE(std::holds_alternative<DataFailed>(*failed));
  EXPECT_FALSE(worker.look(now_ms += kLookEveryMs)) << "again, but quietly";
  EXPECT_EQ(std::get<DataFailed>(*failed).query, 0u) << "nobody asked";
  EXPECT_EQ(std::get<DataFailed>(worker.run(FindByLetters{1, "tea", "SECRET"})).query, 1u);
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_EQ(said.find("SECRET"), std::string::npos) << said;

  other.database().run("ALTER TABLE event_away RENAME TO event");
  EXPECT_FALSE(worker.look(now_ms + kLookEveryMs)) << "the second try is a second away";
  const auto back = worker.look(now_ms + 2 * kLookEveryMs);
  ASSERT_TRUE(back);
  EXPECT_TRUE(std::holds_alternative<HallLoaded>(*back));
}

content::ExchangeRecord exchange_with(const std::string& store, bool stick, std::optional<int64_t> ended_ms = {}) {
  content::ExchangeRecord record;
  record.store = store;
  record.stick = stick;
  record.started_ms = kNow - 10'000;
  record.written_ms = ended_ms.value_or(kNow);
  record.ended_ms = ended_ms;
  if (ended_ms) record.outcome = content::ExchangeOutcome::kDone;
  record.permille = 255;
  return record;
}

TEST_F(DataTest, TellsHowAnExchangeGoesAndEndsAndTellsItOnce) {
  DataFolder folder = open(), other = open();
  DataWorker worker(folder, clock());
  EXPECT_FALSE(worker.look_at_exchange(0)) << "there was none";
  content::ExchangeRecord record = exchange_with("/media/stick", true);
  content::save_exchange(other.database(), record);
  EXPECT_FALSE(worker.look_at_exchange(1)) << "not yet time to look";
  const auto running = std::get<ExchangeNews>(*worker.look_at_exchange(kLookEveryMs));
  EXPECT_TRUE(running.exchange.running);
  EXPECT_TRUE(running.exchange.stick);
  EXPECT_EQ(running.exchange.percent, 25);
  EXPECT_EQ(running.age_ms, 10'000);
  EXPECT_FALSE(worker.look_at_exchange(2 * kLookEveryMs));

  record = exchange_with("/media/stick", true, kNow - 1'000);
  content::save_exchange(other.database(), record);
  const auto ended = std::get<ExchangeNews>(*worker.look_at_exchange(3 * kLookEveryMs));
  EXPECT_FALSE(ended.exchange.running);
  EXPECT_TRUE(ended.exchange.good);
  EXPECT_EQ(ended.age_ms, 1'000);
  EXPECT_FALSE(worker.look_at_exchange(4 * kLookEveryMs));

  content::save_exchange(other.database(), exchange_with("/media/stick", true, kNow));
  ASSERT_TRUE(worker.look_at_exchange(5 * kLookEveryMs)) << "another one that went like the last";
}

TEST_F(DataTest, AStickThatIsInIsToldBeforeAShare) {
  DataFolder folder = open(), other = open();
  DataWorker worker(folder, clock());
  content::save_exchange(other.database(), exchange_with("a share", false));
  content::save_exchange(other.database(), exchange_with("stick", true, kNow - 20'000));
  const auto news = std::get<ExchangeNews>(*worker.look_at_exchange(0));
  EXPECT_TRUE(news.exchange.stick);
  EXPECT_FALSE(news.exchange.running);
  content::save_exchange(other.database(), exchange_with("stick", true, kNow - kExchangeDoneMs));
  EXPECT_FALSE(std::get<ExchangeNews>(*worker.look_at_exchange(kLookEveryMs)).exchange.stick) << "long out";
}

TEST_F(DataTest, AnExchangeThatWasCutOffDoesNotRunForEver) {
  int64_t now_ms = kNow;
  DataFolder folder = open(), other = open();
  DataWorker worker(folder, [&] { return now_ms; });
  content::save_exchange(other.database(), exchange_with("stick", true));
  EXPECT_TRUE(std::get<ExchangeNews>(*worker.look_at_exchange(0)).exchange.running);
  now_ms += kExchangeSilentMs;
  const auto news = worker.look_at_exchange(kLookEveryMs);
  ASSERT_TRUE(news);
  EXPECT_FALSE(std::get<ExchangeNews>(*news).exchange.running);
  EXPECT_FALSE(std::get<ExchangeNews>(*news).exchange.good);
}

TEST_F(DataTest, AnExchangeOfALaterTimeIsNoNews) {
  DataFolder folder = open(), other = open();
  DataWorker worker(folder, clock());
  content::save_exchange(other.database(), exchange_with("stick", true, kNow + kHourMs));
  EXPECT_GE(std::get<ExchangeNews>(*worker.look_at_exchange(0)).age_ms, kExchangeDoneMs);
}

TEST_F(DataTest, WhileAnExchangeRunsTheHallIsReadLessOften) {
  DataFolder folder = open(), other = open();
  DataWorker worker(folder, clock());
  ASSERT_TRUE(worker.look(0));
  content::ExchangeRecord record = exchange_with("stick", true);
  content::save_exchange(other.database(), record);
  ASSERT_TRUE(worker.look_at_exchange(kLookEveryMs));
  EXPECT_FALSE(worker.look(kLookEveryMs));
  EXPECT_TRUE(worker.look(kReloadInExchangeMs));
  record.ended_ms = kNow;
  content::save_exchange(other.database(), record);
  ASSERT_TRUE(worker.look_at_exchange(kReloadInExchangeMs + kLookEveryMs));
  EXPECT_TRUE(worker.look(kReloadInExchangeMs + kLookEveryMs)) << "and at once when it is over";
}

TEST_F(DataTest, ASignInThroughTheThreadIsInTheDatabase) {
  Answers answers;
  content::FactId fact;
  {
    DataThread data(path(), clock(), answers.wake());
    EXPECT_NE(answers.next<HallLoaded>(data).hall->event("tea"), nullptr);
    data.run({WriteSignIn{"tea", "m1", 3}});
    const auto done = answers.next<SignedIn>(data);
    EXPECT_EQ(done.query, 3u);
    EXPECT_EQ(done.result.outcome, content::SignInOutcome::kSignedIn);
    EXPECT_EQ(done.result.at_ms, kNow);
    fact = done.result.sign_in;
    data.run({LoadHall{}});
    EXPECT_EQ(answers.next<HallLoaded>(data).hall->event("tea")->attended, 1);
  }
  DataFolder folder = open();
  const auto attendance = content::CheckIn(folder).attendance("tea");
  ASSERT_EQ(attendance.size(), 1u);
  EXPECT_EQ(attendance.front().member, "m1");

  DataThread data(path(), clock(), answers.wake());
  data.run({WriteUndo{fact}});
  EXPECT_EQ(answers.next<SignInUndone>(data).sign_in, fact);
  EXPECT_TRUE(content::CheckIn(folder).attendance("tea").front().annulled);
}

TEST_F(DataTest, AThreadNoticesWhatAnotherConnectionWrites) {
  Answers answers;
  DataThread data(path(), clock(), answers.wake());
  EXPECT_EQ(answers.next<HallLoaded>(data).hall->event("tea")->attended, 0);
  DataFolder other = open();
  content::CheckIn(other).sign_in("tea", "m1", kNow);
  EXPECT_EQ(answers.next<HallLoaded>(data).hall->event("tea")->attended, 1);
}

TEST_F(DataTest, WhatWasAskedIsFinishedBeforeTheThreadEnds) {
  {
    DataThread data(path(), clock(), [] {});
    data.run({FindByLetters{1, "tea", "WXM"}, WriteSignIn{"tea", "m1"}});
  }
  DataFolder folder = open();
  EXPECT_EQ(content::CheckIn(folder).attendance("tea").size(), 1u);
}

// A clock that stands still, and that holds whoever reads it on another thread than the first did.
class HoldingClock {
 public:
  content::Clock clock() {
    return [this] {
      std::unique_lock lock(mutex_);
      if (first_ == std::thread::id()) first_ = std::this_thread::get_id();
      is_held_ = is_held_ || first_ != std::this_thread::get_id();
      changed_.notify_all();
      if (first_ != std::this_thread::get_id()) changed_.wait(lock, [this] { return released_; });
      return kNow;
    };
  }
  void wait_until_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_held_; });
  }
  void release() {
    std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread::id first_;
  bool is_held_ = false, released_ = false;
};

bool is_undo(const Effect& effect) {
  return std::holds_alternative<WriteUndo>(effect);
}

TEST_F(DataTest, WhatTakesLongKeepsNobodyWaitingWhoSignsIn) {
  Answers answers;
  HoldingClock clock;
  DataThread data(path(), clock.clock(), answers.wake(), is_undo);
  answers.next<HallLoaded>(data);
  data.run({WriteUndo{content::FactId("nothing"), 8}});
  clock.wait_until_held();
  data.run({WriteSignIn{"tea", "m1", 9}});
  EXPECT_EQ(answers.next<SignedIn>(data).result.outcome, content::SignInOutcome::kSignedIn);
  EXPECT_FALSE(data.idle());
  clock.release();
  EXPECT_EQ(answers.next<SignInUndone>(data).sign_in, content::FactId("nothing"));
}

TEST(Worker, FailsByTheNumberOfTheQuestionAndTriesToOpenTheFolderAnewWithTheNext) {
  TemporaryFolder folder;
  std::array<std::promise<Action>, 2> answers;
  size_t count = 0;
  testing::internal::CaptureStderr();
  WorkerThread worker(folder / "hall", clock(), WorkerThread::Looks::kNever,
                      [&](Action answer) { answers.at(count++).set_value(std::move(answer)); });
  EXPECT_THROW(worker.opened_folder(), Error);
  worker.run(WriteUndo{content::FactId("nothing"), 8});
  EXPECT_EQ(std::get<DataFailed>(answers[0].get_future().get()).query, 8u);
  DataFolder::init(folder / "hall", {"terminal", content::Role::kKiosk, "heart"});
  worker.run(WriteUndo{content::FactId("nothing"), 9});
  EXPECT_TRUE(std::holds_alternative<SignInUndone>(answers[1].get_future().get()));
  testing::internal::GetCapturedStderr();
}

TEST(Opening, TellsTheCallerWhatIsWrong) {
  TemporaryFolder folder;
  try {
    DataThread data(folder / "nothing", clock(), [] {});
    FAIL() << "there is nothing to open";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kMissing);
  }
}

}  // namespace
}  // namespace starharbor::kiosk
