// A routing socket that listens to the groups of links and of IPv4 addresses.
#include "sync/watch/link.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "content-db/base/error.h"

namespace starharbor::sync {
namespace {

template <typename Body>
bool body_of(const nlmsghdr& header, const uint8_t* at, Body& body) {
  if (header.nlmsg_len < NLMSG_LENGTH(sizeof body)) return false;
  std::memcpy(&body, at + NLMSG_HDRLEN, sizeof body);
  return true;
}

}  // namespace

bool LinkNews::came_up(std::span<const uint8_t> messages) {
  bool up = false;
  while (messages.size() >= sizeof(nlmsghdr)) {
    nlmsghdr header;
    std::memcpy(&header, messages.data(), sizeof header);
    if (header.nlmsg_len < sizeof header || header.nlmsg_len > messages.size()) break;
    ifinfomsg link;
    ifaddrmsg address;
    if (header.nlmsg_type == RTM_NEWLINK && body_of(header, messages.data(), link)) {
      const bool runs = (link.ifi_flags & IFF_RUNNING) != 0 && (link.ifi_flags & IFF_LOOPBACK) == 0;
      bool& ran = running_[link.ifi_index];
      up |= runs && !ran;
      ran = runs;
    } else if (header.nlmsg_type == RTM_DELLINK && body_of(header, messages.data(), link)) {
      running_.erase(link.ifi_index);
    } else if (header.nlmsg_type == RTM_NEWADDR && body_of(header, messages.data(), address)) {
      up |= address.ifa_scope < RT_SCOPE_HOST;
    }
    messages = messages.subspan(std::min<size_t>(messages.size(), NLMSG_ALIGN(header.nlmsg_len)));
  }
  return up;
}

LinkWatch::LinkWatch() : fd_(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE)) {
  sockaddr_nl here{};
  here.nl_family = AF_NETLINK;
  here.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR;
  if (fd_ >= 0 && ::bind(fd_, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0) return;
  const int error = errno;
  if (fd_ >= 0) ::close(fd_);
  throw Error(ErrorCode::kIo, "listen for network links", std::strerror(error));
}

LinkWatch::~LinkWatch() {
  ::close(fd_);
}

bool LinkWatch::came_up() {
  bool up = false;
  std::array<uint8_t, 1 << 15> bytes;
  for (;;) {
    const ssize_t count = ::recv(fd_, bytes.data(), bytes.size(), 0);
    if (count < 0 && errno == EINTR) continue;
    // So much has happened that the kernel dropped some of it: then a link may well be up.
    if (count < 0 && errno == ENOBUFS) {
      up = true;
      continue;
    }
    if (count <= 0) return up;
    up |= news_.came_up({bytes.data(), static_cast<size_t>(count)});
  }
}

}  // namespace starharbor::sync
