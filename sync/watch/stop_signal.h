// SIGTERM and SIGINT as something to wait for and to ask about, so that work ends between two files and not within one.
#pragma once

namespace starharbor::sync {

// One at a time in a process. While it lives, these signals no longer end the process.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  bool came() const;
  int fd() const { return fd_; }  // readable once it came

 private:
  int fd_ = -1;
};

}  // namespace starharbor::sync
