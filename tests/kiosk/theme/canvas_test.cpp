// The stage on any screen, and what shapes become on the draw list; without a window.
#include "kiosk/theme/canvas.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace starharbor::kiosk {
namespace {

class NoPictures : public Pictures {
 public:
  Texture photo(const std::string&) override { return photo_; }
  Texture painted(const std::string&, int width, int height, const std::function<void(uint8_t*)>& paint) override {
    std::vector<uint8_t> rgba(static_cast<size_t>(width) * height * 4);
    paint(rgba.data());
    center_alpha_ = rgba[(static_cast<size_t>(height) / 2 * width + width / 2) * 4 + 3];
    corner_alpha_ = rgba[3];
    return {7, width, height};
  }
  Texture glyph_atlas() override { return {9, 2048, 2048}; }

  Texture photo_;
  int center_alpha_ = -1, corner_alpha_ = -1;
};

class CanvasTest : public testing::Test {
 protected:
  CanvasTest() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1920, 1080};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    ImGui::NewFrame();
    list_ = ImGui::GetBackgroundDrawList();
  }
  ~CanvasTest() override {
    ImGui::EndFrame();
    ImGui::DestroyContext();
  }

  Canvas canvas(float width = 1920, float height = 1080) { return Canvas(list_, &glyphs_, &pictures_, width, height); }

  Rect bounds() const {
    Vec2 least{1e9f, 1e9f}, most{-1e9f, -1e9f};
    for (const ImDrawVert& vertex : list_->VtxBuffer) {
      least = {std::min(least.x, vertex.pos.x), std::min(least.y, vertex.pos.y)};
      most = {std::max(most.x, vertex.pos.x), std::max(most.y, vertex.pos.y)};
    }
    return {least.x, least.y, most.x - least.x, most.y - least.y};
  }

  ImDrawList* list_ = nullptr;
  GlyphCache glyphs_;
  NoPictures pictures_;
};

void expect_near(Rect a, Rect b, float tolerance) {
  EXPECT_NEAR(a.x, b.x, tolerance);
  EXPECT_NEAR(a.y, b.y, tolerance);
  EXPECT_NEAR(a.w, b.w, tolerance);
  EXPECT_NEAR(a.h, b.h, tolerance);
}

TEST_F(CanvasTest, TheStageIsCentredAndBleeds) {
  Canvas wide = canvas(2560, 1080);
  EXPECT_FLOAT_EQ(wide.scale(), 1);
  EXPECT_EQ(wide.to_device({0, 0}), (Vec2{320, 0}));
  EXPECT_EQ(wide.bleed(), (Rect{-320, 0, 2560, 1080}));
  Canvas portrait = canvas(2160, 3840);
  EXPECT_TRUE(portrait.portrait());
  EXPECT_FLOAT_EQ(portrait.scale(), 2);
  EXPECT_EQ(portrait.stage(), (Rect{0, 0, 1080, 1920}));
  EXPECT_FALSE(canvas(1000, 1000).portrait());
}

TEST_F(CanvasTest, ShiftsAndZoomsNestAndReturn) {
  Canvas c = canvas(3840, 2160);
  c.push_offset({10, 20});
  c.push_zoom({100, 100}, .5f);
  EXPECT_EQ(c.to_device({100, 100}), (Vec2{220, 240}));
  EXPECT_EQ(c.to_device({110, 100}), (Vec2{230, 240}));
  EXPECT_EQ(c.to_stage({230, 240}), (Vec2{110, 100}));
  c.push_offset({10, 0});
  EXPECT_EQ(c.to_device({100, 100}), (Vec2{230, 240}));
  c.pop_offset();
  c.pop_zoom();
  c.pop_offset();
  EXPECT_EQ(c.to_device({100, 100}), (Vec2{200, 200}));
}

TEST_F(CanvasTest, OpacitiesMultiply) {
  Canvas c = canvas();
  c.push_alpha(.5f);
  c.push_alpha(.5f);
  c.fill({0, 0, 10, 10}, kNoTint);
  EXPECT_EQ(list_->VtxBuffer.back().col >> IM_COL32_A_SHIFT, 64u);
  c.pop_alpha();
  c.pop_alpha();
  c.fill({0, 0, 10, 10}, kNoTint);
  EXPECT_EQ(list_->VtxBuffer.back().col >> IM_COL32_A_SHIFT, 255u);
}

TEST_F(CanvasTest, ClipsMeet) {
  Canvas c = canvas();
  c.push_clip({0, 0, 100, 100});
  c.push_clip({50, 50, 100, 100});
  EXPECT_EQ(list_->GetClipRectMin().x, 50);
  EXPECT_EQ(list_->GetClipRectMax().x, 100);
  c.pop_clip();
  c.pop_clip();
}

TEST_F(CanvasTest, AnOutlineStaysInsideItsRectangle) {
  canvas().outline({100, 100, 200, 80}, kNoTint, 4, 20);
  expect_near(bounds(), {99, 99, 202, 82}, 1.1f);  // one soft px around
}

TEST_F(CanvasTest, AConvexShapeIsTheSameBothWaysRound) {
  Canvas c = canvas();
  std::vector<Vec2> shape = {{100, 100}, {200, 100}, {150, 180}};
  c.convex(shape, kNoTint);
  Rect clockwise = bounds();
  list_->_ResetForNewFrame();
  std::reverse(shape.begin(), shape.end());
  c.convex(shape, kNoTint);
  expect_near(bounds(), clockwise, .01f);
}

TEST_F(CanvasTest, TextLiesInTheMiddleOfItsLineOnWholePixels) {
  canvas().text(Appearance().type(Style::kLabel), {100.3f, 200.4f}, "国", kNoTint);
  Rect drawn = bounds();
  EXPECT_NEAR(drawn.center().y, 220.4f, 3);
  EXPECT_EQ(drawn.x, std::round(drawn.x));
  EXPECT_EQ(drawn.y, std::round(drawn.y));
}

TEST_F(CanvasTest, TextAlignsToItsEdge) {
  Canvas c = canvas();
  EXPECT_FLOAT_EQ(c.text(Appearance().type(Style::kLabel), {500, 0}, "港湾", kNoTint, Align::kRight), 60);
  EXPECT_LE(bounds().right(), 500.5f);
  EXPECT_GE(bounds().x, 439.5f);
}

TEST_F(CanvasTest, AParagraphStopsInItsRectangle) {
  Canvas c = canvas();
  std::string text;
  for (int i = 0; i < 40; ++i) text += "港";
  EXPECT_FLOAT_EQ(c.paragraph(Appearance().type(Style::kBody), {0, 0, 300, 120}, text, kNoTint), 120)
      << "three lines, closer together";
  EXPECT_LE(bounds().bottom(), 120);
  EXPECT_LE(bounds().right(), 300.5f);
  EXPECT_FLOAT_EQ(c.paragraph(Appearance().type(Style::kBody), {0, 0, 300, 0}, text, kNoTint), 200);
}

TEST_F(CanvasTest, ACountdownDoesNotShift) {
  Canvas c = canvas();
  c.digits(Appearance().type(Style::kHero), {960, 0}, "11", kNoTint);
  Rect ones = bounds();
  list_->_ResetForNewFrame();
  c.digits(Appearance().type(Style::kHero), {960, 0}, "10", kNoTint);
  EXPECT_EQ(bounds().x, ones.x);
}

TEST_F(CanvasTest, ThePictureCoversItsRectangleByCropping) {
  pictures_.photo_ = {3, 1600, 900};
  canvas().photo_cover("hash", {0, 0, 100, 100}, 0);
  float least_u = 1, most_u = 0;
  for (const ImDrawVert& vertex : list_->VtxBuffer) {
    least_u = std::min(least_u, vertex.uv.x);
    most_u = std::max(most_u, vertex.uv.x);
  }
  EXPECT_NEAR(most_u - least_u, 9 / 16.f, .001f);
  EXPECT_NEAR((most_u + least_u) / 2, .5f, .001f);
}

TEST_F(CanvasTest, APhotoOnItsWayIsAQuietPlaceholder) {
  canvas().photo_cover("hash", {10, 10, 100, 80}, 12);
  expect_near(bounds(), {10, 10, 100, 80}, 1.1f);
}

TEST_F(CanvasTest, TheGlowIsBrightInTheMiddleAndGoneAtTheEdge) {
  canvas().glow({500, 500}, 100, Appearance().color(Role::kStarLight), .5f);
  EXPECT_GT(pictures_.center_alpha_, 240);
  EXPECT_EQ(pictures_.corner_alpha_, 0);
  expect_near(bounds(), {400, 400, 200, 200}, .01f);
}

TEST_F(CanvasTest, AnIconFillsItsBox) {
  canvas().icon("close", {100, 100}, 48, kNoTint);
  expect_near(bounds(), {110, 110, 28, 28}, 1.5f);
}

}  // namespace
}  // namespace starharbor::kiosk
