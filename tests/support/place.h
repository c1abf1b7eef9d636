// A data folder in tests, with a clock that is put by hand and a way to take over what another has.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "content-db/attendance/check_in.h"
#include "content-db/folder/data_folder.h"
#include "tests/support/device.h"

namespace starharbor::tests {

class Place {
 public:
  Place(const std::filesystem::path& path, const content::Device& device)
      : now_ms_(std::make_shared<int64_t>(kNoonMs)) {
    content::DataFolder::init(path, device);
    folder_.emplace(content::DataFolder::open(path, [now = now_ms_] { return *now; }));
  }
  content::DataFolder& operator*() { return *folder_; }
  content::DataFolder* operator->() { return &*folder_; }
  void set_now(int64_t now_ms) { *now_ms_ = now_ms; }
  int64_t now() const { return *now_ms_; }
  content::SignInResult sign_in(const std::string& member, int64_t now_ms) {
    set_now(now_ms);
    return content::CheckIn(*folder_).sign_in("tea", member, now_ms);
  }
  void edit(const content::Scope& scope, const std::string& table, const std::string& row,
            const content::Columns& columns) {
    content::Transaction transaction(folder_->database());
    folder_->log().edit(scope, table, row, columns);
    transaction.commit();
  }
  // Everything of the other that this device holds.
  void take_all(Place& other) {
    for (const content::Tip& tip : other->log().ops().tips()) {
      if (!content::holds(folder_->device(), tip.scope)) continue;
      const content::Run run = other->log().ops().read(tip, 1, 1'000'000);
      content::Transaction transaction(folder_->database());
      folder_->log().merge(run.before, run.ops);
      transaction.commit();
    }
  }

 private:
  std::shared_ptr<int64_t> now_ms_;
  std::optional<content::DataFolder> folder_;
};

}  // namespace starharbor::tests
