// The made-up hall, and fingers made of gestures.
#include "tests/kiosk/screens/drawn_screen.h"

#include <memory>
#include <utility>

namespace starharbor::kiosk {

content::Event made_up_event(const std::string& id, const std::string& base, int64_t from_ms, int64_t until_ms) {
  content::Event event;
  event.id = id;
  event.base = base;
  event.title = {"模具工程师茶话会 " + id, "Engineers' tea hour " + id};
  event.venue = {"灵峰社区二楼", "Lingfeng, 2nd floor"};
  event.starts_at_ms = event.sign_in_from_ms = from_ms;
  event.ends_at_ms = event.sign_in_until_ms = until_ms;
  return event;
}

content::Hall made_up_hall(int bases, int photos) {
  content::Hall hall;
  hall.sample = true;
  hall.shown_base = "b0";
  const char* const kinds[] = {"puzzle", "rings", "cube", "stairs", "star"};
  for (int i = 0; i < bases; ++i) {
    const std::string id = "b" + std::to_string(i);
    content::Base base;
    base.id = id;
    base.name = {"新港湾", "New Harbour"};
    base.place = {"大港社区", "Dagang"};
    base.trade = {"外商投资企业", "foreign-invested firms"};
    base.fact = {"438 家企业 九成外资", "438 firms, 90 % foreign-invested"};
    base.hue_deg = 40.0 * i;
    hall.bases.push_back(base);
    content::Diagram diagram;
    diagram.id = "d" + std::to_string(i);
    diagram.base = id;
    diagram.kind = kinds[i % 5];
    diagram.core = {"心", "heart"};
    for (int part = 0; part < 5; ++part) diagram.parts.push_back({{"拼图", "puzzle"}, {"盲点", "blind spots"}});
    hall.diagrams.push_back(diagram);
    content::Chapter chapter;
    chapter.id = "c" + std::to_string(i);
    chapter.base = id;
    chapter.rail = {"缘起", "Origins"};
    chapter.title = {"六个圈 一颗心", "Six circles, one heart"};
    chapter.text = {"这里是灵峰社区。\n\n四十四家模具企业在这里。", "This is Lingfeng.\n\nForty-four firms are here."};
    chapter.diagram = diagram.id;
    hall.chapters.push_back(chapter);
    content::Album album;
    album.id = "a" + std::to_string(i);
    album.base = id;
    album.title = {"龙舟赛", "Dragon-boat race"};
    album.day = "2026-06-10";
    for (int photo = 0; photo < photos; ++photo) {
      content::Photo one;
      one.id = album.id + "-" + std::to_string(photo);
      one.album = album.id;
      one.title = {"最后五十米", "The last fifty metres"};
      one.width_px = 1600;
      one.height_px = 1000;
      album.photos.push_back(one);
    }
    hall.albums.push_back(album);
  }
  return hall;
}

content::Found made_up_people(int shown, int total) {
  content::Found found;
  for (int i = 0; i < shown; ++i) {
    found.candidates.push_back(
        {"m" + std::to_string(i), "王*明", "567" + std::to_string(i), "星海模具", {}, i == 0, i == 1});
  }
  found.total = total;
  return found;
}

ScreenTest::ScreenTest() {
  now_ms = kTestNowMs;
  set_hall(made_up_hall(5));
  rest_on(Screen::kHome);
}

ScreenTest::~ScreenTest() = default;

void ScreenTest::set_hall(content::Hall hall) {
  state.hall = std::make_shared<const content::Hall>(std::move(hall));
}

void ScreenTest::rest_on(Screen screen) {
  state.now_ms = now_ms;
  state.visit.screen = screen;
  state.visit.transition = {screen, screen, now_ms - 10'000};
  state.visit.screen_since_ms = now_ms - 10'000;
  state.visit.language_changed_ms = 0;
  state.visit.idle.touched_ms = now_ms;
}

void ScreenTest::turn_portrait(bool portrait) {
  screen_w = portrait ? 1080 : 1920;
  screen_h = portrait ? 1920 : 1080;
}

void ScreenTest::show(const std::vector<Gesture>& gestures) {
  language = state.visit.language;
  frame([&](Ui& ui) { draw_screen(ui, state, memory, actions); }, gestures);
}

void ScreenTest::press(Vec2 at) {
  now_ms += 1'000;
  state.now_ms = now_ms;
  actions.clear();
  show({gesture(GestureKind::kPress, at)});
  now_ms += 80;
  show({gesture(GestureKind::kTap, at)});
}

void ScreenTest::swipe(Vec2 from, Vec2 to) {
  now_ms += 1'000;
  state.now_ms = now_ms;
  actions.clear();
  show({gesture(GestureKind::kPress, from)});
  show({gesture(GestureKind::kDragBegin, to, from)});
  show({gesture(GestureKind::kDragEnd, to, from)});
}

std::string ScreenTest::target_at(Vec2 at) {
  now_ms += 1'000;
  pointer = {};
  show({gesture(GestureKind::kPress, at)});
  return pointer.presses.empty() ? std::string() : pointer.presses.back().target;
}

}  // namespace starharbor::kiosk
