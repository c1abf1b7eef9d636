// Whom this data folder trusts: the newest list that has come, and the keys that it gives this device. The first list
// that names the device says whose district it is in; after that no other district's list is taken, and no older one.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "content-db/folder/data_folder.h"
#include "sync/trust/list.h"

namespace starharbor::sync {

enum class Taken {
  kTaken,
  kNotNewer,    // what is here is as new, or newer
  kForeign,     // of another district
  kNotForThis,  // no list is here yet, and this one does not name this device
};

class CurrentTrust {
 public:
  explicit CurrentTrust(content::DataFolder& folder);

  // Null when no list has come yet.
  const TrustList* list() const { return list_.get(); }
  const ListName& name() const { return name_; }
  // As it came, to be carried on.
  const Bytes& document() const { return document_; }
  // The scopes' keys that this device has.
  const Keyring& keys() const { return keys_; }
  // Does the list have this device, with an open grant?
  bool trusts_this_device() const;

  // Takes a list in where it is newer, with the rights that follow from it and the key that phones are sealed to;
  // `path` and `bytes` have been checked by decode_list. In a transaction of its own. judge() has to follow.
  Taken take(std::string_view path, std::span<const uint8_t> bytes, const TrustList& list);
  // Would this district's lists be taken?
  bool is_open_to(const content::PublicKey& district) const { return !district_ || *district_ == district; }
  // For a device that knows its district beforehand (the office, a provisioning file): only this one's lists are taken.
  // Nothing when it has one already.
  void pin(const content::PublicKey& district);

 private:
  void load();

  content::DataFolder& folder_;
  std::optional<content::PublicKey> district_;
  std::unique_ptr<TrustList> list_;
  ListName name_;
  Bytes document_;
  Keyring keys_;
};

// Goes through the ops whose rights a new list changed, a few at a time, so that nobody who signs in waits.
void judge_ops(content::DataFolder& folder);

}  // namespace starharbor::sync
