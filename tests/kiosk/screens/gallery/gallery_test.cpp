// The gallery: where tiles stand, what fingers do, and what is asked for.
#include "kiosk/screens/gallery/gallery.h"

#include "kiosk/screens/gallery/mosaic.h"
#include "tests/kiosk/screens/glass.h"

namespace starharbor::kiosk {
namespace {

using tests::a_base;
using tests::an_album;

bool overlap(Rect a, Rect b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST(Mosaic, AFullPageIsTheDesigns) {
  const MosaicPage page = mosaic_page(48, 0, false);
  const std::vector<Rect> design{{584, 168, 612, 476},  {1212, 168, 298, 230}, {1212, 414, 298, 230},
                                 {1526, 168, 298, 476}, {584, 660, 298, 230},  {898, 660, 298, 230},
                                 {1212, 660, 298, 230}, {1526, 660, 298, 230}};
  ASSERT_EQ(page.tiles.size(), design.size());
  for (size_t i = 0; i < design.size(); ++i) {
    EXPECT_NEAR(page.tiles[i].x, design[i].x, .1f);
    EXPECT_NEAR(page.tiles[i].y, design[i].y, .1f);
    EXPECT_NEAR(page.tiles[i].w, design[i].w, .1f);
    EXPECT_NEAR(page.tiles[i].h, design[i].h, .1f);
  }
  EXPECT_EQ(page.more, 41);
  EXPECT_NEAR(mosaic_page(48, 1, false).tiles[0].w, 298, .1f) << "every other page is mirrored";
}

TEST(Mosaic, EveryPhotoHasOneTileOfItsOwn) {
  for (const bool portrait : {false, true}) {
    for (const int photos : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 60, 1000}) {
      std::vector<int> seen(static_cast<size_t>(photos));
      for (int p = 0; p < mosaic_pages(photos, portrait); ++p) {
        const MosaicPage page = mosaic_page(photos, p, portrait);
        const size_t own = page.tiles.size() - (page.more > 0 ? 1 : 0);
        for (size_t i = 0; i < own; ++i) {
          const int photo = page.first + static_cast<int>(i);
          ++seen.at(static_cast<size_t>(photo));
          EXPECT_EQ(mosaic_page_of(photo, photos, portrait), p);
        }
        for (size_t i = 0; i < page.tiles.size(); ++i) {
          const Rect area = mosaic_area(portrait).grown(1), tile = page.tiles[i];
          EXPECT_TRUE(area.contains({tile.x, tile.y}) && area.contains({tile.right(), tile.bottom()}));
          EXPECT_GE(std::min(tile.w, tile.h), 96);
          for (size_t k = 0; k < i; ++k) EXPECT_FALSE(overlap(tile, page.tiles[k]));
        }
      }
      for (const int count : seen) EXPECT_EQ(count, 1) << photos;
    }
  }
}

class GalleryTest : public tests::Glass {
 protected:
  void draw(Ui& ui, Actions& actions) override { draw_gallery(ui, state, memory, actions); }
  void open(content::Hall hall) {
    use(std::move(hall));
    act(OpenGallery{});
    rest();
    done.clear();
    recorded.photos_asked.clear();
    show();
  }
  static content::Hall hall_with(const std::vector<int>& albums) {
    content::Hall hall;
    hall.bases = {a_base("heart", "heart"), a_base("haven", "haven")};
    for (size_t i = 0; i < albums.size(); ++i) {
      hall.albums.push_back(an_album("a" + std::to_string(i), i % 2 ? "haven" : "heart", albums[i]));
    }
    return hall;
  }
  Vec2 tile(int photos, int page, size_t index) const {
    return mosaic_page(photos, page, screen_h > screen_w).tiles.at(index).center();
  }
  GalleryMemory memory;
};

TEST_F(GalleryTest, ATileOpensItsPhoto) {
  open(hall_with({6, 3}));
  touch(tile(6, 0, 2));
  EXPECT_EQ(state.visit.screen, Screen::kPhoto);
  EXPECT_EQ(state.visit.browse.photo.index, 2);
}

TEST_F(GalleryTest, TheLastTileLeadsOnAndASwipeLeadsBack) {
  open(hall_with({20}));
  touch(tile(20, 0, 7));
  EXPECT_EQ(state.visit.screen, Screen::kGallery);
  EXPECT_EQ(state.visit.browse.gallery.page, 1);
  rest();
  pull({900, 500}, {1500, 500});
  EXPECT_EQ(state.visit.browse.gallery.page, 0);
  rest();
  pull({900, 500}, {1500, 500});
  EXPECT_EQ(state.visit.browse.gallery.page, 0);
  pull({1500, 500}, {900, 500});
  EXPECT_EQ(state.visit.browse.gallery.page, 1);
}

TEST_F(GalleryTest, AlbumsAreChosenAndTheirListPages) {
  open(hall_with({1, 2, 3, 4, 5, 6, 7}));
  touch({300, 168 + 146.5f * 2 + 60});
  EXPECT_EQ(state.visit.browse.gallery.album, "a2");
  pull({480, 500}, {120, 500});
  EXPECT_EQ(state.visit.browse.gallery.list_page, 1);
  rest();
  touch({300, 230});
  EXPECT_EQ(state.visit.browse.gallery.album, "a5");
  touch({352 + 48, 100});
  EXPECT_EQ(state.visit.browse.gallery.list_page, 0);
}

TEST_F(GalleryTest, ChipsFilterByBase) {
  open(hall_with({2, 3}));
  touch({584 + 56, 1000});
  EXPECT_EQ(times<FilterGallery>(), 0) << "all are shown already";
  touch({708 + 132 + 60, 1000});
  EXPECT_EQ(state.visit.browse.gallery.base_filter, "haven");
  rest();
  touch({584 + 56, 1000});
  EXPECT_EQ(state.visit.browse.gallery.base_filter, "");
}

TEST_F(GalleryTest, OfAThousandPhotosOnlyThoseInSightAreAskedFor) {
  for (const bool tall : {false, true}) {
    if (tall) upright();
    open(hall_with({1000, 3, 3}));
    std::set<std::string> photos;
    for (const std::string& hash : recorded.photos_asked) photos.insert(hash.substr(0, hash.find('.')));
    EXPECT_LE(photos.size(), 8u + 3u);
    EXPECT_GE(photos.size(), 5u);
    for (const std::string& hash : recorded.photos_asked) EXPECT_FALSE(hash.ends_with(".large"));
  }
}

TEST_F(GalleryTest, EveryNumberOfPhotosIsDrawnAtRestInBothLanguagesAndOrientations) {
  for (const bool tall : {false, true}) {
    if (tall) upright();
    for (const Language spoken : {Language::kChinese, Language::kEnglish}) {
      language = spoken;
      for (int photos = 0; photos <= 9; ++photos) {
        open(hall_with({photos}));
        EXPECT_FALSE(next_frame_at.has_value());
        EXPECT_EQ(recorded.photos_asked.empty(), photos == 0);
      }
      open(hall_with({}));
      open({});
    }
  }
}

TEST_F(GalleryTest, BackLeadsHome) {
  open(hall_with({2}));
  touch({196, 1000});
  EXPECT_EQ(state.visit.screen, Screen::kHome);
}

TEST_F(GalleryTest, ThumbsComeByRowsThenRest) {
  appearance.motion = true;
  use(hall_with({8}));
  act(OpenGallery{});
  show();
  EXPECT_TRUE(next_frame_at.has_value());
  rest();
  EXPECT_FALSE(next_frame_at.has_value());
}

}  // namespace
}  // namespace starharbor::kiosk
