// Frames without a window: ImGui's draw list, pictures that are only painted, fingers made of gestures, a clock that
// stands where it is put.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/widgets/ui.h"

namespace starharbor::tests {

class PaintedPictures : public kiosk::Pictures {
 public:
  PaintedPictures();
  ~PaintedPictures() override;
  kiosk::Texture photo(const std::string& hash) override;
  kiosk::Texture painted(const std::string& key, int width, int height,
                         const std::function<void(uint8_t*)>& paint) override;
  kiosk::Texture glyph_atlas() override;

  std::map<std::string, std::vector<uint8_t>> pixels;
};

// Of pictures only that they are there.
struct DrawnTriangle {
  kiosk::Vec2 at[3];  // device px
  kiosk::Color color[3];
  bool letter, picture;
};

class Headless : public testing::Test {
 protected:
  using Draw = std::function<void(kiosk::Ui&)>;

  Headless();
  ~Headless() override;

  // One frame of the screen with these gestures (device px); then they are gone.
  void frame(const Draw& draw, const std::vector<kiosk::Gesture>& gestures = {});
  // Down and up again at the same place, in two frames.
  void tap(const Draw& draw, kiosk::Vec2 at);
  kiosk::Gesture gesture(kiosk::GestureKind kind, kiosk::Vec2 at, kiosk::Vec2 start = {-1, -1},
                         int64_t finger = 0) const;
  // Of all that the last frame drew.
  kiosk::Rect bounds() const;
  // What the last frame drew, in order.
  std::vector<DrawnTriangle> triangles() const;

  float screen_w = 1920, screen_h = 1080;
  int64_t now_ms = 1'781'755'200'000;
  kiosk::Appearance appearance;  // holds still until a test lets it move
  content::Language language = content::Language::kChinese;
  kiosk::GlyphCache glyphs;
  PaintedPictures pictures;
  kiosk::Pointer pointer;
  std::optional<int64_t> next_frame_at;
  std::vector<kiosk::Vec2> vertices;
  kiosk::Written written;  // by the last frame
};

}  // namespace starharbor::tests
