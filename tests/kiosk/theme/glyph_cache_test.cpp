// Glyphs of the installed Noto fonts: present for any character, never a box, kept while the frame needs them.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "kiosk/theme/text.h"

namespace starharbor::kiosk {
namespace {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> pixels;
  bool operator==(const Picture&) const = default;
};

Picture picture_of(const GlyphCache& cache, const Glyph& glyph) {
  auto px = static_cast<float>(cache.atlas_px());
  int x = static_cast<int>(glyph.u0 * px + .5f), y = static_cast<int>(glyph.v0 * px + .5f);
  Picture picture{static_cast<int>(glyph.u1 * px + .5f) - x, static_cast<int>(glyph.v1 * px + .5f) - y, {}};
  for (int row = y; row < y + picture.height; ++row) {
    const uint8_t* from = cache.atlas() + static_cast<size_t>(row) * cache.atlas_px() + x;
    picture.pixels.insert(picture.pixels.end(), from, from + picture.width);
  }
  return picture;
}

Picture drawn(GlyphCache& cache, char32_t code_point) {
  return picture_of(cache, cache.glyph(Face::kSansRegular, 30, code_point));
}

TEST(GlyphCache, MeasuresAsTheDesignDoes) {
  GlyphCache cache;
  const Glyph& glyph = cache.glyph(Face::kSansRegular, 30, U'国');
  EXPECT_FLOAT_EQ(glyph.advance, 30);
  EXPECT_NEAR(glyph.width, 27, 2);
  EXPECT_NEAR(cache.ascent(Face::kSansRegular), 1.160f, .001f);
  EXPECT_NEAR(cache.descent(Face::kSansRegular), .288f, .001f);
  EXPECT_NEAR(cache.ascent(Face::kSerifBlack), 1.151f, .001f);
  EXPECT_FLOAT_EQ(cache.advance(Face::kSerifBold, 40, "新港湾"), 120);
}

TEST(GlyphCache, FacesDiffer) {
  GlyphCache cache;
  std::vector<Picture> pictures;
  for (Face face : {Face::kSansRegular, Face::kSansMedium, Face::kSansBold, Face::kSerifBold, Face::kSerifBlack}) {
    Picture picture = picture_of(cache, cache.glyph(face, 40, U'港'));
    EXPECT_TRUE(std::find(pictures.begin(), pictures.end(), picture) == pictures.end());
    pictures.push_back(std::move(picture));
  }
}

TEST(GlyphCache, DrawsCharactersBeyondSixteenBits) {
  GlyphCache cache;
  for (char32_t c : {U'\U0002CB2D', U'\U00020BB7', U'\U0002B4E7'}) {
    EXPECT_FLOAT_EQ(cache.glyph(Face::kSerifBold, 40, c).advance, 40) << static_cast<uint32_t>(c);
    EXPECT_NE(drawn(cache, c), drawn(cache, U'·')) << static_cast<uint32_t>(c);
  }
}

TEST(GlyphCache, DrawsADotForWhatNoFontHas) {
  GlyphCache cache;
  Picture dot = drawn(cache, U'·');
  ASSERT_FALSE(dot.pixels.empty());
  for (char32_t c : {U'\U000F1234', U'\U0003FFFE', U'\uFFFD', char32_t{0x7FFFFFFF}}) {
    EXPECT_EQ(drawn(cache, c), dot) << static_cast<uint32_t>(c);
  }
}

TEST(GlyphCache, SpacesAndMarksHaveNoPicture) {
  GlyphCache cache;
  EXPECT_TRUE(cache.glyph(Face::kSansRegular, 30, U' ').empty);
  EXPECT_NEAR(cache.glyph(Face::kSansRegular, 30, U'\u2002').advance, 15, 1);
  EXPECT_FLOAT_EQ(cache.glyph(Face::kSansRegular, 30, U'\u200B').advance, 0);
  EXPECT_FLOAT_EQ(cache.glyph(Face::kSansRegular, 30, U'\uFE00').advance, 0);
}

TEST(GlyphCache, KeepsThePicturesOfThePresentFrame) {
  GlyphCache cache(256);
  for (int frame = 0; frame < 40; ++frame) {
    cache.begin_frame();
    std::vector<std::pair<char32_t, Glyph>> shown;
    for (char32_t c = 0; c < 24; ++c) {
      char32_t character = U'一' + c + (c < 12 ? 0 : static_cast<char32_t>(frame) * 24);  // half of them stay
      shown.emplace_back(character, cache.glyph(Face::kSansRegular, 24, character));
    }
    ASSERT_FALSE(cache.incomplete());
    for (const auto& [character, glyph] : shown) {
      const Glyph& again = cache.glyph(Face::kSansRegular, 24, character);
      EXPECT_EQ(again.u0, glyph.u0);
      EXPECT_EQ(again.v0, glyph.v0);
    }
  }
}

TEST(GlyphCache, GrowsWhenAFrameDoesNotFit) {
  GlyphCache cache(256);
  auto draw = [&cache] {
    cache.begin_frame();
    for (char32_t c = U'一'; c < U'一' + 100; ++c) cache.glyph(Face::kSansRegular, 40, c);
  };
  draw();
  EXPECT_TRUE(cache.incomplete());
  draw();
  EXPECT_FALSE(cache.incomplete());
  EXPECT_EQ(cache.atlas_px(), 512);
  EXPECT_EQ(cache.take_dirty().last_row, 512);
}

TEST(GlyphCache, GrowsBeforeItIsFull) {
  GlyphCache cache(256);
  for (char32_t c = U'一'; c < U'一' + 40; ++c) cache.glyph(Face::kSansRegular, 28, c);
  EXPECT_FALSE(cache.incomplete());
  cache.begin_frame();
  EXPECT_EQ(cache.atlas_px(), 512);
  cache.glyph(Face::kSansRegular, 28, U'一');
  cache.begin_frame();
  EXPECT_EQ(cache.atlas_px(), 512);
}

TEST(GlyphCache, HoldsTheHeroSizeOfAFourKScreen) {
  GlyphCache cache;
  for (char32_t c : std::u32string(U"海上有港星臻馨27")) {
    const Glyph& glyph = cache.glyph(Face::kSerifBlack, 304, c);
    EXPECT_FALSE(glyph.empty);
    EXPECT_EQ(picture_of(cache, glyph).height, glyph.height) << "drawn at its own size";
  }
  EXPECT_FALSE(cache.incomplete());
}

TEST(GlyphCache, StretchesWhatIsLargerThanAnyCell) {
  GlyphCache cache(256);
  const Glyph& glyph = cache.glyph(Face::kSansRegular, 200, U'国');
  EXPECT_FALSE(glyph.empty);
  EXPECT_NEAR(glyph.width, 168, 6);
  EXPECT_FALSE(cache.incomplete());
}

TEST(GlyphCache, ReportsOnlyTheRowsThatChanged) {
  GlyphCache cache;
  cache.glyph(Face::kSansRegular, 30, U'港');
  GlyphCache::Dirty dirty = cache.take_dirty();
  EXPECT_GT(dirty.last_row, dirty.first_row);
  EXPECT_LT(dirty.last_row - dirty.first_row, 64);
  cache.glyph(Face::kSansRegular, 30, U'港');
  dirty = cache.take_dirty();
  EXPECT_EQ(dirty.first_row, dirty.last_row);
}

}  // namespace
}  // namespace starharbor::kiosk
