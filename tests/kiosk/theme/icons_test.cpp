// Every icon of the design is there, inside its box, and its circles are round.
#include "kiosk/theme/icons.h"

#include <gtest/gtest.h>

#include <cmath>

namespace starharbor::kiosk {
namespace {

TEST(Icons, AllLieInTheirBox) {
  EXPECT_EQ(icon_names().size(), 30u);
  for (std::string_view name : icon_names()) {
    ASSERT_FALSE(icon_strokes(name).empty()) << name;
    for (const IconStroke& stroke : icon_strokes(name)) {
      ASSERT_GE(stroke.points.size(), 2u) << name;
      for (Vec2 p : stroke.points) {
        EXPECT_TRUE(p.x >= 4 && p.x <= 44.5f && p.y >= 4 && p.y <= 44.5f) << name << ' ' << p.x << ' ' << p.y;
      }
    }
  }
}

TEST(Icons, AnUnknownNameDrawsNothing) {
  EXPECT_TRUE(icon_strokes("anchor").empty());
}

TEST(Icons, ACircleIsAWholeCircle) {
  std::vector<IconStroke> circle = flatten_path("M24 6A18 18 0 1 1 23.99 6");
  ASSERT_EQ(circle.size(), 1u);
  EXPECT_GE(circle[0].points.size(), 48u);
  float lowest = 0;
  for (Vec2 p : circle[0].points) {
    EXPECT_NEAR(std::hypot(p.x - 24, p.y - 24), 18, .05f);
    lowest = std::max(lowest, p.y);
  }
  EXPECT_NEAR(lowest, 42, .1f);
}

TEST(Icons, ArcsTurnTheWayTheirFlagsSay) {
  auto middle = [](std::string_view path) {
    std::vector<IconStroke> strokes = flatten_path(path);
    return strokes.at(0).points[strokes[0].points.size() / 2];
  };
  EXPECT_NEAR(middle("M10 0A10 10 0 0 1 -10 0").y, 10, .1f);
  EXPECT_NEAR(middle("M10 0A10 10 0 0 0 -10 0").y, -10, .1f);
}

TEST(Icons, CommandsRepeatAndClose) {
  std::vector<IconStroke> strokes = flatten_path("M6 11H42V37H6ZM1 2 3 4");
  ASSERT_EQ(strokes.size(), 2u);
  EXPECT_TRUE(strokes[0].closed);
  EXPECT_EQ(strokes[0].points.size(), 4u);
  EXPECT_EQ(strokes[1].points.back(), (Vec2{3, 4}));
}

TEST(Icons, BrokenPathsEnd) {
  EXPECT_TRUE(flatten_path("").empty());
  EXPECT_TRUE(flatten_path("10 10").empty());
  EXPECT_FALSE(flatten_path("M1 1L").empty());
  EXPECT_FALSE(flatten_path("M1 1X9 9").empty());
}

}  // namespace
}  // namespace starharbor::kiosk
