// Full phone numbers: what of them enters at an import, who can open them, and when a change of one is seen.
#include "content-db/people/phones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/check_in.h"
#include "content-db/folder/verify.h"
#include "content-db/import/importer.h"
#include "tests/content-db/import/package_folder.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using namespace content;
using ::testing::IsEmpty;

constexpr const char* kNumber = "12000001234";  // of heart.001 in the package

TEST(PhoneSeal, OpensWithTheOfficesKeyOnly) {
  const SealingKey office = sealing_key(make_seed()), other = sealing_key(make_seed());
  const std::string sealed = seal_phone("+86 120-0000-1234", office.public_key);
  EXPECT_EQ(open_phone(sealed, office), "+86 120-0000-1234");
  EXPECT_EQ(open_phone(sealed, other), std::nullopt);
  EXPECT_EQ(open_phone("", office), std::nullopt);
  EXPECT_EQ(open_phone("no hex", office), std::nullopt);
  EXPECT_EQ(open_phone(to_hex(seal_to(office.public_key, {})), office), std::nullopt);
}

TEST(PhoneSeal, SaysNeitherHowLongANumberIsNorThatItIsTheSame) {
  const SealingKey office = sealing_key(make_seed());
  const std::string longest(kMaxPhoneBytes, '7');
  EXPECT_EQ(seal_phone("1234", office.public_key).size(), seal_phone(longest, office.public_key).size());
  EXPECT_NE(seal_phone(kNumber, office.public_key), seal_phone(kNumber, office.public_key));
  EXPECT_EQ(open_phone(seal_phone(longest, office.public_key), office), longest);
}

class PhonesTest : public ::testing::Test {
 protected:
  PhonesTest() : data_(make_data("data")) { data_.set_phone_box(key_.public_key); }

  DataFolder make_data(const std::string& name) {
    DataFolder::init(folder_ / name, {name, Role::kOffice, ""});
    return DataFolder::open(folder_ / name, [] { return kNoonMs; });
  }
  ImportReport import(DataFolder& data) {
    ImportReport report = import_package_folder(package_.path(), data);
    for (const Problem& problem : report.problems.sorted()) ADD_FAILURE() << problem.text();
    return report;
  }
  ImportReport import() { return import(data_); }
  void change_number(const std::string& number) {
    package_.replace("members/heart.csv", number_, number);
    number_ = number;
  }
  PhoneBook book() { return {data_, key_}; }
  std::string number_here() {
    const auto found = book().find("heart.001");
    return found.size() == 1 ? found[0].number : "(nobody)";
  }
  int64_t ops() { return std::stoll(text("SELECT count(*) FROM op")); }
  // As if an exchange had brought it.
  void take_all(DataFolder& other) {
    Transaction transaction(data_.database());
    for (const Tip& tip : other.log().ops().tips()) {
      const content::Run run = other.log().ops().read(tip, 1, 1'000'000);
      data_.log().merge(run.before, run.ops);
    }
    transaction.commit();
  }
  nlohmann::json last_body() {
    return nlohmann::json::parse(text("SELECT body FROM op WHERE row <> '' ORDER BY stamp DESC LIMIT 1"));
  }
  std::string text(const std::string& sql) {
    auto rows = data_.database().query(sql);
    return rows.step() ? rows.text(0) : "(no row)";
  }

  const SealingKey key_ = sealing_key(make_seed());
  std::string number_ = kNumber;
  TemporaryFolder folder_;
  PackageFolder package_;
  DataFolder data_;
};

TEST_F(PhonesTest, AnImportedNumberIsThereForTheOfficesKey) {
  EXPECT_EQ(import().phones_cut, 0);
  EXPECT_EQ(number_here(), kNumber);
  EXPECT_EQ(text("SELECT phone_last4 FROM member WHERE id = 'heart.001'"), "1234");
  EXPECT_THAT(book().find(""), testing::SizeIs(1)) << "the others have no phone";
}

TEST_F(PhonesTest, AnotherKeyShowsTheLastFourDigitsAndSaysSo) {
  import();
  const SealingKey other = sealing_key(make_seed());
  const auto found = PhoneBook(data_, other).find("heart.001");
  ASSERT_THAT(found, testing::SizeIs(1));
  EXPECT_EQ(found[0].number, "");
  EXPECT_EQ(found[0].last4, "1234");
  EXPECT_TRUE(found[0].is_sealed);
}

TEST_F(PhonesTest, ANumberIsFoundHoweverItIsWritten) {
  import();
  for (const char* what : {"12000001234", "120 0000 1234", "+86 120-0000-1234", "1234", "heart.001", "单雄信"})
    EXPECT_THAT(book().find(what), testing::SizeIs(1)) << what;
  for (const char* what : {"12000011234", "234", "heart.002", "雄"}) EXPECT_THAT(book().find(what), IsEmpty()) << what;
}

TEST_F(PhonesTest, ImportingAgainSealsNothingAnew) {
  import();
  const int64_t before = ops();
  EXPECT_EQ(import().written, 0);
  EXPECT_EQ(book().settle(), 0);
  EXPECT_EQ(import().written, 0);
  EXPECT_EQ(ops(), before);
}

TEST_F(PhonesTest, AnotherNumberIsWrittenAndNothingElseOfTheMember) {
  import();
  change_number("12000005678");
  EXPECT_EQ(import().written, 1);
  const nlohmann::json body = last_body();
  EXPECT_EQ(body.size(), 2u);
  EXPECT_EQ(body["phone_last4"], "5678");
  EXPECT_TRUE(body.contains("phone_sealed"));
  EXPECT_EQ(number_here(), "12000005678");
  EXPECT_EQ(book().settle(), 0);
}

// What lies in the folder can't tell one number from another that ends alike, or a thief could try them all.
TEST_F(PhonesTest, ACorrectionThatKeepsTheLastFourDigitsIsWrittenWhenTheOfficeOpensItsNumbers) {
  import();
  const int64_t before = ops();
  change_number("12111111234");
  EXPECT_EQ(import().written, 0);
  EXPECT_EQ(number_here(), kNumber);
  EXPECT_EQ(book().settle(), 1);
  EXPECT_EQ(ops(), before + 1);
  EXPECT_EQ(last_body().size(), 1u);
  EXPECT_TRUE(last_body().contains("phone_sealed"));
  EXPECT_EQ(number_here(), "12111111234");
  EXPECT_EQ(import().written, 0);
  EXPECT_EQ(book().settle(), 0);
  EXPECT_EQ(ops(), before + 1);
}

TEST_F(PhonesTest, ACorrectionTakenBackBeforeAnybodyLookedWritesNothing) {
  import();
  change_number("12111111234");
  import();
  change_number(kNumber);
  import();
  EXPECT_EQ(book().settle(), 0);
  EXPECT_EQ(number_here(), kNumber);
}

TEST_F(PhonesTest, ANumberThatStaffChangedSinceStays) {
  import();
  Transaction transaction(data_.database());
  data_.log().edit("base-heart"_scope, "member", "heart.001",
                   {{"phone_sealed", seal_phone("12099991234", key_.public_key)}});
  transaction.commit();
  import();
  EXPECT_EQ(book().settle(), 0);
  EXPECT_EQ(number_here(), "12099991234");
}

TEST_F(PhonesTest, ANumberThatLeftTheRosterIsGone) {
  import();
  change_number("");
  EXPECT_EQ(import().written, 1);
  EXPECT_THAT(book().find("heart.001"), IsEmpty());
  EXPECT_EQ(text("SELECT ifnull(phone_sealed, 'none') FROM member WHERE id = 'heart.001'"), "none");
  EXPECT_EQ(import().written, 0);
}

TEST_F(PhonesTest, BeforeThereIsADistrictOnlyTheLastDigitsEnterAndALaterImportAddsTheSeal) {
  DataFolder early = make_data("early");
  EXPECT_EQ(import(early).phones_cut, 1);
  const auto found = PhoneBook(early, key_).find("heart.001");
  ASSERT_THAT(found, testing::SizeIs(1));
  EXPECT_FALSE(found[0].is_sealed);
  early.set_phone_box(key_.public_key);
  const ImportReport later = import(early);
  EXPECT_EQ(later.written, 1);
  EXPECT_EQ(later.phones_cut, 0);
  EXPECT_EQ(PhoneBook(early, key_).find("heart.001")[0].number, kNumber);
  EXPECT_EQ(import(early).written, 0);
}

TEST_F(PhonesTest, OfSomebodyErasedNoSealIsLeft) {
  import();
  import();  // leaves a seal beside the memory
  ASSERT_TRUE(CheckIn(data_).erase("heart.001", "asked to be forgotten", kNoonMs));
  EXPECT_EQ(text("SELECT count(*) FROM op WHERE body LIKE '%phone_sealed%'"), "0");
  EXPECT_EQ(text("SELECT count(*) FROM local_import_value WHERE row = 'heart.001'"), "0");
  EXPECT_EQ(text("SELECT count(*) FROM member WHERE phone_sealed IS NOT NULL"), "0");
  EXPECT_EQ(book().settle(), 0);
  EXPECT_THAT(book().find(""), IsEmpty());
  EXPECT_THAT(verify_data(data_).faults, IsEmpty());
}

TEST_F(PhonesTest, OneNumberSealedAtTwoOfficesIsNoConflictForWhoeverOpensBoth) {
  DataFolder other = make_data("other");
  other.set_phone_box(key_.public_key);
  import();
  import(other);
  take_all(other);
  ASSERT_THAT(data_.log().conflicts(), testing::SizeIs(1));
  EXPECT_EQ(book().settle(), 1);
  EXPECT_THAT(data_.log().conflicts(), IsEmpty());
  EXPECT_EQ(number_here(), kNumber);
}

TEST_F(PhonesTest, TwoNumbersOfTwoOfficesStayAConflict) {
  DataFolder other = make_data("other");
  other.set_phone_box(key_.public_key);
  import();
  change_number("12111111234");
  import(other);
  take_all(other);
  EXPECT_EQ(book().settle(), 0);
  EXPECT_THAT(data_.log().conflicts(), testing::SizeIs(1));
}

}  // namespace
}  // namespace starharbor::tests
