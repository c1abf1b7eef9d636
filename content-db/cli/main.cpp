// starharbor-content: the command line of the data. Each verb has a file of its own in this folder, and a row here.
#include "content-db/base/command/program.h"

namespace starharbor::content::cli {

using command::Verb;

Verb init_verb();
Verb check_verb();
Verb import_verb();
Verb members_verb();
Verb events_verb();
Verb sign_in_verb();
Verb cards_verb();
Verb revoke_cards_verb();
Verb walk_ins_verb();
Verb annul_verb();
Verb attendance_verb();
Verb conflicts_verb();
Verb clock_verb();
Verb review_verb();
Verb erase_verb();
Verb verify_verb();
Verb rebuild_verb();
Verb digest_verb();
Verb status_verb();

namespace {

// In the order of the help.
std::vector<Verb> verbs() {
  return {init_verb(),       check_verb(),     import_verb(),       members_verb(),  events_verb(),
          sign_in_verb(),    cards_verb(),     revoke_cards_verb(), walk_ins_verb(), annul_verb(),
          attendance_verb(), conflicts_verb(), clock_verb(),        review_verb(),   erase_verb(),
          verify_verb(),     rebuild_verb(),   digest_verb(),       status_verb()};
}

}  // namespace
}  // namespace starharbor::content::cli

int main(int argc, char** argv) {
  return starharbor::command::run_program(
      {"starharbor-content",
       "Starharbor's content: take packages in, look members and events up, keep attendance.",
       "Times are those of Shanghai.",
       starharbor::content::cli::verbs(),
       {},
       // Until its verbs speak Chinese.
       starharbor::content::Language::kEnglish},
      argc, argv);
}
