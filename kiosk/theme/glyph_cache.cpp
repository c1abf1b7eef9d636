// Pictures of glyphs in one texture, made when first asked for. The atlas decides where they lie and who leaves.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "kiosk/theme/atlas.h"
#include "kiosk/theme/font_files.h"
#include "kiosk/theme/text.h"

namespace starharbor::kiosk {

namespace {

constexpr int kBorderPx = 1;  // keeps neighbours out of a glyph that is drawn scaled
constexpr int kLargestAtlasPx = 8192;
constexpr int kRoomyShare = 2;  // a frame that uses more than one part in so many makes the texture grow

uint64_t key_of(Face face, int size_quarter_px, char32_t code_point) {
  return static_cast<uint64_t>(code_point) << 24 | static_cast<uint64_t>(size_quarter_px) << 4 |
         static_cast<uint64_t>(face);
}

}  // namespace

struct GlyphCache::Impl {
  struct Entry {
    Glyph glyph{};
    AtlasCell cell;
  };

  explicit Impl(int px) : atlas_px(px), pixels(static_cast<size_t>(px) * px), atlas(px) {}

  void reset(int px) {
    atlas_px = px;
    pixels.assign(static_cast<size_t>(px) * px, 0);
    atlas = Atlas(px);
    entries.clear();
    dirty = {0, px};
  }

  void mark_dirty(int first_row, int last_row) {
    if (dirty.first_row == dirty.last_row) {
      dirty = {first_row, last_row};
    } else {
      dirty = {std::min(dirty.first_row, first_row), std::max(dirty.last_row, last_row)};
    }
  }

  const Glyph& make(uint64_t key, Face face, float size_px, char32_t code_point);
  GlyphBitmap render_to_fit(const GlyphSource& source, float& size_px);
  void place(Entry& entry, uint64_t key, const GlyphBitmap& bitmap, float stretch);

  FontFiles fonts;
  int atlas_px;
  std::vector<uint8_t> pixels;
  Atlas atlas;
  std::unordered_map<uint64_t, Entry> entries;
  Glyph blank{};
  Dirty dirty{0, 0};
  bool incomplete = false;
};

GlyphCache::GlyphCache(int atlas_px) : impl_(std::make_unique<Impl>(atlas_px)) {}
GlyphCache::~GlyphCache() = default;

const Glyph& GlyphCache::glyph(Face face, float size_px, char32_t code_point) {
  int size_quarter_px = std::clamp(static_cast<int>(std::lround(size_px * 4)), 1, 0xFFFFF);
  uint64_t key = key_of(face, size_quarter_px, code_point);
  auto found = impl_->entries.find(key);
  if (found == impl_->entries.end()) return impl_->make(key, face, static_cast<float>(size_quarter_px) / 4, code_point);
  if (!found->second.glyph.empty) impl_->atlas.touch(found->second.cell);
  return found->second.glyph;
}

// What is too large for any cell is drawn smaller and stretched: soft edges rather than nothing.
GlyphBitmap GlyphCache::Impl::render_to_fit(const GlyphSource& source, float& size_px) {
  float largest_px = static_cast<float>(atlas.largest_cell_px() - 2 * kBorderPx);
  size_px = std::min(size_px, largest_px);
  GlyphBitmap bitmap = fonts.render(source, size_px);
  float side_px = static_cast<float>(std::max(bitmap.width, bitmap.height));
  if (side_px <= largest_px) return bitmap;
  size_px = std::floor(size_px * (largest_px - 2) / side_px);
  return fonts.render(source, size_px);
}

const Glyph& GlyphCache::Impl::make(uint64_t key, Face face, float size_px, char32_t code_point) {
  const GlyphSource& source = fonts.source(face, code_point);
  float drawn_px = size_px;
  GlyphBitmap bitmap = render_to_fit(source, drawn_px);
  Entry entry;
  entry.glyph.advance = source.advance * size_px;
  entry.glyph.empty = true;
  if (bitmap.width > 0 && bitmap.height > 0) {
    place(entry, key, bitmap, size_px / drawn_px);
    if (entry.glyph.empty) {
      blank = entry.glyph;
      return blank;
    }
  }
  return entries.insert_or_assign(key, entry).first->second.glyph;
}

void GlyphCache::Impl::place(Entry& entry, uint64_t key, const GlyphBitmap& bitmap, float stretch) {
  int side_px = std::max(bitmap.width, bitmap.height) + 2 * kBorderPx;
  auto cell = atlas.take(side_px, key, [this](uint64_t owner) { entries.erase(owner); });
  if (!cell) {
    incomplete = true;
    return;
  }
  for (int row = 0; row < cell->size; ++row) {
    std::memset(&pixels[static_cast<size_t>(cell->y + row) * atlas_px + cell->x], 0, static_cast<size_t>(cell->size));
  }
  int x = cell->x + kBorderPx, y = cell->y + kBorderPx;
  for (int row = 0; row < bitmap.height; ++row) {
    std::copy_n(&bitmap.pixels[static_cast<size_t>(row) * bitmap.width], bitmap.width,
                &pixels[static_cast<size_t>(y + row) * atlas_px + x]);
  }
  mark_dirty(cell->y, cell->y + cell->size);

  float unit = 1.f / static_cast<float>(atlas_px);
  auto scaled = [](int value, float factor) { return static_cast<float>(value) * factor; };
  Glyph& glyph = entry.glyph;
  glyph = {scaled(x, unit),
           scaled(y, unit),
           scaled(x + bitmap.width, unit),
           scaled(y + bitmap.height, unit),
           scaled(bitmap.width, stretch),
           scaled(bitmap.height, stretch),
           scaled(bitmap.left, stretch),
           scaled(bitmap.top, stretch),
           glyph.advance,
           false};
  entry.cell = *cell;
}

float GlyphCache::ascent(Face face) const {
  return impl_->fonts.ascent(face);
}
float GlyphCache::descent(Face face) const {
  return impl_->fonts.descent(face);
}

float GlyphCache::advance(Face face, float size_px, std::string_view utf8) {
  float em = 0;
  for (char32_t c : decode_utf8(utf8)) em += impl_->fonts.source(face, c).advance;
  return em * size_px;
}

float GlyphCache::advance(Face face, float size_px, char32_t code_point) {
  return impl_->fonts.source(face, code_point).advance * size_px;
}

void GlyphCache::begin_frame() {
  int64_t whole_px = static_cast<int64_t>(impl_->atlas_px) * impl_->atlas_px;
  bool tight = impl_->incomplete || impl_->atlas.used_px() > whole_px / kRoomyShare;
  if (tight && impl_->atlas_px < kLargestAtlasPx) impl_->reset(impl_->atlas_px * 2);
  impl_->incomplete = false;
  impl_->atlas.begin_frame();
}

bool GlyphCache::incomplete() const {
  return impl_->incomplete;
}
int GlyphCache::atlas_px() const {
  return impl_->atlas_px;
}
const uint8_t* GlyphCache::atlas() const {
  return impl_->pixels.data();
}

GlyphCache::Dirty GlyphCache::take_dirty() {
  return std::exchange(impl_->dirty, Dirty{0, 0});
}

}  // namespace starharbor::kiosk
