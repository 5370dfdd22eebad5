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
  AS='exec' odoo_cmd -d "$DB" --db-filter="^$DB\$" --http-port="$HTTP_PORT" --log-level=warn
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
