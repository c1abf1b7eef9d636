# What kiosk/run and tests/run share: packages, building, and plain words when something is in the way. Sourced from the
# repository's root, never run. It installs nothing but Debian packages and writes nothing outside build/.

build_packages=(
  bzip2 ca-certificates cmake g++ git make ninja-build pkg-config
  fonts-noto-cjk fonts-noto-cjk-extra
  libasound2-dev libcairo2-dev libcli11-dev libcsv-dev libfmt-dev libfontconfig-dev libfreetype-dev libgl-dev
  libgl1-mesa-dri libglfw3-dev libgooglepinyin0-dev libicu-dev libimgui-dev libmd4c-dev libpango1.0-dev
  libqrencode-dev libsimdjson-dev libsodium-dev libsqlite3-dev libstb-dev libtomlplusplus-dev libunibreak-dev
  libvips-dev libvips-tools libx11-dev libxext-dev libxi-dev libxlsxwriter-dev libxrandr-dev libzinnia-dev libzstd-dev
  nlohmann-json3-dev rclone tegaki-zinnia-simplified-chinese unicode-data
)
display_packages=(xvfb)
test_packages=(
  apache2-bin clang-14 faketime libclang-rt-14-dev libgmock-dev libgtest-dev libpoppler-glib-dev librapidcheck-dev libzbar-dev
  python3 python3-nacl python3-zstandard x11-xserver-utils xserver-xorg-core xserver-xorg-dev xserver-xorg-video-dummy
)

say() { printf '%s\n' "$*" >&2; }

# stop WHAT HINT: says what failed and what to do, and ends with the exit code of a broken environment.
stop() {
  say ""
  say "Stopped: $1"
  say "What to do: $2"
  exit 3
}

# dpkg-query fails when it does not know one of the names, having listed the others.
missing_packages() {
  local package
  { dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' "$@" 2>/dev/null || true; } |
    awk '$2 == "ii" {print $1}' | sort -u >"$scratch/have"
  for package in "$@"; do grep -qx -- "$package" "$scratch/have" || printf '%s\n' "$package"; done
}

free_mib() { df -Pm "$1" | awk 'NR == 2 {print $4}'; }

# need_packages PACKAGE ...: installs those that are missing; no call to apt when none is.
need_packages() {
  if ! command -v dpkg-query >/dev/null; then
    stop "this is not Debian, so the packages can't be installed by this script." \
      "use Debian 12, or install what README.md lists under \"What it stands on\" and build with: cmake --preset release && cmake --build --preset release"
  fi
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return
  # shellcheck disable=SC1091
  . /etc/os-release
  if [ "${ID:-}" != debian ] || [ "${VERSION_ID:-}" != 12 ]; then
    stop "this is ${PRETTY_NAME:-an unknown system}, and the packages are known for Debian 12 only." \
      "use Debian 12, or install the equivalents of these by hand and run this again: ${missing[*]}"
  fi
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || stop "some packages are missing and this user is neither root nor has sudo." \
      "ask an administrator to run: apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
  fi
  [ "$(free_mib /usr)" -ge 1500 ] || stop "there is too little space for the packages: $(free_mib /usr) MiB free, 1500 needed." \
    "free some space under /usr and run this again; what was done so far is kept."
  say "Packages to install: ${#missing[@]} ..."
  "${as_root[@]}" apt-get update -qq >"$scratch/apt" 2>&1 || {
    tail -n 5 "$scratch/apt" >&2
    stop "the package lists could not be fetched." "check the network or the package mirror and run this again; nothing was changed."
  }
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >"$scratch/apt" 2>&1 || {
    tail -n 5 "$scratch/apt" >&2
    stop "the packages could not be installed (the last lines above say why)." \
      "check the network, the mirror and the space on the disk, and run this again."
  }
}

# build PRESET TARGET ...: configures once, builds what changed.
build() {
  local preset=$1
  shift
  mkdir -p build 2>/dev/null && [ -w build ] || stop "the folder build/ can't be written." "check who owns this checkout."
  [ "$(free_mib build)" -ge 1500 ] || stop "there is too little space to build: $(free_mib build) MiB free, 1500 needed." \
    "free some space where this checkout lies and run this again."
  if [ ! -f "build/$preset/build.ninja" ] || [ -n "${configure_options[*]-}" ]; then
    cmake --preset "$preset" "${configure_options[@]}" >"$scratch/configure" 2>&1 || {
      tail -n 20 "$scratch/configure" >&2
      stop "the build could not be configured." "the lines above name what is missing; remove build/$preset and run this again."
    }
  fi
  say "Building ($preset) ..."
  local quiet=()
  [ -t 2 ] || quiet=(--quiet)
  ninja -C "build/$preset" "${quiet[@]}" "$@" >&2 || stop "the build failed." "the lines above say where; the sources may be half edited."
}

scratch=$(mktemp -d) || exit 3
configure_options=()
