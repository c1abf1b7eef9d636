// The files that a passphrase locks: opened by it alone, and whatever else is given is told apart.
#include "sync/trust/locked_file.h"

#include <gtest/gtest.h>

#include "tests/support/district.h"

namespace starharbor::tests {
namespace {

using content::kLeastPassphraseCost;
using sync::Bytes;
using sync::LockedFault;

template <typename Read>
LockedFault fault(const Read& read) {
  return std::holds_alternative<LockedFault>(read) ? std::get<LockedFault>(read) : static_cast<LockedFault>(-1);
}

TEST(LockedFile, TheRecoveryFileGivesTheRootBack) {
  const Bytes file = sync::write_recovery(seed_of(4), "correct horse battery", kLeastPassphraseCost);
  EXPECT_EQ(std::get<content::Seed>(sync::read_recovery(file, "correct horse battery")).bytes, seed_of(4).bytes);
}

TEST(LockedFile, TheProvisioningFileGivesTheTerminalBack) {
  const sync::Provision made{{seed_of(3), {1, 2, 3}}, {"灵峰 左", content::Role::kKiosk, "heart"}, {9, 9}};
  const auto read =
      sync::read_provision(sync::write_provision(made, "correct horse battery", kLeastPassphraseCost), "correct horse battery");
  ASSERT_TRUE(std::holds_alternative<sync::Provision>(read));
  const auto& provision = std::get<sync::Provision>(read);
  EXPECT_EQ(provision.identity.seed.bytes, made.identity.seed.bytes);
  EXPECT_EQ(provision.identity.nonce, made.identity.nonce);
  EXPECT_EQ(provision.device.name, "灵峰 左");
  EXPECT_EQ(provision.device.base, "heart");
  EXPECT_EQ(provision.district, made.district);
}

TEST(LockedFile, WrongWordsDamageAndOtherFilesAreToldApart) {
  const Bytes file = sync::write_recovery(seed_of(4), "correct horse battery", kLeastPassphraseCost);
  EXPECT_EQ(fault(sync::read_recovery(file, "wrong horse")), LockedFault::kWrongPassphrase);
  Bytes damaged = file;
  damaged.back() ^= 1;
  EXPECT_EQ(fault(sync::read_recovery(damaged, "correct horse battery")), LockedFault::kWrongPassphrase);
  EXPECT_EQ(fault(sync::read_provision(file, "correct horse battery")), LockedFault::kOtherFile);
  EXPECT_EQ(fault(sync::read_recovery(Bytes{1, 2, 3}, "correct horse battery")), LockedFault::kOtherFile);
  EXPECT_EQ(fault(sync::read_recovery(Bytes(1u << 20), "correct horse battery")), LockedFault::kOtherFile);
  Bytes newer = file;
  newer[std::string_view("starharbor recovery ").size()] = '2';
  EXPECT_EQ(fault(sync::read_recovery(newer, "correct horse battery")), LockedFault::kNewerVersion);
  for (const LockedFault each : {LockedFault::kOtherFile, LockedFault::kNewerVersion, LockedFault::kWrongPassphrase})
    EXPECT_STRNE(sync::words_of(each), "");
}

TEST(LockedFile, CutShortAnywhereItIsNone) {
  const Bytes file = sync::write_recovery(seed_of(4), "correct horse battery", kLeastPassphraseCost);
  for (size_t size = 0; size < file.size(); ++size)
    EXPECT_TRUE(
        std::holds_alternative<LockedFault>(sync::read_recovery(std::span(file).first(size), "correct horse battery")));
}

}  // namespace
}  // namespace starharbor::tests
