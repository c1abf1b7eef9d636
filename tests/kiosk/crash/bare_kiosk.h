// A kiosk without a window and without threads: what a visitor does goes through update(), what that asks for is done
// at once on a data folder, and the answer goes back in. It decides nothing by itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "content-db/folder/data_folder.h"
#include "kiosk/data/data_worker.h"
#include "kiosk/model/update.h"

namespace starharbor::tests {

class BareKiosk {
 public:
  // Told of every screen as it comes, before anything else is done.
  using Shown = std::function<void(const kiosk::State&)>;

  // Its clock stands still.
  BareKiosk(content::DataFolder& folder, int64_t now_ms, Shown shown);

  // A visitor who types these letters and takes the first answer; one who holds a card to the scanner; one who is on no
  // list, and writes a name in these letters. They give what the result screen says, and kNotFound where none came.
  content::SignInOutcome come_by_letters(const std::string& event, const std::string& letters);
  content::SignInOutcome come_by_card(const std::string& card);
  content::SignInOutcome come_as_walk_in(const std::string& event, const std::string& letters);
  // Presses undo on the done screen.
  void undo();

 private:
  void act(const kiosk::Action& action);
  content::SignInOutcome outcome() const;

  kiosk::DataWorker worker_;
  int64_t now_ms_;
  Shown shown_;
  kiosk::State state_;
};

}  // namespace starharbor::tests
