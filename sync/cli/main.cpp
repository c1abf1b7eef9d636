// starharbor-sync: exchanges a device's data with a store, and tells how things stand. Each verb has a file of its own
// in this folder, and a row here; what is done is in the library, and what is said in assets/strings/sync_*.toml.
#include "content-db/base/command/program.h"

namespace starharbor::sync::cli {

using command::Verb;

Verb run_verb();
Verb status_verb();
Verb watch_verb();
Verb snapshot_verb();
Verb office_init_verb();
Verb office_recover_verb();
Verb office_check_verb();
Verb office_phones_verb();
Verb enrol_verb();
Verb devices_verb();
Verb rename_verb();
Verb revoke_verb();
Verb accept_verb();
Verb readmit_verb();
Verb replace_verb();
Verb rotate_verb();
Verb provision_verb();
Verb install_verb();

namespace {

// In the order of the help.
std::vector<Verb> verbs() {
  return {run_verb(),         status_verb(),         watch_verb(),        snapshot_verb(),
          office_init_verb(), office_recover_verb(), office_check_verb(), office_phones_verb(),
          enrol_verb(),       devices_verb(),        rename_verb(),       revoke_verb(),
          accept_verb(),      readmit_verb(),        replace_verb(),      rotate_verb(),
          provision_verb(),   install_verb()};
}

}  // namespace
}  // namespace starharbor::sync::cli

int main(int argc, char** argv) {
  return starharbor::command::run_program({"starharbor-sync",
                                           "sync_verb.program",
                                           "sync_verb.footer",
                                           starharbor::sync::cli::verbs(),
                                           {{"office", "sync_verb.office"}}},
                                          argc, argv);
}
