// OpenGL textures behind Pictures.
#define GL_GLEXT_PROTOTYPES
#include "kiosk/platform/textures.h"

#include <GL/gl.h>
#include <GL/glext.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace starharbor::kiosk {

namespace {

unsigned new_texture(int min_filter) {
  unsigned id = 0;
  glGenTextures(1, &id);
  glBindTexture(GL_TEXTURE_2D, id);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, min_filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  return id;
}

void delete_texture(const Texture& texture) {
  auto id = static_cast<unsigned>(texture.id);
  if (id != 0) glDeleteTextures(1, &id);
}

int largest_texture_px() {
  int px = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &px);
  return px;
}

}  // namespace

TextureStore::TextureStore(GlyphCache& glyphs, std::function<std::filesystem::path(const std::string&)> path_of,
                           std::function<void()> wake, TextureLimits limits)
    : glyphs_(glyphs), limits_(limits), loader_(std::move(path_of), std::move(wake)) {
  glyph_texture_.id = new_texture(GL_LINEAR);
  for (auto [channel, source] : {std::pair{GL_TEXTURE_SWIZZLE_R, GL_ONE},
                                 {GL_TEXTURE_SWIZZLE_G, GL_ONE},
                                 {GL_TEXTURE_SWIZZLE_B, GL_ONE},
                                 {GL_TEXTURE_SWIZZLE_A, GL_RED}}) {
    glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(channel), source);
  }
}

TextureStore::~TextureStore() {
  for (auto& [hash, photo] : photos_) delete_texture(photo.texture);
  for (auto& [key, texture] : painted_) delete_texture(texture);
  delete_texture(glyph_texture_);
}

void TextureStore::begin_frame() {
  ++frame_;
  wanted_.clear();
  unsettled_ = false;
  for (LoadedPhoto& loaded : loader_.take()) accept(std::move(loaded));
  int64_t budget_bytes = limits_.upload_bytes_a_frame;
  for (auto& [hash, photo] : photos_) {
    if (budget_bytes <= 0) break;
    if (photo.state == PhotoState::kUploading) budget_bytes -= upload(photo, budget_bytes);
  }
  drop_old_photos();
}

void TextureStore::accept(LoadedPhoto loaded) {
  Photo& photo = photos_[loaded.hash];
  if (photo.state != PhotoState::kWanted) return;
  if (loaded.levels.empty()) {
    photo.state = PhotoState::kFailed;
    std::fprintf(stderr, "starharbor-kiosk: photo %s is not shown: %s\n", loaded.hash.c_str(), loaded.trouble.c_str());
    return;
  }
  const PhotoLevel& whole = loaded.levels.front();
  photo.texture = {0, whole.width, whole.height};
  auto fits = [limit = largest_texture_px()](const PhotoLevel& level) {
    return level.width <= limit && level.height <= limit;
  };
  loaded.levels.erase(loaded.levels.begin(), std::find_if(loaded.levels.begin(), loaded.levels.end(), fits));
  photo.levels = std::move(loaded.levels);
  photo.next_level = 0;
  photo.next_row = 0;
  photo.state = PhotoState::kUploading;
  photo.last_frame = frame_;
}

// Hands over whole rows until the budget is used; returns the bytes handed over.
int64_t TextureStore::upload(Photo& photo, int64_t budget_bytes) {
  if (photo.texture.id == 0) {
    photo.texture.id = new_texture(GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, static_cast<int>(photo.levels.size()) - 1);
    for (size_t i = 0; i < photo.levels.size(); ++i) {
      const PhotoLevel& level = photo.levels[i];
      glTexImage2D(GL_TEXTURE_2D, static_cast<int>(i), GL_RGBA8, level.width, level.height, 0, GL_RGBA,
                   GL_UNSIGNED_BYTE, nullptr);
      photo.bytes += static_cast<int64_t>(level.rgba.size());
    }
    photo_bytes_ += photo.bytes;
  }
  glBindTexture(GL_TEXTURE_2D, static_cast<unsigned>(photo.texture.id));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  int64_t used_bytes = 0;
  while (used_bytes < budget_bytes && photo.next_level < photo.levels.size()) {
    const PhotoLevel& level = photo.levels[photo.next_level];
    int64_t row_bytes = static_cast<int64_t>(level.width) * 4;
    int rows = static_cast<int>(
        std::clamp<int64_t>((budget_bytes - used_bytes) / row_bytes, 1, level.height - photo.next_row));
    glTexSubImage2D(GL_TEXTURE_2D, static_cast<int>(photo.next_level), 0, photo.next_row, level.width, rows, GL_RGBA,
                    GL_UNSIGNED_BYTE, level.rgba.data() + row_bytes * photo.next_row);
    used_bytes += rows * row_bytes;
    photo.next_row += rows;
    if (photo.next_row == level.height) {
      ++photo.next_level;
      photo.next_row = 0;
    }
  }
  if (photo.next_level == photo.levels.size()) {
    photo.levels = {};
    photo.state = PhotoState::kReady;
  }
  return used_bytes;
}

void TextureStore::drop_old_photos() {
  while (photo_bytes_ > limits_.photo_bytes) {
    auto oldest = photos_.end();
    for (auto it = photos_.begin(); it != photos_.end(); ++it) {
      bool older = oldest == photos_.end() || it->second.last_frame < oldest->second.last_frame;
      if (it->second.state == PhotoState::kReady && it->second.last_frame + 1 < frame_ && older) oldest = it;
    }
    if (oldest == photos_.end()) return;
    photo_bytes_ -= oldest->second.bytes;
    delete_texture(oldest->second.texture);
    photos_.erase(oldest);
  }
}

void TextureStore::before_render() {
  if (glyph_texture_.width != glyphs_.atlas_px()) {
    glyph_texture_.width = glyph_texture_.height = glyphs_.atlas_px();
    glyphs_.take_dirty();
    glBindTexture(GL_TEXTURE_2D, static_cast<unsigned>(glyph_texture_.id));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, glyph_texture_.width, glyph_texture_.height, 0, GL_RED, GL_UNSIGNED_BYTE,
                 glyphs_.atlas());
  }
  GlyphCache::Dirty dirty = glyphs_.take_dirty();
  if (dirty.first_row < dirty.last_row) {
    glBindTexture(GL_TEXTURE_2D, static_cast<unsigned>(glyph_texture_.id));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, dirty.first_row, glyph_texture_.width, dirty.last_row - dirty.first_row,
                    GL_RED, GL_UNSIGNED_BYTE,
                    glyphs_.atlas() + static_cast<size_t>(dirty.first_row) * glyph_texture_.width);
  }
  loader_.want(wanted_);
}

bool TextureStore::has_news() const {
  return loader_.any_done() || std::any_of(photos_.begin(), photos_.end(), [](const auto& entry) {
           return entry.second.state == PhotoState::kUploading;
         });
}

void TextureStore::retry_failed() {
  std::erase_if(photos_, [](const auto& entry) { return entry.second.state == PhotoState::kFailed; });
}

Texture TextureStore::photo(const std::string& hash) {
  if (hash.empty()) return {};
  Photo& photo = photos_[hash];
  photo.last_frame = frame_;
  if (photo.state == PhotoState::kReady) return photo.texture;
  if (photo.state == PhotoState::kWanted) wanted_.push_back(hash);
  unsettled_ = unsettled_ || photo.state != PhotoState::kFailed;
  return {};
}

Texture TextureStore::painted(const std::string& key, int width, int height,
                              const std::function<void(uint8_t*)>& paint) {
  auto [entry, is_new] = painted_.try_emplace(key);
  if (is_new) {
    std::vector<uint8_t> rgba(static_cast<size_t>(width) * height * 4);
    paint(rgba.data());
    entry->second = {new_texture(GL_LINEAR), width, height};
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  }
  return entry->second;
}

Texture TextureStore::glyph_atlas() {
  return glyph_texture_;
}

}  // namespace starharbor::kiosk
