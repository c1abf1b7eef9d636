// The stops, the copy of the data that they are walked on, and the files that come of it.
#include "kiosk/tour/tour.h"

#include <fmt/format.h>
#include <stb_image_write.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <future>
#include <utility>

#include "content-db/attendance/check_in.h"
#include "content-db/base/civil_time.h"
#include "content-db/base/error.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/folder/data_folder.h"
#include "content-db/people/card_code.h"
#include "content-db/storage/database.h"

namespace starharbor::kiosk {

namespace {

namespace fs = std::filesystem;

constexpr PixelSize kUsualSize{1920, 1080};
constexpr int kMinuteOfDay = 14 * 60 + 5;  // a hall in the early afternoon, whenever the tour is played
constexpr int64_t kStepMs = 100;
constexpr int64_t kRestMs = 2'000;  // until the longest transition and drawing have come to rest
constexpr int64_t kWarningMs = 600;
constexpr size_t kEnoughFound = 3;
constexpr int kLastPage = 99;  // the story screen stays on the last page there is
// Two letters each, of frequent names: one of them finds a few people in any hall.
constexpr const char* kLetters[] = {"WX", "LX", "ZX", "WJ", "LJ", "CX", "ZH", "LI", "WA", "CH"};

// A data folder like another, in the temporary folder: its own database, the other's photos. Gone when this is.
class CopyOfData {
 public:
  explicit CopyOfData(const fs::path& data) {
    // Says what is missing before anything is copied.
    content::DataFolder original = content::DataFolder::open(data);
    std::string name = (fs::temp_directory_path() / "starharbor-tour-XXXXXX").string();
    if (!mkdtemp(name.data())) {
      throw Error(ErrorCode::kReadOnly, "make a folder in " + fs::temp_directory_path().string(),
                  "the tour plays on a copy of the data; make room there or set TMPDIR to another place.");
    }
    path_ = name;
    auto copy = original.database().query("VACUUM INTO ?1");
    copy.bind(1, (path_ / "hall.db").string()).run();
    fs::create_directory_symlink(fs::absolute(data) / "media", path_ / "media");
  }
  ~CopyOfData() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  CopyOfData(const CopyOfData&) = delete;
  CopyOfData& operator=(const CopyOfData&) = delete;

  const fs::path& path() const { return path_; }

  // Takes the seats of the smallest event that is open, so that there is a full one to show. Nothing happens where no
  // open event counts its seats, its base has too few members, or no other would be left to sign in at.
  void fill_an_event(int64_t now_ms) const;

 private:
  fs::path path_;
};

void CopyOfData::fill_an_event(int64_t now_ms) const {
  content::DataFolder folder = content::DataFolder::open(path_);
  const content::Hall hall = content::load_hall(folder, now_ms);
  const content::Event* smallest = nullptr;
  for (const content::Event& event : hall.events) {
    if (event.capacity == 0 || !event.open_at(now_ms)) continue;
    if (!smallest || event.capacity < smallest->capacity) smallest = &event;
  }
  const auto open = std::count_if(hall.events.begin(), hall.events.end(),
                                  [&](const content::Event& event) { return event.open_at(now_ms); });
  if (!smallest || open < 2) return;
  content::CheckIn desk(folder);
  auto members = desk.members(smallest->base);
  const auto seats = static_cast<size_t>(smallest->capacity);
  if (members.size() < seats) return;
  members.resize(seats);
  for (const content::Member& member : members) desk.sign_in_by_staff(smallest->id, member.id, now_ms);
}

void write_png(const fs::path& file, const Pixels& pixels) {
  const int written =
      stbi_write_png(file.c_str(), pixels.size.width, pixels.size.height, 4, pixels.rgba.data(), 4 * pixels.size.width);
  if (!written) {
    throw Error(ErrorCode::kReadOnly, "write " + file.string(),
                "the picture can't be written; check the folder's rights and the free space.");
  }
}

bool is_not_in_yet(const content::Candidate& candidate) {
  return !candidate.already_in;
}

class Tour {
 public:
  Tour(App& app, fs::path folder, PixelSize size) : app_(app), folder_(std::move(folder)), size_(size) {}

  // All stops, in one language and one orientation.
  void walk(Language language, bool portrait);
  int finish();

 private:
  void exchange();
  void stories();
  void pictures();
  void sign_in();
  bool find_people(const std::string& event);
  // Of those found; -1: none is like that.
  int index_of(const std::function<bool(const content::Candidate&)>& is_wanted) const;
  void find_by_digits(const std::string& event);
  void sign_in_twice(const std::string& event);
  void cards();
  void walk_in();
  void draw_character();
  void full_event();
  void idle_warning();

  const State& state() const { return app_.state(); }
  const content::Hall& hall() const { return *state().hall; }
  void act(const Action& action);
  void type(const std::string& keys);
  void pass(int64_t ms);
  void stop(const std::string& name, int64_t rest_ms = kRestMs);
  void leave_out(const std::string& name, const std::string& why);
  void show_diagram_of(const std::string& base);
  const std::string& base_with_rings() const;

  App& app_;
  fs::path folder_;
  PixelSize size_;
  PixelSize turned_;
  std::string suffix_;
  std::future<void> writing_;
  int pictures_ = 0;
};

void Tour::walk(Language language, bool portrait) {
  turned_ = portrait ? PixelSize{size_.height, size_.width} : size_;
  suffix_ = fmt::format("-{}{}.png", language == Language::kChinese ? "zh" : "en", portrait ? "-portrait" : "");
  app_.restart(language);
  app_.settle(turned_);
  stop("attract");
  app_.act(Touched{});
  stop("home");
  exchange();
  stories();
  pictures();
  act(OpenHome{});
  act(OpenEvents{});
  stop("events");
  sign_in();
  cards();
  walk_in();
  full_event();
  idle_warning();
}

int Tour::finish() {
  if (writing_.valid()) writing_.get();
  return pictures_;
}

void Tour::act(const Action& action) {
  app_.act(Touched{});
  app_.act(action);
}

void Tour::type(const std::string& keys) {
  for (const char key : keys) act(TypeKey{key});
  app_.settle(turned_);
}

// In small steps, as a running kiosk would: some screens remember when they were first drawn.
void Tour::pass(int64_t ms) {
  for (int64_t passed = 0; passed < ms; passed += kStepMs) {
    app_.clock().advance(kStepMs);
    app_.settle(turned_);
  }
}

void Tour::stop(const std::string& name, int64_t rest_ms) {
  app_.settle(turned_);
  pass(rest_ms);
  Pixels pixels = app_.picture(turned_);
  if (writing_.valid()) writing_.get();
  writing_ = std::async(std::launch::async,
                        [file = folder_ / (name + suffix_), shown = std::move(pixels)] { write_png(file, shown); });
  ++pictures_;
}

void Tour::leave_out(const std::string& name, const std::string& why) {
  fmt::print("No picture {}{}: {}.\n", name, suffix_, why);
}

const std::string& Tour::base_with_rings() const {
  for (const content::Diagram& diagram : hall().diagrams) {
    if (diagram.kind == "rings" && hall().base(diagram.base)) return diagram.base;
  }
  return hall().bases.front().id;
}

void Tour::show_diagram_of(const std::string& base) {
  act(OpenStory{base});
  const auto chapters = chapters_of(hall(), base);
  const auto with_diagram = std::find_if(chapters.begin(), chapters.end(),
                                         [](const content::Chapter* chapter) { return !chapter->diagram.empty(); });
  if (with_diagram != chapters.end()) act(GoToChapter{static_cast<int>(with_diagram - chapters.begin())});
}

// As if a stick were in. Afterwards it was a share, which leaves no word.
void Tour::exchange() {
  app_.act(ExchangeNews{{.running = true, .stick = true, .percent = 35}});
  stop("home-exchange");
  app_.act(ExchangeNews{{.stick = true, .good = true, .percent = 100}});
  stop("home-exchange-done");
  app_.act(ExchangeNews{{.good = true, .percent = 100}});
}

void Tour::stories() {
  if (hall().bases.empty()) {
    leave_out("story", "there are no bases yet");
  } else {
    show_diagram_of(base_with_rings());
    stop("story");
  }
  for (size_t i = 0; i < hall().bases.size(); ++i) {
    const std::string base = hall().bases[i].id;
    act(OpenHome{});
    show_diagram_of(base);
    stop("story-" + base);
  }
  act(OpenHome{});
  act(OpenStory{""});
  stop("story-alliance");
  const int chapters = static_cast<int>(chapters_of(hall(), "").size());
  for (int chapter = 1; chapter < chapters; ++chapter) {
    act(GoToChapter{chapter, kLastPage});
    stop(fmt::format("story-alliance-{}", chapter + 1));
  }
}

void Tour::pictures() {
  act(OpenHome{});
  act(OpenGallery{""});
  stop("gallery");
  const content::Album* largest = nullptr;
  for (const content::Album& album : hall().albums) {
    if (!largest || album.photos.size() > largest->photos.size()) largest = &album;
  }
  if (!largest || largest->photos.empty()) {
    leave_out("album", "there are no pictures yet");
    leave_out("photo", "there are no pictures yet");
    return;
  }
  const std::string first = current_album(state())->photos.empty() ? largest->id : current_album(state())->id;
  act(FilterGallery{largest->base});
  act(ChooseAlbum{largest->id});
  stop("album");
  act(OpenPhoto{first, 0});
  stop("photo");
}

void Tour::sign_in() {
  const auto open = open_events(state());
  const auto with_room = std::find_if(open.begin(), open.end(), [](const auto* event) { return !event->full(); });
  if (with_room == open.end()) return leave_out("signin-find", "nothing is open for sign-in now");
  const std::string event = (*with_room)->id;
  act(OpenSignIn{event});
  if (!find_people(event)) return leave_out("signin-find", "nobody is found under any of the letters tried");
  stop("signin-find");
  find_by_digits(event);
  sign_in_twice(event);
}

bool Tour::find_people(const std::string& event) {
  act(OpenSignIn{event});
  std::string best;
  size_t most = 0;
  const auto found = [&](const std::string& letters) {
    while (!state().sign_in.typed.empty()) act(DeleteKey{});
    type(letters);
    // It looks for more people than a visitor would.
    if (state().sign_in.held) pass(kSlowestMs);
    return state().sign_in.found.candidates.size();
  };
  for (const char* letters : kLetters) {
    const size_t count = found(letters);
    if (count >= kEnoughFound) return true;
    if (count > most) best = letters;
    most = std::max(most, count);
  }
  return most > 0 && found(best) > 0;
}

void Tour::find_by_digits(const std::string& event) {
  std::string last4;
  for (const content::Candidate& candidate : state().sign_in.found.candidates) {
    if (last4.empty()) last4 = candidate.phone_last4;
  }
  if (last4.empty()) return leave_out("signin-digits", "none of those found has a phone number");
  act(SwitchKeypad{});
  type(last4);
  if (state().sign_in.held) pass(kSlowestMs);
  stop("signin-digits");
  act(SwitchKeypad{});
  find_people(event);
}

int Tour::index_of(const std::function<bool(const content::Candidate&)>& is_wanted) const {
  const auto& candidates = state().sign_in.found.candidates;
  const auto found = std::find_if(candidates.begin(), candidates.end(), is_wanted);
  return found == candidates.end() ? -1 : static_cast<int>(found - candidates.begin());
}

void Tour::sign_in_twice(const std::string& event) {
  const int index = index_of(is_not_in_yet);
  if (index < 0) return leave_out("signin-done", "everybody found is in already");
  const std::string member = state().sign_in.found.candidates[static_cast<size_t>(index)].member;
  act(ChooseCandidate{index});
  stop("signin-done");
  const std::string fact = state().sign_in.result.sign_in;
  act(FinishSignIn{});
  stop("signin-next");
  act(OpenEvents{});
  find_people(event);
  act(ChooseCandidate{index_of([&](const content::Candidate& candidate) { return candidate.member == member; })});
  stop("signin-already");
  // The next walk finds everything as this one did.
  app_.run_effect(WriteUndo{fact});
  app_.settle(turned_);
}

// As if cards had been scanned: one of another base, one that was revoked, one that nobody knows.
void Tour::cards() {
  const auto open = open_events(state());
  if (open.empty() || hall().bases.empty()) return leave_out("card", "nothing is open for sign-in now");
  const std::string event = open.front()->id;
  const auto end_with = [&](content::SignInOutcome outcome, const std::string& name) {
    act(OpenHome{});
    act(OpenSignIn{event});
    act(CardScanned{content::write_card_code({})});
    content::SignInResult result;
    result.outcome = outcome;
    result.event = event;
    if (outcome == content::SignInOutcome::kSignedIn) result.guest_from = hall().bases.back().id;
    result.at_ms = state().now_ms;
    result.ordinal = result.attended = 28;
    result.registered = 60;
    app_.act(SignedIn{result, state().sign_in.query});
    stop(name);
  };
  end_with(content::SignInOutcome::kSignedIn, "card-guest");
  end_with(content::SignInOutcome::kCardRevoked, "card-revoked");
  end_with(content::SignInOutcome::kCardUnknown, "card-unknown");
}

// 王, in the middle of the pad.
void Tour::draw_character() {
  const float middle = turned_.height > turned_.width ? 1.14f : 1.45f;
  const auto line = [&](InkPoint from, InkPoint to) {
    act(DrawStroke{{{middle + from.x, from.y}, {middle + to.x, to.y}}});
  };
  line({-.22f, .22f}, {.22f, .2f});
  line({-.18f, .5f}, {.18f, .48f});
  line({0, .21f}, {0, .79f});
  line({-.3f, .8f}, {.3f, .78f});
  app_.settle(turned_);
}

void Tour::walk_in() {
  const auto open = open_events(state());
  const auto found = std::find_if(open.begin(), open.end(),
                                  [](const content::Event* event) { return event->walk_ins && !event->full(); });
  if (found == open.end()) return leave_out("walk-in", "no open event takes people who are on no list");
  const std::string event = (*found)->id;
  act(OpenHome{});
  act(OpenSignIn{event});
  type("QX");
  stop("walk-in-nobody");
  act(OpenWalkIn{});
  stop("walk-in-notice");
  act(AgreeToKeep{});
  type("OUYANGMINGYUE");
  stop("walk-in-pinyin");
  act(ChooseWord{0});
  while (!state().sign_in.walk_in.spelling.empty()) act(DeleteKey{});
  act(ChooseWalkInField{WalkInField::kFirm});
  act(ChoosePad{WritingPad::kHandwriting});
  draw_character();
  stop("walk-in-handwriting");
  act(ChooseWord{0});
  act(ChooseWalkInField{WalkInField::kPhone});
  type("13800005678");
  stop("walk-in-phone");
  act(SignInWalkIn{});
  stop("walk-in-done");
  const std::string fact = state().sign_in.result.sign_in;
  app_.run_effect(WriteUndo{fact});
  app_.settle(turned_);
}

void Tour::full_event() {
  const auto open = open_events(state());
  const auto full = std::find_if(open.begin(), open.end(), [](const content::Event* event) { return event->full(); });
  if (full == open.end()) return leave_out("signin-full", "no open event is full");
  const std::string event = (*full)->id;
  act(OpenHome{});
  if (!find_people(event)) return leave_out("signin-full", "nobody is found for the full event");
  const int late = index_of(is_not_in_yet);
  if (late < 0) return leave_out("signin-full", "everybody found is in already");
  act(ChooseCandidate{late});
  stop("signin-full");
}

void Tour::idle_warning() {
  act(OpenHome{});
  if (!hall().bases.empty()) show_diagram_of(base_with_rings());
  pass(kRestMs);
  app_.clock().advance(idle_warning_after_ms(state()));
  stop("idle-warning", kWarningMs);
}

}  // namespace

void play_tour(AppOptions options, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw Error(ErrorCode::kReadOnly, "make " + folder.string(),
                "the pictures have no place to go (" + error.message() + "); give --tour another folder.");
  }
  const CopyOfData copy(options.data);
  const PixelSize size = options.window.size.value_or(kUsualSize);
  options.data = copy.path();
  options.window.size = size;
  options.window.hidden = true;
  if (!options.now_ms) options.now_ms = content::instant_ms(content::day_at(machine_time().wall_ms), kMinuteOfDay);
  copy.fill_an_event(*options.now_ms);
  App app(options);
  app.clock().hold();
  Tour tour(app, folder, {std::max(size.width, size.height), std::min(size.width, size.height)});
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    for (const bool portrait : {false, true}) tour.walk(language, portrait);
  }
  fmt::print("{} pictures are in {}\n", tour.finish(), fs::absolute(folder).lexically_normal().string());
}

}  // namespace starharbor::kiosk
