# The Python environment in var/venv, from the pinned requirements.
# shellcheck shell=bash

# The newest interpreter that Odoo 19 accepts (3.10 to 3.13).
find_python() {
  local candidate
  for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11 python3.10; do
    command -v "$candidate" >/dev/null || continue
    "$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { command -v "$candidate"; return; }
  done
  die "no Python between 3.10 and 3.13 with its venv module: install python3 and python3-venv"
}

setup_python() {
  local purpose=$1 python wanted
  local files=("$CCHC_ROOT/config/requirements.txt")
  [ "$purpose" = test ] && files+=("$CCHC_ROOT/config/requirements-dev.txt")
  wanted=$(digest "${files[@]}")
  if [ "$purpose" = run ] && [ -x "$VENV/bin/python" ] && [ "$(cat "$VAR/stamps/python-run" 2>/dev/null)" = "$wanted" ]; then return; fi
  stale "python-$purpose" "$wanted" || { [ -x "$VENV/bin/python" ] && return; }
  if [ ! -x "$VENV/bin/python" ]; then
    python=$(find_python)
    say "creating a Python environment from $python"
    "$python" -m venv "$VENV"
  fi
  say "installing Python packages (${files[*]##*/})"
  local args=() file
  for file in "${files[@]}"; do args+=(-r "$file"); done
  "$VENV/bin/python" -m pip install --disable-pip-version-check --progress-bar off -q "${args[@]}" >&2
  stamp "python-$purpose" "$wanted"
  # Test requirements contain the run requirements.
  [ "$purpose" = test ] && stamp python-run "$(digest "$CCHC_ROOT/config/requirements.txt")"
  return 0
}
