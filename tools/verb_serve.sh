# shellcheck shell=bash
# ./cchc serve: the production server in the foreground, to stand behind a proxy. At the first start it makes
# the database: empty, or a demonstration province when CCHC_DEMO_PEOPLE says how many.
verb_serve() {
  setup_run
  until pg pg_isready -q; do note "waiting for PostgreSQL on $PGHOST"; sleep 2; done
  if db_exists "$DB"; then
    upgrade_db "$DB"
  elif [ -n "${CCHC_DEMO_PEOPLE:-}" ]; then
    build_province "$DB" "$(people_number "$CCHC_DEMO_PEOPLE")"
    note "logins: $VAR/logins/$DB.json"
  else
    first_start
  fi
  AS='exec' odoo_cmd -d "$DB" --db-filter="^$DB\$" --log-level="${CCHC_LOG_LEVEL:-info}"
}

# An empty database whose administrator has the given password, never a default one.
first_start() {
  [ -n "${CCHC_ADMIN_PASSWORD:-}" ] || die "a new database needs the administrator's first password in CCHC_ADMIN_PASSWORD"
  say "making the database $DB"
  install_db "${DB}_new" "$(product_addons)"
  logged "password-$DB" odoo_script "${DB}_new" "$CCHC_ROOT/tools/admin_password.py" || die "the administrator's password could not be set"
  drop_db "$DB"
  rename_db "${DB}_new" "$DB"
}
