# The Python environment in var/venv, from the pinned requirements.
# shellcheck shell=bash

# The distribution's interpreter, else another one that Odoo 19 accepts (3.11 to 3.13).
find_python() {
  local candidate
  for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11; do
    command -v "$candidate" >/dev/null || continue
    "$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || continue
    command -v "$candidate"
    return
  done
  die "no Python between 3.11 and 3.13 with its venv module: install python3 and python3-venv"
}

# setup_python run|test: the test requirements come on top of those to run.
setup_python() {
  local files=("$CCHC_ROOT/config/requirements.txt") file args=()
  if [ "$1" = test ]; then files+=("$CCHC_ROOT/config/requirements-dev.txt"); fi
  python_fresh "$1" "${files[@]}" && return
  make_venv
  for file in "${files[@]}"; do args+=(-r "$file"); done
  say "installing Python packages: $(cat "${files[@]}" | grep -c '==') of them, a minute or two the first time"
  logged pip "$VENV/bin/python" -m pip install --disable-pip-version-check --progress-bar off "${args[@]}" \
    || die "the Python packages could not be installed"
  stamp "python-$1" "$(digest "${files[@]}")"
  [ "$1" = run ] || stamp python-run "$(digest "$CCHC_ROOT/config/requirements.txt")"
}

python_fresh() { local purpose=$1; shift; [ -x "$VENV/bin/python" ] && ! stale "python-$purpose" "$(digest "$@")"; }

# Also repairs an environment whose making was interrupted, or whose interpreter is gone.
make_venv() {
  local python
  "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return
  python=$(find_python)
  say "creating a Python environment from $python"
  "$python" -m venv --clear "$VENV"
}
