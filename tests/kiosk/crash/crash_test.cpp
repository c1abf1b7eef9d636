// The kiosk is killed, or the power cut, at every single write between the press and the disk: whoever was shown "done"
// is in, whoever was not may be, nobody is in twice, and who comes again changes nothing of that.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "content-db/folder/verify.h"
#include "content-db/people/cards.h"
#include "content-db/people/walk_ins.h"
#include "tests/kiosk/crash/bare_kiosk.h"
#include "tests/support/fated_process.h"
#include "tests/support/place.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using content::Attendance;
using content::CheckIn;
using content::DataFolder;
using content::SignInOutcome;
using ::testing::IsEmpty;

constexpr int64_t kHourMs = 3'600'000, kMinuteMs = 60'000;
constexpr const char* kEvent = "tea";
constexpr const char* kMember = "heart.1";
constexpr const char* kLetters = "WXM";
constexpr const char* kWalkInLetters = "ZHAOLAI";
constexpr const char* kWalkIn = "walk-in ";  // and an id that nobody knows beforehand

// What a run says while it can.
constexpr const char* kDone = "done";
constexpr const char* kPressedUndo = "pressed undo";
constexpr const char* kUndone = "undone";
std::string done(const std::string& attendee) {
  return fmt::format("{} {}", kDone, attendee);
}

bool has_said(const FatedRun& run, const std::string& line) {
  return std::find(run.said.begin(), run.said.end(), line) != run.said.end();
}

const char* name_of(Fate fate) {
  return fate == Fate::kKilled ? "Killed" : fate == Fate::kTorn ? "Torn" : "PowerCut";
}

DataFolder open(const fs::path& data) {
  return DataFolder::open(data, [] { return kNoonMs; });
}

// How a person stands at the event: rows that count them, facts that say they came, rows that stand.
struct Standing {
  size_t rows = 0, facts = 0, standing = 0;
};

Standing standing_of(DataFolder& folder, const std::string& attendee) {
  Standing standing;
  for (const Attendance& row : CheckIn(folder).attendance(kEvent)) {
    if (!row.attendee.text().starts_with(attendee)) continue;
    ++standing.rows;
    standing.facts += row.sign_ins.size();
    if (!row.annulled) ++standing.standing;
  }
  return standing;
}

int64_t annulments(DataFolder& folder) {
  auto rows = folder.database().query("SELECT count(*) FROM annulment");
  return rows.step() ? rows.integer(0) : -1;
}

// One of each kind in a row, the same ones each time.
class Queue {
 public:
  // The card's text, and its id.
  Queue(std::string card, const std::string& id) : card_(std::move(card)), attendees_{kMember, "card " + id, kWalkIn} {}

  const std::vector<std::string>& attendees() const { return attendees_; }
  // How it went for each. `say` hears of each done screen.
  std::vector<SignInOutcome> come(DataFolder& folder, int64_t now_ms, const Say& say) const {
    size_t number = 0;
    const auto tell = [&] { say(done(attendees_[number])); };
    BareKiosk kiosk(folder, now_ms, [&](const kiosk::State& state) {
      if (state.visit.screen == kiosk::Screen::kSignInDone) tell();
    });
    std::vector<SignInOutcome> outcomes{kiosk.come_by_letters(kEvent, kLetters)};
    ++number;
    outcomes.push_back(kiosk.come_by_card(card_));
    ++number;
    outcomes.push_back(kiosk.come_as_walk_in(kEvent, kWalkInLetters));
    return outcomes;
  }

 private:
  std::string card_;
  std::vector<std::string> attendees_;
};

class KioskCrash : public ::testing::TestWithParam<Fate> {
 protected:
  void SetUp() override {
    Place office(folder_ / "office", tests::office()), kiosk(folder_ / "kiosk", tests::kiosk("heart", "left"));
    for (const char* base : {"heart", "haven"}) {
      office.edit(content::base_scope(base), "member", std::string(base) + ".1",
                  {{"name", "王小明"}, {"readings", "wang xiao ming"}, {"base", base}, {"member_no", "1"}});
    }
    office.edit("events-heart"_scope, "event", kEvent,
                {{"title_zh", "茶话会"},
                 {"starts_at", kNoonMs},
                 {"ends_at", kNoonMs + kHourMs},
                 {"base", "heart"},
                 {"walk_ins", true}});
    const auto cards = content::Cards(*office).issue("haven", {}, false, [](const auto&) {});
    queue_.emplace(cards.at(0).code, cards.at(0).id);
    kiosk.take_all(office);
  }

  // Plays the act on a fresh copy for every write it makes, the last time with none left to die at; looks at the data
  // folder afterwards, which must open.
  template <typename Act, typename Look>
  void at_every_write(const Act& act, const Look& look) {
    bool is_whole = false;
    for (int64_t at = 0; !is_whole && !HasFailure(); ++at) {
      SCOPED_TRACE(fmt::format("{} at write {}", name_of(GetParam()), at));
      const TemporaryFolder copy;
      const fs::path data = copy / "kiosk";
      fs::copy(folder_ / "kiosk", data, fs::copy_options::recursive);
      const FatedRun run = run_fated({data, GetParam(), at, 0}, [&](const Say& say) {
        DataFolder folder = open(data);
        act(folder, say);
      });
      ASSERT_TRUE(run.sound) << "it ended in another way";
      is_whole = !run.gone;
      std::optional<DataFolder> folder;
      ASSERT_NO_THROW(folder.emplace(open(data))) << "it does not open any more";
      ASSERT_NO_THROW(look(*folder, run));
      EXPECT_THAT(content::verify_data(*folder).faults, IsEmpty());
    }
  }

  const Queue& queue() const { return *queue_; }

 private:
  TemporaryFolder folder_;
  std::optional<Queue> queue_;
};

void expect_queue_as_shown(const Queue& queue, DataFolder& folder, const FatedRun& run) {
  for (const std::string& attendee : queue.attendees()) {
    const Standing now = standing_of(folder, attendee);
    EXPECT_LE(now.facts, 1u) << attendee << " is in twice";
    EXPECT_EQ(now.standing, now.facts) << attendee << " was taken back by nobody";
    if (has_said(run, done(attendee))) {
      EXPECT_EQ(now.facts, 1u) << attendee << " was shown as done and is lost";
    }
  }
  EXPECT_EQ(content::WalkIns(folder).list().size(), standing_of(folder, queue.attendees().back()).facts)
      << "a walk-in is written down and in, or neither";
}

void expect_queue_to_come_again(const Queue& queue, DataFolder& folder) {
  std::vector<SignInOutcome> expected;
  for (const std::string& attendee : queue.attendees()) {
    const bool is_in = standing_of(folder, attendee).standing > 0;
    expected.push_back(is_in ? SignInOutcome::kAlreadyIn : SignInOutcome::kSignedIn);
  }
  EXPECT_EQ(queue.come(folder, kNoonMs + kMinuteMs, [](const std::string&) {}), expected);
  for (const std::string& attendee : queue.attendees()) {
    const Standing now = standing_of(folder, attendee);
    EXPECT_TRUE(now.rows == 1 && now.facts == 1 && now.standing == 1) << attendee << " is not in exactly once";
  }
  EXPECT_EQ(CheckIn(folder).attendance().size(), queue.attendees().size());
  EXPECT_EQ(content::WalkIns(folder).list().size(), 1u);
}

TEST_P(KioskCrash, WhoWasShownAsDoneIsInAndNobodyIsInTwice) {
  at_every_write([&](DataFolder& folder, const Say& say) { queue().come(folder, kNoonMs, say); },
                 [&](DataFolder& folder, const FatedRun& run) {
                   EXPECT_TRUE(run.gone || run.said.size() == queue().attendees().size())
                       << "somebody was shown nothing";
                   expect_queue_as_shown(queue(), folder, run);
                   expect_queue_to_come_again(queue(), folder);
                 });
}

void come_and_undo(DataFolder& folder, const Say& say) {
  BareKiosk kiosk(folder, kNoonMs, [&](const kiosk::State& state) {
    if (state.visit.screen == kiosk::Screen::kSignInDone) say(done(kMember));
    if (state.visit.toast && state.visit.toast->text_key == "toast.undone") say(kUndone);
  });
  kiosk.come_by_letters(kEvent, kLetters);
  say(kPressedUndo);
  kiosk.undo();
}

bool is_taken_back(DataFolder& folder) {
  const Standing now = standing_of(folder, kMember);
  return now.rows > 0 && now.standing == 0;
}

void expect_undone_or_not_at_all(DataFolder& folder, const FatedRun& run) {
  const size_t facts = standing_of(folder, kMember).facts;
  EXPECT_LE(facts, 1u) << "in twice";
  EXPECT_EQ(annulments(folder), is_taken_back(folder) ? 1 : 0) << "half taken back";
  if (has_said(run, done(kMember))) {
    EXPECT_EQ(facts, 1u) << "shown as done and lost";
  }
  if (has_said(run, kUndone)) {
    EXPECT_TRUE(is_taken_back(folder)) << "shown as undone, and stands";
  }
  if (!has_said(run, kPressedUndo)) {
    EXPECT_FALSE(is_taken_back(folder)) << "nobody had pressed undo";
  }
}

void expect_member_to_come_again(DataFolder& folder) {
  const bool was_taken_back = is_taken_back(folder);
  const bool was_in = standing_of(folder, kMember).standing > 0;
  BareKiosk kiosk(folder, kNoonMs + kMinuteMs, [](const kiosk::State&) {});
  EXPECT_EQ(kiosk.come_by_letters(kEvent, kLetters), was_in ? SignInOutcome::kAlreadyIn : SignInOutcome::kSignedIn);
  const Standing now = standing_of(folder, kMember);
  EXPECT_EQ(now.rows, 1u);
  EXPECT_EQ(now.standing, 1u);
  EXPECT_EQ(now.facts, was_taken_back ? 2u : 1u) << "what was taken back is kept beside what stands";
  EXPECT_EQ(annulments(folder), was_taken_back ? 1 : 0);
}

TEST_P(KioskCrash, AnUndoIsWholeOrNotAtAll) {
  at_every_write(come_and_undo, [](DataFolder& folder, const FatedRun& run) {
    EXPECT_TRUE(run.gone || has_said(run, kUndone)) << "the undo was shown to nobody";
    expect_undone_or_not_at_all(folder, run);
    expect_member_to_come_again(folder);
  });
}

INSTANTIATE_TEST_SUITE_P(By, KioskCrash, ::testing::Values(Fate::kKilled, Fate::kTorn, Fate::kPowerCut),
                         [](const auto& fate) { return name_of(fate.param); });

}  // namespace
}  // namespace starharbor::tests
