// What a feature brings to the model: the steps that its actions mean, what time alone does to its part of the State,
// and what it does when a screen is left or entered, when new content comes and when a visit ends. For the rooms of
// kiosk/model only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kiosk/model/update.h"

namespace starharbor::kiosk {

// Something that time alone does. The list of them is all there is to know of time: when the kiosk must wake, what it
// does then, and which instants go along when the clock is set back.
struct Timer {
  std::string_view name;
  // The instants in State that it counts from. Empty while there are none.
  std::vector<int64_t*> (*instants)(State& state);
  // UTC, or nullopt while it waits for nothing.
  std::optional<int64_t> (*due)(const State& state);
  // Afterwards it is due later, or no more. Null: nothing but what is shown changes.
  void (*fire)(State& state, Effects& effects);
  // Somebody sees it: the kiosk wakes for it. Else it happens when the next thing does.
  bool wakes = true;
};

enum class Way { kForward, kBack };

// A hook that is null does nothing.
struct Feature {
  std::string_view name;
  std::span<const Timer> timers;  // in the order in which they fire
  // An action of this feature, or one that concerns all; others leave the State as it is.
  void (*update)(State& state, const Action& action, Effects& effects) = nullptr;
  // The screen is still the one that is left; the transition tells which one comes.
  void (*on_leave)(State& state) = nullptr;
  void (*on_enter)(State& state, Way way) = nullptr;
  // state.hall is new already; `before` is how things stood. Afterwards every index is in range.
  void (*on_content)(State& state, const State& before) = nullptr;
  // Where 返回 leads, on a screen to which visitors come from several sides; nullopt: where the screen's row says.
  std::optional<Screen> (*way_back)(const State& state) = nullptr;
  // A visit is about to end as `state` says: on which screen the next one begins, and what goes over to it.
  void (*begin_visit)(const State& state, Visit& next) = nullptr;
  // What is shown needs no warning before the visit ends.
  bool (*ends_unnoticed)(const State& state) = nullptr;
};

// All of them, in the order in which their timers fire.
std::span<const Feature* const> features();

// Core's own: from screen to screen, whether somebody is there, what the terminal says by itself.
extern const Feature kCore;

}  // namespace starharbor::kiosk
