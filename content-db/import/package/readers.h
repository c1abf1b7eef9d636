// The parts of reading a package, one for each sort of file. Each takes its files, adds to the package, and notes what
// is wrong; what spans files (references, double ids) is checked afterwards by check_package.
#pragma once

#include <string>

#include "content-db/import/package/package.h"
#include "content-db/import/package/package_file.h"

namespace starharbor::content::package {

// package.toml.
void read_manifest(const PackageFiles& files, Package& package, Problems& problems);
// One other .toml file: rows of any table that comes by packages, but for chapters and people.
void read_tables(const PackageFiles& files, const std::string& file, Package& package, Problems& problems);
// stories/<base>/<nn>-<name>.zh.md and .en.md.
void read_chapters(const PackageFiles& files, Package& package, Problems& problems);
// members/<base>.csv and registrations.csv.
void read_members(const PackageFiles& files, Package& package, Problems& problems);
void read_registrations(const PackageFiles& files, Package& package, Problems& problems);

// Ids that are there twice, and references to what isn't there.
void check_package(const Package& package, Problems& problems);

}  // namespace starharbor::content::package
