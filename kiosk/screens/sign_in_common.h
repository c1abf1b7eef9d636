// What the three sign-in screens share: the event that is signed in at and its facts.
#pragma once

#include <string>

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// Null when the hall no longer has it.
const content::Event* sign_in_event(const State& state);
// Base of that event; empty: the alliance.
std::string sign_in_base(const State& state);
// 60 人报名，已到 26 人, or without registrations 已到 26 人; empty where nobody is expected or here.
std::string event_counts(const Ui& ui, const content::Event& event);

// Heading words in `lines` lines at most: 56 px, smaller where they don't fit, then cut.
void heading_in(Canvas& canvas, Rect rect, std::string_view words, Color color, int lines);

// Where candidate card i stands on the find screen; the done screen's star flies from there.
Rect candidate_rect(bool portrait, int index);

}  // namespace starharbor::kiosk
