// The days of the sample hall, whatever day it is made on: each is one that can be believed, and there is always
// something to show and to sign in at. Its photos are painted by the build and not looked at here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "content-db/import/package/lunar_calendar.h"
#include "content-db/import/rows.h"

namespace starharbor::tests {
namespace {

using namespace content;
using content::package::Album;
using content::package::Event;
using content::package::Package;
using std::chrono::days;
using ::testing::AllOf;
using ::testing::Ge;
using ::testing::Le;

constexpr int kTwoYearsDays = 365 + 366;
constexpr int kShownAheadDays = 60;

class SampleHallDays : public ::testing::Test {
 protected:
  SampleHallDays() {
    Problems problems;  // of photos that aren't painted yet
    hall_ = package::read_package(SAMPLE_HALL_FOLDER, problems);
  }

  // The second year has a 29 February and a leap month, the fifth; the first has neither.
  template <typename Check>
  void on_every_day(Check check) const {
    const Day first = parse_day("2027-01-01").value();
    for (int n = 0; n < kTwoYearsDays && !HasFailure(); ++n) {
      SCOPED_TRACE("made on " + day_text(first + days(n)));
      check(first + days(n));
    }
  }

  Package hall_;
};

TEST_F(SampleHallDays, EveryAlbumShowsADayThatHasBeen) {
  ASSERT_FALSE(hall_.albums.empty());
  // A lunar year has up to 384 days, and a weekday may lie six days on.
  on_every_day([&](Day made) {
    for (const Album& album : hall_.albums) {
      EXPECT_THAT(made - album.day.from(made), AllOf(Ge(days(0)), Le(days(391)))) << album.id;
    }
  });
}

TEST_F(SampleHallDays, EveryBaseTakesSignInsTodayAndHasMoreToCome) {
  on_every_day([&](Day made) {
    std::set<std::string> open, few_seats;
    std::map<std::string, std::set<std::string>> to_come;
    for (const Event& event : hall_.events) {
      const Day first = event.day.from(made);
      if (first == made && event.walk_ins) open.insert(event.base.id);
      if (first == made && event.capacity) few_seats.insert(event.id);
      if (first > made && first < made + days(kShownAheadDays)) to_come[event.base.id].insert(event.id);
    }
    for (const auto& base : hall_.bases) {
      EXPECT_TRUE(open.contains(base.id)) << base.id;
      EXPECT_GE(to_come[base.id].size(), 4u) << base.id;
    }
    EXPECT_FALSE(few_seats.empty());
  });
}

TEST_F(SampleHallDays, OnlyWhatIsOpenAllYearKeepsToNoWeekday) {
  for (const Event& event : hall_.events) {
    const bool every_day = event.repeat && event.repeat->every == package::Every::kDay;
    EXPECT_TRUE(every_day || event.day.weekday || event.id == "heart-tea") << event.id;
  }
}

TEST_F(SampleHallDays, BoatsAndEveningsInTheOpenHaveTheirSeason) {
  const auto event = [&](const std::string& id) {
    return *std::find_if(hall_.events.begin(), hall_.events.end(),
                         [&](const Event& written) { return written.id == id; });
  };
  const Event trial = event("leading-boat-trial"), evening = event("maple-square-evening");
  on_every_day([&](Day made) {
    const Day boats = trial.day.from(made);
    const int year = static_cast<int>(std::chrono::year_month_day(boats).year());
    EXPECT_THAT(lunar_day(year, 5, 5) - boats, AllOf(Ge(days(7)), Le(days(28)))) << day_text(boats);
    for (const Day day : evening.occurrence_days(made)) {
      const auto month = std::chrono::year_month_day(day).month();
      EXPECT_TRUE(month >= std::chrono::May && month <= std::chrono::October) << day_text(day);
    }
  });
}

TEST_F(SampleHallDays, NoRoomIsTakenTwice) {
  on_every_day([&](Day made) {
    std::map<std::pair<std::string, Day>, std::vector<const Event*>> taken;
    for (const Event& event : hall_.events) {
      if (event.venue.id.empty()) continue;
      for (const Day day : event.occurrence_days(made)) {
        auto& others = taken[{event.venue.id, day}];
        for (const Event* other : others) {
          EXPECT_TRUE(other->end <= event.start || event.end <= other->start)
              << event.id << " and " << other->id << " on " << day_text(day);
        }
        others.push_back(&event);
      }
    }
  });
}

}  // namespace
}  // namespace starharbor::tests
