// Room in the glyph texture: which square cell a glyph lies in, and which glyph leaves when there is no room. Knows
// pixels and ages, no fonts.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace starharbor::kiosk {

// A cell's place in px and who lives there.
struct AtlasCell {
  int x = 0;
  int y = 0;
  int size = 0;  // 0: no cell
  uint32_t shelf = 0;
  uint32_t index = 0;
};

// The texture is cut into upright strips, a strip into shelves, a shelf into cells of one size. What is old leaves
// singly for a glyph of its own size, or shelf by shelf for one of another size; whatever the present frame used stays.
class Atlas {
 public:
  explicit Atlas(int atlas_px);

  // The largest glyph, border included, in px.
  int largest_cell_px() const { return strip_px_; }

  // A free cell for a glyph of side px (border included), or nullopt when the present frame uses everything. evicted is
  // called with the owner of each glyph that has to leave.
  std::optional<AtlasCell> take(int side_px, uint64_t owner, const std::function<void(uint64_t)>& evicted);
  void touch(const AtlasCell& cell);
  void begin_frame();
  // The px that the present frame uses.
  int64_t used_px() const { return used_px_; }

 private:
  struct Cell {
    bool used = false;
    uint64_t owner = 0;
    uint64_t last_frame = 0;
  };
  struct Shelf {
    int x = 0, y = 0, height = 0;
    int cell_px = 0;  // 0: free
    std::vector<Cell> cells;

    uint64_t last_frame() const;
  };
  struct Run {  // shelves of one strip, one under the other
    uint32_t strip = 0, first = 0, count = 0;
    uint64_t last_frame = 0;
  };

  std::optional<AtlasCell> take_free(int cell_px, uint64_t owner);
  bool open_shelf(int cell_px);
  std::optional<AtlasCell> oldest_cell(int cell_px) const;
  std::optional<Run> oldest_run(int height_px) const;
  void clear_run(const Run& run, const std::function<void(uint64_t)>& evicted);
  AtlasCell settle(uint32_t shelf, uint32_t index, uint64_t owner);
  uint32_t new_shelf(const Shelf& shelf);

  int strip_px_;
  uint64_t frame_ = 1;
  int64_t used_px_ = 0;
  std::vector<Shelf> shelves_;  // by id; ids are used again
  std::vector<uint32_t> unused_ids_;
  std::vector<std::vector<uint32_t>> strips_;  // ids from top to bottom
};

}  // namespace starharbor::kiosk
