// Frames as the app makes them, and what is in the made-up hall.
#include "tests/kiosk/screens/glass.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <imgui.h>

namespace starharbor::tests {

RecordedPictures::RecordedPictures() = default;
RecordedPictures::~RecordedPictures() = default;

kiosk::Texture RecordedPictures::photo(const std::string& hash) {
  photos_asked.insert(hash);
  return there ? kiosk::Texture{11, 1200, 800} : kiosk::Texture{};
}

Glass::Glass() = default;
Glass::~Glass() = default;

void Glass::use(content::Hall hall) {
  state = kiosk::initial_state(language, now_ms);
  state.hall = std::make_shared<const content::Hall>(std::move(hall));
  state.visit.screen = kiosk::Screen::kHome;
}

void Glass::act(const kiosk::Action& action) {
  const bool is_done = !std::holds_alternative<kiosk::Tick>(action) && !std::holds_alternative<kiosk::Touched>(action);
  if (is_done) done.push_back(action);
  auto [next, caused] = kiosk::update(std::move(state), action, now_ms);
  state = std::move(next);
  asked.insert(asked.end(), caused.begin(), caused.end());
}

void Glass::show(const std::vector<kiosk::Gesture>& gestures) {
  if (gestures.empty()) read({});
  for (const auto& part : kiosk::one_act_each(gestures)) {
    const kiosk::Screen shown = state.visit.screen;
    read(part);
    if (state.visit.screen != shown) return pointer.let_go();
  }
}

void Glass::read(const std::vector<kiosk::Gesture>& gestures) {
  ImGui::GetIO().DisplaySize = {screen_w, screen_h};
  ImGui::NewFrame();
  glyphs.begin_frame();
  act(kiosk::Tick{});
  kiosk::Canvas canvas(ImGui::GetBackgroundDrawList(), &glyphs, &recorded, screen_w, screen_h, appearance);
  recognizer.set_scale(canvas.scale());
  kiosk::Ui ui(canvas, pointer, gestures, state.visit.language, now_ms);
  kiosk::Actions actions;
  draw(ui, actions);
  next_frame_at = ui.next_frame_at();
  ImGui::EndFrame();
  if (std::any_of(gestures.begin(), gestures.end(), kiosk::shows_somebody)) act(kiosk::Touched{});
  for (const kiosk::Action& action : actions) act(action);
}

void Glass::rest() {
  for (int i = 0; i < 40; ++i) {
    now_ms += 100;
    show();
  }
}

void Glass::upright() {
  std::tie(screen_w, screen_h) = std::pair{1080.f, 1920.f};
}

void Glass::finger(kiosk::TouchPhase phase, kiosk::Vec2 at, int64_t id) {
  show(recognizer.step({{id, phase, at, now_ms}}, now_ms));
}

void Glass::touch(kiosk::Vec2 at) {
  now_ms += 400;
  finger(kiosk::TouchPhase::kDown, at);
  now_ms += 80;
  finger(kiosk::TouchPhase::kUp, at);
  show();
}

void Glass::pull(kiosk::Vec2 from, kiosk::Vec2 to) {
  now_ms += 400;
  finger(kiosk::TouchPhase::kDown, from);
  for (int i = 1; i <= 5; ++i) {
    now_ms += 40;
    finger(kiosk::TouchPhase::kMove, lerp(from, to, static_cast<float>(i) / 5));
  }
  now_ms += 300;
  finger(kiosk::TouchPhase::kUp, to);
  show();
}

void Glass::flick(kiosk::Vec2 from, kiosk::Vec2 to) {
  now_ms += 400;
  finger(kiosk::TouchPhase::kDown, from);
  for (int i = 1; i <= 4; ++i) {
    now_ms += 16;
    finger(kiosk::TouchPhase::kMove, lerp(from, to, static_cast<float>(i) / 4));
  }
  finger(kiosk::TouchPhase::kUp, to);
  show();
}

content::Text both(const std::string& zh, const std::string& en) {
  return {zh, en};
}

content::Photo a_photo(const std::string& album, int index, int width, int height) {
  content::Photo photo;
  photo.id = album + "-" + std::to_string(index);
  photo.album = album;
  photo.title = both("照片" + std::to_string(index), "Photo " + std::to_string(index));
  photo.text = both("一句话", "One line");
  photo.thumb_hash = photo.id + ".thumb";
  photo.medium_hash = photo.id + ".medium";
  photo.large_hash = photo.id + ".large";
  photo.width_px = width;
  photo.height_px = height;
  return photo;
}

content::Album an_album(const std::string& id, const std::string& base, int photos) {
  content::Album album;
  album.id = id;
  album.base = base;
  album.title = both("相册" + id, "Album " + id);
  album.day = "2026-06-10";
  for (int i = 0; i < photos; ++i) album.photos.push_back(a_photo(id, i));
  return album;
}

content::Base a_base(const std::string& id, const std::string& color) {
  content::Base base;
  base.id = id;
  base.name = both("基地名", "Base " + id);
  base.place = both("社区", "Place");
  base.trade = both("行业", "trade");
  base.color = color;
  return base;
}

content::Hall a_hall_with_tea(int64_t now_ms) {
  constexpr int64_t kHourMs = 3'600'000;
  content::Event event;
  event.id = "tea";
  event.base = "heart";
  event.title = both("茶话会", "Tea");
  event.starts_at_ms = event.sign_in_from_ms = now_ms - kHourMs;
  event.ends_at_ms = event.sign_in_until_ms = now_ms + 24 * kHourMs;
  event.walk_ins = true;
  content::Hall hall;
  hall.shown_base = "heart";
  hall.bases = {a_base("heart", "heart")};
  hall.events = {event};
  return hall;
}

}  // namespace starharbor::tests
