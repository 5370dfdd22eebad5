# Shared by every verb: places, messages, settings. Sourced, never run.
# shellcheck shell=bash disable=SC2034

VAR=${CCHC_VAR:-$CCHC_ROOT/var}
VENV=$VAR/venv
CONF=$VAR/odoo.conf
DB=${CCHC_DB:-cchc}
TEST_DB=${CCHC_TEST_DB:-cchc_test}
HTTP_PORT=${CCHC_HTTP_PORT:-8069}
mkdir -p "$VAR"

say()  { printf '\033[1m» %s\033[0m\n' "$*" >&2; }
note() { printf '  %s\n' "$*" >&2; }
die()  { printf '\033[31m✗ %s\033[0m\n' "$*" >&2; exit 1; }

# once STAMP CONTENT: true when the work that STAMP stands for must be done (again) for CONTENT.
stale() { [ "$(cat "$VAR/stamps/$1" 2>/dev/null)" != "$2" ]; }
stamp() { mkdir -p "$VAR/stamps"; printf '%s' "$2" > "$VAR/stamps/$1"; }

digest() { cat "$@" | sha256sum | cut -d' ' -f1; }

# shellcheck source=tools/packages.sh
source "$CCHC_ROOT/tools/packages.sh"
# shellcheck source=tools/odoo.sh
source "$CCHC_ROOT/tools/odoo.sh"
# shellcheck source=tools/python.sh
source "$CCHC_ROOT/tools/python.sh"
# shellcheck source=tools/postgres.sh
source "$CCHC_ROOT/tools/postgres.sh"
# shellcheck source=tools/database.sh
source "$CCHC_ROOT/tools/database.sh"

setup_run()  { require_packages "$PACKAGES_RUN"; setup_odoo; setup_python run; setup_postgres; write_conf; }
setup_test() { require_packages "$PACKAGES_RUN $PACKAGES_TEST"; setup_odoo; setup_python test; setup_postgres; write_conf; }
