// What the sign-in screens share: the event that is signed in at and its facts, who the result is about, and the
// way back out of it.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/model/update.h"
#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// Null when the hall no longer has it.
const content::Event* sign_in_event(const State& state);
// Base of that event; empty: the alliance.
std::string sign_in_base(const State& state);

// Members of this hall have cards.
bool has_cards(const State& state);
// One line of help under a heading on day; that a sign-in can't be written is told in its place.
void help_line(Ui& ui, const State& state, Rect rect, std::string_view key);

// The event on one line: its title, where it is as far as there is room, and that it is made up.
std::string event_line(Ui& ui, const content::Event& event, TextStyle style, float width);

// Seats to draw for a result: as many as registered, else as there is room for, else sixty.
int seats_of(const content::SignInResult& result);
// The masked name of the result's person; a guest's base.
std::string person_words(const Ui& ui, const State& state);
// 不是我，撤销, with its ring; nothing when there is nothing to take back.
void undo_button(Ui& ui, const State& state, std::string_view id, Rect rect, Ground ground, Actions& actions);
// In how many seconds a result gives way, and to what.
void return_line(Ui& ui, const State& state, Rect rect);

// Where candidate card i stands on the find screen.
Rect candidate_rect(bool portrait, int index);
// Where the find screen tells of cards.
Rect hint_rect(bool portrait);
// The walk-in's button.
Rect walk_in_rect(bool portrait);
// What was pressed for the result: the done screen's star flies from there.
Rect where_from(bool portrait, const State& state);

}  // namespace starharbor::kiosk
