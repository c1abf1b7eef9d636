// What staff call things: devices by their names on the trust list, bases by their names in the data. Reads only; no
// person is in it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/text.h"
#include "content-db/folder/data_folder.h"
#include "sync/trust/list.h"

namespace starharbor::sync {

struct NamedDevice {
  std::string name;
  content::Role role = content::Role::kKiosk;
  std::string base;
  bool on_list = false;  // with an open grant
};

struct Directory {
  std::map<content::PublicKey, NamedDevice> devices;  // every one that was ever on the list
  std::map<std::string, content::PublicKey> owners;   // of logs, by the log in hex
  std::map<std::string, content::Text> bases;         // by id

  // Null where it is not known.
  const NamedDevice* owner_of(const std::string& log) const;
};

Directory directory_of(content::DataFolder& folder);

}  // namespace starharbor::sync
