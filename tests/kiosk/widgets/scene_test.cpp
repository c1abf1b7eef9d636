// The harbour fills any screen, is the same every time, and stays within what a frame can afford.
#include "kiosk/widgets/scene.h"

#include <cmath>

#include "tests/kiosk/widgets/headless.h"

namespace starharbor::kiosk {
namespace {

class SceneTest : public tests::Headless {};

TEST_F(SceneTest, FillsEveryScreenToItsEdges) {
  for (const auto& [width, height] : {std::pair{1920.f, 1080.f}, {2560.f, 1080.f}, {1024.f, 768.f}, {1080.f, 1920.f}}) {
    screen_w = width;
    screen_h = height;
    frame([&](Ui& ui) {
      const HarbourScene scene = harbour_home(ui.look(), ui.portrait());
      draw_harbour(ui, scene, scene.horizon);
    });
    const Rect drawn = bounds();
    EXPECT_LE(drawn.x, 0.5f) << width;
    EXPECT_LE(drawn.y, 0.5f) << width;
    EXPECT_GE(drawn.right(), width - .5f) << width;
    EXPECT_GE(drawn.bottom(), height - .5f) << width;
  }
}

TEST_F(SceneTest, TheRichestViewIsAffordableAndTheSameEachTime) {
  const Draw draw = [](Ui& ui) {
    const HarbourScene scene = harbour_attract(ui.look(), false);
    draw_harbour(ui, scene, scene.horizon);
    for (int i = 0; i < 5; ++i)
      draw_reflection(ui, {.x = 300.f * static_cast<float>(i), .horizon = 700, .length = 300});
    draw_invitation(ui, {1160, 884});
  };
  frame(draw);
  const std::vector<Vec2> first = vertices;
  EXPECT_LT(first.size(), 60'000u);
  frame(draw);
  EXPECT_EQ(first, vertices);
}

TEST_F(SceneTest, TheHorizonMayTravelWithoutPaintingAgain) {
  const HarbourScene scene = harbour_attract(appearance, false);
  for (float horizon = 700; horizon >= 504; horizon -= 28) {
    frame([&](Ui& ui) { draw_harbour(ui, scene, horizon); });
  }
  EXPECT_EQ(pictures.pixels.size(), 2u) << "one sky, one water";
}

TEST_F(SceneTest, TheSkyIsRoundedWithNoise) {
  const HarbourScene scene = harbour_home(appearance, false);
  frame([&](Ui& ui) { draw_harbour(ui, scene, scene.horizon); });
  const std::vector<uint8_t>& sky = pictures.pixels.at("sky:home:1920x504");
  // Blue of 40 rows: without noise all pixels of a row but the stars would agree.
  int rows_of_two = 0;
  for (size_t y = 100; y < 140; ++y) {
    int low = 255, high = 0;
    for (size_t x = 0; x < 64; ++x) {
      const int blue = sky[(y * 1920 + x) * 4 + 2];
      low = std::min(low, blue);
      high = std::max(high, blue);
    }
    if (high > low) ++rows_of_two;
  }
  EXPECT_GT(rows_of_two, 30);
}

TEST_F(SceneTest, OneLightsTheSeatThatFollowsTheLitOnes) {
  const Seats seats{.center = {1390, 372}, .registered = 60, .lit = 26};
  const Vec2 mine = seat_position(seats, 26, true);
  EXPECT_NEAR(mine.x, 1570, 3);
  EXPECT_NEAR(mine.y, 529, 3);
  const Seats crowded{.center = {1390, 372}, .registered = 400};
  const Vec2 last = seat_position(crowded, 399, false);
  EXPECT_LT(std::hypot(last.x - 1390, last.y - 372), 320);
}

}  // namespace
}  // namespace starharbor::kiosk
