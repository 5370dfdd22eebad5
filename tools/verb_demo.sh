# shellcheck shell=bash
# ./cchc demo: a new demonstration province in place of the old one.
# shellcheck source=tools/verb_run.sh
source "$CCHC_ROOT/tools/verb_run.sh"

verb_demo() {
  local people=800
  case ${1:-} in
    "") ;;
    --people) people=$(people_number "${2:-}") ;;
    *) die "./cchc demo takes only --people N, not $1" ;;
  esac
  setup_run
  if db_exists "$DB" && [ -n "$(sql "$DB" "select 1 from pg_stat_activity where datname = '$DB' and pid <> pg_backend_pid() limit 1")" ]; then
    die "the database $DB is in use: stop './cchc run' first"
  fi
  build_province "$DB" "$people"
  show_logins "$DB" | tee "$VAR/logins.txt"
}
