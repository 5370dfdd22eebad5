# Distribution packages: installed when we may, named exactly when we may not.
# shellcheck shell=bash
# shellcheck source=/dev/null
source "$CCHC_ROOT/config/packages.env"

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

# missing_packages "A B C": those of them that no installed package is or provides, on one line.
missing_packages() {
  local present
  # shellcheck disable=SC2016
  present=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' 2>/dev/null \
    | sed -n 's/^installed //p' | tr ',' '\n' | awk 'NF {print $1}')
  { tr ' ' '\n' <<< "$1" | grep -vxF -e "$present" || true; } | paste -sd' '
}

require_packages() {
  if ! is_debian; then
    [ -n "${ODOO_HOME:-}" ] || die "this system is not Debian: use 'docker compose up' (see README.md), or set ODOO_HOME to the folder that holds Odoo 19's package 'odoo'"
    note "not Debian: taking Python 3.11 to 3.13, PostgreSQL and LibreOffice as they are"
    return 0
  fi
  local missing
  missing=$(missing_packages "$1")
  [ -n "$missing" ] || return 0
  may_install || die "these packages are missing; ask an administrator to run: apt-get install --no-install-recommends $missing"
  say "installing distribution packages: $missing"
  as_root apt-get update -q >&2
  local install=(apt_install)
  [[ " $missing " != *" postgresql "* ]] || install=(without_cluster apt_install)
  # shellcheck disable=SC2086
  "${install[@]}" $missing
}

apt_install() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2; }

# The server's package starts a cluster of its own; this project wants only the programs and keeps its
# cluster under var/. So that setting is off during the installation.
without_cluster() {
  local conf=/etc/postgresql-common/createcluster.conf status=0
  apt_install postgresql-common
  as_root sed -i.before-cchc 's/^#*create_main_cluster.*/create_main_cluster = false/' "$conf"
  "$@" || status=$?
  as_root mv "$conf.before-cchc" "$conf"
  return "$status"
}
