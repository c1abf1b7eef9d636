// Pictures of frames from a real OpenGL context: glyphs in their colour, photos when they arrive, memory under its cap.
#include "kiosk/platform/textures.h"

#include <gtest/gtest.h>
#include <stb_image_write.h>

#include <atomic>

#include "kiosk/platform/window.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/x_server.h"

namespace starharbor::kiosk {
namespace {

class TexturesTest : public testing::Test {
 protected:
  TexturesTest() : server_(640, 480) {
    setenv("DISPLAY", server_.environment().at("DISPLAY").c_str(), 1);
    window_ = std::make_unique<Window>(WindowOptions{PixelSize{640, 480}});
    make_store({});
  }
  ~TexturesTest() override {
    window_->set_before_render(nullptr);
    store_.reset();
  }

  void make_store(TextureLimits limits) {
    store_.reset();
    store_ = std::make_unique<TextureStore>(
        glyphs_,
        [this](const std::string& hash) {
          ++loads_;
          return folder_ / hash;
        },
        [this] { window_->wake(); }, limits);
    window_->set_before_render([this] { store_->before_render(); });
  }

  void green_photo(const std::string& hash, int side_px) {
    std::vector<uint8_t> rgb;
    for (int i = 0; i < side_px * side_px; ++i) rgb.insert(rgb.end(), {0, 200, 0});
    stbi_write_png((folder_ / hash).c_str(), side_px, side_px, 3, rgb.data(), side_px * 3);
  }

  // At 1920 x 1080 a stage px is a device px.
  template <typename Draw>
  Pixels picture(Draw draw) {
    glyphs_.begin_frame();
    store_->begin_frame();
    Canvas canvas(window_->begin_picture({1920, 1080}), &glyphs_, store_.get(), 1920, 1080);
    draw(canvas);
    return window_->end_picture();
  }

  // Frame after frame until every photo asked for is there or has failed.
  template <typename Draw>
  Pixels settled_picture(Draw draw) {
    for (int frame = 0; frame < 1000; ++frame) {
      Pixels pixels = picture(draw);
      if (store_->settled()) return pixels;
      if (!store_->has_news()) window_->wait(10'000);
      window_->poll(0);
    }
    ADD_FAILURE() << "photos did not arrive";
    return {};
  }

  static Color at(const Pixels& pixels, int x, int y) {
    const uint8_t* p = &pixels.rgba[static_cast<size_t>(y * pixels.size.width + x) * 4];
    return {p[0], p[1], p[2], p[3]};
  }

  tests::XServer server_;
  tests::TemporaryFolder folder_;
  std::atomic<int> loads_ = 0;
  GlyphCache glyphs_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<TextureStore> store_;
};

TEST_F(TexturesTest, TextHasItsColourAndNothingElse) {
  Pixels pixels = picture([](Canvas& canvas) { canvas.text(canvas.type(Style::kHero), {0, 0}, "港", rgb(0xFF8000)); });
  int full = 0;
  for (size_t i = 0; i < pixels.rgba.size(); i += 4) {
    EXPECT_NEAR(pixels.rgba[i + 1], pixels.rgba[i] * 128 / 255, 2);
    EXPECT_EQ(pixels.rgba[i + 2], 0);
    full += pixels.rgba[i] == 255;
  }
  EXPECT_GT(full, 4000);
}

TEST_F(TexturesTest, GlyphsSurviveAGrowingTexture) {
  auto draw = [](Canvas& canvas) {
    std::string text;
    for (char32_t c = U'一'; c < U'一' + 300; ++c) text += encode_utf8(c);
    canvas.paragraph(canvas.type(Style::kDisplay), {0, 0, 1920, 0}, text, kNoTint);
  };
  picture(draw);
  while (glyphs_.incomplete()) picture(draw);
  Pixels first = picture(draw), second = picture(draw);
  EXPECT_EQ(first.rgba, second.rgba);
}

TEST_F(TexturesTest, APhotoTakesThePlaceOfItsPlaceholder) {
  green_photo("green", 700);
  auto draw = [](Canvas& canvas) { canvas.photo_cover("green", {100, 100, 400, 300}, 0); };
  EXPECT_EQ(at(picture(draw), 300, 250), Appearance().color(Role::kNightRaised));
  EXPECT_EQ(at(settled_picture(draw), 300, 250), rgb(0x00C800));
  EXPECT_EQ(loads_, 1);
}

TEST_F(TexturesTest, AnUnreadablePhotoStaysAPlaceholderAndIsReadOnce) {
  auto draw = [](Canvas& canvas) { canvas.photo_cover("missing", {100, 100, 400, 300}, 0); };
  testing::internal::CaptureStderr();
  EXPECT_EQ(at(settled_picture(draw), 300, 250), Appearance().color(Role::kNightRaised));
  settled_picture(draw);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "starharbor-kiosk: photo missing is not shown: its file is missing or empty\n");
  EXPECT_EQ(loads_, 1);
  green_photo("missing", 64);
  store_->retry_failed();
  EXPECT_EQ(at(settled_picture(draw), 300, 250), rgb(0x00C800));
}

TEST_F(TexturesTest, ALargePhotoComesInSeveralFrames) {
  green_photo("large", 1024);
  make_store({64 << 20, 1 << 20});
  auto draw = [](Canvas& canvas) { canvas.photo_cover("large", {100, 100, 400, 300}, 0); };
  picture(draw);
  while (!store_->has_news()) window_->wait(10'000), window_->poll(0);
  int frames = 0;
  for (; !store_->settled(); ++frames) picture(draw);
  EXPECT_GE(frames, 5);
  EXPECT_EQ(at(picture(draw), 300, 250), rgb(0x00C800));
}

TEST_F(TexturesTest, ThePhotoUsedLeastRecentlyLeaves) {
  for (const char* hash : {"a", "b", "c"}) green_photo(hash, 256);
  make_store({700'000, 8 << 20});  // two of 256 x 256 with their smaller copies
  for (const char* hash : {"a", "b", "c"}) {
    settled_picture([&](Canvas& canvas) { canvas.photo_cover(hash, {0, 0, 100, 100}, 0); });
    picture([](Canvas&) {});
    picture([](Canvas&) {});
  }
  EXPECT_EQ(loads_, 3);
  settled_picture([](Canvas& canvas) { canvas.photo_cover("c", {0, 0, 100, 100}, 0); });
  EXPECT_EQ(loads_, 3);
  settled_picture([](Canvas& canvas) { canvas.photo_cover("a", {0, 0, 100, 100}, 0); });
  EXPECT_EQ(loads_, 4);
}

TEST_F(TexturesTest, PaintedPicturesArePaintedOnce) {
  int painted = 0;
  auto draw = [&](Canvas& canvas) {
    Texture texture = store_->painted("blue", 2, 2, [&](uint8_t* rgba) {
      ++painted;
      for (int i = 0; i < 4; ++i) rgba[4 * i] = rgba[4 * i + 1] = 0, rgba[4 * i + 2] = rgba[4 * i + 3] = 255;
    });
    canvas.image(texture, {0, 0, 50, 50}, {0, 0, 1, 1}, kNoTint, 0);
  };
  picture(draw);
  EXPECT_EQ(at(picture(draw), 25, 25), rgb(0x0000FF));
  EXPECT_EQ(painted, 1);
}

}  // namespace
}  // namespace starharbor::kiosk
