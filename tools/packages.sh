# Distribution packages: installed when we may, named exactly when we may not.
# shellcheck shell=bash
# shellcheck source=/dev/null
source "$CCHC_ROOT/config/packages.env"

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

missing_packages() {
  local package
  for package in $1; do
    # A Python that fits and an ODOO_HOME can come from elsewhere; everything else is asked of dpkg.
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
  done
}

require_packages() {
  is_debian || { [ -n "${ODOO_HOME:-}" ] && return 0
    die "this system is not Debian: use 'docker compose up', or set ODOO_HOME to an Odoo 19 and provide PostgreSQL (PG* variables)"; }
  local missing
  missing=$(missing_packages "$1")
  [ -z "$missing" ] && return 0
  may_install || die "these packages are missing; ask an administrator to run: apt-get install --no-install-recommends $missing"
  say "installing distribution packages: $missing"
  # The distribution's own cluster is not wanted: this project keeps a private one under var/.
  as_root mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  as_root apt-get update -q >&2
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2
}
