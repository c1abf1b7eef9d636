// The district that every device of a test belongs to: a device that is made is enrolled at once, as if the office had
// always known it.
#pragma once

#include "content-db/folder/data_folder.h"
#include "sync/trust/decisions.h"

namespace starharbor::tests {

class TestDistrict {
 public:
  // One for the process; its keys are the same in every run.
  static TestDistrict& instance();
  // Another district, by its number.
  explicit TestDistrict(uint8_t number);

  // Puts a device on the list, and the list into its folder.
  void enrol(content::DataFolder& folder);
  // Makes this the newest list. It reaches a folder by give(), or by a store.
  void decide(const sync::NextList& next);
  void give(content::DataFolder& folder);

  const sync::TrustList& list() const { return list_; }
  const sync::Safe& safe() const { return safe_; }
  const sync::Bytes& document() const { return document_; }
  std::string path() const;

 private:
  uint8_t next_key_ = 1;
  sync::Safe safe_;
  sync::TrustList list_;
  sync::Bytes document_;
};

// All bytes the same.
content::Seed seed_of(uint8_t number);

}  // namespace starharbor::tests
