// The one place where State changes. An Action says what happened (a finger, the clock, an answer of the data thread);
// update answers with the next State and the Effects that the data thread is to run. Pure: same input, same output.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kiosk/model/browse/actions.h"
#include "kiosk/model/check_in/actions.h"
#include "kiosk/model/core/actions.h"
#include "kiosk/model/state.h"

namespace starharbor::kiosk {

// What a person did: screens push these.
using PersonActions = Joined<CoreActions, BrowseActions, CheckInActions>;
// What the data thread answers when all is well with it.
using Answers = Joined<CoreAnswers, CheckInAnswers>;

using Action = Joined<PersonActions, Answers, CoreNews>::Variant;
// What the data thread is asked to do.
using Effect = Joined<CoreEffects, CheckInEffects>::Variant;

using Actions = std::vector<Action>;
using Effects = std::vector<Effect>;

// By what its answer is known.
uint64_t query_of(const Effect& effect);

// now_ms is UTC. Should it go back, every span of time goes on from where it was.
std::pair<State, Effects> update(State state, const Action& action, int64_t now_ms);

}  // namespace starharbor::kiosk
