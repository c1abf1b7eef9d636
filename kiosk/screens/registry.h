// The door to all screens: draws what State says for one frame and pushes what fingers meant as Actions. Screens read
// State, never change it, and never ask the data.
#pragma once

#include "kiosk/model/core/update.h"
#include "kiosk/screens/home/attract.h"
#include "kiosk/screens/events/events.h"
#include "kiosk/screens/gallery/gallery.h"
#include "kiosk/screens/home/home.h"
#include "kiosk/screens/idle_warning/idle_warning.h"
#include "kiosk/screens/gallery/photo.h"
#include "kiosk/screens/check_in/done.h"
#include "kiosk/screens/check_in/find.h"
#include "kiosk/screens/check_in/problem.h"
#include "kiosk/screens/check_in/walk_in.h"
#include "kiosk/screens/story/story.h"

namespace starharbor::kiosk {

// What screens remember between frames: drags, momentum, laid-out pages. Never a truth; a fresh one draws the same
// rest.
struct ScreenMemory {
  AttractMemory attract;
  HomeMemory home;
  StoryMemory story;
  GalleryMemory gallery;
  PhotoMemory photo;
  EventsMemory events;
  SignInFindMemory sign_in_find;
  SignInWalkInMemory sign_in_walk_in;
  SignInDoneMemory sign_in_done;
  SignInProblemMemory sign_in_problem;
  IdleWarningMemory idle_warning;
};

// Draws one whole frame. ui must be made with state.language; what is to come next is in ui.next_frame_at().
void draw_screen(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
