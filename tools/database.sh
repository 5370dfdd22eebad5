# Odoo's configuration file, its command line, and whole databases: made, copied, dropped.
# shellcheck shell=bash

OUR_ADDONS=$CCHC_ROOT/addons

# The settings in CCHC_* are those that differ in production (see docker-compose.yml).
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
http_interface = ${CCHC_HTTP_INTERFACE:-127.0.0.1}
http_port = $HTTP_PORT
gevent_port = ${CCHC_WEBSOCKET_PORT:-8072}
proxy_mode = ${CCHC_PROXY_MODE:-False}
workers = ${CCHC_WORKERS:-0}
max_cron_threads = 1
limit_time_cpu = 600
limit_time_real = 1200
limit_memory_soft = 2147483648
limit_memory_hard = 3221225472
server_wide_modules = base,rpc,web
CONF
)
  [ "$(cat "$CONF" 2>/dev/null)" = "$wanted" ] || (umask 077; printf '%s\n' "$wanted" > "$CONF")
}

# odoo_cmd [COMMAND] ARGS…: Odoo's own command line with this project's configuration.
# With AS=exec it takes the place of the shell, so that a signal to the shell reaches Odoo.
odoo_cmd() {
  ${AS:-} env ODOO_RC="$CONF" PYTHONPATH="$ODOO_LIB" PYTHONWARNINGS=ignore TZ=UTC "$VENV/bin/python" "$CCHC_ROOT/tools/start_odoo.py" "$@"
}

# odoo_script DATABASE FILE: run a Python file with `env` of that database.
odoo_script() { odoo_cmd shell -d "$1" --no-http --log-level=warn < "$2"; }

pg() { local program=$1; shift; PGOPTIONS='-c client_min_messages=warning' "$(pg_bin)/$program" "$@"; }
sql() { pg psql -XAtq -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
db_exists() { [ "$(sql postgres "select 1 from pg_database where datname = '$1'")" = 1 ]; }
filestore() { echo "$VAR/data/filestore/$1"; }

our_addons() { find "$OUR_ADDONS" -mindepth 2 -maxdepth 2 -name __manifest__.py -printf '%h\n' | xargs -r -n 1 basename | sort | paste -sd,; }

# The same without the demonstration province.
product_addons() { our_addons | tr ',' '\n' | grep -vx cchc_demo | paste -sd,; }

# What the addons are made of; a database built from it need not be built again.
addons_digest() {
  if [ -n "${ADDONS_DIGEST:-}" ]; then echo "$ADDONS_DIGEST"; return; fi
  (cd "$CCHC_ROOT" && find addons config/odoo.env -type f ! -name '*.pyc' ! -path '*/tests/*' ! -path '*/tests_pure/*' ! -path '*/readme/*' -print0 \
    | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

# An empty database with the extensions and the collation that Odoo's indexes want; also the ground
# for a restore: a dump does not carry that `unaccent` may be used in an index.
create_db() {
  pg createdb -T template0 -E UTF8 --lc-collate=C "$1"
  sql "$1" "create extension if not exists unaccent; create extension if not exists pg_trgm;
            alter function unaccent(text) immutable;"
}

drop_db() {
  pg dropdb --force --if-exists "$1"
  rm -rf "$(filestore "$1")"
}

# The files in the file store never change, so a copy shares them.
copy_db() {
  drop_db "$2"
  pg createdb -T "$1" "$2"
  [ ! -d "$(filestore "$1")" ] || cp -al "$(filestore "$1")" "$(filestore "$2")"
}

rename_db() {
  sql postgres "alter database \"$1\" rename to \"$2\""
  [ ! -d "$(filestore "$1")" ] || mv -T "$(filestore "$1")" "$(filestore "$2")"
}

# install_db NAME ADDONS: a new database with them, in Vietnamese, without people. It gets its name
# when it is complete, so an interrupted attempt is never taken for it.
install_db() {
  local building=$1_building
  drop_db "$building"
  create_db "$building"
  logged "install-$1" odoo_cmd -d "$building" -i "$2" --load-language=vi_VN \
    --skip-auto-install --stop-after-init --no-http || die "the addons could not be installed"
  set_db_digest "$building"
  drop_db "$1"
  rename_db "$building" "$1"
}

# The digest of the addons that a database was installed or upgraded with, kept in that database.
set_db_digest() {
  sql "$1" "insert into ir_config_parameter (key, value) values ('cchc.addons_digest', '$(addons_digest)')
            on conflict (key) do update set value = excluded.value"
}
db_is_current() { [ "$(sql "$1" "select value from ir_config_parameter where key = 'cchc.addons_digest'")" = "$(addons_digest)" ]; }

upgrade_db() {
  db_is_current "$1" && return
  say "the addons have changed: upgrading the database $1"
  local addons
  addons=$(product_addons)
  [ "$(sql "$1" "select 1 from ir_module_module where name = 'cchc_demo' and state = 'installed'")" != 1 ] || addons+=,cchc_demo
  logged "upgrade-$1" odoo_cmd -d "$1" -i "$addons" -u "$addons" --skip-auto-install --stop-after-init --no-http \
    || die "the upgrade failed"
  set_db_digest "$1"
}

# fill_db NAME PEOPLE: the demonstration province; its logins go to var/logins/NAME.json.
fill_db() {
  mkdir -p "$VAR/logins"
  CCHC_PEOPLE=$2 CCHC_LOGINS="$VAR/logins/$1.json" logged "province-$1" odoo_script "$1" "$CCHC_ROOT/tools/province.py" \
    || die "the demonstration province could not be made"
}

# A database with a province in it, complete or not there at all.
build_province() {
  local name=$1 people=$2
  say "installing the addons in Vietnamese (about a minute)"
  install_db "${name}_new" "$(our_addons)"
  say "making a demonstration province of $people people"
  fill_db "${name}_new" "$people"
  drop_db "$name"
  rename_db "${name}_new" "$name"
  mv "$VAR/logins/${name}_new.json" "$VAR/logins/$name.json"
}

people_number() {
  [[ $1 =~ ^[1-9][0-9]*$ ]] || die "the number of people must be a whole one, for example --people 800"
  echo "$1"
}
