# What the project's commands need besides cargo, installed when it is missing.
# Sourced by tests/check and tests/pictures, which stand in the project's folder.
#
# Packages of the system come through apt-get; everything else stays under target/ and
# tests/browser/node_modules, in the versions that the project pins.

# fail LINE...: says what is wrong and ends the command.
fail() {
  printf 'check: %s\n' "$@" >&2
  exit 1
}

# need COMMAND WHY: a tool that the project takes as given.
need() {
  command -v "$1" >/dev/null || fail "$1 is missing: $2"
}

# debian PACKAGE...: installs packages of the system.
debian() {
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "cannot install $*: neither root nor sudo. Install by hand, then try again."
    as=(sudo -n)
  fi
  command -v apt-get >/dev/null || fail "cannot install $*: this system has no apt-get. Install by hand, then try again."
  "${as[@]}" apt-get -qq update &&
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
}

# Chromium ($CHROMIUM names another one) and a font with Japanese letters: without one, every
# width of text that a page is judged by would be the width of empty boxes.
need_browser() {
  export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
  local wanted=()
  [ -x "$CHROMIUM" ] || wanted+=(chromium)
  [ -n "$(fc-list :lang=ja family 2>/dev/null | head -n 1)" ] || wanted+=(fontconfig fonts-noto-cjk)
  # What is printed is read back.
  command -v pdftotext >/dev/null || wanted+=(poppler-utils)
  [ ${#wanted[@]} -eq 0 ] || debian "${wanted[@]}"
  [ -x "$CHROMIUM" ] || fail "no browser at $CHROMIUM"
}

# The browser's driver, the accessibility engine, the HTML validator and the TOML language server. Their install scripts
# would download programs of their own, so they do not run.
need_node_packages() {
  local folder=tests/browser
  cmp -s $folder/package-lock.json $folder/node_modules/.installed-lock && return
  (cd $folder && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) &&
    cp $folder/package-lock.json $folder/node_modules/.installed-lock
}

# The JSON Schema validator, in an environment of its own.
need_python_packages() {
  local wanted=tests/site/requirements.txt
  PYTHON=target/tools/python/bin/python
  cmp -s $wanted target/tools/python/installed.txt && return
  # Debian ships Python without the module that makes environments.
  python3 -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv || return
  python3 -m venv --clear target/tools/python &&
    $PYTHON -m pip install --quiet --disable-pip-version-check --requirement $wanted &&
    cp $wanted target/tools/python/installed.txt
}
