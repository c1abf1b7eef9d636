// Where actions lead a visitor: from screen to screen and back, and inside each.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/kiosk/model/core/visit.h"

namespace starharbor::kiosk {
namespace {

struct Way {
  const char* name;
  std::vector<Action> actions;
  Screen ends_on;
};

class Ways : public testing::TestWithParam<Way> {};

TEST_P(Ways, EndWhereTheyShould) {
  Visit visit;
  visit.act(Touched{});
  for (const Action& action : GetParam().actions) visit.act(action);
  EXPECT_EQ(visit.state.screen, GetParam().ends_on);
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
  Visit visit;
  visit.act(OpenStory{"harbour"});
  EXPECT_EQ(visit.state.screen, Screen::kHome);
  EXPECT_EQ(visit.state.language, Language::kChinese);
}

TEST(Attract, NothingButAPersonOpensHome) {
  Visit visit;
  visit.act(DataFailed{}).act(MembersFound{1, test_found(2)}).act(SignInUndone{"x"}).after(600'000);
  EXPECT_EQ(visit.state.screen, Screen::kAttract);
}

TEST(Screens, AMoveIsRecordedOnce) {
  Visit visit;
  visit.act(Touched{}).after(500).act(OpenStory{"harbour"}).after(30);
  const Transition first = visit.state.transition;
  EXPECT_EQ(first.from, Screen::kHome);
  EXPECT_EQ(first.to, Screen::kStory);
  EXPECT_EQ(first.started_ms, kNoon + 500);
  visit.act(OpenStory{"harbour"});
  EXPECT_EQ(visit.state.transition.started_ms, first.started_ms);
  EXPECT_EQ(visit.state.screen_since_ms, first.started_ms);
}

TEST(Screens, OpeningTheSameStoryAgainKeepsThePlace) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{2, 1}).act(OpenStory{"harbour"});
  EXPECT_EQ(visit.state.story.chapter, 2);
  EXPECT_EQ(visit.state.story.page, 1);
}

TEST(Language, ChangesInPlace) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1}).after(10).act(ToggleLanguage{});
  EXPECT_EQ(visit.state.language, Language::kEnglish);
  EXPECT_EQ(visit.state.language_changed_ms, kNoon + 10);
  EXPECT_EQ(visit.state.screen, Screen::kStory);
  EXPECT_EQ(visit.state.story.chapter, 1);
  EXPECT_EQ(visit.act(ToggleLanguage{}).state.language, Language::kChinese);
}

TEST(Story, ChaptersStayInRangeAndLetThePartGo) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1}).act(PressDiagramPart{3});
  EXPECT_EQ(visit.state.story.part, 3);
  visit.act(GoToChapter{9, -4});
  EXPECT_EQ(visit.state.story.chapter, 2);
  EXPECT_EQ(visit.state.story.page, 0);
  EXPECT_EQ(visit.state.story.part, -1);
  EXPECT_EQ(visit.act(GoToChapter{-1}).state.story.chapter, 0);
}

TEST(Story, APartIsReleasedByPressingItAgain) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1}).act(PressDiagramPart{2});
  EXPECT_EQ(visit.state.story.part, 2);
  EXPECT_EQ(visit.act(PressDiagramPart{-2}).state.story.part, -2);
  EXPECT_EQ(visit.act(PressDiagramPart{-2}).state.story.part, -1);
  EXPECT_EQ(visit.act(PressDiagramPart{4}).state.story.part, -1) << "there are four parts";
  EXPECT_EQ(visit.act(GoToChapter{0}).act(PressDiagramPart{0}).state.story.part, -1) << "no diagram in this chapter";
}

TEST(Gallery, FilterStartsAtItsFirstAlbum) {
  Visit visit;
  visit.act(Touched{})
      .act(OpenGallery{""})
      .act(ChooseAlbum{"boats"})
      .act(SetGalleryPage{1})
      .act(FilterGallery{"heart"});
  EXPECT_EQ(current_album(visit.state)->id, "tea");
  EXPECT_EQ(visit.state.gallery.page, 0);
  visit.act(FilterGallery{"nowhere"});
  EXPECT_EQ(visit.state.gallery.base_filter, "heart");
}

TEST(Gallery, AnAlbumOutsideTheFilterLiftsIt) {
  Visit visit;
  visit.act(Touched{}).act(OpenGallery{"heart"}).act(ChooseAlbum{"boats"});
  EXPECT_EQ(visit.state.gallery.base_filter, "");
  EXPECT_EQ(current_album(visit.state)->id, "boats");
}

TEST(Gallery, ComesBackFromAPhotoAsItWasLeft) {
  Visit visit;
  visit.act(Touched{}).act(OpenGallery{"heart"}).act(SetAlbumListPage{1}).act(SetGalleryPage{2});
  const GalleryPlace before = visit.state.gallery;
  visit.act(OpenPhoto{"tea", 1}).act(Back{});
  EXPECT_EQ(visit.state.gallery.base_filter, before.base_filter);
  EXPECT_EQ(visit.state.gallery.list_page, before.list_page);
}

TEST(Photo, IndexStaysInRangeAndZoomEndsWithThePhoto) {
  Visit visit;
  visit.act(Touched{}).act(OpenPhoto{"boats", 99});
  EXPECT_EQ(visit.state.photo.index, 4);
  visit.act(ToggleChrome{}).act(ZoomPhoto{2.5f, 30, -10});
  EXPECT_FLOAT_EQ(visit.state.photo.zoom, 2.5f);
  visit.act(ShowPhoto{4});
  EXPECT_FLOAT_EQ(visit.state.photo.zoom, 2.5f) << "the same photo";
  visit.act(ShowPhoto{-1});
  EXPECT_EQ(visit.state.photo.index, 0);
  EXPECT_FLOAT_EQ(visit.state.photo.zoom, 1);
  EXPECT_FALSE(visit.state.photo.chrome);
}

TEST(Photo, ZoomIsBounded) {
  Visit visit;
  visit.act(Touched{}).act(OpenPhoto{"boats", 0}).act(ZoomPhoto{9, 0, 0});
  EXPECT_FLOAT_EQ(visit.state.photo.zoom, 3);
  EXPECT_FLOAT_EQ(visit.act(ZoomPhoto{.2f, 0, 0}).state.photo.zoom, 1);
  visit.act(ZoomPhoto{2, std::numeric_limits<float>::quiet_NaN(), 0});
  EXPECT_FLOAT_EQ(visit.state.photo.zoom, 1);
  EXPECT_TRUE(std::isfinite(visit.state.photo.pan_x));
}

TEST(Events, OpenOnesComeFirstOursBeforeOthersTheShortBeforeTheLong) {
  Visit visit;
  std::vector<std::string> ids;
  for (const content::Event* event : listed_events(visit.state)) ids.push_back(event->id);
  EXPECT_EQ(ids, (std::vector<std::string>{"heart-house", "alliance", "harbour-house", "later"}));
  EXPECT_EQ(open_events(visit.state).size(), 3u);
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
  EXPECT_EQ(state.screen, Screen::kHome);
  EXPECT_EQ(state.language, Language::kEnglish);
  EXPECT_TRUE(listed_albums(state).empty());
  EXPECT_EQ(current_album(state), nullptr);
}

}  // namespace
}  // namespace starharbor::kiosk
