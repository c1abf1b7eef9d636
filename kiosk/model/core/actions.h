// The actions that belong to no feature: from screen to screen, the clock, and what comes from the data; and the one
// effect of core.
#pragma once

#include <cstdint>
#include <memory>

#include "content-db/exhibit/hall.h"
#include "kiosk/model/core/kinds.h"
#include "kiosk/model/core/presence.h"

namespace starharbor::kiosk {

// What a person did.
struct OpenHome {};  // the star map, from anywhere
struct Back {};
struct ToggleLanguage {};
struct StillHere {};  // on the idle warning
using CoreActions = Kinds<OpenHome, Back, ToggleLanguage, StillHere>;

struct HallLoaded {
  std::shared_ptr<const content::Hall> hall;
};
using CoreAnswers = Kinds<HallLoaded>;

// What came without being asked for.
struct Touched {};  // any finger anywhere, before what it led to
struct Tick {};     // the clock alone
struct ExchangeNews {
  Exchange exchange;   // since_ms is left to the model
  int64_t age_ms = 0;  // how long ago it began, or ended
};
// The data thread met a broken environment and gave up what it was asked; details are in its log.
struct DataFailed {
  bool disk_full = false;
  uint64_t query = 0;  // what was given up; 0: nothing that anybody waits for
};
using CoreNews = Kinds<Touched, Tick, ExchangeNews, DataFailed>;

// Each effect has the number of its question, by which an answer or a failure is known; 0: nobody waits for it.
struct LoadHall {
  uint64_t query = 0;
};  // HallLoaded
using CoreEffects = Kinds<LoadHall>;

}  // namespace starharbor::kiosk
