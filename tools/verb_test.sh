# shellcheck shell=bash
# ./cchc test [PATH…]: every check, quick ones first. A path, or the name of a phase, narrows it.
# Rows of phases at a time: style and static beside rules, then addons, core and faults beside access
# beside product. A browser waits for a server, a server for its database and who lost a race
# for the next try, so two rows leave a good part of two cores idle.

PHASES=(style static rules addons access product faults core)
FIRST=("style static" "rules")
SECOND=("addons core faults" "access" "product")

verb_test() {
  mkdir -p "$VAR/test"
  # Of this run alone: another may be going on.
  TALLY=$(mktemp "$VAR/test/tally.XXXXXX")
  cd "$CCHC_ROOT" || exit
  sort_paths "$@"
  setup_test
  # Files that are edited meanwhile count in the next run.
  # shellcheck disable=SC2034
  ADDONS_DIGEST=$(addons_digest)
  export CCHC_ROOT CCHC_VAR=$VAR CCHC_VENV=$VENV ODOO_LIB PG_BIN TZ=Asia/Ho_Chi_Minh
  PG_BIN=$(pg_bin)
  export HYPOTHESIS_STORAGE_DIRECTORY=$VAR/hypothesis PYTHONDONTWRITEBYTECODE=1
  run_rows "${FIRST[@]}"
  run_rows "${SECOND[@]}"
  finish
}

# run_phases NAME…: those of them that have something to look at.
run_phases() {
  local phase began
  for phase in "$@"; do
    is_chosen "$phase" || continue
    declare -n chosen="chosen_$phase"
    say "$phase"
    began=$SECONDS
    "phase_$phase" "${chosen[@]}"
    note "$phase: $((SECONDS - began)) s"
  done
}

is_chosen() { declare -n paths="chosen_$1"; [ ${#paths[@]} -gt 0 ]; }

# run_rows ROW…: those with something to look at, at once. What the others print is kept until the
# last is done.
run_rows() {
  local row phase rows=()
  for row in "$@"; do
    for phase in $row; do
      if is_chosen "$phase"; then rows+=("$row"); break; fi
    done
  done
  # shellcheck disable=SC2086
  if [ ${#rows[@]} -lt 2 ]; then run_phases ${rows[0]:-}; return; fi
  if [[ " ${rows[*]} " = *" product "* ]]; then
    # All begin with a copy of it.
    test_database || { count 0 1; return; }
  fi
  note "at once: $(IFS=';'; echo "${rows[*]}"), told one after the other"
  local last=$((${#rows[@]} - 1)) logs=() beside=() number
  for ((number = 0; number < last; number++)); do
    logs[number]=$(mktemp "$VAR/test/row.XXXXXX")
    # shellcheck disable=SC2086
    run_phases ${rows[number]} > "${logs[number]}" 2>&1 &
    beside[number]=$!
  done
  # shellcheck disable=SC2064
  trap "end_rows ${beside[*]}" EXIT
  # shellcheck disable=SC2086
  run_phases ${rows[last]}
  for ((number = 0; number < last; number++)); do
    wait "${beside[number]}" || count 0 1
    cat "${logs[number]}" >&2
    rm -f "${logs[number]}"
  done
  trap - EXIT
}

end_rows() {
  local row
  for row in "$@"; do
    pkill -P "$row" || true
    kill "$row" 2>/dev/null || true
  done
}

# What each phase gets to look at: everything, or what the arguments name.
sort_paths() {
  chosen_style=() chosen_static=() chosen_rules=() chosen_addons=() chosen_access=() chosen_product=() chosen_faults=() chosen_core=()
  local path
  shopt -s nullglob
  [ $# -gt 0 ] || set -- "${PHASES[@]}"
  for path in "$@"; do
    path=${path#"$CCHC_ROOT/"}
    path=${path#./}
    path=${path%/}
    [[ " ${PHASES[*]} " = *" $path "* ]] || [ -e "$CCHC_ROOT/${path%%::*}" ] || die "there is no $path: name a path of this checkout or one of: ${PHASES[*]}"
    case $path in
      style)   chosen_style+=(.) ;;
      static)  chosen_static+=(tests/static) ;;
      rules)   chosen_rules+=(addons/*/tests_pure) ;;
      addons)  chosen_addons+=(addons/*/tests) ;;
      access)  chosen_access+=(tests/access tests/wings) ;;
      product) chosen_product+=(tests/product) ;;
      faults)  chosen_faults+=(tests/faults) ;;
      core)    chosen_core+=("$CCHC_ROOT/tests/core_hr_deselected.txt") ;;
      tests)   chosen_static+=(tests/static) chosen_access+=(tests/access tests/wings) chosen_product+=(tests/product) chosen_faults+=(tests/faults) ;;
      tests/static*)        chosen_static+=("$path") ;;
      tests/access*|tests/wings*) chosen_access+=("$path") ;;
      tests/product*)       chosen_product+=("$path") ;;
      tests/faults*)        chosen_faults+=("$path") ;;
      addons/*/tests_pure*) chosen_rules+=("$path") ;;
      addons/*/tests*)      chosen_addons+=("$path") ;;
      addons/*/*)           chosen_style+=("$path") ;;
      addons/*)
        chosen_style+=("$path")
        [ ! -d "$CCHC_ROOT/$path/tests_pure" ] || chosen_rules+=("$path/tests_pure")
        [ ! -d "$CCHC_ROOT/$path/tests" ] || chosen_addons+=("$path/tests") ;;
      *) chosen_style+=("$path") ;;
    esac
  done
}

count() { echo "$1 $2" >> "$TALLY"; }

# check NAME COMMAND…: one check that is right when the command succeeds; its output is shown if not.
check() {
  local name=$1 log
  log=$(mktemp "$TALLY.XXXXXX")
  shift
  if "$@" > "$log" 2>&1; then
    count 1 0
    note "✓ $name"
  else
    count 0 1
    cat "$log" >&2
    note "✗ $name"
  fi
  rm -f "$log"
}

phase_style() {
  check "ruff" "$VENV/bin/ruff" check --no-cache --force-exclude "$@"
  check "ruff format" "$VENV/bin/ruff" format --check --no-cache --force-exclude "$@"
  local addons plain scripts
  addons=$(addons_of "$@")
  if [ -n "$addons" ]; then
    # Plain Python has no records, so the checks about records say nothing there.
    # shellcheck disable=SC2086
    plain=$(find $addons -maxdepth 1 -type d \( -name rules -o -name importing -o -name engine -o -name generator -o -name lists -o -name tests_pure \))
    # shellcheck disable=SC2086
    check "pylint-odoo" pylint --ignore-paths='.*/(rules|importing|engine|generator|lists|tests_pure)/.*' $addons
    # shellcheck disable=SC2086
    [ -z "$plain" ] || check "pylint-odoo, plain Python" pylint $plain \
      --disable=prefer-env-translation,method-required-super,odoo-addons-relative-import,bad-builtin-groupby
  fi
  mapfile -t scripts < <(git ls-files "*.sh" .ci/run)
  check "shellcheck" shellcheck -x cchc "${scripts[@]}"
}

# Left out: addons describe themselves in readme/DESCRIPTION.md (tests/static asks for it); a large model is
# split by concern; what may pass a guard calls super() past it.
pylint() {
  PYTHONPATH="$ODOO_LIB" "$VENV/bin/python" -m pylint --rcfile=.pylintrc --score=no \
    --disable=missing-readme,consider-merging-classes-inherited,super-method-mismatch "$@"
}

# The addons that the given paths belong to.
addons_of() {
  local path
  for path in "$@"; do
    case $path in
      .|addons) printf '%s\n' addons/* ;;
      addons/*) cut -d/ -f1,2 <<< "$path" ;;
    esac
  done | sort -u | while read -r path; do [ ! -e "$path/__manifest__.py" ] || echo "$path"; done
}

# run_pytest ARGS…: pytest with our strict plugin, which also adds to the tally.
run_pytest() {
  local own
  own=$(mktemp "$TALLY.XXXXXX")
  # The slowest are named: half an hour is for all of them.
  CCHC_TALLY=$own PYTHONPATH="tests:$ODOO_LIB" "$VENV/bin/python" -W ignore -m pytest -p strict \
    --durations=12 --durations-min=8 "$@" >&2 || true
  # A run that broke before it could count is a failure too.
  [ -s "$own" ] || echo "0 1" > "$own"
  cat "$own" >> "$TALLY"
  rm -f "$own"
}

phase_static() { run_pytest -q -p no:odoo "$@"; }
phase_rules()  { run_pytest -q -p no:odoo -p pure_path "$@"; }

phase_addons() { on_copy addons "$@"; }
phase_access() { on_copy access "$@"; }

# on_copy NAME TESTS…: Odoo's kind of tests, on a copy of the database without people.
on_copy() {
  local copy=${TEST_DB}_$1
  shift
  test_database || { count 0 1; return; }
  copy_db "$TEST_DB" "$copy"
  odoo_pytest "$copy" "$@"
  drop_db "$copy"
}

# Odoo's own tests of `hr`, with our addons installed. They compare English messages, as a new
# database of Odoo has them, so the copy speaks English.
phase_core() {
  test_database || { count 0 1; return; }
  copy_db "$TEST_DB" "${TEST_DB}_core"
  sql "${TEST_DB}_core" "
    update res_partner set lang = 'en_US', tz = null;
    delete from ir_default where field_id in (select id from ir_model_fields where model = 'res.partner' and name in ('lang', 'tz'));
    update res_lang set active = (code = 'en_US')"
  odoo_pytest "${TEST_DB}_core" --deselected="$1" "$ODOO_LIB/odoo/addons/hr/tests"
  drop_db "${TEST_DB}_core"
}

phase_product() {
  province_database || { count 0 1; return; }
  run_pytest -q -p no:odoo "$@"
}

phase_faults() {
  test_database || { count 0 1; return; }
  run_pytest -q -p no:odoo "$@"
}

odoo_pytest() {
  local database=$1
  shift
  TZ=UTC run_pytest -q --odoo-config="$CONF" --odoo-database="$database" --odoo-log-level=error --odoo-http "$@"
}

# A database with all our addons and no people, kept until the addons change.
test_database() {
  if db_exists "$TEST_DB" && db_is_current "$TEST_DB"; then return; fi
  note "installing the addons into $TEST_DB"
  (install_db "$TEST_DB" "$(our_addons)") || return 1
  check "the installation's log is clean" clean_log "$VAR/log/install-$TEST_DB.log"
}

# The same with a small province and its logins.
province_database() {
  test_database || return 1
  local province=${TEST_DB}_province
  if db_exists "$province" && db_is_current "$province"; then return; fi
  note "making a small province in $province"
  copy_db "$TEST_DB" "${province}_building"
  (fill_db "${province}_building" "${CCHC_TEST_PEOPLE:-200}") || return 1
  check "the province's log is clean" clean_log "$VAR/log/province-${province}_building.log"
  drop_db "$province"
  rename_db "${province}_building" "$province"
  mv "$VAR/logins/${province}_building.json" "$VAR/logins/$province.json"
}

# No error, and no warning that names our addons.
clean_log() { ! grep -E ' (ERROR|CRITICAL) |Traceback| WARNING .*cchc' "$1"; }

finish() {
  local passed failed
  read -r passed failed < <(awk '{passed += $1; failed += $2} END {print passed + 0, failed + 0}' "$TALLY")
  rm -f "$TALLY"
  note "$((SECONDS / 60)) min $((SECONDS % 60)) s in all"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
