// New content under a visitor's feet.
#include <gtest/gtest.h>

#include "tests/kiosk/model/core/visit.h"

namespace starharbor::kiosk {
namespace {

content::Hall without_event(const std::string& id) {
  content::Hall hall = test_hall();
  std::erase_if(hall.events, [&](const content::Event& event) { return event.id == id; });
  return hall;
}

content::Hall without_album(const std::string& id) {
  content::Hall hall = test_hall();
  std::erase_if(hall.albums, [&](const content::Album& album) { return album.id == id; });
  return hall;
}

TEST(HallChange, KeepsTheVisitorWhereTheyAre) {
  Visit visit;
  visit.act(Touched{})
      .act(OpenStory{"harbour"})
      .act(GoToChapter{1, 2})
      .act(PressDiagramPart{3})
      .change_hall(test_hall());
  EXPECT_EQ(visit.state.screen, Screen::kStory);
  EXPECT_EQ(visit.state.story.chapter, 1);
  EXPECT_EQ(visit.state.story.page, 2);
  EXPECT_EQ(visit.state.story.part, 3);
}

TEST(HallChange, ABaseThatIsGoneLeadsHome) {
  Visit visit;
  content::Hall hall = test_hall();
  hall.bases.erase(hall.bases.begin());
  visit.act(Touched{}).act(OpenStory{"harbour"}).change_hall(hall);
  EXPECT_EQ(visit.state.screen, Screen::kHome);
}

TEST(HallChange, FewerChaptersAndPartsClamp) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1, 4}).act(PressDiagramPart{3});
  content::Hall hall = test_hall();
  hall.diagrams.front().parts.resize(2);
  EXPECT_EQ(visit.change_hall(hall).state.story.part, -1);
  hall.chapters.erase(hall.chapters.begin() + 1, hall.chapters.begin() + 3);
  visit.change_hall(hall);
  EXPECT_EQ(visit.state.story.chapter, 0);
  EXPECT_EQ(visit.state.story.page, 0);
}

TEST(HallChange, AnEventThatIsGoneLeadsHomeAndForgets) {
  Visit visit;
  visit.find_people().change_hall(without_event("heart-house"));
  EXPECT_EQ(visit.state.screen, Screen::kHome);
  EXPECT_EQ(visit.state.sign_in.typed, "");
  EXPECT_EQ(visit.state.sign_in.event, "");
}

TEST(HallChange, AnotherEventGoingDisturbsNobody) {
  Visit visit;
  visit.find_people().change_hall(without_event("alliance"));
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.typed, "WX");
  EXPECT_EQ(visit.state.sign_in.found.candidates.size(), 4u);
}

TEST(HallChange, AnAlbumThatIsGoneGivesWayToTheFirst) {
  Visit visit;
  visit.act(Touched{}).act(OpenGallery{""}).act(ChooseAlbum{"tea"}).change_hall(without_album("tea"));
  EXPECT_EQ(visit.state.screen, Screen::kGallery);
  EXPECT_EQ(current_album(visit.state)->id, "boats");
}

TEST(HallChange, APhotoOfAnAlbumThatIsGoneLeadsToTheGallery) {
  Visit visit;
  visit.act(Touched{}).act(OpenPhoto{"tea", 2}).change_hall(without_album("tea"));
  EXPECT_EQ(visit.state.screen, Screen::kGallery);
}

TEST(HallChange, APhotoIsFoundAgainBehindNewOnes) {
  Visit visit;
  visit.act(Touched{}).act(OpenPhoto{"boats", 3});
  content::Hall hall = test_hall();
  content::Photo newer;
  newer.id = "newer";
  hall.albums.front().photos.insert(hall.albums.front().photos.begin(), newer);
  EXPECT_EQ(visit.change_hall(hall).state.photo.index, 4);
}

TEST(HallChange, APhotoThatIsGoneClampsTheIndex) {
  Visit visit;
  visit.act(Touched{}).act(OpenPhoto{"boats", 4}).act(ZoomPhoto{2, 5, 5});
  content::Hall hall = test_hall();
  hall.albums.front().photos.resize(2);
  visit.change_hall(hall);
  EXPECT_EQ(visit.state.screen, Screen::kPhoto);
  EXPECT_EQ(visit.state.photo.index, 1);
  EXPECT_FLOAT_EQ(visit.state.photo.zoom, 1);
}

}  // namespace
}  // namespace starharbor::kiosk
