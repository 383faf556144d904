# Sourced by ./run and ./test: installs what is missing and says what cannot be installed.
# shellcheck shell=bash

BUILD_PACKAGES=(libwebkit2gtk-4.1-dev build-essential pkg-config file fonts-noto-cjk)
TEST_PACKAGES=(webkit2gtk-driver xvfb xauth chromium openbox xdotool poppler-utils)

export PATH="$PATH:$HOME/.cargo/bin"

# Debian packages that are missing, by apt-get, as root or through sudo.
install_packages() {
  local missing=() name
  command -v dpkg-query >/dev/null || { echo "Not a Debian system: make sure that these are there: $*" >&2; return 0; }
  for name in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Please install as root: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q -o DPkg::Lock::Timeout=900
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=900 "${missing[@]}"
}

# Compilers that distributions carry too old: said, not installed.
need_tools() {
  command -v cargo >/dev/null || { echo "Rust 1.95 or newer is needed: https://rustup.rs" >&2; return 1; }
  command -v npm >/dev/null || { echo "Node.js 20 or newer with npm is needed: https://nodejs.org" >&2; return 1; }
}

# The pages' packages, when the lock file is newer than what was installed from it.
install_pages() {
  [ ui/node_modules/.package-lock.json -nt ui/package-lock.json ] && return 0
  npm --prefix ui ci --no-audit --no-fund
  touch ui/node_modules/.package-lock.json
}
