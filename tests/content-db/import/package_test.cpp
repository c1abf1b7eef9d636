// Reading a package: a good one is taken as it is written; each mistake is told with its file, its line, and what to
// do.
#include "content-db/import/package/package.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "content-db/base/error.h"
#include "content-db/import/package/toml_reader.h"
#include "tests/content-db/import/package_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using content::Problem;
using content::Problems;
using content::package::Package;
using content::package::read_package;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::vector<std::string> mistakes(const fs::path& folder) {
  Problems problems;
  read_package(folder, problems);
  std::vector<std::string> texts;
  for (const Problem& problem : problems.sorted()) texts.push_back(problem.text());
  return texts;
}

TEST(Package, AGoodOneIsTakenAsItIsWritten) {
  const PackageFolder folder;
  Problems problems;
  const Package package = read_package(folder.path(), problems);
  EXPECT_THAT(mistakes(folder.path()), IsEmpty());
  EXPECT_EQ(package.id, "test-hall");
  EXPECT_TRUE(package.sample);
  ASSERT_THAT(package.bases, SizeIs(2));
  EXPECT_EQ(package.bases[0].name.en, "Heartfelt Hub");
  EXPECT_EQ(package.bases[1].hue_deg, 200);
  ASSERT_THAT(package.albums, SizeIs(1));
  EXPECT_THAT(package.albums[0].photos, SizeIs(2));
  ASSERT_THAT(package.events, SizeIs(2));
  EXPECT_THAT(package.events[1].occurrence_ids(), ElementsAre("talk.1", "talk.2", "talk.3", "talk.4"));
  ASSERT_THAT(package.chapters, SizeIs(1));
  EXPECT_EQ(package.chapters[0].id, "heart.01-rings");
  EXPECT_EQ(package.chapters[0].text.zh, "灵峰的清晨。");
  ASSERT_THAT(package.members, SizeIs(3));
  EXPECT_EQ(package.members[0].phone_last4, "1234");
  EXPECT_EQ(package.members[2].firm, "乙,公司");
  EXPECT_THAT(package.registrations, SizeIs(2));
}

TEST(Package, AFolderThatIsNotThereIsRefused) {
  Problems problems;
  EXPECT_THROW(read_package("/there/is/no/such/folder", problems), Error);
}

// One mistake: what is replaced by what, and what is said about it.
struct Mistake {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* place;  // how the message begins
  const char* said;   // what is in it
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
  *out << mistake.name;
}

class OneMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(OneMistake, IsToldWithItsPlaceAndInPlainWords) {
  const Mistake& mistake = GetParam();
  const PackageFolder folder;
  folder.replace(mistake.file, mistake.from, mistake.to);
  const auto told = mistakes(folder.path());
  EXPECT_THAT(told, Contains(AllOf(StartsWith(mistake.place), HasSubstr(mistake.said))));
  EXPECT_THAT(told, ::testing::Not(Contains(HasSubstr("nvalid"))));
}

const Mistake kMistakes[] = {
    {"BrokenToml", "hall.toml", "name = \"二楼\"", "name = \"二楼", "hall.toml:21: ", "can't be read as TOML"},
    {"ManifestWithoutId", "package.toml", "id = \"test-hall\"", "", "package.toml:", "lacks \"id\""},
    {"UnknownTable", "hall.toml", "[[venue]]", "[[venues]]", "hall.toml:18: ", "did you mean \"venue\"?"},
    {"UnknownKey", "hall.toml", "capacity = 100", "capasity = 100", "hall.toml:22: ", "did you mean \"capacity\"?"},
    {"UnknownLanguage", "hall.toml", "en = \"Heartfelt Hub\"", "eng = \"Heartfelt Hub\"",
     "hall.toml:3: ", "did you mean \"en\"?"},
    {"MissingKey", "hall.toml", "label = \"家企业\"", "", "hall.toml:29: ", "figure lacks \"label\""},
    {"MissingChinese", "hall.toml", "zh = \"臻心汇\", ", "", "hall.toml:3: ", "lacks \"zh\""},
    {"WrongType", "hall.toml", "capacity = 100", "capacity = \"100\"",
     "hall.toml:22: ", "must be a whole number, but is a text"},
    {"TextIsNumber", "hall.toml", "value = \"44\"", "value = 44",
     "hall.toml:32: ", "must be a text in quotes, but is a whole number"},
    {"CapacityBelowOne", "hall.toml", "capacity = 100", "capacity = 0", "hall.toml:22: ", "must be from 1"},
    {"BadId", "hall.toml", "id = \"room\"", "id = \"Room 1\"", "hall.toml:19: ", "lower-case letters, digits, - and ."},
    {"DoubleId", "hall.toml", "id = \"haven\"", "id = \"heart\"", "hall.toml:10: ", "is there already, in hall.toml:1"},
    {"DoublePhoto", "hall.toml", "id = \"ink\"", "id = \"boats\"",
     "hall.toml:58: ", "is there already, in hall.toml:53"},
    {"NoSuchBase", "hall.toml", "base = \"heart\"\nname = \"二楼\"", "base = \"hart\"\nname = \"二楼\"",
     "hall.toml:20: ", "there is no base \"hart\"; did you mean \"heart\"?"},
    {"NoSuchVenue", "hall.toml", "venue = \"room\"", "venue = \"hall\"",
     "hall.toml:67: ", "there is no venue \"hall\""},
    {"NoSuchGroup", "hall.toml", "group = \"engineers\"", "group = \"engineer\"",
     "hall.toml:68: ", "did you mean \"engineers\"?"},
    {"NoSuchPhoto", "hall.toml", "picture = \"ink\"", "picture = \"inc\"",
     "hall.toml:45: ", "there is no photo \"inc\""},
    {"NoSuchDiagram", "stories/heart/01-rings.zh.md", "\"star\"", "\"sun\"",
     "stories/heart/01-rings.zh.md:4: ", "there is no diagram \"sun\""},
    {"NoSuchDay", "hall.toml", "2026-01-31", "2026-02-30", "hall.toml:76: ", "saw 30"},
    {"NoSuchQuotedDay", "hall.toml", "2026-01-31", "\"2026-02-30\"",
     "hall.toml:76: ", "there is no day \"2026-02-30\""},
    {"NoDay", "hall.toml", "day = 0\n", "", "hall.toml:63: ", "event lacks a day"},
    {"TwoDays", "hall.toml", "day = 0\n", "day = 0\ndate = 2026-06-18\n",
     "hall.toml:69: ", "both \"date\" and \"day\""},
    {"DayAndYearlyDay", "hall.toml", "day = 0\n", "day = 0\neach = \"06-18\"\n",
     "hall.toml:70: ", "both \"day\" and \"each\""},
    {"NoSuchYearlyDay", "hall.toml", "day = 0\n", "each = \"06-31\"\n",
     "hall.toml:69: ", "written like \"06-18\", or \"lunar 05-05\""},
    {"NoSuchLunarDay", "hall.toml", "day = -9\n", "each = \"lunar 13-01\"\n", "hall.toml:51: ", "is \"lunar 13-01\""},
    {"YearlyDayUnquoted", "hall.toml", "day = 0\n", "each = 618\n", "hall.toml:69: ", "a day of the year in quotes"},
    {"NearestUnknown", "hall.toml", "day = 0\n", "each = \"06-18\"\nnearest = \"next\"\n",
     "hall.toml:70: ", "past, coming"},
    {"NearestOfNoYear", "hall.toml", "day = 0\n", "day = 0\nnearest = \"past\"\n",
     "hall.toml:70: ", "there is no \"each\""},
    {"WeekdayUnknown", "hall.toml", "day = 0\n", "day = 0\nweekday = \"sad\"\n",
     "hall.toml:70: ", "did you mean \"sat\"?"},
    {"WeekdayOfEveryDay", "hall.toml", "repeat = { every = \"month\", times = 4 }",
     "weekday = \"sat\"\nrepeat = { every = \"day\", times = 4 }", "hall.toml:80: ", "can't keep to a weekday"},
    {"NoSuchTime", "hall.toml", "\"15:30\"", "\"25:00\"", "hall.toml:71: ", "a time is written like \"09:30\""},
    {"EndBeforeStart", "hall.toml", "\"15:30\"", "\"13:30\"", "hall.toml:71: ", "ends before it starts"},
    {"ClosesBeforeItOpens", "hall.toml", "end = \"15:30\"", "end = \"15:30\"\nsign_in_until = \"12:00\"",
     "hall.toml:72: ", "closes before it opens"},
    {"RepeatUnknown", "hall.toml", "every = \"month\"", "every = \"year\"", "hall.toml:80: ", "day, week, month"},
    {"RepeatZero", "hall.toml", "times = 4", "times = 0", "hall.toml:80: ", "must be from 1"},
    {"DiagramKind", "hall.toml", "kind = \"star\"", "kind = \"puzle\"", "hall.toml:37: ", "did you mean \"puzzle\"?"},
    {"DiagramParts", "hall.toml", "kind = \"star\"", "kind = \"puzzle\"",
     "hall.toml:38: ", "has 4 parts, but 3 are written"},
    {"UnknownColour", "hall.toml", "color = \"heart\"", "color = \"pink\"",
     "hall.toml:7: ", "harbour, heart, haven, maple, leading"},
    {"HueOutOfRange", "hall.toml", "hue = 200", "hue = 400", "hall.toml:16: ", "must be from 0 to 360"},
    {"NoColour", "hall.toml", "hue = 200", "", "hall.toml:10: ", "lacks a colour"},
    {"UnknownSound", "hall.toml", "hue = 200", "hue = 200\nsounds_alike = [\"n-ng\", \"r-l\"]",
     "hall.toml:17: ", "n-ng, z-zh, l-n"},
    {"PhotoMissing", "hall.toml", "photos/ink.jpg", "photos/inc.jpg",
     "hall.toml:60: ", "there is no file \"photos/inc.jpg\""},
    {"PhotoAbove", "hall.toml", "photos/ink.jpg", "../../nowhere.jpg", "hall.toml:60: ", "leads out of the package"},
    {"PhotoAbsolute", "hall.toml", "photos/ink.jpg", "/etc/passwd", "hall.toml:60: ", "leads out of the package"},
    {"ChapterWithoutFence", "stories/heart/01-rings.zh.md", "+++\nrail", "rail",
     "stories/heart/01-rings.zh.md:1: ", "begins with a line +++"},
    {"ChapterWithoutEnd", "stories/heart/01-rings.zh.md", "+++\n灵峰", "灵峰",
     "stories/heart/01-rings.zh.md:1: ", "is missing"},
    {"ChapterToml", "stories/heart/01-rings.zh.md", "title = ", "title ",
     "stories/heart/01-rings.zh.md:3: ", "can't be read as TOML"},
    {"ChapterRail", "stories/heart/01-rings.zh.md", "六圈", "六个圈一颗心",
     "stories/heart/01-rings.zh.md:2: ", "room for 4 Chinese"},
    {"ChapterEmpty", "stories/heart/01-rings.zh.md", "灵峰的清晨。", "",
     "stories/heart/01-rings.zh.md:1: ", "has no text"},
    {"ThreePictures", "stories/heart/01-rings.zh.md", "\"ink\"]", "\"ink\", \"ink\"]",
     "stories/heart/01-rings.zh.md:5: ", "at most 2"},
    {"MissingColumn", "members/heart.csv", "member_no,name", "member_no,nome",
     "members/heart.csv:1: ", "\"name\" is missing"},
    {"WrongFieldCount", "members/heart.csv", "002,John Smith,,,", "002,John Smith,,",
     "members/heart.csv:3: ", "has 4 fields"},
    {"DoubleMember", "members/heart.csv", "003,", "001,",
     "members/heart.csv:4: ", "is there already, in members/heart.csv:2"},
    {"LongPhone", "members/heart.csv", "12000001234", "12000001234 or 0574-86881234 or so",
     "members/heart.csv:2: ", "longer than 32"},
    {"ShortPhone", "members/heart.csv", "12000001234", "123", "members/heart.csv:2: ", "fewer than four digits"},
    {"NoName", "members/heart.csv", "John Smith", "", "members/heart.csv:3: ", "name is empty"},
    {"NoSuchGroupOfMember", "members/heart.csv", ",engineers", ",engineer",
     "members/heart.csv:2: ", "did you mean \"engineers\"?"},
    {"OpenQuote", "members/heart.csv", "\"乙,公司\"", "\"乙,公司", "members/heart.csv:4: ", "never closed"},
    {"Semicolons", "registrations.csv", "event,member", "event;member",
     "registrations.csv:1: ", "separated by semicolons"},
    {"NoSuchEvent", "registrations.csv", "tea,", "tee,", "registrations.csv:2: ", "did you mean \"tea\"?"},
    {"SeriesNotOccurrence", "registrations.csv", "talk.2", "talk", "registrations.csv:3: ", "\"talk.1\" to \"talk.4\""},
    {"NoSuchMember", "registrations.csv", "heart.003", "heart.009",
     "registrations.csv:3: ", "there is no member \"heart.009\""},
};

INSTANTIATE_TEST_SUITE_P(Package, OneMistake, ::testing::ValuesIn(kMistakes),
                         [](const auto& instance) { return std::string(instance.param.name); });

TEST(Package, AllMistakesAreToldAtOnce) {
  const PackageFolder folder;
  folder.replace("hall.toml", "capacity = 100", "capacity = 0");
  folder.replace("hall.toml", "hue = 200", "hue = 400");
  folder.replace("members/heart.csv", "12000001234", "123");
  folder.replace("registrations.csv", "tea,", "tee,");
  EXPECT_THAT(mistakes(folder.path()), SizeIs(4));
}

TEST(Package, ARosterInGbkIsToldSo) {
  const PackageFolder folder;
  // member_no,name,... and 王小明, 张伟 of 宁波 in GBK.
  folder.write("members/heart.csv",
               "member_no,name,firm,phone,groups\n001,\xcd\xf5\xd0\xa1\xc3\xf7,\xc4\xfe\xb2\xa8\xc4\xa3\xbe\xdf,,\n"
               "002,\xd5\xc5\xce\xb0,,,\n003,\xc0\xee\xc4\xc8,,,\n");
  EXPECT_THAT(mistakes(folder.path()),
              Contains("members/heart.csv:2: is not UTF-8, looks like GBK; save it as CSV UTF-8"));
}

TEST(Package, AByteOrderMarkIsAccepted) {
  const PackageFolder folder;
  folder.write("members/heart.csv", "\xEF\xBB\xBF" + folder.read("members/heart.csv"));
  folder.write("hall.toml", "\xEF\xBB\xBF" + folder.read("hall.toml"));
  EXPECT_THAT(mistakes(folder.path()), IsEmpty());
}

TEST(Package, LinesOfARosterMayEndAsOnWindows) {
  const PackageFolder folder;
  folder.write("members/heart.csv",
               "member_no,name,firm,phone,groups\r\n\r\n001,王小明,,,\r\n003,李,\"a\r\nb\",,\r\n004,赵,,12,\r\n");
  EXPECT_THAT(mistakes(folder.path()), ElementsAre(StartsWith("members/heart.csv:6: the phone has fewer")));
}

TEST(Package, ALinkThatLeadsOutIsRefused) {
  const PackageFolder folder;
  const TemporaryFolder elsewhere;
  make_photo(elsewhere / "secret.jpg", 10, 10);
  fs::remove(folder.path() / "photos/ink.jpg");
  fs::create_symlink(elsewhere / "secret.jpg", folder.path() / "photos/ink.jpg");
  EXPECT_THAT(mistakes(folder.path()),
              ElementsAre(AllOf(StartsWith("hall.toml:60: "), HasSubstr("leads out of the package")),
                          AllOf(StartsWith("photos/ink.jpg:1: "), HasSubstr("leads out of the package"))));
}

// Whoever packed it, nothing in it is opened but files of its own, and reading takes no more than they are worth.
TEST(Package, LinksPipesAndDevicesAreNamedAndNotOpened) {
  const PackageFolder folder;
  const TemporaryFolder elsewhere;
  fs::create_directory(elsewhere / "people");
  fs::create_directory_symlink(elsewhere / "people", folder.path() / "more");
  fs::create_symlink(folder.path() / "b.toml", folder.path() / "a.toml");
  fs::create_symlink(folder.path() / "a.toml", folder.path() / "b.toml");
  fs::create_symlink("/dev/zero", folder.path() / "members/bay.csv");
  ASSERT_EQ(mkfifo((folder.path() / "events.toml").c_str(), 0600), 0);
  fs::create_symlink(folder.path() / "photos", folder.path() / "pictures");
  EXPECT_THAT(mistakes(folder.path()),
              ElementsAre("a.toml:1: is a link that leads nowhere; take it away",
                          "b.toml:1: is a link that leads nowhere; take it away",
                          "events.toml:1: is no file but a pipe or a device; take it away",
                          AllOf(StartsWith("members/bay.csv:1: "), HasSubstr("leads out of the package")),
                          AllOf(StartsWith("more:1: "), HasSubstr("leads out of the package")),
                          "pictures:1: is a link to a folder; copy the folder itself"));
}

TEST(Package, AKeyOfAMillionPartsIsRefusedUnread) {
  const PackageFolder folder;
  std::string deep = "a";
  for (int i = 0; i < 1'000'000; ++i) deep += ".a";
  folder.write("deep.toml", "# three.dots.here = \"....................................\"\n" + deep + " = 1\n");
  folder.write("header.toml", "[" + deep + "]\nx = 1\n");
  folder.write("large.toml", "x = \"" + std::string(5 << 20, 'y') + "\"\n");
  EXPECT_THAT(
      mistakes(folder.path()),
      ElementsAre("deep.toml:2: has a key of more than 32 parts", "header.toml:1: has a key of more than 32 parts",
                  "large.toml:1: is longer than 4 MiB; split it, lists belong in CSV"));
}

TEST(Package, DotsInTextsAndNumbersAreNoDeepKeys) {
  const PackageFolder folder;
  std::string dots(100, '.'), numbers;
  for (int i = 0; i < 100; ++i) numbers += "1.5, ";
  folder.replace("hall.toml", "hue = 200", "hue = 200 # " + dots);
  Problems problems;
  const std::string text = "a = \"\"\"\n" + dots + "\n" + dots + "\"\"\"\nb = '" + dots + "'\nc = [" + numbers + "]\n";
  EXPECT_TRUE(content::package::parse_toml(text, "x.toml", 1, problems));
  EXPECT_TRUE(problems.empty());
  EXPECT_THAT(mistakes(folder.path()), IsEmpty());
}

TEST(Package, MillionsOfCommasTakeNoMemory) {
  const PackageFolder folder;
  folder.write("members/heart.csv", std::string(30'000'000, ',') + "\n");
  std::string rows = "member_no,name\n";
  for (int i = 0; i < 2'100'000; ++i) rows += ",\n";
  folder.write("registrations.csv", rows);
  EXPECT_THAT(mistakes(folder.path()),
              ElementsAre("members/heart.csv:1: has more than 256 fields; delete the empty columns",
                          AllOf(StartsWith("registrations.csv:"), HasSubstr("more than 4000000 fields up to here"))));
}

TEST(Package, ARosterOfNoBaseIsToldOnce) {
  const PackageFolder folder;
  folder.write("members/maple.csv", "member_no,name,firm,phone,groups\n1,甲,,,\n2,乙,,,\n");
  EXPECT_THAT(mistakes(folder.path()), ElementsAre(StartsWith("members/maple.csv:1: there is no base \"maple\"")));
}

TEST(Package, AnEnglishChapterNeedsAChineseOne) {
  const PackageFolder folder;
  folder.write("stories/heart/02-more.en.md", "+++\nrail = \"More\"\ntitle = \"More\"\n+++\nText.\n");
  folder.write("stories/alliance/01-who.txt", "?");
  EXPECT_THAT(mistakes(folder.path()),
              ElementsAre(StartsWith("stories/alliance/01-who.txt:1: is no chapter"),
                          StartsWith("stories/heart/02-more.en.md:1: has no Chinese chapter")));
}

// Whichever file it is that was cut off: it is named, or there is nothing amiss, and the rest is read all the same.
TEST(Package, AnyFileMayBeEmptyOrEndAfterItsFirstLine) {
  const PackageFolder whole;
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(whole.path())) {
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), whole.path()));
  }
  for (const std::string& file : files) {
    const std::string text = whole.read(file);
    for (const std::string& left :
         {std::string(), std::string("\xEF\xBB\xBF"), std::string("\r\n \n"), text.substr(0, text.find('\n') + 1)}) {
      whole.write(file, left);
      const auto told = mistakes(whole.path());
      if (file.ends_with(".csv") && left.size() < 5) {
        EXPECT_THAT(told, Contains(StartsWith(file + ":1: is empty; its first line names the columns"))) << file;
      }
    }
    whole.write(file, text);
  }
}

TEST(Package, WithoutAManifestItIsNone) {
  const PackageFolder folder;
  fs::remove(folder.path() / "package.toml");
  EXPECT_THAT(mistakes(folder.path()), ElementsAre(StartsWith("package.toml:1: is missing")));
}

}  // namespace
}  // namespace starharbor::tests
