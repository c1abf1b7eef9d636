// The line that says where a visitor stands; and what it must never say.
#include "kiosk/place.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/core/visit.h"

namespace starharbor::kiosk {
namespace {

TEST(Place, NamesTheScreenAndWhatIsOnIt) {
  Visit visit;
  EXPECT_EQ(place_of(visit.state), "attract zh attended 0");
  visit.act(Touched{}).act(ToggleLanguage{});
  EXPECT_EQ(place_of(visit.state), "home en attended 0");
  visit.act(OpenStory{"harbour"}).act(GoToChapter{1}).act(PressDiagramPart{2});
  EXPECT_EQ(place_of(visit.state), "story harbour 1 en page 0 part 2");
  visit.act(OpenPhoto{"boats", 3}).act(ZoomPhoto{2.5f, 0, 0});
  EXPECT_EQ(place_of(visit.state), "photo boats 3 en zoom 2.50");
  visit.act(Back{});
  EXPECT_EQ(place_of(visit.state), "gallery boats en page 0");
}

TEST(Place, SaysThatTheWarningIsShown) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{""}).after(kIdleWarningAfterMs);
  EXPECT_EQ(place_of(visit.state), "idle-warning over story alliance 0 zh page 0 part -1");
}

TEST(Place, TellsNothingOfAPerson) {
  Visit visit;
  visit.find_people();
  EXPECT_EQ(place_of(visit.state), "signin-find heart-house zh found 4");
  visit.sign_in();
  EXPECT_EQ(place_of(visit.state), "signin-done heart-house zh ordinal 0");
}

}  // namespace
}  // namespace starharbor::kiosk
