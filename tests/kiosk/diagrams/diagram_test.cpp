// Diagrams from data: every part is drawn, can be pressed, and stays in its place.
#include "kiosk/diagrams/diagram.h"

#include <imgui.h>

#include "tests/kiosk/widgets/headless.h"

namespace starharbor::kiosk {
namespace {

content::Diagram diagram_of(const std::string& kind, int parts, bool core = true) {
  content::Diagram diagram;
  diagram.kind = kind;
  if (core) diagram.core = {"圆心", "Centre"};
  for (int i = 0; i < parts; ++i) diagram.parts.push_back({{"工程师", "Engineers and makers"}, {"一句话", "A line"}});
  return diagram;
}

DiagramColors on_day(const Appearance& appearance) {
  return day_diagram(appearance, appearance.base_colors("heart", {}), appearance.color(Role::kDayGround));
}

DiagramColors on_night(const Appearance& appearance) {
  return night_diagram(appearance, appearance.base_colors("heart", {}), appearance.color(Role::kNightSky));
}

class DiagramTest : public tests::Headless {
 protected:
  size_t drawn(const content::Diagram& diagram, float progress = 1, int pressed = kNoPart) {
    frame([&](Ui& ui) { draw_diagram(ui.canvas(), kRect, diagram, on_day(appearance), language, progress, pressed); });
    return vertices.size();
  }
  static int hit(const content::Diagram& diagram, float x, float y) {
    return part_at(diagram, kRect, {kRect.x + x * kRect.w, kRect.y + y * kRect.h});
  }

  static constexpr Rect kRect{600, 200, 548, 548};
};

TEST_F(DiagramTest, ThePuzzlesPiecesGoRoundFromTheUpperLeft) {
  const content::Diagram puzzle = diagram_of("puzzle", 4);
  EXPECT_EQ(hit(puzzle, .2f, .2f), 0);
  EXPECT_EQ(hit(puzzle, .8f, .2f), 1);
  EXPECT_EQ(hit(puzzle, .8f, .8f), 2);
  EXPECT_EQ(hit(puzzle, .2f, .8f), 3);
  EXPECT_EQ(hit(puzzle, .5f, .5f), kCorePart);
  EXPECT_EQ(hit(puzzle, 1.1f, .5f), kNoPart);
}

TEST_F(DiagramTest, TheRingsGoClockwiseFromTheTop) {
  const content::Diagram rings = diagram_of("rings", 6);
  EXPECT_EQ(hit(rings, .5f, .15f), 0);
  EXPECT_EQ(hit(rings, .78f, .34f), 1);
  EXPECT_EQ(hit(rings, .5f, .85f), 3);
  EXPECT_EQ(hit(rings, .22f, .34f), 5);
  EXPECT_EQ(hit(rings, .5f, .5f), kCorePart);
  EXPECT_EQ(hit(rings, .02f, .02f), kNoPart);
}

TEST_F(DiagramTest, TheBoxHasThreeFacesAndThreeFlaps) {
  const content::Diagram cube = diagram_of("cube", 6, false);
  EXPECT_EQ(hit(cube, .5f, .375f), 0);
  EXPECT_EQ(hit(cube, .61f, .56f), 1);
  EXPECT_EQ(hit(cube, .39f, .56f), 2);
  EXPECT_EQ(hit(cube, .716f, .25f), 3);
  EXPECT_EQ(hit(cube, .61f, .81f), 4);
  EXPECT_EQ(hit(cube, .175f, .44f), 5);
  EXPECT_EQ(hit(diagram_of("cube", 4), .61f, .81f), kNoPart) << "a face without words";
}

TEST_F(DiagramTest, TheStepsAreColumnsWithTheirNames) {
  const content::Diagram stairs = diagram_of("stairs", 4);
  EXPECT_EQ(hit(stairs, .17f, .8f), 0);
  EXPECT_EQ(hit(stairs, .17f, .95f), 0) << "its name";
  EXPECT_EQ(hit(stairs, .17f, .3f), kNoPart) << "the air above the first step";
  EXPECT_EQ(hit(stairs, .83f, .3f), 3);
}

TEST_F(DiagramTest, TheStarsPointsAreThePartsOfTheData) {
  const content::Diagram seven = diagram_of("star", 7, false);
  EXPECT_EQ(hit(seven, .5f, .2f), 0);
  EXPECT_EQ(hit(seven, .78f, .28f), 1);
  EXPECT_EQ(hit(seven, .22f, .28f), 6);
  EXPECT_EQ(hit(seven, .5f, .5f), kNoPart) << "a core without words is no part";
  const content::Diagram five = diagram_of("star", 5);
  EXPECT_EQ(hit(five, .22f, .38f), 4);
  EXPECT_EQ(hit(five, .5f, .5f), kCorePart);
}

TEST_F(DiagramTest, NoPartIsLostWhereTheKindHasNoPlaceForIt) {
  for (const content::Diagram& diagram : {diagram_of("puzzle", 6), diagram_of("knot", 6), diagram_of("stairs", 6)}) {
    EXPECT_GT(drawn(diagram), 0u) << diagram.kind;
    std::vector<bool> found(6);
    for (float y = 0; y < 1; y += .02f) {
      for (float x = 0; x < 1; x += .02f) {
        const int part = hit(diagram, x, y);
        if (part >= 0) found[static_cast<size_t>(part)] = true;
      }
    }
    EXPECT_EQ(std::count(found.begin(), found.end(), true), 6) << diagram.kind;
  }
}

TEST_F(DiagramTest, LongEnglishWordsStayWithTheDrawing) {
  language = content::Language::kEnglish;
  for (const char* kind : {"puzzle", "rings", "cube", "stairs", "star", "knot"}) {
    for (int parts = 0; parts <= 13; ++parts) {
      drawn(diagram_of(kind, parts));
      if (vertices.empty()) continue;
      const Rect around = kRect.grown(.08f * kRect.w), box = bounds();
      EXPECT_GE(box.x, around.x) << kind << parts;
      EXPECT_GE(box.y, around.y) << kind << parts;
      EXPECT_LE(box.right(), around.right()) << kind << parts;
      EXPECT_LE(box.bottom(), around.bottom()) << kind << parts;
    }
  }
}

TEST_F(DiagramTest, WordsComeWhenTheDrawingIsDoneAndNotInTheGlyph) {
  const content::Diagram rings = diagram_of("rings", 6);
  const size_t whole = drawn(rings);
  EXPECT_LT(drawn(rings, .5f), whole);
  frame([&](Ui& ui) {
    draw_glyph(ui.canvas(), {0, 0, 104, 104}, &rings, on_night(appearance));
    draw_glyph(ui.canvas(), {200, 0, 104, 104}, nullptr, on_night(appearance));
  });
  EXPECT_LE(bounds().bottom(), 106);
  EXPECT_LT(vertices.size(), whole * 2);
}

TEST_F(DiagramTest, PressingAPartDimsTheOthersOnly) {
  const DiagramColors colors = on_day(appearance);
  const auto shades = [&](int pressed) {
    int strong = 0;
    frame([&](Ui& ui) {
      draw_diagram(ui.canvas(), {600, 200, 200, 200}, diagram_of("stairs", 4), colors, language, 1, pressed);
      const ImU32 main = IM_COL32(colors.main.r, colors.main.g, colors.main.b, 255);
      for (const ImDrawVert& vertex : ui.canvas().list()->VtxBuffer) strong += vertex.col == main ? 1 : 0;
    });
    return strong;
  };
  const int all = shades(kNoPart);
  EXPECT_GT(all, 0);
  EXPECT_EQ(shades(2), all / 4) << "one top block of four keeps its colour";
}

}  // namespace
}  // namespace starharbor::kiosk
