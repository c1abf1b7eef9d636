// A thread with its own connection to the data: it runs effects in the order in which they come. What becomes of the
// answers is its owner's.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "content-db/folder/data_folder.h"
#include "kiosk/data/data_worker.h"

namespace starharbor::kiosk {

class WorkerThread {
 public:
  enum class Looks { kNever, kForNews };

  // Opens the data folder on the new thread. One that looks for news finds the hall first, without being asked.
  // `lay_down` is called on this thread with each answer. A folder that can't be opened is tried anew with each effect.
  WorkerThread(std::filesystem::path folder, content::Clock clock, Looks looks, std::function<void(Action)> lay_down);
  // Finishes what it was asked, then ends.
  ~WorkerThread();
  WorkerThread(const WorkerThread&) = delete;
  WorkerThread& operator=(const WorkerThread&) = delete;

  // Waits until the folder is open, and gives it. Throws what DataFolder::open throws.
  const content::DataFolder& opened_folder();
  void run(const Effect& effect);
  // All that it was asked is answered.
  bool idle() const;

 private:
  void work();
  void open();
  void tell_opened(std::exception_ptr trouble);
  // Waits for the next effect; without one when it is time to look for news. False: it is time to end.
  bool wait_for(std::optional<Effect>& effect);
  Action answer(const Effect& effect);
  void look_for_news();

  const std::filesystem::path path_;
  const content::Clock clock_;
  const Looks looks_;
  const std::function<void(Action)> lay_down_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool tried_to_open_ = false;
  std::exception_ptr trouble_;  // of opening
  bool stopping_ = false;
  bool busy_ = true;  // until it waits for the first time
  std::deque<Effect> effects_;
  std::optional<content::DataFolder> folder_;
  std::optional<DataWorker> worker_;
  std::thread thread_;
};

}  // namespace starharbor::kiosk
