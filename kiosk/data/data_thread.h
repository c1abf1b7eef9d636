// All that touches the database, away from the frames: one thread answers whoever stands at the screen, a second one,
// with a connection of its own, does what takes long. So nobody who signs in ever waits for the latter, and no frame
// for either.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>

#include "content-db/folder/data_folder.h"
#include "kiosk/data/worker_thread.h"
#include "kiosk/model/update.h"

namespace starharbor::kiosk {

// What may take minutes. It must write little by little all the same: SQLite lets one connection write at a time.
using LongEffects = Kinds<>;
bool is_long(const Effect& effect);

class DataThread {
 public:
  // Opens the data folder and waits until it is open. Throws what DataFolder::open throws. The first answer,
  // HallLoaded, comes without being asked for. `clock` is what this device believes and may be called on any thread;
  // `wake` is called on some data thread after each answer.
  DataThread(const std::filesystem::path& folder, content::Clock clock, std::function<void()> wake,
             bool (*takes_long)(const Effect&) = is_long);
  // Finishes what it was asked, then ends.
  ~DataThread();
  DataThread(const DataThread&) = delete;
  DataThread& operator=(const DataThread&) = delete;

  // In the order in which they come, but for what takes long.
  void run(const Effects& effects);
  // The answers since the last call, in order.
  Actions take();
  // Everything it was asked has been answered and taken.
  bool idle() const;
  // Where a photo's file is; may be called on any thread while this lives.
  std::filesystem::path media_path(const std::string& hash) const { return folder_.media_path(hash); }

 private:
  void lay_down(Action answer);

  const std::filesystem::path path_;
  const content::Clock clock_;
  const std::function<void()> wake_;
  bool (*const takes_long_)(const Effect&);
  mutable std::mutex mutex_;
  Actions answers_;
  WorkerThread prompt_;
  const content::DataFolder& folder_;  // the prompt one's
  std::optional<WorkerThread> long_;   // from the first on that takes long
};

}  // namespace starharbor::kiosk
