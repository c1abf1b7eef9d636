// Who leaves the glyph texture, and that nobody lies on anybody else.
#include "kiosk/theme/atlas.h"

#include <gtest/gtest.h>

#include <map>

namespace starharbor::kiosk {
namespace {

struct Tenants {
  explicit Tenants(int atlas_px) : atlas(atlas_px) {}

  bool add(uint64_t owner, int side_px) {
    auto cell = atlas.take(side_px, owner, [this](uint64_t gone) { cells.erase(gone); });
    if (cell) cells[owner] = *cell;
    return cell.has_value();
  }

  bool overlap() const {
    for (const auto& [a, first] : cells) {
      for (const auto& [b, second] : cells) {
        bool apart = first.x + first.size <= second.x || second.x + second.size <= first.x ||
                     first.y + first.size <= second.y || second.y + second.size <= first.y;
        if (a != b && !apart) return true;
      }
    }
    return false;
  }

  Atlas atlas;
  std::map<uint64_t, AtlasCell> cells;
};

TEST(Atlas, KeepsWhatThePresentFrameUses) {
  Tenants tenants(256);
  uint64_t owner = 0;
  while (owner < 1000 && tenants.add(owner, 32)) ++owner;
  EXPECT_EQ(owner, 64u);
  EXPECT_EQ(tenants.cells.size(), 64u);
  EXPECT_FALSE(tenants.overlap());
}

TEST(Atlas, LetsTheLeastRecentlyUsedGo) {
  Tenants tenants(256);
  for (uint64_t owner = 0; owner < 64; ++owner) ASSERT_TRUE(tenants.add(owner, 32));
  tenants.atlas.begin_frame();
  for (uint64_t owner = 0; owner < 64; ++owner) {
    if (owner != 17) tenants.atlas.touch(tenants.cells.at(owner));
  }
  tenants.atlas.begin_frame();
  ASSERT_TRUE(tenants.add(100, 30));
  EXPECT_FALSE(tenants.cells.contains(17));
  EXPECT_EQ(tenants.cells.size(), 64u);
}

TEST(Atlas, ClearsOldShelvesForAnotherSize) {
  Tenants tenants(256);
  for (uint64_t owner = 0; owner < 64; ++owner) ASSERT_TRUE(tenants.add(owner, 32));
  tenants.atlas.begin_frame();
  for (uint64_t owner = 0; owner < 32; ++owner) tenants.atlas.touch(tenants.cells.at(owner));
  ASSERT_TRUE(tenants.add(100, 60));
  for (uint64_t owner = 0; owner < 32; ++owner) EXPECT_TRUE(tenants.cells.contains(owner));
  EXPECT_FALSE(tenants.overlap());
}

TEST(Atlas, StaysSoundUnderChangingSizes) {
  Tenants tenants(512);
  uint32_t random = 7;
  for (uint64_t owner = 0; owner < 6000; ++owner) {
    random = random * 1664525 + 1013904223;
    if (owner % 37 == 0) tenants.atlas.begin_frame();
    tenants.add(owner, 8 + static_cast<int>(random >> 20) % 110);
    if (owner % 500 == 0) {
      ASSERT_FALSE(tenants.overlap());
    }
  }
  EXPECT_FALSE(tenants.overlap());
  for (const auto& [owner, cell] : tenants.cells) {
    EXPECT_GE(cell.x, 0);
    EXPECT_LE(cell.x + cell.size, 512);
    EXPECT_LE(cell.y + cell.size, 512);
  }
}

TEST(Atlas, RefusesWhatNoCellHolds) {
  Tenants tenants(256);
  EXPECT_FALSE(tenants.add(1, 65));
  EXPECT_TRUE(tenants.add(2, 64));
}

}  // namespace
}  // namespace starharbor::kiosk
