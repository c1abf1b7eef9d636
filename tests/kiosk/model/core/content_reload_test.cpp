// New content under a visitor's feet.
#include <gtest/gtest.h>

#include "tests/kiosk/model/core/visitor.h"

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
  Visitor visitor;
  visitor.act(Touched{})
      .act(OpenStory{"harbour"})
      .act(GoToChapter{1, 2})
      .act(PressDiagramPart{3})
      .change_hall(test_hall());
  EXPECT_EQ(visitor.state.visit.screen, Screen::kStory);
  EXPECT_EQ(visitor.state.visit.browse.story.chapter, 1);
  EXPECT_EQ(visitor.state.visit.browse.story.page, 2);
  EXPECT_EQ(visitor.state.visit.browse.story.part, 3);
}

TEST(HallChange, ABaseThatIsGoneLeadsHome) {
  Visitor visitor;
  content::Hall hall = test_hall();
  hall.bases.erase(hall.bases.begin());
  visitor.act(Touched{}).act(OpenStory{"harbour"}).change_hall(hall);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kHome);
}

TEST(HallChange, FewerChaptersAndPartsClamp) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).act(GoToChapter{1, 4}).act(PressDiagramPart{3});
  content::Hall hall = test_hall();
  hall.diagrams.front().parts.resize(2);
  EXPECT_EQ(visitor.change_hall(hall).state.visit.browse.story.part, -1);
  hall.chapters.erase(hall.chapters.begin() + 1, hall.chapters.begin() + 3);
  visitor.change_hall(hall);
  EXPECT_EQ(visitor.state.visit.browse.story.chapter, 0);
  EXPECT_EQ(visitor.state.visit.browse.story.page, 0);
}

TEST(HallChange, AnEventThatIsGoneLeadsHomeAndForgets) {
  Visitor visitor;
  visitor.find_people().change_hall(without_event("heart-house"));
  EXPECT_EQ(visitor.state.visit.screen, Screen::kHome);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  EXPECT_EQ(visitor.state.visit.check_in.event, "");
}

TEST(HallChange, AnotherEventGoingDisturbsNobody) {
  Visitor visitor;
  visitor.find_people().change_hall(without_event("alliance"));
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "WX");
  EXPECT_EQ(visitor.state.visit.check_in.found.candidates.size(), 4u);
}

TEST(HallChange, AnAlbumThatIsGoneGivesWayToTheFirst) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenGallery{""}).act(ChooseAlbum{"tea"}).change_hall(without_album("tea"));
  EXPECT_EQ(visitor.state.visit.screen, Screen::kGallery);
  EXPECT_EQ(current_album(visitor.state)->id, "boats");
}

TEST(HallChange, APhotoOfAnAlbumThatIsGoneLeadsToTheGallery) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenPhoto{"tea", 2}).change_hall(without_album("tea"));
  EXPECT_EQ(visitor.state.visit.screen, Screen::kGallery);
}

TEST(HallChange, APhotoIsFoundAgainBehindNewOnes) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenPhoto{"boats", 3});
  content::Hall hall = test_hall();
  content::Photo newer;
  newer.id = "newer";
  hall.albums.front().photos.insert(hall.albums.front().photos.begin(), newer);
  EXPECT_EQ(visitor.change_hall(hall).state.visit.browse.photo.index, 4);
}

TEST(HallChange, APhotoThatIsGoneClampsTheIndex) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenPhoto{"boats", 4}).act(ZoomPhoto{2, 5, 5});
  content::Hall hall = test_hall();
  hall.albums.front().photos.resize(2);
  visitor.change_hall(hall);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kPhoto);
  EXPECT_EQ(visitor.state.visit.browse.photo.index, 1);
  EXPECT_FLOAT_EQ(visitor.state.visit.browse.photo.zoom, 1);
}

}  // namespace
}  // namespace starharbor::kiosk
