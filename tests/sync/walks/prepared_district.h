// A district as it stands on its first day, made once for the process and copied for each walk: an office with its
// safe, another one, terminals of two bases that are enrolled, and terminals that nobody has enrolled yet.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/walks/world_carriers.h"

namespace starharbor::tests {

constexpr std::string_view kOfficePassphrase = "correct horse battery";

class PreparedDistrict {
 public:
  static const PreparedDistrict& instance();

  struct Site {
    std::filesystem::path folder;
    DeviceModel model;  // its decision is named by `decision` below, and set by whoever takes the site
    bool enrolled = false;
  };
  // The first is the office with the safe.
  const std::vector<Site>& sites() const { return sites_; }
  const Decision& decision() const { return decision_; }

 private:
  PreparedDistrict();
  void make(const content::Device& device, bool enrolled);

  TemporaryFolder disk_;
  std::vector<Site> sites_;
  Decision decision_;
};

// As enrol() changes a list; the keys of all scopes are the first ones.
void note_enrolled(Decision& decision, const DeviceModel& device);

}  // namespace starharbor::tests
