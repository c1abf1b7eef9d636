// One frame after the other, as the app makes them, onto a list that nobody shows.
#include "tests/kiosk/widgets/headless.h"

#include <algorithm>

#include <imgui.h>

namespace starharbor::tests {
namespace {

constexpr uint64_t kLetters = 9;  // the glyphs' texture

}  // namespace

PaintedPictures::PaintedPictures() = default;
PaintedPictures::~PaintedPictures() = default;

kiosk::Texture PaintedPictures::photo(const std::string&) {
  return {};
}

kiosk::Texture PaintedPictures::painted(const std::string& key, int width, int height,
                                        const std::function<void(uint8_t*)>& paint) {
  std::vector<uint8_t>& rgba = pixels[key];
  if (rgba.empty()) {
    rgba.resize(static_cast<size_t>(width) * static_cast<size_t>(height) * 4);
    paint(rgba.data());
  }
  return {7, width, height};
}

kiosk::Texture PaintedPictures::glyph_atlas() {
  return {kLetters, 2048, 2048};
}

Headless::Headless() {
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  appearance.motion = false;
  // One frame may hold more than 65,536 vertices.
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  unsigned char* font_pixels = nullptr;
  int width = 0, height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&font_pixels, &width, &height);
}

Headless::~Headless() {
  ImGui::DestroyContext();
}

void Headless::frame(const Draw& draw, const std::vector<kiosk::Gesture>& gestures) {
  ImGui::GetIO().DisplaySize = {screen_w, screen_h};
  ImGui::NewFrame();
  glyphs.begin_frame();
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  kiosk::Canvas canvas(list, &glyphs, &pictures, screen_w, screen_h, appearance);
  kiosk::Ui ui(canvas, pointer, gestures, language, now_ms);
  written = {};
  canvas.write_down(&written);
  draw(ui);
  next_frame_at = ui.next_frame_at();
  vertices.clear();
  for (const ImDrawVert& vertex : list->VtxBuffer) vertices.push_back({vertex.pos.x, vertex.pos.y});
  ImGui::EndFrame();
}

void Headless::tap(const Draw& draw, kiosk::Vec2 at) {
  frame(draw, {gesture(kiosk::GestureKind::kPress, at)});
  now_ms += 80;
  frame(draw, {gesture(kiosk::GestureKind::kTap, at)});
}

kiosk::Gesture Headless::gesture(kiosk::GestureKind kind, kiosk::Vec2 at, kiosk::Vec2 start, int64_t finger) const {
  kiosk::Gesture made;
  made.kind = kind;
  made.finger = finger;
  made.at = at;
  made.start = start.x < 0 ? at : start;
  made.time_ms = now_ms;
  return made;
}

kiosk::Rect Headless::bounds() const {
  kiosk::Vec2 least{1e9f, 1e9f}, most{-1e9f, -1e9f};
  for (const kiosk::Vec2 v : vertices) {
    least = {std::min(least.x, v.x), std::min(least.y, v.y)};
    most = {std::max(most.x, v.x), std::max(most.y, v.y)};
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

std::vector<DrawnTriangle> Headless::triangles() const {
  const ImDrawList* list = ImGui::GetBackgroundDrawList();
  const ImTextureID plain = ImGui::GetIO().Fonts->TexID;
  const auto letters = reinterpret_cast<ImTextureID>(static_cast<uintptr_t>(kLetters));
  std::vector<DrawnTriangle> drawn;
  for (const ImDrawCmd& command : list->CmdBuffer) {
    for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) {
      DrawnTriangle triangle{};
      triangle.letter = command.GetTexID() == letters;
      triangle.picture = !triangle.letter && command.GetTexID() != plain;
      for (unsigned int corner = 0; corner < 3; ++corner) {
        const unsigned int index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i + corner)];
        const ImDrawVert& vertex = list->VtxBuffer[static_cast<int>(command.VtxOffset + index)];
        triangle.at[corner] = {vertex.pos.x, vertex.pos.y};
        const auto channel = [&](int shift) { return static_cast<uint8_t>(vertex.col >> shift); };
        triangle.color[corner] = {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT),
                                  channel(IM_COL32_A_SHIFT)};
      }
      drawn.push_back(triangle);
    }
  }
  return drawn;
}

}  // namespace starharbor::tests
