# Shared by every verb: places, messages, settings. Sourced, never run.
# shellcheck shell=bash disable=SC2034

VAR=${CCHC_VAR:-$CCHC_ROOT/var}
VENV=${CCHC_VENV:-$VAR/venv}
CONF=$VAR/odoo.conf
DB=${CCHC_DB:-cchc}
TEST_DB=${CCHC_TEST_DB:-cchc_test}
HTTP_PORT=${CCHC_HTTP_PORT:-8069}
mkdir -p "$VAR"

say()  { printf '\033[1m» %s\033[0m\n' "$*" >&2; }
note() { printf '  %s\n' "$*" >&2; }
die()  { printf '\033[31m✗ %s\033[0m\n' "$*" >&2; exit 1; }

# stale STAMP CONTENT: true when the work that STAMP stands for must be done (again) for CONTENT.
stale() { [ "$(cat "$VAR/stamps/$1" 2>/dev/null)" != "$2" ]; }
stamp() { mkdir -p "$VAR/stamps"; printf '%s' "$2" > "$VAR/stamps/$1"; }

digest() { cat "$@" | sha256sum | cut -d' ' -f1; }

# logged NAME COMMAND…: run it with its output in var/log/NAME.log. Meanwhile show its last line
# (on a terminal all the time, elsewhere every 20 seconds); show the end of the log if it fails.
logged() {
  local log=$VAR/log/$1.log began=$SECONDS told=$SECONDS pid status=0
  shift
  mkdir -p "$VAR/log"
  AS='exec' "$@" > "$log" 2>&1 < /dev/null &
  pid=$!
  # shellcheck disable=SC2064
  trap "kill $pid 2>/dev/null" EXIT
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if [ -t 2 ]; then
      printf '\r\033[K  %d s  %s' "$((SECONDS - began))" "$(last_line "$log" "$((${COLUMNS:-80} - 12))")" >&2
    elif [ $((SECONDS - told)) -ge 20 ]; then
      note "$((SECONDS - began)) s  $(last_line "$log" 100)"
      told=$SECONDS
    fi
  done
  [ -t 2 ] && printf '\r\033[K' >&2
  wait "$pid" || status=$?
  trap - EXIT
  [ "$status" = 0 ] && return 0
  tail -n 30 "$log" >&2
  note "the whole log: $log"
  return "$status"
}

# Without the time and process number with which Odoo begins a line.
last_line() { tail -n 1 "$1" | sed -E 's/^[-0-9]+ [0-9:,]+ [0-9]+ INFO \S+ //' | cut -c "1-$2"; }

# shellcheck source=tools/packages.sh
source "$CCHC_ROOT/tools/packages.sh"
# shellcheck source=tools/odoo.sh
source "$CCHC_ROOT/tools/odoo.sh"
# shellcheck source=tools/python.sh
source "$CCHC_ROOT/tools/python.sh"
# shellcheck source=tools/nginx.sh
source "$CCHC_ROOT/tools/nginx.sh"
# shellcheck source=tools/postgres.sh
source "$CCHC_ROOT/tools/postgres.sh"
# shellcheck source=tools/database.sh
source "$CCHC_ROOT/tools/database.sh"

# Two commands at once must not install the same thing at the same time.
# In the container image (CCHC_IMAGE) everything is installed already.
setup() {
  local purpose=$1 packages=$2
  # A server elsewhere needs only the client here.
  if foreign_postgres; then packages=${packages/postgresql postgresql-contrib/postgresql-client}; fi
  exec 9> "$VAR/setup.lock"
  flock -n 9 || { note "another ./cchc is setting up; waiting for it"; flock 9; }
  [ -n "${CCHC_IMAGE:-}" ] || require_packages "$packages"
  setup_odoo
  [ -n "${CCHC_IMAGE:-}" ] || setup_python "$purpose"
  setup_postgres
  write_conf
  exec 9>&-
}

setup_run()  { setup run "$PACKAGES_RUN"; }
setup_test() { setup test "$PACKAGES_RUN $PACKAGES_TEST"; setup_nginx; }
