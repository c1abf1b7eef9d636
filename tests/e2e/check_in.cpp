// See check_in.h.
#include "tests/e2e/check_in.h"

#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "tests/e2e/hall.h"
#include "tests/support/printed.h"

namespace starharbor::tests {

namespace fs = std::filesystem;

namespace {

constexpr int kFingerMs = 100;  // from one key to the next
constexpr int kScannerMs = 2;

}  // namespace

Point pad_key(char letter) {
  if (letter == '0') return {840, 439};
  if (letter >= '1' && letter <= '9') {
    const int place = letter - '1';
    return {410 + 144.5 * (place % 3), (646 + 116.0 * (place / 3)) / 2};
  }
  const std::string rows[] = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
  const double indents[] = {0, 57.8, 173.4};
  for (int row = 0; row < 3; ++row) {
    const size_t column = rows[row].find(letter);
    if (column == std::string::npos) continue;
    return {(680 + indents[row] + static_cast<double>(column) * 115.6 + 52) / 2, (646 + row * 116.0) / 2};
  }
  return {};
}

namespace {

// evdev's key codes + 8, as X counts them.
int key_code(char key) {
  const std::map<int, std::string> rows = {{10, "1234567890"}, {24, "QWERTYUIOP"}, {38, "ASDFGHJKL"}, {52, "ZXCVBNM"}};
  for (const auto& [first, keys] : rows) {
    const size_t place = keys.find(key);
    if (place != std::string::npos) return first + static_cast<int>(place);
  }
  return 0;
}

}  // namespace

void type_letters(XServer& server, const std::string& letters) {
  for (const char letter : letters) {
    server.tap(pad_key(letter));
    sleep_ms(kFingerMs);
  }
}

void scan(XServer& server, const std::string& code, bool with_enter) {
  for (const char letter : code) {
    server.press_key(key_code(letter));
    sleep_ms(kScannerMs);
  }
  if (with_enter) server.press_key(kEnter);
}

std::string letters_of(int number) {
  const std::string letters = "BCDFGHJLMNPQRSTW";
  const auto many = static_cast<int>(letters.size());
  const int first = number / (many - 1), second = number % (many - 1);
  return {'K', letters[static_cast<size_t>(first)], letters[static_cast<size_t>(second + (second >= first))]};
}

CheckInDistrict::CheckInDistrict(int people, int guests, const std::vector<std::string>& terminals) {
  write_package(people, guests);
  program("starharbor-content", {"--data", office(), "init", "--device", "office", "--role", "office"});
  program("starharbor-content", {"--data", office(), "import", folder_ / "package"});
  fs::create_directory(store());
  std::ofstream(folder_ / "passphrase") << "a trial in the hall\n";
  const std::string passphrase = "--passphrase-file", file = folder_ / "passphrase";
  program("starharbor-sync", {"--data", office(), "office", "init", folder_ / "recovery", passphrase, file});
  for (const std::string& terminal : terminals) {
    program("starharbor-content", {"--data", data(terminal), "init", "--device", terminal, "--base", "east"});
    // It is not enrolled yet, and says so.
    program("starharbor-sync", {"--data", data(terminal), "run", store()}, 1);
  }
  program("starharbor-sync", {"--data", office(), "enrol", store(), "--all", passphrase, file});
  sync(office());
  for (const std::string& terminal : terminals) sync(data(terminal));
}

void CheckInDistrict::sync(const std::string& data) const {
  program("starharbor-sync", {"--data", data, "run", store()});
}

std::vector<std::string> CheckInDistrict::print_cards(const std::string& base) const {
  const std::string file = folder_ / (base + ".pdf");
  program("starharbor-content", {"--data", office(), "cards", "--base", base, "--layout", "single", "--out", file});
  std::ifstream in(file, std::ios::binary);
  const Printed pdf({std::istreambuf_iterator<char>(in), {}});
  std::vector<std::string> codes;
  for (int page = 0; page < pdf.pages(); ++page) {
    for (std::string& code : pdf.codes(page, 200)) codes.push_back(std::move(code));
  }
  return codes;
}

void CheckInDistrict::write_package(int people, int guests) const {
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
         "\"day\", times = 3 }\nwalk_ins = true\n";
  for (std::ofstream* list : {&roster, &others}) *list << "member_no,name,firm,phone,groups\n";
  for (int i = 0; i < people; ++i) roster << fmt::format("{:04},{} Ox,Firm,1200000{:04},\n", i, letters_of(i), i);
  for (int i = 0; i < guests; ++i) others << fmt::format("{:04},客人,Firm,,\n", i);
}

}  // namespace starharbor::tests
