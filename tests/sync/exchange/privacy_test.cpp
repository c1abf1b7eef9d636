// What a stolen terminal and a lost stick tell of people, byte by byte, after everything that happens in a district: an
// import, enrolments, exchanges, sign-ins, an erasure, a new office.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "content-db/base/error.h"
#include "content-db/import/importer.h"
#include "content-db/people/phones.h"
#include "sync/stores/folder.h"
#include "sync/trust/authority.h"
#include "sync/trust/request.h"
#include "tests/content-db/import/package_folder.h"
#include "tests/support/devices.h"
#include "tests/support/district.h"
#include "tests/support/process.h"
#include "tests/support/scope_literal.h"
#include "tests/sync/exchange/byte_search.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using content::PhoneBook;
using sync::TrustAuthority;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kPassphrase = "correct horse battery";

constexpr const char* kRoster =
    "member_no,name,firm,phone,groups\n"
    "001,单雄信,甬江示例模具,138 5740 1234,engineers\n"
    "002,John Smith,Sample Moulds,+86-13957405678,\n"
    "003,王小明,枫林示例包装,0574-86889012,\n";
const std::vector<std::string> kPhones = {"138 5740 1234", "+86-13957405678", "0574-86889012"};
const std::vector<std::string> kPeople = {"单雄信",         "John Smith",   "王小明",        "shan xiong xin",
                                          "wang xiao ming", "甬江示例模具", "Sample Moulds", "枫林示例包装"};

std::vector<std::string> all_phones() {
  std::vector<std::string> all;
  for (const std::string& phone : kPhones) std::ranges::copy(writings_of_phone(phone), std::back_inserter(all));
  return all;
}

std::vector<std::string> all_people() {
  std::vector<std::string> all;
  for (const std::string& word : kPeople) std::ranges::copy(disguises(word), std::back_inserter(all));
  return all;
}

class PrivacyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(stick_);
    package_.write("members/heart.csv", kRoster);
    recovery_ = sync::make_recovery(kPassphrase, content::kLeastPassphraseCost);
    TrustAuthority::found(office_.folder(), recovery_, kPassphrase);
    import();
    left_.exchange(stick_);  // leaves its request
    TrustAuthority safe(office_.folder(), kPassphrase);
    safe.enrol(sync::request_of(left_.folder()), left_.folder().device());
    go_round();
    left_.sign_in("tea", "heart.001");
    left_.sign_in("tea", "heart.003");
    go_round();
  }
  static DiskDevice fresh(const fs::path& path, const content::Device& device) {
    content::DataFolder::init(path, device);
    return DiskDevice(path);
  }
  void import() { EXPECT_TRUE(content::import_package_folder(package_.path(), office_.folder()).problems.empty()); }
  void go_round() {
    for (int round = 0; round < 2; ++round) {
      office_.exchange(stick_);
      left_.exchange(stick_);
    }
  }
  void erase(const std::string& member) {
    ASSERT_TRUE(content::CheckIn(office_.folder()).erase(member, "asked to be forgotten", kNoonMs));
    office_.folder().forget_erased();
  }
  static std::string number_at(DiskDevice& device, const std::string& member) {
    const TrustAuthority safe(device.folder(), kPassphrase);
    const auto found = PhoneBook(device.folder(), safe.box()).find(member);
    return found.size() == 1 ? found[0].number : "(nobody)";
  }
  static std::string text(DiskDevice& device, const std::string& sql) {
    auto rows = device.folder().database().query(sql);
    return rows.step() ? rows.text(0) : "(no row)";
  }

  TemporaryFolder folder_;
  fs::path stick_ = folder_ / "stick";
  PackageFolder package_;
  sync::Bytes recovery_;
  DiskDevice office_ = fresh(folder_ / "office", office());
  DiskDevice left_ = fresh(folder_ / "left", kiosk("heart", "left"));
};

// Otherwise the tests below would prove nothing.
TEST_F(PrivacyTest, TheSearchFindsWhatIsThere) {
  for (const std::string& phone : kPhones)
    EXPECT_THAT(files_that_tell(package_.path(), writings_of_phone(phone)), Not(IsEmpty())) << phone;
  EXPECT_THAT(files_that_tell(left_.path(), {"单雄信"}), Not(IsEmpty()));
  for (const std::string& hidden : disguises("13857401234")) {
    std::ofstream(folder_ / "stick/hidden", std::ios::binary) << "before" << hidden << "after";
    EXPECT_THAT(files_that_tell(stick_, all_phones()), Not(IsEmpty())) << hidden;
  }
}

TEST_F(PrivacyTest, AStolenTerminalTellsNoPhoneNumber) {
  EXPECT_THAT(files_that_tell(left_.path(), all_phones()), IsEmpty());
  erase("heart.003");
  go_round();
  EXPECT_THAT(files_that_tell(left_.path(), all_phones()), IsEmpty());
}

TEST_F(PrivacyTest, ALostStickTellsNeitherNumbersNorNamesNorFirms) {
  erase("heart.003");
  go_round();
  auto right = fresh(folder_ / "right", kiosk("heart", "right"));
  right.exchange(stick_);  // its request lies there too
  EXPECT_THAT(files_that_tell(stick_, all_phones()), IsEmpty());
  EXPECT_THAT(files_that_tell(stick_, all_people()), IsEmpty());
  EXPECT_THAT(files_that_tell(stick_, {"somebody"}), IsEmpty()) << "what a camera wrote into a photo";
}

TEST_F(PrivacyTest, TheOfficesFolderHasNoNumberInClearBeforeAndAfterTheyWereLookedAt) {
  import();
  EXPECT_THAT(files_that_tell(office_.path(), all_phones()), IsEmpty());
  package_.replace("members/heart.csv", "138 5740 1234", "13957451234");
  import();
  {
    const TrustAuthority safe(office_.folder(), kPassphrase);
    PhoneBook book(office_.folder(), safe.box());
    EXPECT_EQ(book.settle(), 1);
    EXPECT_EQ(book.find("13957451234").size(), 1u);
  }
  EXPECT_THAT(files_that_tell(office_.path(), all_phones()), IsEmpty());
  EXPECT_THAT(files_that_tell(office_.path(), writings_of_phone("13957451234")), IsEmpty());
}

TEST_F(PrivacyTest, ATerminalCarriesTheSealsAndOpensNone) {
  EXPECT_EQ(text(left_, "SELECT count(*) FROM member WHERE length(phone_sealed) = 160"), "3");
  EXPECT_THROW(TrustAuthority(left_.folder(), kPassphrase), Error);
  const auto found = PhoneBook(left_.folder(), left_.folder().keys().sealing).find("");
  ASSERT_THAT(found, SizeIs(3));
  for (const auto& member : found) EXPECT_EQ(member.number, "");
}

TEST_F(PrivacyTest, ATerminalSealsToTheOfficeAsTheOfficeDoes) {
  EXPECT_EQ(left_.folder().phone_box(), office_.folder().phone_box());
  ASSERT_TRUE(left_.folder().phone_box());
  left_.edit("base-heart"_scope, "member", "heart.001",
             {{"phone_sealed", content::seal_phone("13611111234", *left_.folder().phone_box())}});
  go_round();
  EXPECT_EQ(number_at(office_, "heart.001"), "13611111234");
  EXPECT_THAT(files_that_tell(left_.path(), writings_of_phone("13611111234")), IsEmpty());
}

TEST_F(PrivacyTest, ANewOfficeFromTheRecoveryFileOpensTheNumbers) {
  auto spare = fresh(folder_ / "spare", office());
  sync::FolderStore store(stick_);
  EXPECT_THROW(TrustAuthority::recover(spare.folder(), store, recovery_, "wrong passphrase"), Error);
  EXPECT_THROW(TrustAuthority(spare.folder(), "wrong passphrase"), Error);
  TrustAuthority::recover(spare.folder(), store, recovery_, kPassphrase);
  spare.exchange(stick_);
  for (size_t i = 0; i < kPhones.size(); ++i)
    EXPECT_EQ(number_at(spare, "heart.00" + std::to_string(i + 1)), kPhones[i]);
  // It enrols as the old one did.
  auto right = fresh(folder_ / "right", kiosk("heart", "right"));
  TrustAuthority(spare.folder(), kPassphrase).enrol(sync::request_of(right.folder()), right.folder().device());
  spare.exchange(stick_);
  EXPECT_EQ(right.exchange(stick_).standing, sync::Standing::kTrusted);
  EXPECT_THAT(right.attendance("tea"), ElementsAre("heart.001", "heart.003"));
  EXPECT_THAT(files_that_tell(spare.path(), all_phones()), IsEmpty());
}

TEST_F(PrivacyTest, OfSomebodyErasedATerminalKeepsNeitherSealNorNameNorAnOldCopy) {
  const std::string seal = text(left_, "SELECT phone_sealed FROM member WHERE id = 'heart.003'");
  left_.folder().database().query("VACUUM INTO ?1").bind(1, (left_.path() / "hall.db.v7.backup").string()).run();
  ASSERT_THAT(files_that_tell(left_.path(), {seal}), Not(IsEmpty()));
  erase("heart.003");
  go_round();
  for (DiskDevice* device : {&office_, &left_}) {
    EXPECT_THAT(files_that_tell(device->path(), {seal, "王小明", "wang xiao ming", "枫林示例包装"}), IsEmpty());
    EXPECT_THAT(files_that_tell(device->path(), {"单雄信"}), Not(IsEmpty()));
  }
  EXPECT_EQ(number_at(office_, "heart.003"), "(nobody)");
  EXPECT_THAT(left_.attendance("tea"), ElementsAre("heart.001", "heart.003"));
}

TEST_F(PrivacyTest, TheCommandShowsNumbersForThePassphraseAlone) {
  std::ofstream(folder_ / "right") << kPassphrase << "\n";
  std::ofstream(folder_ / "wrong") << "wrong passphrase\n";
  const auto phones = [&](const DiskDevice& device, const std::string& passphrase, const std::string& member) {
    return run({"sh", "-c",
                "printf '%s\\n' \"$1\" | \"$0\" --lang en --data \"$2\" office phones --passphrase-file \"$3\"",
                SYNC_COMMAND, member, device.path().string(), (folder_ / passphrase).string()});
  };
  const Finished shown = phones(office_, "right", "13857401234");
  EXPECT_EQ(shown.status, 0) << shown.errors;
  EXPECT_EQ(shown.output, "heart.001  单雄信  138 5740 1234\n");
  EXPECT_EQ(phones(office_, "right", "heart.002").output, "heart.002  John Smith  +86-13957405678\n");
  EXPECT_EQ(phones(office_, "right", " 单雄信\r").output, shown.output);
  const Finished unnamed = phones(office_, "right", "");
  EXPECT_EQ(unnamed.status, 1) << "an empty line is not everybody";
  EXPECT_EQ(unnamed.output, "");
  const Finished all = run({SYNC_COMMAND, "--data", office_.path().string(), "office", "phones", "--all",
                            "--passphrase-file", (folder_ / "right").string()});
  EXPECT_THAT(all.output, HasSubstr("138 5740 1234"));
  EXPECT_THAT(all.output, HasSubstr("+86-13957405678"));
  EXPECT_EQ(run({SYNC_COMMAND, "--data", office_.path().string(), "office", "phones", "heart.001"}).status, 2)
      << "an argument stays in the shell's history";
  const Finished nobody = phones(office_, "right", "13800000000");
  EXPECT_EQ(nobody.status, 1);
  EXPECT_THAT(nobody.errors, HasSubstr("No member"));
  for (const Finished& refused : {phones(office_, "wrong", "heart.001"), phones(left_, "right", "heart.001")}) {
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.output, "");
    EXPECT_THAT(refused.errors, Not(HasSubstr("5740")));
  }
  EXPECT_THAT(files_that_tell(folder_.path(), all_phones()), IsEmpty());
}

}  // namespace
}  // namespace starharbor::tests
