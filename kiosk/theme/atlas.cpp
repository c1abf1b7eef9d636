// Shelves of square cells with least-recently-used eviction.
#include "kiosk/theme/atlas.h"

#include <algorithm>
#include <array>

namespace starharbor::kiosk {

namespace {

constexpr int kStrips = 4;
// Few enough that shelves fill up, close enough that a glyph wastes little.
constexpr std::array kCellSizes = {12, 16,  20,  24,  28,  32,  40,  48,  56,  64, 80,
                                   96, 112, 128, 160, 192, 224, 256, 320, 384, 448};

int cell_size(int side_px, int largest_px) {
  for (int size : kCellSizes) {
    if (side_px <= size) return std::min(size, largest_px);
  }
  return largest_px;
}

}  // namespace

uint64_t Atlas::Shelf::last_frame() const {
  uint64_t newest = 0;
  for (const Cell& cell : cells) {
    if (cell.used) newest = std::max(newest, cell.last_frame);
  }
  return newest;
}

Atlas::Atlas(int atlas_px) : strip_px_(atlas_px / kStrips), strips_(kStrips) {
  for (int i = 0; i < kStrips; ++i) strips_[i].push_back(new_shelf({i * strip_px_, 0, atlas_px, 0, {}}));
}

std::optional<AtlasCell> Atlas::take(int side_px, uint64_t owner, const std::function<void(uint64_t)>& evicted) {
  if (side_px > strip_px_) return std::nullopt;
  int cell_px = cell_size(side_px, strip_px_);
  if (auto cell = take_free(cell_px, owner)) return cell;
  if (open_shelf(cell_px)) return take_free(cell_px, owner);

  auto cell = oldest_cell(cell_px);
  auto run = oldest_run(cell_px);
  if (cell && (!run || shelves_[cell->shelf].cells[cell->index].last_frame <= run->last_frame)) {
    evicted(shelves_[cell->shelf].cells[cell->index].owner);
    return settle(cell->shelf, cell->index, owner);
  }
  if (!run) return std::nullopt;
  clear_run(*run, evicted);
  open_shelf(cell_px);
  return take_free(cell_px, owner);
}

std::optional<AtlasCell> Atlas::take_free(int cell_px, uint64_t owner) {
  for (uint32_t id = 0; id < shelves_.size(); ++id) {
    Shelf& shelf = shelves_[id];
    if (shelf.cell_px != cell_px) continue;
    for (uint32_t i = 0; i < shelf.cells.size(); ++i) {
      if (!shelf.cells[i].used) return settle(id, i, owner);
    }
  }
  return std::nullopt;
}

// Makes the smallest free shelf that is high enough one for cells of this size.
bool Atlas::open_shelf(int cell_px) {
  std::vector<uint32_t>* best_strip = nullptr;
  size_t best = 0;
  for (auto& strip : strips_) {
    for (size_t i = 0; i < strip.size(); ++i) {
      const Shelf& shelf = shelves_[strip[i]];
      if (shelf.cell_px != 0 || shelf.height < cell_px) continue;
      if (!best_strip || shelf.height < shelves_[(*best_strip)[best]].height) {
        best_strip = &strip;
        best = i;
      }
    }
  }
  if (!best_strip) return false;
  uint32_t id = (*best_strip)[best];
  Shelf rest = shelves_[id];
  rest.y += cell_px;
  rest.height -= cell_px;
  Shelf& shelf = shelves_[id];
  shelf.height = cell_px;
  shelf.cell_px = cell_px;
  shelf.cells.assign(static_cast<size_t>(strip_px_ / cell_px), {});
  if (rest.height > 0) best_strip->insert(best_strip->begin() + static_cast<long>(best) + 1, new_shelf(rest));
  return true;
}

std::optional<AtlasCell> Atlas::oldest_cell(int cell_px) const {
  std::optional<AtlasCell> oldest;
  uint64_t oldest_frame = frame_;
  for (uint32_t id = 0; id < shelves_.size(); ++id) {
    const Shelf& shelf = shelves_[id];
    if (shelf.cell_px != cell_px) continue;
    for (uint32_t i = 0; i < shelf.cells.size(); ++i) {
      if (shelf.cells[i].last_frame >= oldest_frame) continue;
      oldest_frame = shelf.cells[i].last_frame;
      oldest = AtlasCell{0, 0, cell_px, id, i};
    }
  }
  return oldest;
}

std::optional<Atlas::Run> Atlas::oldest_run(int height_px) const {
  std::optional<Run> oldest;
  for (uint32_t s = 0; s < strips_.size(); ++s) {
    const auto& strip = strips_[s];
    for (uint32_t first = 0; first < strip.size(); ++first) {
      int height = 0;
      uint64_t newest = 0;
      for (uint32_t last = first; last < strip.size(); ++last) {
        const Shelf& shelf = shelves_[strip[last]];
        newest = std::max(newest, shelf.last_frame());
        height += shelf.height;
        if (newest >= frame_ || (oldest && newest >= oldest->last_frame)) break;
        if (height >= height_px) {
          oldest = Run{s, first, last - first + 1, newest};
          break;
        }
      }
    }
  }
  return oldest;
}

void Atlas::clear_run(const Run& run, const std::function<void(uint64_t)>& evicted) {
  auto& strip = strips_[run.strip];
  Shelf merged{shelves_[strip[run.first]].x, shelves_[strip[run.first]].y, 0, 0, {}};
  for (uint32_t i = run.first; i < run.first + run.count; ++i) {
    Shelf& shelf = shelves_[strip[i]];
    for (const Cell& cell : shelf.cells) {
      if (cell.used) evicted(cell.owner);
    }
    merged.height += shelf.height;
    shelf = {};
    unused_ids_.push_back(strip[i]);
  }
  strip.erase(strip.begin() + run.first, strip.begin() + run.first + run.count);
  strip.insert(strip.begin() + run.first, new_shelf(merged));
}

void Atlas::touch(const AtlasCell& cell) {
  uint64_t& last_frame = shelves_[cell.shelf].cells[cell.index].last_frame;
  if (last_frame == frame_) return;
  last_frame = frame_;
  used_px_ += static_cast<int64_t>(cell.size) * cell.size;
}

void Atlas::begin_frame() {
  ++frame_;
  used_px_ = 0;
}

AtlasCell Atlas::settle(uint32_t shelf_id, uint32_t index, uint64_t owner) {
  Shelf& shelf = shelves_[shelf_id];
  shelf.cells[index] = {true, owner, frame_};
  used_px_ += static_cast<int64_t>(shelf.cell_px) * shelf.cell_px;
  return {shelf.x + static_cast<int>(index) * shelf.cell_px, shelf.y, shelf.cell_px, shelf_id, index};
}

uint32_t Atlas::new_shelf(const Shelf& shelf) {
  if (unused_ids_.empty()) {
    shelves_.push_back(shelf);
    return static_cast<uint32_t>(shelves_.size() - 1);
  }
  uint32_t id = unused_ids_.back();
  unused_ids_.pop_back();
  shelves_[id] = shelf;
  return id;
}

}  // namespace starharbor::kiosk
