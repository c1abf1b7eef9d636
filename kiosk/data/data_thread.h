// The one thread that touches the database: it runs effects in the order in which they come and lays the answers down
// for the next frame. No frame ever waits for it.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "content-db/folder/data_folder.h"
#include "kiosk/model/update.h"

namespace starharbor::kiosk {

class DataThread {
 public:
  // Opens the data folder on the new thread and waits until it is open. Throws what DataFolder::open throws. The first
  // answer, HallLoaded, comes without being asked for. `clock` is what this device believes and may be called on any
  // thread; `wake` is called on the data thread after each answer.
  DataThread(const std::filesystem::path& folder, content::Clock clock, std::function<void()> wake);
  // Finishes what it was asked, then ends.
  ~DataThread();
  DataThread(const DataThread&) = delete;
  DataThread& operator=(const DataThread&) = delete;

  void run(const Effects& effects);
  // The answers since the last call, in order.
  Actions take();
  // Everything it was asked has been answered and taken.
  bool idle() const;
  // Where a photo's file is; may be called on any thread while this lives.
  std::filesystem::path media_path(const std::string& hash) const { return folder_->media_path(hash); }

 private:
  void work(const std::filesystem::path& folder);
  void open(const std::filesystem::path& folder);
  void lay_down(Action answer);

  content::Clock clock_;
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool opened_ = false;
  bool stopping_ = false;
  bool busy_ = true;            // until the first answer is there
  std::exception_ptr trouble_;  // of opening
  std::deque<Effect> effects_;
  Actions answers_;
  std::optional<content::DataFolder> folder_;
  std::thread thread_;
};

}  // namespace starharbor::kiosk
