// Where actions lead a visitor: from screen to screen and back, and inside each.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

struct Way {
  const char* name;
  std::vector<Action> actions;
  Screen ends_on;
};

class Ways : public testing::TestWithParam<Way> {};

TEST_P(Ways, EndWhereTheyShould) {
  Visitor visitor;
  visitor.act(Touched{});
  for (const Action& action : GetParam().actions) visitor.act(action);
  EXPECT_EQ(visitor.state.visit.screen, GetParam().ends_on);
}

INSTANTIATE_TEST_SUITE_P(
    Visits, Ways,
    testing::Values(
        Way{"touch_opens_home", {}, Screen::kHome}, Way{"home_has_no_back", {Back{}}, Screen::kHome},
        Way{"story", {OpenStory{"harbour"}}, Screen::kStory},
        Way{"story_of_the_alliance", {OpenStory{""}}, Screen::kStory},
        Way{"unknown_story", {OpenStory{"nowhere"}}, Screen::kHome},
        Way{"story_back", {OpenStory{"harbour"}, Back{}}, Screen::kHome},
        Way{"story_to_story_back", {OpenStory{"harbour"}, OpenStory{"heart"}, Back{}}, Screen::kHome},
        Way{"gallery_back_home", {OpenGallery{""}, Back{}}, Screen::kHome},
        Way{"gallery_back_to_story", {OpenStory{"heart"}, OpenGallery{"heart"}, Back{}}, Screen::kStory},
        Way{"photo_back", {OpenGallery{""}, OpenPhoto{"boats", 1}, Back{}}, Screen::kGallery},
        Way{"photo_from_story_back_twice", {OpenStory{"heart"}, OpenPhoto{"tea", 0}, Back{}, Back{}}, Screen::kStory},
        Way{"unknown_photo", {OpenGallery{""}, OpenPhoto{"nowhere", 1}}, Screen::kGallery},
        Way{"photo_of_empty_album", {OpenGallery{""}, OpenPhoto{"to-come", 0}}, Screen::kGallery},
        Way{"events_back", {OpenEvents{}, Back{}}, Screen::kHome},
        Way{"find_back_to_events", {OpenEvents{}, OpenSignIn{"heart-house"}, Back{}}, Screen::kEvents},
        Way{"find_back_home", {OpenSignIn{"heart-house"}, Back{}}, Screen::kHome},
        Way{"closed_event", {OpenEvents{}, OpenSignIn{"over"}}, Screen::kEvents},
        Way{"event_to_come", {OpenEvents{}, OpenSignIn{"later"}}, Screen::kEvents},
        Way{"unknown_event", {OpenEvents{}, OpenSignIn{"nowhere"}}, Screen::kEvents},
        Way{"home_from_a_photo", {OpenGallery{""}, OpenPhoto{"boats", 1}, OpenHome{}}, Screen::kHome},
        Way{"finish_means_nothing_elsewhere", {OpenGallery{""}, FinishSignIn{}}, Screen::kGallery}),
    [](const auto& way) { return way.param.name; });

TEST(Attract, AnythingAPersonDoesOnlyOpensHome) {
  Visitor visitor;
  visitor.act(OpenStory{"harbour"});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kHome);
  EXPECT_EQ(visitor.state.visit.language, Language::kChinese);
}

TEST(Attract, NothingButAPersonOpensHome) {
  Visitor visitor;
  visitor.act(DataFailed{}).act(MembersFound{1, test_found(2)}).act(SignInUndone{content::FactId("x")}).after(600'000);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
}

TEST(Screens, AMoveIsRecordedOnce) {
  Visitor visitor;
  visitor.act(Touched{}).after(500).act(OpenStory{"harbour"}).after(30);
  const Transition first = visitor.state.visit.transition;
  EXPECT_EQ(first.from, Screen::kHome);
  EXPECT_EQ(first.to, Screen::kStory);
  EXPECT_EQ(first.started_ms, kNoon + 500);
  visitor.act(OpenStory{"harbour"});
  EXPECT_EQ(visitor.state.visit.transition.started_ms, first.started_ms);
  EXPECT_EQ(visitor.state.visit.screen_since_ms, first.started_ms);
}

TEST(Screens, OpeningTheSameStoryAgainKeepsThePlace) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{2, 1}).act(OpenStory{"harbour"});
  EXPECT_EQ(visitor.state.visit.browse.story.chapter, 2);
  EXPECT_EQ(visitor.state.visit.browse.story.page, 1);
}

TEST(Language, ChangesInPlace) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1}).after(10).act(ToggleLanguage{});
  EXPECT_EQ(visitor.state.visit.language, Language::kEnglish);
  EXPECT_EQ(visitor.state.visit.language_changed_ms, kNoon + 10);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kStory);
  EXPECT_EQ(visitor.state.visit.browse.story.chapter, 1);
  EXPECT_EQ(visitor.act(ToggleLanguage{}).state.visit.language, Language::kChinese);
}

TEST(Story, ChaptersStayInRangeAndLetThePartGo) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1}).act(PressDiagramPart{3});
  EXPECT_EQ(visitor.state.visit.browse.story.part, 3);
  visitor.act(GoToChapter{9, -4});
  EXPECT_EQ(visitor.state.visit.browse.story.chapter, 2);
  EXPECT_EQ(visitor.state.visit.browse.story.page, 0);
  EXPECT_EQ(visitor.state.visit.browse.story.part, -1);
  EXPECT_EQ(visitor.act(GoToChapter{-1}).state.visit.browse.story.chapter, 0);
}

TEST(Story, APartIsReleasedByPressingItAgain) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1}).act(PressDiagramPart{2});
  EXPECT_EQ(visitor.state.visit.browse.story.part, 2);
  EXPECT_EQ(visitor.act(PressDiagramPart{-2}).state.visit.browse.story.part, -2);
  EXPECT_EQ(visitor.act(PressDiagramPart{-2}).state.visit.browse.story.part, -1);
  EXPECT_EQ(visitor.act(PressDiagramPart{4}).state.visit.browse.story.part, -1) << "there are four parts";
  EXPECT_EQ(visitor.act(GoToChapter{0}).act(PressDiagramPart{0}).state.visit.browse.story.part, -1)
      << "no diagram in this chapter";
}

TEST(Gallery, FilterStartsAtItsFirstAlbum) {
  Visitor visitor;
  visitor.act(Touched{})
      .act(OpenGallery{""})
      .act(ChooseAlbum{"boats"})
      .act(SetGalleryPage{1})
      .act(FilterGallery{"heart"});
  EXPECT_EQ(current_album(visitor.state)->id, "tea");
  EXPECT_EQ(visitor.state.visit.browse.gallery.page, 0);
  visitor.act(FilterGallery{"nowhere"});
  EXPECT_EQ(visitor.state.visit.browse.gallery.base_filter, "heart");
}

TEST(Gallery, AnAlbumOutsideTheFilterLiftsIt) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenGallery{"heart"}).act(ChooseAlbum{"boats"});
  EXPECT_EQ(visitor.state.visit.browse.gallery.base_filter, "");
  EXPECT_EQ(current_album(visitor.state)->id, "boats");
}

TEST(Gallery, ComesBackFromAPhotoAsItWasLeft) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenGallery{"heart"}).act(SetAlbumListPage{1}).act(SetGalleryPage{2});
  const GalleryView before = visitor.state.visit.browse.gallery;
  visitor.act(OpenPhoto{"tea", 1}).act(Back{});
  EXPECT_EQ(visitor.state.visit.browse.gallery.base_filter, before.base_filter);
  EXPECT_EQ(visitor.state.visit.browse.gallery.list_page, before.list_page);
}

TEST(Photo, IndexStaysInRangeAndZoomEndsWithThePhoto) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenPhoto{"boats", 99});
  EXPECT_EQ(visitor.state.visit.browse.photo.index, 4);
  visitor.act(ToggleChrome{}).act(ZoomPhoto{2.5f, 30, -10});
  EXPECT_FLOAT_EQ(visitor.state.visit.browse.photo.zoom, 2.5f);
  visitor.act(ShowPhoto{4});
  EXPECT_FLOAT_EQ(visitor.state.visit.browse.photo.zoom, 2.5f) << "the same photo";
  visitor.act(ShowPhoto{-1});
  EXPECT_EQ(visitor.state.visit.browse.photo.index, 0);
  EXPECT_FLOAT_EQ(visitor.state.visit.browse.photo.zoom, 1);
  EXPECT_FALSE(visitor.state.visit.browse.photo.chrome);
}

TEST(Photo, ZoomIsBounded) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenPhoto{"boats", 0}).act(ZoomPhoto{9, 0, 0});
  EXPECT_FLOAT_EQ(visitor.state.visit.browse.photo.zoom, 3);
  EXPECT_FLOAT_EQ(visitor.act(ZoomPhoto{.2f, 0, 0}).state.visit.browse.photo.zoom, 1);
  visitor.act(ZoomPhoto{2, std::numeric_limits<float>::quiet_NaN(), 0});
  EXPECT_FLOAT_EQ(visitor.state.visit.browse.photo.zoom, 1);
  EXPECT_TRUE(std::isfinite(visitor.state.visit.browse.photo.pan_x));
}

TEST(Events, OpenOnesComeFirstOursBeforeOthersTheShortBeforeTheLong) {
  Visitor visitor;
  std::vector<std::string> ids;
  for (const content::Event* event : listed_events(visitor.state)) ids.push_back(event->id);
  EXPECT_EQ(ids, (std::vector<std::string>{"heart-house", "alliance", "harbour-house", "later"}));
  EXPECT_EQ(open_events(visitor.state).size(), 3u);
}

TEST(Hall, NothingBreaksBeforeTheFirstLoad) {
  State state = initial_state(Language::kEnglish, kNoon);
  for (const Action& action : std::vector<Action>{Touched{}, OpenStory{"harbour"}, OpenStory{""}, GoToChapter{2},
                                                  PressDiagramPart{0}, OpenGallery{"heart"}, OpenPhoto{"boats", 1},
                                                  OpenSignIn{"heart-house"}, OpenEvents{}, SetHomePage{3}, Back{}}) {
    auto [next, effects] = update(std::move(state), action, kNoon);
    state = std::move(next);
    EXPECT_TRUE(effects.empty());
  }
  EXPECT_EQ(state.visit.screen, Screen::kHome);
  EXPECT_EQ(state.visit.language, Language::kEnglish);
  EXPECT_TRUE(listed_albums(state).empty());
  EXPECT_EQ(current_album(state), nullptr);
}

}  // namespace
}  // namespace starharbor::kiosk
