// Frames without a window: ImGui's draw list, pictures that are only painted, fingers made of gestures, a clock that
// stands where it is put.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <imgui.h>

#include "kiosk/widgets/ui.h"

namespace starharbor::tests {

class PaintedPictures : public kiosk::Pictures {
 public:
  kiosk::Texture photo(const std::string&) override { return {}; }
  kiosk::Texture painted(const std::string& key, int width, int height,
                         const std::function<void(uint8_t*)>& paint) override {
    std::vector<uint8_t>& rgba = pixels[key];
    if (rgba.empty()) {
      rgba.resize(static_cast<size_t>(width) * static_cast<size_t>(height) * 4);
      paint(rgba.data());
    }
    return {7, width, height};
  }
  kiosk::Texture glyph_atlas() override { return {9, 2048, 2048}; }

  std::map<std::string, std::vector<uint8_t>> pixels;
};

class Headless : public testing::Test {
 protected:
  using Draw = std::function<void(kiosk::Ui&)>;

  Headless() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    look.motion = false;
    // One frame may hold more than 65,536 vertices.
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  }
  ~Headless() override { ImGui::DestroyContext(); }

  // One frame of the screen with these gestures (device px); then they are gone.
  void frame(const Draw& draw, const std::vector<kiosk::Gesture>& gestures = {}) {
    ImGui::GetIO().DisplaySize = {screen_w, screen_h};
    ImGui::NewFrame();
    glyphs.begin_frame();
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    kiosk::Canvas canvas(list, &glyphs, &pictures, screen_w, screen_h, look);
    kiosk::Ui ui(canvas, pointer, gestures, language, now_ms);
    draw(ui);
    next_frame_at = ui.next_frame_at();
    vertices.clear();
    for (const ImDrawVert& vertex : list->VtxBuffer) vertices.push_back({vertex.pos.x, vertex.pos.y});
    ImGui::EndFrame();
  }
  // Down and up again at the same place, in two frames.
  void tap(const Draw& draw, kiosk::Vec2 at) {
    frame(draw, {gesture(kiosk::GestureKind::kPress, at)});
    now_ms += 80;
    frame(draw, {gesture(kiosk::GestureKind::kTap, at)});
  }

  kiosk::Gesture gesture(kiosk::GestureKind kind, kiosk::Vec2 at, kiosk::Vec2 start = {-1, -1},
                         int64_t finger = 0) const {
    kiosk::Gesture made;
    made.kind = kind;
    made.finger = finger;
    made.at = at;
    made.start = start.x < 0 ? at : start;
    made.time_ms = now_ms;
    return made;
  }

  kiosk::Rect bounds() const {
    kiosk::Vec2 least{1e9f, 1e9f}, most{-1e9f, -1e9f};
    for (const kiosk::Vec2 v : vertices) {
      least = {std::min(least.x, v.x), std::min(least.y, v.y)};
      most = {std::max(most.x, v.x), std::max(most.y, v.y)};
    }
    return {least.x, least.y, most.x - least.x, most.y - least.y};
  }

  float screen_w = 1920, screen_h = 1080;
  int64_t now_ms = 1'781'755'200'000;
  kiosk::Appearance look;  // holds still until a test lets it move
  content::Language language = content::Language::kChinese;
  kiosk::GlyphCache glyphs;
  PaintedPictures pictures;
  kiosk::Pointer pointer;
  std::optional<int64_t> next_frame_at;
  std::vector<kiosk::Vec2> vertices;
};

}  // namespace starharbor::tests
