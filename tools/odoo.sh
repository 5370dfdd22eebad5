# Odoo 19: ODOO_HOME if set, else an installed one, else the distribution's package in a private root.
# shellcheck shell=bash
# shellcheck source=/dev/null
source "$CCHC_ROOT/config/odoo.env"

ODOO_ROOT=$VAR/odoo

# The Debian archive that this machine already uses, read from apt's own configuration.
debian_mirror() {
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(COMPONENT)' 2>/dev/null \
    | awk '$2 == "Debian" && $3 == "main" {print $1}' | grep -v security | sort | uniq -c | sort -rn | awk 'NR==1 {print $2}'
}

setup_odoo() {
  if [ -n "${ODOO_HOME:-}" ]; then
    ODOO_LIB=$ODOO_HOME
    [ -d "$ODOO_LIB/odoo/addons" ] || die "ODOO_HOME=$ODOO_HOME holds no odoo/addons"
  elif [ -d /usr/lib/python3/dist-packages/odoo/addons ] && grep -q '^version_info = (19, 0' /usr/lib/python3/dist-packages/odoo/release.py; then
    ODOO_LIB=/usr/lib/python3/dist-packages
  else
    ODOO_LIB=$ODOO_ROOT/usr/lib/python3/dist-packages
    if stale odoo "$(digest "$CCHC_ROOT/config/odoo.env")"; then fetch_odoo; fi
  fi
  export ODOO_LIB
}

fetch_odoo() {
  is_debian || die "no Odoo 19 found: set ODOO_HOME, or use 'docker compose up'"
  local mirror work=$VAR/apt
  mirror=$(debian_mirror)
  if [ -z "$mirror" ]; then
    may_install || die "apt has no package lists yet; ask an administrator to run: apt-get update"
    as_root apt-get update -q >&2
    mirror=$(debian_mirror)
  fi
  [ -n "$mirror" ] || die "apt's configuration names no Debian archive to fetch $ODOO_PACKAGE from; set ODOO_HOME instead"
  say "fetching Odoo 19 ($ODOO_PACKAGE $ODOO_VERSION, about 125 MB) into a private root"
  rm -rf "$work" "$ODOO_ROOT.new"
  mkdir -p "$work"/{state/lists/partial,cache/archives/partial,etc,debs} "$ODOO_ROOT.new"
  : > "$work/state/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $ODOO_SUITE main" > "$work/etc/sources.list"
  # A mirror's copy of this suite may be past its Valid-Until date; its signature is still verified.
  local apt_options=(
    -o "Dir::Etc::sourcelist=$work/etc/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State=$work/state" -o "Dir::State::status=$work/state/status" -o "Dir::Cache=$work/cache"
    -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o APT::Sandbox::User=root -q
  )
  apt-get "${apt_options[@]}" update >&2
  # shellcheck disable=SC2086
  (cd "$work/debs" && apt-get "${apt_options[@]}" download "$ODOO_PACKAGE" $ODOO_ASSET_PACKAGES >&2 \
    && apt-get -q -o APT::Sandbox::User=root download $ODOO_STABLE_ASSET_PACKAGES >&2)
  check_odoo_package "$work/debs"
  local deb
  for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$ODOO_ROOT.new"; done
  rm -rf "$ODOO_ROOT"
  mv "$ODOO_ROOT.new" "$ODOO_ROOT"
  rm -rf "$work"
  stamp odoo "$(digest "$CCHC_ROOT/config/odoo.env")"
}

check_odoo_package() {
  local deb found version
  deb=$(ls "$1/$ODOO_PACKAGE"_*.deb)
  found=$(sha256sum "$deb" | cut -d' ' -f1)
  [ "$found" = "$ODOO_SHA256" ] && return 0
  version=$(dpkg-deb -f "$deb" Version)
  case "$version" in
    "$ODOO_VERSION") die "the package $ODOO_PACKAGE $version differs from the one tested (SHA-256 $found): not used" ;;
    19.0*) note "the archive has $ODOO_PACKAGE $version, newer than the tested $ODOO_VERSION; its signature is good, going on with it" ;;
    *) die "the archive has $ODOO_PACKAGE $version; this project needs 19.0" ;;
  esac
}
