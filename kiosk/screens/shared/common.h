// What several screens share: a base's colours and glyph, the navigation bar's actions, lines about an event, and how
// far a move between screens has come. Pure readings of State; nothing here draws a screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/diagrams/diagram.h"
#include "kiosk/model/update.h"
#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// The id of a base, or empty for the alliance (its colours are the starlight's). Ids of no base count as the alliance.
BaseColors colors_of(const Appearance& look, const content::Hall& hall, const std::string& base);
std::string name_of(const content::Hall& hall, const std::string& base, Language language);
// The first diagram of the base; null when there is none.
const content::Diagram* diagram_of(const content::Hall& hall, const std::string& base);
// The base's glyph on a ground of this colour. It keeps the hall alive.
Draw glyph_of(const Appearance& look, const State& state, const std::string& base, Color behind,
              Ground ground = Ground::kNight);

// The navigation bar with its presses turned into Back and ToggleLanguage. back_key is a key of the strings; empty: no
// back. True when back was pressed (then Back is in actions already).
bool draw_nav_bar(Ui& ui, Actions& actions, Ground ground, std::string_view back_key = "nav_bar.back",
                  std::string_view back_icon = "back");

// 今天 14:00; for an event over whole days its day alone. One that goes on now: 今天 9:00–17:00.
std::string event_time(const content::Event& event, Language language, int64_t now_ms);
// " · 示例数据" where something on the line is made up, else empty.
std::string sample_mark(const Ui& ui, bool sample);
// 示例, where it stands alone.
std::string sample_word(const Ui& ui);

// A move's whole length with its last stragglers: 640 ms of the scene, then what follows at 320 with 60 ms apart.
constexpr int kArrivalMs = 1300;

// How far the move to this screen has come: 0 at its start, 1 at rest, linear; ease it yourself. Where nothing may move
// by itself (ui.motion() false) it is 1 at once and the whole screen fades in instead.
float arrived(const Ui& ui, const State& state, int duration_ms = motion::kSceneMs, int delay_ms = 0);
// Whether this very move is under way and may be drawn as a move.
bool moving(const Ui& ui, const State& state, Screen from, Screen to);

// The state as it was on the screen that the move leaves: to draw that screen once more, at rest, under what arrives.
// Its transition tells that it is leaving. Draw it with a Ui without gestures.
State left_behind(const State& state);
// 0 at rest, 0..1 while a screen drawn from left_behind() goes away.
float leaving(const Ui& ui, const State& state, int duration_ms = motion::kSceneMs);

// Where the star of base `index` among `count` stands on home and on the attract screen. Five hang in the design's W;
// any other number is an even zigzag over the same ground. Stage px.
Vec2 home_star(bool portrait, int index, int count);
Vec2 attract_star(bool portrait, int index, int count);
// Where the light of such a star lies in the water. In portrait the stars hang over each other, so their lights stand
// apart evenly.
float reflection_x(bool portrait, Vec2 star, int index, int count);
constexpr int kHomeStars = 7;  // on one page of home

// A swipe to the side that ended in rect: -1 to what was before, +1 to what comes next, 0 none.
int swiped(Ui& ui, Rect rect);

// 60 人报名，已到 26 人, or without registrations 已到 26 人; empty where nobody is expected or here.
Words event_counts(const Ui& ui, const content::Event& event);

}  // namespace starharbor::kiosk
