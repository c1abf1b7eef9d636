// Tells when a network link came up or got an address, as the kernel says it (netlink). It knows nothing of stores.
#pragma once

#include <cstdint>
#include <map>
#include <span>

namespace starharbor::sync {

// What the kernel's messages mean: pure, so that it can be fed.
class LinkNews {
 public:
  // One or more netlink messages as received. True when after them more can be reached than before: a link that was
  // not running runs, or an address is new. The loopback does not count.
  bool came_up(std::span<const uint8_t> messages);

 private:
  std::map<int, bool> running_;  // by the link's index
};

class LinkWatch {
 public:
  // Throws Error{kIo} where the system has no netlink; a watch can do without.
  LinkWatch();
  ~LinkWatch();
  LinkWatch(const LinkWatch&) = delete;
  LinkWatch& operator=(const LinkWatch&) = delete;

  int fd() const { return fd_; }  // readable when there is news
  // Takes all there is; never waits.
  bool came_up();

 private:
  int fd_ = -1;
  LinkNews news_;
};

}  // namespace starharbor::sync
