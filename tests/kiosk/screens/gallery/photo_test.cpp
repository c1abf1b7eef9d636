// The photo: how it lies on the glass, and what one and two fingers do to it.
#include "kiosk/screens/gallery/photo.h"

#include "kiosk/screens/gallery/mosaic.h"
#include "kiosk/screens/gallery/photo_frame.h"
#include "tests/kiosk/screens/glass.h"

namespace starharbor::kiosk {
namespace {

using tests::a_base;
using tests::a_photo;
using tests::an_album;

constexpr Rect kWide{0, 0, 1920, 1080}, kTall{0, 0, 1080, 1920};

TEST(PhotoFrame, CoversWhenLittleIsLostElseShowsTheWhole) {
  EXPECT_EQ(photo_frame(a_photo("a", 0, 1500, 1000), kWide, false).rest, kWide);
  const PhotoFrame upright = photo_frame(a_photo("a", 0, 800, 1200), kWide, false);
  EXPECT_FLOAT_EQ(upright.rest.h, 1080);
  EXPECT_FLOAT_EQ(upright.rest.w, 720);
  EXPECT_FLOAT_EQ(upright.rest.center().x, 960);
  const PhotoFrame portrait = photo_frame(a_photo("a", 0, 1500, 1000), kTall, true);
  EXPECT_FLOAT_EQ(portrait.rest.w, 1080);
  EXPECT_FLOAT_EQ(portrait.rest.center().y, 720);
}

TEST(PhotoFrame, NoEmptyEdgeCanBePulledIn) {
  const PhotoFrame frame = photo_frame(a_photo("a", 0, 1500, 1000), kWide, false);
  for (const float zoom : {1.f, 1.5f, 3.f}) {
    for (const Vec2 wish : {Vec2{9000, 9000}, Vec2{-9000, 20}, Vec2{10, -9000}}) {
      const Rect rect = frame.enlarged(zoom, frame.clamped(zoom, wish));
      EXPECT_LE(rect.x, .1f);
      EXPECT_LE(rect.y, .1f);
      EXPECT_GE(rect.right(), 1919.9f);
      EXPECT_GE(rect.bottom(), 1079.9f);
    }
  }
}

TEST(PhotoFrame, WhatLiesBetweenTwoFingersStaysThere) {
  const PhotoFrame frame = photo_frame(a_photo("a", 0, 1500, 1000), kWide, false);
  const Zoomed before{1.5f, {100, -40}};
  const Vec2 at{700, 600}, shift{30, 10};
  const Zoomed after = pinched(frame, before, at, shift, 1.3f);
  const auto under = [&](Zoomed zoomed, Vec2 finger) {
    const Rect rect = frame.enlarged(zoomed.zoom, zoomed.pan);
    return Vec2{(finger.x - rect.x) / rect.w, (finger.y - rect.y) / rect.h};
  };
  EXPECT_NEAR(under(before, at - shift).x, under(after, at).x, 1e-4f);
  EXPECT_NEAR(under(before, at - shift).y, under(after, at).y, 1e-4f);
  EXPECT_FLOAT_EQ(pinched(frame, before, at, shift, 10).zoom, 3);
  EXPECT_FLOAT_EQ(pinched(frame, before, at, shift, .1f).zoom, 1);
  EXPECT_EQ(pinched(frame, before, at, shift, .1f).pan, (Vec2{0, 0}));
}

class PhotoTest : public tests::Glass {
 protected:
  void draw(Ui& ui, Actions& actions) override { draw_photo(ui, state, memory, actions); }
  void open(int photos, int index) {
    content::Hall hall;
    hall.bases = {a_base("heart", "heart")};
    hall.albums = {an_album("tea", "heart", photos)};
    use(std::move(hall));
    act(OpenGallery{});
    now_ms += 3000;
    act(OpenPhoto{"tea", index});
    rest();
    done.clear();
    recorded.photos_asked.clear();
  }
  void pinch(float from, float to) {
    now_ms += 400;
    const Vec2 center{960, 400};
    finger(TouchPhase::kDown, center - Vec2{from / 2, 0}, 1);
    finger(TouchPhase::kDown, center + Vec2{from / 2, 0}, 2);
    for (int i = 1; i <= 6; ++i) {
      now_ms += 16;
      const float apart = lerp(from, to, static_cast<float>(i) / 6);
      finger(TouchPhase::kMove, center - Vec2{apart / 2, 0}, 1);
      finger(TouchPhase::kMove, center + Vec2{apart / 2, 0}, 2);
    }
    finger(TouchPhase::kUp, center - Vec2{to / 2, 0}, 1);
    finger(TouchPhase::kUp, center + Vec2{to / 2, 0}, 2);
    show();
  }
  PhotoMemory memory;
};

TEST_F(PhotoTest, SwipesDiscsAndStripChangeThePhoto) {
  open(5, 1);
  pull({1500, 300}, {800, 300});
  EXPECT_EQ(state.visit.browse.photo.index, 2);
  rest();
  flick({800, 300}, {950, 300});
  EXPECT_EQ(state.visit.browse.photo.index, 1);
  rest();
  touch({1712 + 56, 576});
  EXPECT_EQ(state.visit.browse.photo.index, 2);
  rest();
  touch({336 + 60, 1000});
  EXPECT_EQ(state.visit.browse.photo.index, 0);
  rest();
  pull({800, 300}, {1600, 300});
  EXPECT_EQ(state.visit.browse.photo.index, 0);
}

TEST_F(PhotoTest, TwoFingersEnlargeWithinTheBounds) {
  open(3, 0);
  pinch(200, 400);
  EXPECT_NEAR(state.visit.browse.photo.zoom, 2, .05f);
  pinch(100, 900);
  EXPECT_FLOAT_EQ(state.visit.browse.photo.zoom, 3);
  pinch(900, 90);
  EXPECT_FLOAT_EQ(state.visit.browse.photo.zoom, 1);
  EXPECT_FLOAT_EQ(state.visit.browse.photo.pan_x, 0);
  EXPECT_EQ(state.visit.browse.photo.index, 0);
}

TEST_F(PhotoTest, ADropOnTheGlassKeepsNobodyFromSwipingAndPinching) {
  open(5, 1);
  finger(TouchPhase::kDown, {300, 800}, 9);
  now_ms += 2'000;
  pull({1500, 300}, {800, 300});
  EXPECT_EQ(state.visit.browse.photo.index, 2);
  finger(TouchPhase::kMove, {310, 800}, 9);
  pinch(200, 400);
  EXPECT_NEAR(state.visit.browse.photo.zoom, 2, .05f);
  finger(TouchPhase::kUp, {305, 805}, 9);
  EXPECT_TRUE(state.visit.browse.photo.chrome) << "what dries taps nothing";
}

TEST_F(PhotoTest, TwoSwipesWithinOneSlowFrameTurnTwoPhotos) {
  open(5, 0);
  std::vector<TouchSample> samples;
  for (int64_t id : {1, 2}) {
    samples.push_back({id, TouchPhase::kDown, {1500, 300}, now_ms});
    samples.push_back({id, TouchPhase::kUp, {500, 300}, now_ms + 60});
    now_ms += 200;
  }
  show(recognizer.step(samples, now_ms));
  EXPECT_EQ(state.visit.browse.photo.index, 2);
}

TEST_F(PhotoTest, AnEnlargedPhotoIsMovedNotChangedAndGlidesOn) {
  appearance.motion = true;
  open(3, 1);
  act(ZoomPhoto{2, 0, 0});
  flick({1000, 300}, {900, 280});
  EXPECT_EQ(state.visit.browse.photo.index, 1);
  const float let_go = state.visit.browse.photo.pan_x;
  EXPECT_LE(let_go, -90);
  rest();
  EXPECT_LT(state.visit.browse.photo.pan_x, let_go - 20);
  EXPECT_FALSE(next_frame_at.has_value());
  for (int i = 0; i < 6; ++i) flick({400, 300}, {1800, 800});
  rest();
  const PhotoFrame frame = photo_frame(state.hall->albums[0].photos[1], kWide, false);
  EXPECT_EQ(frame.clamped(2, {state.visit.browse.photo.pan_x, state.visit.browse.photo.pan_y}),
            (Vec2{state.visit.browse.photo.pan_x, state.visit.browse.photo.pan_y}));
}

TEST_F(PhotoTest, ATapHidesTheWordsAndTheirButtons) {
  open(3, 0);
  touch({900, 300});
  EXPECT_FALSE(state.visit.browse.photo.chrome);
  rest();
  touch({1712 + 56, 576});
  EXPECT_EQ(state.visit.browse.photo.index, 0) << "the disc is not there";
  EXPECT_TRUE(state.visit.browse.photo.chrome);
  rest();
  touch({1712 + 56, 576});
  EXPECT_EQ(state.visit.browse.photo.index, 1);
}

TEST_F(PhotoTest, OfAThousandPhotosTheNeighboursAreReady) {
  open(1000, 500);
  show();
  EXPECT_TRUE(recorded.photos_asked.contains("tea-499.large"));
  EXPECT_TRUE(recorded.photos_asked.contains("tea-501.large"));
  EXPECT_FALSE(recorded.photos_asked.contains("tea-502.large"));
  EXPECT_LE(recorded.photos_asked.size(), 7u + 3u * 3u);
}

TEST_F(PhotoTest, CloseLeadsToThePageOfTheGalleryWhereThePhotoIs) {
  open(40, 2);
  act(ShowPhoto{20});
  rest();
  touch({196, 1000});
  EXPECT_EQ(state.visit.screen, Screen::kGallery);
  EXPECT_EQ(state.visit.browse.gallery.page, mosaic_page_of(20, 40, false));
}

TEST_F(PhotoTest, DrawsEverywhereAndRests) {
  recorded.there = false;
  for (const bool tall : {false, true}) {
    if (tall) upright();
    for (const Language spoken : {Language::kChinese, Language::kEnglish}) {
      language = spoken;
      for (const int photos : {1, 2, 9}) {
        open(photos, photos - 1);
        act(ZoomPhoto{2, 50, 50});
        rest();
        EXPECT_FALSE(next_frame_at.has_value());
      }
    }
  }
}

TEST_F(PhotoTest, TheTileTravelsBeforeTheWordsCome) {
  appearance.motion = true;
  content::Hall hall;
  hall.bases = {a_base("heart", "heart")};
  hall.albums = {an_album("tea", "heart", 4)};
  use(std::move(hall));
  act(OpenGallery{});
  now_ms += 3000;
  act(OpenPhoto{"tea", 1});
  now_ms += 100;
  show();
  EXPECT_TRUE(next_frame_at.has_value());
  touch({1712 + 56, 576});
  EXPECT_EQ(state.visit.browse.photo.index, 1) << "nothing to press on the way";
}

}  // namespace
}  // namespace starharbor::kiosk
