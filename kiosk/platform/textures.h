// All textures: photos that load in the background, pictures that the theme paints, and the glyphs. Keeps the photos
// used last within a cap of memory. Lives inside the Window's life, on its thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kiosk/platform/photo_loader.h"
#include "kiosk/theme/canvas.h"

namespace starharbor::kiosk {

struct TextureLimits {
  int64_t photo_bytes = 384ll << 20;  // on the graphics card
  int64_t upload_bytes_a_frame = 8 << 20;
};

class TextureStore final : public Pictures {
 public:
  // path_of says where the file of a hash is and may be called on any thread, as may wake, which is called when a photo
  // has been decoded and a frame should be drawn.
  TextureStore(GlyphCache& glyphs, std::function<std::filesystem::path(const std::string& hash)> path_of,
               std::function<void()> wake, TextureLimits limits = {});
  ~TextureStore() override;

  // Before drawing: hands decoded photos to the graphics card, as many bytes as a frame may.
  void begin_frame();
  // After drawing and before rendering: brings the glyphs up to date and tells the workers what is still wanted.
  void before_render();
  // Photos are decoded or half handed over: draw another frame.
  bool has_news() const;
  // Every photo asked for by the last frame is there or has failed.
  bool settled() const { return !unsettled_; }
  // Tries again what could not be read: its file may have come since.
  void retry_failed();

  Texture photo(const std::string& hash) override;
  Texture painted(const std::string& key, int width, int height, const std::function<void(uint8_t*)>& paint) override;
  Texture glyph_atlas() override;

 private:
  enum class PhotoState { kWanted, kUploading, kReady, kFailed };
  struct Photo {
    PhotoState state = PhotoState::kWanted;
    Texture texture;
    std::vector<PhotoLevel> levels;  // while uploading
    size_t next_level = 0;
    int next_row = 0;
    int64_t bytes = 0;
    uint64_t last_frame = 0;
  };

  void accept(LoadedPhoto loaded);
  int64_t upload(Photo& photo, int64_t budget_bytes);
  void drop_old_photos();

  GlyphCache& glyphs_;
  TextureLimits limits_;
  uint64_t frame_ = 0;
  std::map<std::string, Photo> photos_;
  std::map<std::string, Texture> painted_;
  std::vector<std::string> wanted_;  // by the present frame, in the order of drawing
  bool unsettled_ = false;
  int64_t photo_bytes_ = 0;
  Texture glyph_texture_;
  PhotoLoader loader_;  // last: its workers end first
};

}  // namespace starharbor::kiosk
