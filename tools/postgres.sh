# PostgreSQL: the server named by the usual PG* variables, else a private cluster under var/pg.
# shellcheck shell=bash

PG_DATA=$VAR/pg/data

pg_bin() {
  local dir
  dir=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -x "$dir/initdb" ] || die "no PostgreSQL server binaries: install the package postgresql, or name a server with PGHOST"
  echo "$dir"
}

# Run a server command as an unprivileged user: initdb and postgres refuse root.
pg_run() {
  if [ "$(id -u)" != 0 ]; then "$@"; return; fi
  if id postgres >/dev/null 2>&1 && setpriv --reuid=postgres --regid=postgres --clear-groups test -x "$VAR/pg" 2>/dev/null; then
    setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
  else
    # The checkout lies below a folder that only root may enter: a user namespace keeps root's
    # files readable while the server sees an ordinary user.
    unshare --user --map-user=1000 --map-group=1000 "$@" || die "the user 'postgres' can't enter $VAR/pg: put the checkout where it can (for example below /srv), or name a server with PGHOST"
  fi
}

pg_owner_setup() {
  mkdir -p "$VAR/pg"
  if [ "$(id -u)" = 0 ] && id postgres >/dev/null 2>&1 && setpriv --reuid=postgres --regid=postgres --clear-groups test -x "$VAR/pg" 2>/dev/null; then
    chown postgres:postgres "$VAR/pg"
  fi
}

free_port() {
  "$VENV/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

setup_postgres() {
  if [ -n "${PGHOST:-}" ] && [ -z "${CCHC_PRIVATE_PG:-}" ]; then
    note "using the PostgreSQL server on $PGHOST"
    export PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-odoo} PGPASSWORD=${PGPASSWORD:-}
    return
  fi
  local bin
  bin=$(pg_bin)
  pg_owner_setup
  if [ ! -s "$VAR/pg/password" ]; then
    (umask 077; head -c 18 /dev/urandom | base64 | tr -d '/+=\n' > "$VAR/pg/password")
    free_port > "$VAR/pg/port"
    [ "$(stat -c %U "$VAR/pg")" = postgres ] && chown postgres: "$VAR/pg/password" "$VAR/pg/port"
  fi
  if [ ! -s "$PG_DATA/PG_VERSION" ]; then
    say "creating a private PostgreSQL cluster in ${PG_DATA#"$CCHC_ROOT"/}"
    pg_run "$bin/initdb" -D "$PG_DATA" -U cchc -A scram-sha-256 --pwfile="$VAR/pg/password" -E UTF8 --locale=C.UTF-8 >"$VAR/pg-initdb.log" 2>&1 \
      || { cat "$VAR/pg-initdb.log" >&2; die "initdb failed"; }
    pg_run tee -a "$PG_DATA/postgresql.conf" < "$CCHC_ROOT/config/postgresql.conf" >/dev/null
  fi
  export PGHOST=127.0.0.1 PGUSER=cchc PGPORT PGPASSWORD CCHC_PRIVATE_PG=1
  PGPORT=$(cat "$VAR/pg/port")
  PGPASSWORD=$(cat "$VAR/pg/password")
  if ! "$bin/pg_isready" -q; then
    note "starting PostgreSQL on port $PGPORT"
    pg_run "$bin/pg_ctl" -D "$PG_DATA" -w -t 60 -l "$VAR/pg/server.log" -o "-p $PGPORT" start >/dev/null \
      || { tail -n 20 "$VAR/pg/server.log" >&2; die "PostgreSQL did not start"; }
  fi
}

stop_postgres() {
  [ -s "$PG_DATA/postmaster.pid" ] && pg_run "$(pg_bin)/pg_ctl" -D "$PG_DATA" -m fast stop >/dev/null
  return 0
}
