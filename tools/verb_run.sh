# shellcheck shell=bash
# ./cchc run: everything that is missing, then the server in the foreground.
verb_run() {
  local people=800 asked=
  while [ $# -gt 0 ]; do
    case $1 in
      --people) people=$(people_number "${2:-}"); asked=1; shift 2 ;;
      *) die "./cchc run takes only --people N, not $1" ;;
    esac
  done
  port_is_taken && die "something already listens on port $HTTP_PORT: stop it, or choose another with CCHC_HTTP_PORT=8070 ./cchc run"
  setup_run
  if db_exists "$DB"; then
    [ -z "$asked" ] || note "the database $DB exists and keeps its people; './cchc demo --people $people' makes a new province"
    upgrade_db "$DB"
  else
    build_province "$DB" "$people"
  fi
  show_logins "$DB" | tee "$VAR/logins.txt"
  say "starting the server; its warnings follow here (stop with Ctrl-C)"
  tell_when_ready 9>&- &
  exec env PYTHONPATH="$ODOO_LIB" PYTHONWARNINGS=ignore TZ=UTC "$VENV/bin/python" -m odoo server -c "$CONF" \
    -d "$DB" --db-filter="^$DB\$" --http-port="$HTTP_PORT" --log-level=warn
}

port_is_taken() { (exec 3<> "/dev/tcp/127.0.0.1/$HTTP_PORT") 2>/dev/null; }

# The first page also has the login page's style and script files built, so that nobody waits for them.
tell_when_ready() {
  local page="http://localhost:$HTTP_PORT/web/login"
  for _ in {1..300}; do
    sleep 0.2
    "$VENV/bin/python" -c 'import sys, urllib.request as r; r.urlopen(sys.argv[1], timeout=60)' "$page" 2>/dev/null || continue
    say "ready: http://localhost:$HTTP_PORT  (${SECONDS} s)"
    return
  done
}

people_number() {
  [[ $1 =~ ^[1-9][0-9]*$ ]] || die "--people needs a whole number of people, for example --people 800"
  echo "$1"
}

# A database with a province in it, complete or not there at all.
build_province() {
  local name=$1 people=$2
  say "installing the addons in Vietnamese (about a minute)"
  install_db "${name}_new"
  say "making a demonstration province of $people people"
  fill_db "${name}_new" "$people"
  drop_db "$name"
  rename_db "${name}_new" "$name"
  mv "$VAR/logins/${name}_new.json" "$VAR/logins/$name.json"
}

upgrade_db() {
  db_is_current "$1" && return
  say "the addons have changed: upgrading the database $1"
  logged "upgrade-$1" odoo_cmd server -d "$1" -i "$(our_addons)" -u "$(our_addons)" --skip-auto-install --stop-after-init --no-http \
    || die "the upgrade failed"
  set_db_digest "$1"
}

show_logins() {
  local file=$VAR/logins/$1.json
  [ -s "$file" ] || { note "this database was not made by './cchc run': its logins are not known here"; return 0; }
  "$VENV/bin/python" - "$file" <<'PY'
import json, sys
rows = json.load(open(sys.argv[1], encoding="utf-8"))
columns = [("role", "vai trò / role"), ("login", "login"), ("password", "password"), ("look_at", "xem / look at")]
widths = [max(len(title), *(len(row[key]) for row in rows)) for key, title in columns]
print("  ".join(title.ljust(width) for (_, title), width in zip(columns, widths)).rstrip())
for row in rows:
    print("  ".join(row[key].ljust(width) for (key, _), width in zip(columns, widths)).rstrip())
PY
}
