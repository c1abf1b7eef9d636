// From a roster to the door: names of rare characters and of thirty are found, signed in, and shown as whole
// characters.
#include <gtest/gtest.h>

#include "content-db/attendance/check_in.h"
#include "content-db/import/importer.h"
#include "tests/content-db/import/package_folder.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

using namespace content;

struct RareName {
  const char *name, *typed, *masked;
};

void PrintTo(const RareName& rare, std::ostream* out) {
  *out << rare.typed;
}

// Thirty characters each, but for the first four.
class RareNames : public ::testing::TestWithParam<RareName> {};

TEST_P(RareNames, AreFoundSignedInAndMaskedWhole) {
  const RareName& rare = GetParam();
  const PackageFolder package;
  package.write("members/heart.csv", "member_no,name,firm,phone,groups\n007," + std::string(rare.name) + ",甲公司,,\n");
  package.write("registrations.csv", "event,member\n");
  const TemporaryFolder folder;
  DataFolder::init(folder / "data", {"office", Role::kOffice, ""});
  DataFolder data = DataFolder::open(folder / "data", [] { return kNoonMs; });
  ASSERT_TRUE(import_package_folder(package.path(), data).problems.sorted().empty());
  CheckIn check_in(data);
  const Found found = check_in.find_by_letters("tea", rare.typed);
  ASSERT_EQ(found.candidates.size(), 1u);
  EXPECT_EQ(found.candidates[0].masked_name, rare.masked);
  const SignInResult result = check_in.sign_in_by_staff("tea", found.candidates[0].member, kNoonMs);
  EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.masked_name, rare.masked);
  ASSERT_EQ(check_in.attendance("tea").size(), 1u);
  EXPECT_EQ(check_in.attendance("tea")[0].name, rare.name);
}

INSTANTIATE_TEST_SUITE_P(
    AtTheDoor, RareNames,
    ::testing::Values(RareName{"王𬭎", "WH", "王*"}, RareName{"李𬱖丽", "LIDILI", "李*丽"},
                      RareName{"㛃妤", "JY", "㛃*"}, RareName{"赵𠅤喆", "ZHAO", "赵*喆"},
                      RareName{"阿卜杜热西提·阿不都克里木·买买提吐尔逊·艾合买提江·热合曼", "ABDRXT", "阿*曼"},
                      RareName{"欧阳司马诸葛上官尉迟公孙轩辕令狐宇文长孙慕容司徒端木百里南宫", "OYSMZG", "欧*宫"},
                      RareName{"Maximilian-Alexander Oberhuber", "MAXIMILIAN", "M* O*"}));

}  // namespace
}  // namespace starharbor::tests
