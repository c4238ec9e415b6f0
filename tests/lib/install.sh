# What the full run needs beside a Rust toolchain and a C compiler. Each
# function looks first, installs only what is missing, and says what it does.

TOOLS=$PWD/tests/.tools
PYTHON=$TOOLS/venv/bin/python
WEED=$TOOLS/venv/bin/weed
E2E=$PWD/tests/e2e

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# apt_install WHAT PACKAGE…
apt_install() {
  local what=$1
  shift
  command -v apt-get >/dev/null ||
    fail "$what is missing and there is no apt-get here" "install it ($*) with this system's own tool, then run again"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "$what is missing and only root can install it" "as root: apt-get install $*"
  fi
  say "installing $what: $*"
  local get=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q)
  # The first try fails where the package lists are old or absent.
  as_root "${get[@]}" install --no-install-recommends "$@" >/dev/null 2>&1 </dev/null && return
  quietly as_root "${get[@]}" update || fail "the package lists could not be fetched" "check the network, then: apt-get update"
  quietly as_root "${get[@]}" install --no-install-recommends "$@" ||
    fail "$what could not be installed" "as root: apt-get install $*"
}

# The toolchain named in rust-toolchain.toml; where it cannot be fetched, the
# same compiler installed under another name (such as "stable").
pick_toolchain() {
  local wanted name
  command -v cargo >/dev/null || fail "there is no cargo" "install Rust with rustup, then run again"
  command -v cc >/dev/null || fail "there is no C compiler (cc)" "as root: apt-get install gcc libc6-dev"
  rustc --version >/dev/null 2>&1 && return
  wanted=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
  for name in $(rustup toolchain list | cut -d' ' -f1); do
    case $(rustc "+$name" --version 2>/dev/null) in
    "rustc $wanted "*)
      export RUSTUP_TOOLCHAIN=$name
      return
      ;;
    esac
  done
  fail "Rust $wanted is not installed" "rustup toolchain install $wanted --profile minimal -c rustfmt -c clippy"
}

# The newest PostgreSQL server on this machine; Debian keeps it off the PATH.
postgres_bin() {
  local initdb
  initdb=$({ ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb || true; } | sort -V | tail -n 1)
  if [ -n "$initdb" ]; then dirname "$initdb"; fi
}

need_postgres() {
  [ -n "$(postgres_bin)" ] || apt_install PostgreSQL postgresql
  [ -n "$(postgres_bin)" ] || fail "PostgreSQL was installed but initdb is not under /usr/lib/postgresql" "as root: apt-get install --reinstall postgresql"
}

need_python() {
  local pins=tests/requirements.txt limits=tests/constraints.txt stamp=$TOOLS/venv/.pins wanted
  wanted=$(cat "$pins" "$limits" | sha256sum)
  if [ -x "$PYTHON" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
  python3 -c 'import ensurepip, venv' 2>/dev/null || apt_install Python python3 python3-venv
  say "installing Python tools into tests/.tools/venv"
  rm -rf "$TOOLS/venv"
  quietly python3 -m venv "$TOOLS/venv" ||
    fail "no Python environment could be made in tests/.tools/venv" "as root: apt-get install python3-venv"
  quietly "$PYTHON" -m pip install --disable-pip-version-check -r "$pins" -c "$limits" ||
    fail "the Python tools could not be installed" "check the network, then: $PYTHON -m pip install -r $pins -c $limits"
  printf '%s\n' "$wanted" >"$stamp"
}

need_node() {
  local stamp=$E2E/node_modules/.lock-sum wanted
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then apt_install "Node.js" nodejs npm; fi
  node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' ||
    fail "Node.js $(node --version) is too old for the browser tests" "install Node.js 18 or newer"
  wanted=$(sha256sum <"$E2E/package-lock.json")
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
  say "installing npm tools into tests/e2e/node_modules"
  (cd "$E2E" && quietly npm ci --ignore-scripts) ||
    fail "the npm tools could not be installed" "check the network, then: cd tests/e2e && npm ci"
  printf '%s\n' "$wanted" >"$stamp"
}

need_browser() {
  need_node
  if [ -z "${ABRI_CHROMIUM:-}" ] && ! [ -x /usr/bin/chromium ]; then
    apt_install Chromium chromium fonts-dejavu-core
  fi
  # Two days pass in a test: the server's time is moved, not the machine's.
  if [ -z "${ABRI_FAKETIME:-}" ] && ! ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1; then
    apt_install libfaketime libfaketime
  fi
}
