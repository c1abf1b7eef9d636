// The verbs by which people decide about trust. Arguments and words only; what is decided is the safe's.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace starharbor::sync::cli {

// Adds office, enrol, devices, revoke, replace, accept, rotate, provision and install. `data` is the value of --data
// and outlives the parsing; `run` gets what the verb on the command line does, which gives an exit code.
void add_trust_verbs(CLI::App& app, const std::string& data, std::function<int()>& run);

}  // namespace starharbor::sync::cli
