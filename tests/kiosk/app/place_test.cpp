// The line that says where a visitor stands; and what it must never say.
#include "kiosk/place.h"

#include <gtest/gtest.h>

#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

TEST(Place, NamesTheScreenAndWhatIsOnIt) {
  Visitor visitor;
  EXPECT_EQ(place_of(visitor.state), "attract zh attended 0");
  visitor.act(Touched{}).act(ToggleLanguage{});
  EXPECT_EQ(place_of(visitor.state), "home en attended 0");
  visitor.act(OpenStory{"harbour"}).act(GoToChapter{1}).act(PressDiagramPart{2});
  EXPECT_EQ(place_of(visitor.state), "story harbour 1 en page 0 part 2");
  visitor.act(OpenPhoto{"boats", 3}).act(ZoomPhoto{2.5f, 0, 0});
  EXPECT_EQ(place_of(visitor.state), "photo boats 3 en zoom 2.50");
  visitor.act(Back{});
  EXPECT_EQ(place_of(visitor.state), "gallery boats en page 0");
}

TEST(Place, SaysThatTheWarningIsShown) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{""}).after(kIdleWarningAfterMs);
  EXPECT_EQ(place_of(visitor.state), "idle-warning over story alliance 0 zh page 0 part -1");
}

TEST(Place, TellsNothingOfAPerson) {
  Visitor visitor;
  visitor.find_people();
  EXPECT_EQ(place_of(visitor.state), "signin-find heart-house zh found 4");
  visitor.sign_in();
  EXPECT_EQ(place_of(visitor.state), "signin-done heart-house zh ordinal 0");
}

}  // namespace
}  // namespace starharbor::kiosk
