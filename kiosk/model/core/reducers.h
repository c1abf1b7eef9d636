// The pieces that update() is made of, each changing a State in place. For the files of this folder only: everybody
// else goes through update().
#pragma once

#include "kiosk/model/core/update.h"

namespace starharbor::kiosk {

// navigation.cpp: where the visitor stands.

// The only way from screen to screen: records the transition and forgets what must not survive leaving. Nothing happens
// when the visitor is there already.
void go_to(State& state, Screen screen);
void go_back(State& state);
void open_story(State& state, const std::string& base);
void go_to_chapter(State& state, int chapter, int page);
void press_diagram_part(State& state, int part);
void open_gallery(State& state, const std::string& base_filter);
void filter_gallery(State& state, const std::string& base);
void choose_album(State& state, const std::string& album);
void open_photo(State& state, const std::string& album, int index);
void show_photo(State& state, int index);
void zoom_photo(State& state, const ZoomPhoto& zoom);
void open_events_list(State& state);
// 0 .. count - 1; 0 when there is nothing. Pages are clamped to the count of things on them: only screens know how many
// fit.
int clamp_index(int index, size_t count);

// sign_in.cpp: finding oneself, signing in, taking it back.

void open_sign_in(State& state, const std::string& event, Effects& effects);
// Where only one event is open there is nothing to choose.
void open_desk(State& state, Effects& effects);
// An empty find screen for an event; the count of queries goes on.
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
// Once it is time to.
void retry_writing(State& state, Effects& effects);
// Nobody waits any more for what is on its way to the disk.
void stop_writing(State& state);
void undo_sign_in(State& state, Effects& effects);
void take_undone(State& state, const SignInUndone& answer, Effects& effects);
// A result has been read: the find screen, empty, while others queue; else home.
void next_person(State& state);

// walk_in.cpp: who is on no list writes themselves down.

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

// content_reload.cpp: new content under a visitor's feet.

void take_hall(State& state, std::shared_ptr<const content::Hall> hall);

// timers.cpp: what time alone does.

// Sets the time and does what has become due: before every action.
void pass_time(State& state, int64_t now_ms, Effects& effects);
// A finger touched the screen. On the attract screen that opens the hall.
void touch(State& state);
// The warning is over: somebody is there.
void still_here(State& state);

}  // namespace starharbor::kiosk
