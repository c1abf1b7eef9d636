// The story: pages out of chapters, and what fingers do on them.
#include "kiosk/screens/story/story.h"
#include "kiosk/theme/measures.h"

#include "tests/kiosk/screens/glass.h"

namespace starharbor::kiosk {
namespace {

using tests::a_base;
using tests::an_album;
using tests::both;

content::Chapter a_chapter(const std::string& base, const std::string& name, const std::string& zh,
                           const std::string& en) {
  content::Chapter chapter;
  chapter.id = (base.empty() ? "alliance" : base) + "." + name;
  chapter.base = base;
  chapter.rail = both("站", name);
  chapter.title = both("章节", "The chapter " + name);
  chapter.text = both(zh, en);
  return chapter;
}

content::Diagram rings(const std::string& base) {
  content::Diagram diagram;
  diagram.id = base + ".rings";
  diagram.base = base;
  diagram.kind = "rings";
  diagram.core = both("心", "heart");
  diagram.core_text = both("一颗心", "One heart");
  for (int i = 0; i < 6; ++i) diagram.parts.push_back({both("圈", "Ring"), both("一个圈", "A ring")});
  return diagram;
}

content::Hall story_hall() {
  content::Hall hall;
  hall.bases = {a_base("heart", "heart"), a_base("haven", "haven")};
  hall.diagrams = {rings("heart")};
  hall.albums = {an_album("tea", "heart", 4)};
  hall.chapters = {a_chapter("heart", "one", "第一段。\n\n第二段。", "One.\n\nTwo."),
                   a_chapter("heart", "two", "圈和圈扣在一起。", "Rings."),
                   a_chapter("heart", "three", "一句。", "A line."),
                   a_chapter("", "who", "八万多人。", "Many."),
                   a_chapter("", "harbours", "四个港湾。", "Four."),
                   a_chapter("", "methods", "五种办法。", "Five.")};
  hall.chapters[0].pictures = {"tea-0", "tea-1"};
  hall.chapters[1].diagram = "heart.rings";
  hall.chapters[1].pictures = {"tea-2", "tea-3"};
  content::Figure figure;
  figure.id = "many";
  figure.base = "heart";
  figure.value = "5,000";
  figure.before = both("超过", "over");
  figure.label = both("位专业人士", "professionals of very many kinds");
  hall.figures = {figure};
  for (int i = 0; i < 4; ++i) {
    content::Outcome outcome;
    outcome.id = std::to_string(i);
    outcome.title = both("港湾", "A harbour with a long name");
    outcome.origin = both("由来", "A new way");
    outcome.text = both("一段话。", "Words that go on for a while, so that they need more than a single line.");
    hall.outcomes.push_back(outcome);
  }
  return hall;
}

class StoryTest : public tests::Glass {
 protected:
  void draw(Ui& ui, Actions& actions) override { draw_story(ui, state, memory, actions); }
  void open(const std::string& base, content::Hall hall = story_hall()) {
    use(std::move(hall));
    act(OpenStory{base});
    rest();
    done.clear();
  }
  StoryPlan plan(const std::string& base, bool portrait, Language words = Language::kChinese) {
    Canvas canvas(nullptr, &glyphs, &pictures, portrait ? 1080 : 1920, portrait ? 1920 : 1080, appearance);
    return plan_story(canvas, state.hall, base, words);
  }
  // A point well inside the part.
  Vec2 point_of(int part) const {
    const Rect rect = story_layout(screen_h > screen_w).diagram;
    const content::Diagram& diagram = *state.hall->diagram("heart.rings");
    const auto is_inside = [&](Vec2 at) {
      for (const Vec2 aside : {Vec2{0, 0}, {14, 0}, {-14, 0}, {0, 14}, {0, -14}}) {
        if (part_at(diagram, rect, at + aside) != part) return false;
      }
      return true;
    };
    for (float y = rect.y + 10; y < rect.bottom(); y += 10) {
      for (float x = rect.x + 10; x < rect.right(); x += 10) {
        if (is_inside({x, y})) return {x, y};
      }
    }
    return {};
  }
  StoryMemory memory;
};

TEST_F(StoryTest, ASwipeTurnsToTheNextChapterAndBack) {
  open("heart");
  pull({1700, 500}, {1200, 500});
  EXPECT_EQ(state.visit.browse.story.chapter, 1);
  rest();
  flick({900, 500}, {1000, 500});
  EXPECT_EQ(state.visit.browse.story.chapter, 0);
  EXPECT_EQ(times<GoToChapter>(), 2);
}

TEST_F(StoryTest, TheEndsAndADragDownTurnNothing) {
  open("heart");
  pull({900, 500}, {1500, 500});
  rest();
  pull({1200, 300}, {1250, 800});
  EXPECT_EQ(times<GoToChapter>(), 0);
  act(GoToChapter{2, 0});
  rest();
  pull({1700, 500}, {900, 500});
  EXPECT_EQ(state.visit.browse.story.chapter, 2);
}

TEST_F(StoryTest, RailAndArrowsLeadToPages) {
  open("heart");
  const Rect rail = story_layout(false).rail;
  touch({rail.right() - rail.w / 6, rail.center().y});
  EXPECT_EQ(state.visit.browse.story.chapter, 2);
  rest();
  touch(story_layout(false).previous_arrow + Vec2{48, 48});
  EXPECT_EQ(state.visit.browse.story.chapter, 1);
  rest();
  touch(story_layout(false).next_arrow + Vec2{48, 48});
  EXPECT_EQ(state.visit.browse.story.chapter, 2);
}

TEST_F(StoryTest, EveryPartOfTheDiagramAndItsCoreCanBePressedAndReleased) {
  open("heart");
  act(GoToChapter{1, 0});
  rest();
  for (const int part : {0, 1, 2, 3, 4, 5, kCorePart}) {
    touch(point_of(part));
    EXPECT_EQ(state.visit.browse.story.part, part);
    rest();
  }
  touch(point_of(kCorePart));
  EXPECT_EQ(state.visit.browse.story.part, kNoPart);
}

TEST_F(StoryTest, APictureOpensAsAPhotoOfItsAlbum) {
  open("heart");
  touch(story_layout(false).large_pictures[1].center());
  EXPECT_EQ(state.visit.screen, Screen::kPhoto);
  EXPECT_EQ(state.visit.browse.photo.index, 1);
}

TEST_F(StoryTest, LongWordsBecomeMorePagesAndNoneIsLost) {
  content::Hall hall = story_hall();
  std::string zh, en;
  for (int i = 0; i < 12; ++i) {
    zh += "这是一段**很长**的话，长得一页怎么也放不下，只好放到后面几页去，一页一页地读。\n\n";
    en += "This is a **long** paragraph which no single page can hold, so it goes on and on over several of them.\n\n";
  }
  hall.chapters[1].text = both(zh, en);
  open("heart", hall);
  for (const bool portrait : {false, true}) {
    for (const Language words : {Language::kChinese, Language::kEnglish}) {
      const StoryPlan pages = plan("heart", portrait, words);
      const Rect room = story_layout(portrait).text;
      std::string set;
      int of_chapter = 0;
      for (const StoryPage& page : pages.pages) {
        if (page.chapter != 1) continue;
        EXPECT_EQ(page.page, of_chapter++);
        for (const PlacedColumn& placed : page.columns) {
          EXPECT_LE(placed.column.height, room.h + 1);
          for (const TextLine& line : placed.column.lines) {
            float width = line.x;
            for (const TextSpan& run : line.runs) {
              width += glyphs.advance(run.bold ? Face::kSansBold : Face::kSansRegular, 30, run.text);
              set += run.text;
            }
            EXPECT_LE(width, room.w + 1);
          }
        }
      }
      EXPECT_GT(of_chapter, 3);
      const auto letters = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '*' || c == '\n'; });
        return text;
      };
      EXPECT_EQ(letters(set), letters(hall.chapters[1].text.in(words)));
    }
  }
}

TEST_F(StoryTest, PicturesHaveAPageOfTheirOwnInPortrait) {
  open("heart");
  const StoryPlan wide = plan("heart", false), tall = plan("heart", true);
  EXPECT_EQ(wide.index_of(1, 9), wide.index_of(1, 0));
  const StoryPage& second = tall.pages[static_cast<size_t>(tall.index_of(1, 1))];
  EXPECT_EQ(second.kind, StoryPageKind::kPictures);
  EXPECT_EQ(second.pictures.size(), 2u);
  EXPECT_EQ(tall.index_of(7, 0), static_cast<int>(tall.pages.size()) - 1);
}

TEST_F(StoryTest, TheAllianceShowsItsOutcomesAndLeadsToTheBases) {
  open("");
  const StoryPlan pages = plan("", false);
  EXPECT_EQ(pages.pages[static_cast<size_t>(pages.index_of(1, 1))].kind, StoryPageKind::kOutcomes);
  act(GoToChapter{2, 1});
  rest();
  touch({1200, 300});
  EXPECT_EQ(state.visit.browse.story.base, "haven");
  EXPECT_EQ(state.visit.browse.story.chapter, 0);
}

TEST_F(StoryTest, ADiagramDrawsItselfOnceThenTheScreenIsAtRest) {
  appearance.motion = true;
  content::Hall hall = story_hall();
  hall.bases[0].picture = "tea-0";  // the night without a picture sways
  open("heart", hall);
  act(GoToChapter{1, 0});
  now_ms += 500;
  show();
  EXPECT_TRUE(next_frame_at.has_value());
  rest();
  EXPECT_FALSE(next_frame_at.has_value());
  act(GoToChapter{0, 0});
  rest();
  act(GoToChapter{1, 0});
  show();
  now_ms += motion::kStandardMs + 10;
  show();
  show();
  EXPECT_FALSE(next_frame_at.has_value());
}

TEST_F(StoryTest, AStoryNobodyHasWrittenLeadsToTheGallery) {
  open("haven");
  done.clear();
  for (float y = 400; y < 800 && times<OpenGallery>() == 0; y += 40) touch({1260, y});
  EXPECT_EQ(state.visit.screen, Screen::kGallery);
  EXPECT_EQ(state.visit.browse.gallery.base_filter, "haven");
}

TEST_F(StoryTest, DrawsInBothLanguagesAndOrientationsWithManyBasesAndLongNames) {
  content::Hall hall = story_hall();
  for (int i = 0; i < 7; ++i) {
    hall.bases.push_back(a_base("more" + std::to_string(i), ""));
    hall.bases.back().name = both("一个名字很长的基地", "A Base With An Exceedingly Long Name Indeed");
  }
  hall.bases[0].picture = "tea-0";
  for (const bool tall : {false, true}) {
    if (tall) upright();
    for (language = Language::kChinese;; language = Language::kEnglish) {
      for (const char* base : {"heart", "", "more0"}) {
        open(base, hall);
        for (int chapter = 0; chapter < 3; ++chapter) {
          act(GoToChapter{chapter, 1});
          rest();
        }
        EXPECT_FALSE(next_frame_at.has_value());
      }
      if (language == Language::kEnglish) break;
    }
  }
}

TEST_F(StoryTest, BackAndLanguageStandOnTheQuay) {
  open("heart");
  touch({1724, 1000});
  EXPECT_EQ(state.visit.language, Language::kEnglish);
  touch({196, 1000});
  EXPECT_EQ(state.visit.screen, Screen::kHome);
}

}  // namespace
}  // namespace starharbor::kiosk
