# shellcheck shell=bash
# ./cchc bench [--people N] [--only NAME] [--accept]: ratios against yardsticks, on a province of its own.

verb_bench() {
  local people=80000 database=${CCHC_BENCH_DB:-cchc_bench}
  # The browser's benchmark finds logins and pictures there.
  export CCHC_ROOT CCHC_PEOPLE CCHC_VAR=$VAR
  while [ $# -gt 0 ]; do
    case $1 in
      --people) people=$(people_number "${2:-}"); shift 2 ;;
      --only) export CCHC_BENCH_ONLY=${2:-}; shift 2 ;;
      --accept) export CCHC_BENCH_ACCEPT=1; shift ;;
      *) die "./cchc bench takes --people N, --only NAME and --accept, not $1" ;;
    esac
  done
  setup_test
  CCHC_PEOPLE=$people
  if ! db_exists "$database" || ! db_is_current "$database" || [ "$(bench_people "$database")" != "$people" ]; then
    build_province "$database" "$people"
    sql "$database" "insert into ir_config_parameter (key, value) values ('cchc.bench_people', '$people')"
  fi
  # Plans made for a table that has just been filled are not those of a database in use.
  sql "$database" "vacuum analyze"
  say "measuring; leave the machine alone"
  odoo_script "$database" "$CCHC_ROOT/tests/bench/run.py"
}

bench_people() { sql "$1" "select value from ir_config_parameter where key = 'cchc.bench_people'"; }
