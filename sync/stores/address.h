// An rclone address, `remote:path`, as people type it: told from a folder's path, joined, and shown without what may be
// a password.
#pragma once

#include <string>
#include <string_view>

namespace starharbor::sync {

// A colon before any slash makes an address: `office:hall`, `:webdav,url='https://...':hall`. A folder of such a name
// is written `./a:b`.
bool is_remote_address(std::string_view text);
// The address of a file or folder under another; the address itself when `name` is empty.
std::string join_address(std::string_view address, std::string_view name);
// Without the parameters between remote and path: `:webdav:hall`.
std::string shown_address(std::string_view address);

}  // namespace starharbor::sync
