#!/usr/bin/env bash
# Both commands on a bare Debian: prove.sh bookworm|trixie [run | user | test [PATH…]]
#
# Makes a minimal system under var/roots (debootstrap, git and ca-certificates, from the mirror that
# this machine uses), clones the committed state of this checkout into it, and works there as root
# would on a fresh machine (`user`: as somebody without rights, whom ./cchc tells which packages an
# administrator must install). Needs root here. Without a second argument: run, then test.
# CCHC_PROVE_IN names another folder for the clone; below /root only root can enter.
# As everywhere, CCHC_* settings pass through; so do the PIP_* ones, with the files that they name.
set -euo pipefail
SUITE=${1:?bookworm or trixie}
shift
CCHC_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tools/common.sh
source "$CCHC_ROOT/tools/common.sh"
SYSTEM=$VAR/roots/$SUITE
INSIDE=${CCHC_PROVE_IN:-/srv/cchc-hr}

[ "$(id -u)" = 0 ] || die "only root can make a system in a folder"
command -v debootstrap >/dev/null || apt_install debootstrap

# The minimal system is made once; every proof starts from a copy of it, with a fresh clone.
make_system() {
  local mirror
  if [ ! -d "$SYSTEM.bare" ]; then
    say "making a minimal $SUITE"
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "apt's configuration names no Debian archive; run apt-get update"
    rm -rf "$SYSTEM.new"
    mkdir -p "$SYSTEM.new"
    logged "debootstrap-$SUITE" debootstrap --variant=minbase --include=git,ca-certificates "$SUITE" "$SYSTEM.new" "$mirror" || die "debootstrap failed"
    mv "$SYSTEM.new" "$SYSTEM.bare"
  fi
  rm -rf "$SYSTEM"
  cp -a --reflink=auto "$SYSTEM.bare" "$SYSTEM"
  cp /etc/resolv.conf /etc/hosts "$SYSTEM/etc/"
  git clone -q --no-hardlinks "$CCHC_ROOT" "$SYSTEM$INSIDE"
}

# inside COMMAND…: in that system, with processes and mounts of its own that end with the command.
inside() {
  local binds=() variable
  while IFS= read -r variable; do
    [[ ${!variable} != /* ]] || [ ! -e "${!variable}" ] || binds+=("${!variable}")
  done < <(compgen -e | grep '^PIP_')
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -euc '
    system=$1; count=$2; shift 2
    mount --make-rprivate /
    # As on a real machine, the root of the system is a mount.
    mount --bind "$system" "$system"
    mount -t proc proc "$system/proc"
    mount --rbind /dev "$system/dev"
    for named in "${@:1:count}"; do
      mkdir -p "$system$(dirname "$named")"
      if [ -d "$named" ]; then mkdir -p "$system$named"; else touch -a "$system$named"; fi
      mount --bind "$named" "$system$named"
    done
    shift "$count"
    exec chroot "$system" "$@"
  ' bash "$SYSTEM" "${#binds[@]}" "${binds[@]}" "${CLEAN[@]}" "$@"
}

# What a fresh machine's shell has, and no more of ours than needed.
CLEAN=(env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb)
while IFS= read -r name; do CLEAN+=("$name=${!name}"); done < <(compgen -e | grep -E '^(PIP_|CCHC_)' | grep -vE '^CCHC_(ROOT|VAR|VENV|TALLY|PRIVATE_PG)$')

# Serve, read the login page in Vietnamese, stop; twice, since the second time must be quick.
# shellcheck disable=SC2016
SERVE_TWICE='
  cd "$1"
  port=${CCHC_HTTP_PORT:-8069}
  for attempt in first second; do
    began=$SECONDS
    bash ./cchc run < /dev/null &
    server=$!
    page=
    until page=$(var/venv/bin/python -c "import sys, urllib.request as r; print(r.urlopen(sys.argv[1], timeout=60).read().decode())" "http://localhost:$port/web/login" 2>/dev/null); do
      kill -0 "$server" 2>/dev/null || { echo "./cchc run ended" >&2; exit 1; }
      sleep 0.5
    done
    grep -q "Mật khẩu" <<< "$page" || { echo "the login page is not Vietnamese" >&2; exit 1; }
    times="${times:-}$attempt run: $((SECONDS - began)) s; "
    kill "$server"
    wait "$server" || true
  done
  bash ./cchc stop
  test -z "$(git status --porcelain)" || { git status --short; echo "the commands changed the checkout" >&2; exit 1; }
  echo "$times"
'

prove_run() { inside bash -euc "$SERVE_TWICE" bash "$INSIDE" | tee "$VAR/roots/$SUITE.run"; }

prove_user() {
  # shellcheck disable=SC2016
  inside bash -euc '
    useradd --create-home officer
    chown -R officer: "$2"
    as_officer() { setpriv --reuid=officer --regid=officer --init-groups env HOME=/home/officer "$@"; }
    if said=$(cd "$2" && as_officer bash ./cchc run 2>&1 < /dev/null); then
      echo "packages are missing, and ./cchc run did not say so" >&2
      exit 1
    fi
    echo "$said"
    packages=$(sed -n "s/.*--no-install-recommends //p" <<< "$said" | tr -d "\033" | sed "s/\[0m//")
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages
    as_officer bash -euc "$1" bash "$2"
  ' bash "$SERVE_TWICE" "$INSIDE" | tee "$VAR/roots/$SUITE.user"
}

prove_test() {
  local began=$SECONDS
  # shellcheck disable=SC2016
  inside env CI=true bash -euc 'cd "$1" && shift && bash ./cchc test "$@" < /dev/null' bash "$INSIDE" "$@"
  echo "test: $((SECONDS - began)) s" | tee "$VAR/roots/$SUITE.test"
}

make_system
case ${1:-} in
  run) prove_run ;;
  user) prove_user ;;
  test) shift; prove_test "$@" ;;
  "") prove_run; prove_test ;;
  *) die "run, user, or test and paths, not $1" ;;
esac
