// Signing in at an event: by a name, a card, or as somebody who is on no list; and taking it back. For this room and
// kiosk/model's own list of features only.
#pragma once

#include <string>

#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

extern const Feature kCheckIn;
extern const Feature kDoor;

void update_check_in(State& state, const Action& action, Effects& effects);

// sign_in.cpp: finding oneself, signing in, taking it back.

void open_sign_in(State& state, const std::string& event, Effects& effects);
// Where only one event is open there is nothing to choose.
void open_check_in(State& state, Effects& effects);
// An empty find screen for an event; a held card and the way back stay.
void reset_sign_in(State& state, const std::string& event);
void clear_typed(State& state);
void type_key(State& state, char key, Effects& effects);
void delete_key(State& state, Effects& effects);
void switch_keypad(State& state);
void choose_candidate(State& state, int index, Effects& effects);
void scan_card(State& state, const std::string& scanned, Effects& effects);
void take_found(State& state, const MembersFound& answer);
void take_signed_in(State& state, const SignedIn& answer, Effects& effects);
void take_failure(State& state, const DataFailed& failure);
// On its way to the disk: a member, else a card, else the walk-in that is written down.
void begin_writing(State& state, const std::string& member, const std::string& card, Effects& effects);
// What could not be written is tried again.
void retry_writing(State& state, Effects& effects);
// Nobody waits any more for what is on its way to the disk.
void stop_writing(State& state);
void undo_sign_in(State& state, Effects& effects);
void take_undone(State& state, const SignInUndone& answer, Effects& effects);
// A result has been read: the find screen, empty, while others queue; else home.
void next_person(State& state);

// walk_in.cpp: who is on no roster writes themselves down.

void open_walk_in(State& state);
void agree_to_keep(State& state);
void choose_walk_in_field(State& state, WalkInField field);
void choose_pad(State& state, WritingPad pad);
void spell_key(State& state, char key, Effects& effects);
void delete_written(State& state, Effects& effects);
void draw_stroke(State& state, const Stroke& stroke, Effects& effects);
void choose_word(State& state, int index, Effects& effects);
void keep_letters(State& state);
void take_words(State& state, const WordsRead& answer);
void sign_in_walk_in(State& state, Effects& effects);

}  // namespace starharbor::kiosk
