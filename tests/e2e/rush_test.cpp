// A queue at the door: people sign in one after the other, half by touch and half by a card that a scanner types. None
// may be lost, none counted twice. STARHARBOR_LONG makes it two hundred people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>

#include "tests/e2e/hall.h"
#include "tests/support/printed.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::StartsWith;

// A window of a quarter of the design's screen, because a renderer in software is slow.
const std::vector<std::string> kWindow = {"--window", "960x540"};
constexpr Point kFirstCandidate{480, 188};
constexpr Point kDone{128, 412};
constexpr int kEnter = 36, kCapsLock = 66, kShift = 50;

Point key(char letter) {
  const std::string rows[] = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
  const double indents[] = {0, 57.8, 173.4};
  for (int row = 0; row < 3; ++row) {
    const size_t column = rows[row].find(letter);
    if (column == std::string::npos) continue;
    return {(680 + indents[row] + static_cast<double>(column) * 115.6 + 52) / 2, (646 + row * 116.0) / 2};
  }
  return {};
}

// evdev's key codes + 8, as X counts them.
int key_code(char key) {
  const std::map<int, std::string> rows = {{10, "1234567890"}, {24, "QWERTYUIOP"}, {38, "ASDFGHJKL"}, {52, "ZXCVBNM"}};
  for (const auto& [first, keys] : rows) {
    const size_t place = keys.find(key);
    if (place != std::string::npos) return first + static_cast<int>(place);
  }
  return 0;
}

// As fast as USB lets a keyboard be.
constexpr int kKeyMs = 2;

void scan(XServer& server, const std::string& code, bool with_enter = true) {
  for (const char letter : code) {
    server.press_key(key_code(letter));
    sleep_ms(kKeyMs);
  }
  if (with_enter) server.press_key(kEnter);
}

// Three letters that fit nobody else's name, and no letter twice in a row.
std::string letters_of(int number) {
  const std::string letters = "BCDFGHJLMNPQRSTW";
  const auto many = static_cast<int>(letters.size());
  const int first = number / (many - 1), second = number % (many - 1);
  return {'K', letters[static_cast<size_t>(first)], letters[static_cast<size_t>(second + (second >= first))]};
}

struct Seconds {
  double sum = 0, most = 0;
  int count = 0;
  void add(double seconds) {
    sum += seconds;
    most = std::max(most, seconds);
    ++count;
  }
};

class RushTest : public ::testing::Test {
 protected:
  static int people() { return std::getenv("STARHARBOR_LONG") ? 200 : 16; }

  void SetUp() override {
    write_package();
    program("starharbor-content", {"--data", office(), "init", "--device", "office", "--role", "office"});
    program("starharbor-content", {"--data", office(), "import", folder_ / "package"});
    program("starharbor-content", {"--data", door(), "init", "--device", "door", "--base", "east"});
    fs::create_directory(folder_ / "store");
    std::ofstream(folder_ / "passphrase") << "a trial in the hall\n";
    const std::vector<std::string> passphrase = {"--passphrase-file", folder_ / "passphrase"};
    program("starharbor-sync",
            {"--data", office(), "office", "init", folder_ / "recovery", passphrase[0], passphrase[1]});
    program("starharbor-sync", {"--data", door(), "run", folder_ / "store"}, 1);
    program("starharbor-sync", {"--data", office(), "enrol", folder_ / "store", "--all", passphrase[0], passphrase[1]});
    cards_ = print_cards("east", folder_ / "east.pdf");
    guests_ = print_cards("west", folder_ / "west.pdf");
    for (const std::string& data : {office(), door()}) sync(data);
  }

  std::string office() const { return folder_ / "office"; }
  std::string door() const { return folder_ / "door"; }
  void sync(const std::string& data) { program("starharbor-sync", {"--data", data, "run", folder_ / "store"}); }

  void write_package() {
    const fs::path package = folder_ / "package";
    fs::create_directories(package / "members");
    std::ofstream(package / "package.toml") << "id = \"rush\"\ntitle = { zh = \"赶集\", en = \"Rush\" }\n";
    std::ofstream bases(package / "bases.toml");
    std::ofstream roster(package / "members" / "east.csv"), others(package / "members" / "west.csv");
    for (const char* base : {"east", "west"}) {
      bases << fmt::format(
          "[[base]]\nid = \"{0}\"\nname = {{ zh = \"{0}\", en = \"{0}\" }}\nplace = {{ zh = \"社区\", en = \"Place\" "
          "}}\n"
          "trade = {{ zh = \"行业\", en = \"Trade\" }}\nfact = {{ zh = \"事实\", en = \"Fact\" }}\ncolor = \"heart\"\n",
          base);
    }
    std::ofstream(package / "events.toml")
        << "[[event]]\nid = \"tea\"\nbase = \"east\"\ntitle = { zh = \"茶话会\", en = \"Tea\" }\nday = 0\nstart = "
           "\"08:00\"\nend = \"24:00\"\nsign_in_from = \"00:00\"\nsign_in_until = \"24:00\"\nrepeat = { every = "
           "\"day\", "
           "times = 3 }\n";
    for (std::ofstream* list : {&roster, &others}) *list << "member_no,name,firm,phone,groups\n";
    for (int i = 0; i < people(); ++i)
      roster << fmt::format("{:04},{} Ox,Firm,1200000{:04},\n", i, letters_of(i), i);
    for (int i = 0; i < kGuests; ++i) others << fmt::format("{:04},客人,Firm,,\n", i);
  }

  // By what the printed cards say, in the order of the roster.
  std::vector<std::string> print_cards(const std::string& base, const std::string& file) {
    program("starharbor-content", {"--data", office(), "cards", "--base", base, "--layout", "single", "--out", file});
    std::ifstream in(file, std::ios::binary);
    const Printed pdf({std::istreambuf_iterator<char>(in), {}});
    std::vector<std::string> codes;
    for (int page = 0; page < pdf.pages(); ++page) {
      for (std::string& code : pdf.codes(page, 200)) codes.push_back(std::move(code));
    }
    return codes;
  }

  static constexpr int kGuests = 2;
  TemporaryFolder folder_;
  std::vector<std::string> cards_, guests_;
};

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count(); }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

TEST_F(RushTest, NobodyIsLostAndNobodyCountedTwice) {
  ASSERT_EQ(cards_.size(), static_cast<size_t>(people()));
  ASSERT_EQ(guests_.size(), static_cast<size_t>(kGuests));
  Seconds by_touch, by_card;
  {
    XServer server(1920, 1080);
    Kiosk kiosk(server, door(), {kWindow[0], kWindow[1], "--at-door"});
    ASSERT_TRUE(kiosk.reaches("signin-find tea"));
    sleep_ms(900);
    const auto is_done = [&](int ordinal) {
      const std::string end = fmt::format("ordinal {}", ordinal);
      return wait_until(10'000, [&] { return kiosk.place().ends_with(end); });
    };
    for (int i = 0; i < people(); ++i) {
      const Stopwatch watch;
      if (i % 2 == 0) {
        // After a card the done screen still stands.
        if (i > 0) server.tap(kDone);
        ASSERT_TRUE(kiosk.reaches("signin-find tea"));
        for (const char letter : letters_of(i)) {
          server.tap(key(letter));
          sleep_ms(100);
        }
        ASSERT_TRUE(wait_until(10'000, [&] { return kiosk.place().ends_with("found 1"); })) << kiosk.place();
        server.tap(kFirstCandidate);
        ASSERT_TRUE(is_done(i + 1)) << kiosk.place();
        by_touch.add(watch.seconds());
      } else {
        // From the done screen of the one before, at once.
        scan(server, cards_[static_cast<size_t>(i)]);
        ASSERT_TRUE(is_done(i + 1)) << kiosk.place();
        by_card.add(watch.seconds());
      }
    }
  }
  const auto attendance = content(door(), {"attendance"});
  ASSERT_EQ(attendance.size(), static_cast<size_t>(people()));
  std::set<std::string> members;
  for (const auto& row : attendance) {
    EXPECT_EQ(row.at("sign_ins").size(), 1u);
    members.insert(row.at("member").get<std::string>());
  }
  EXPECT_EQ(members.size(), static_cast<size_t>(people()));
  fmt::print("A person by touch {:.2f} s (longest {:.2f}), by card {:.2f} s (longest {:.2f}); {} people\n",
             by_touch.sum / by_touch.count, by_touch.most, by_card.sum / by_card.count, by_card.most, people());
}

TEST_F(RushTest, ACardIsReadAnywhereAndSaysWhatIsTheMatter) {
  const std::string lost = cards_[0];
  program("starharbor-content", {"--data", office(), "revoke-cards", "east.0000"});
  for (const std::string& data : {office(), door()}) sync(data);
  XServer server(1920, 1080);
  Kiosk kiosk(server, door(), kWindow);
  ASSERT_TRUE(kiosk.reaches("attract"));
  sleep_ms(900);
  scan(server, lost);
  ASSERT_TRUE(kiosk.reaches("signin-problem tea"));
  scan(server, guests_[0]);
  ASSERT_TRUE(kiosk.reaches("signin-done tea"));
  EXPECT_THAT(kiosk.place(), ::testing::EndsWith("ordinal 1"));
  // With Caps Lock on, while a name is being typed: nothing of it gets into the field.
  server.tap(kDone);
  ASSERT_TRUE(kiosk.reaches("signin-find tea"));
  server.tap(key('K'));
  server.press_key(kCapsLock);
  server.hold_key(kShift);
  scan(server, cards_[1]);
  server.release_key(kShift);
  server.press_key(kCapsLock);
  ASSERT_TRUE(wait_until(10'000, [&] { return kiosk.place().ends_with("ordinal 2"); })) << kiosk.place();
  // Half a card signs nobody in, and the rest of it is none.
  scan(server, cards_[2].substr(0, 60), false);
  sleep_ms(2'500);
  scan(server, cards_[2].substr(60));
  sleep_ms(500);
  EXPECT_EQ(content(door(), {"attendance"}).size(), 2u);
  scan(server, cards_[2]);
  ASSERT_TRUE(wait_until(10'000, [&] { return kiosk.place().ends_with("ordinal 3"); })) << kiosk.place();
  sync(door());
  sync(office());
  const auto known = content(office(), {"attendance"});
  ASSERT_EQ(known.size(), 3u);
  EXPECT_EQ(known[0].at("member"), "west.0000") << "the office knows whose card the guest's is";
}

}  // namespace
}  // namespace starharbor::tests
