# Odoo's configuration file, databases and addons.
# shellcheck shell=bash

OUR_ADDONS=$CCHC_ROOT/addons

write_conf() {
  mkdir -p "$VAR/data"
  local wanted
  wanted=$(cat <<CONF
[options]
addons_path = $ODOO_LIB/odoo/addons,$OUR_ADDONS
data_dir = $VAR/data
db_host = $PGHOST
db_port = $PGPORT
db_user = $PGUSER
db_password = $PGPASSWORD
db_template = template0
unaccent = True
list_db = False
http_interface = 127.0.0.1
http_port = $HTTP_PORT
max_cron_threads = 1
workers = 0
limit_time_cpu = 600
limit_time_real = 1200
server_wide_modules = base,rpc,web
CONF
)
  [ "$(cat "$CONF" 2>/dev/null)" = "$wanted" ] || (umask 077; printf '%s\n' "$wanted" > "$CONF")
}

odoo_cmd() {
  PYTHONPATH="$ODOO_LIB" PYTHONWARNINGS=ignore TZ=UTC "$VENV/bin/python" -m odoo "$@"
}

db_exists() { [ "$("$(pg_bin)/psql" -XAtqd postgres -c "select 1 from pg_database where datname = '$1'")" = 1 ]; }

# What the addons are made of; a database built from it need not be built again.
addons_digest() {
  (cd "$CCHC_ROOT" && find addons config/requirements.txt -type f ! -name '*.pyc' ! -path '*/tests/*' ! -path '*/tests_pure/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

our_addons() { (cd "$OUR_ADDONS" && ls -d */ | tr -d / | grep -v '^__' | paste -sd,); }
