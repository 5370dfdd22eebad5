# PostgreSQL: the server named by the usual PG* variables, else a private cluster under var/pg.
# shellcheck shell=bash

PG_HOME=$VAR/pg

# The folder with the programs: the distribution's newest, else where `postgres` or `psql` is found.
pg_bin() {
  local program
  program=$(find /usr/lib/postgresql -path '*/bin/psql' 2>/dev/null | sort -V | tail -n 1)
  [ -n "$program" ] || program=$(command -v postgres || command -v psql) || die "no PostgreSQL programs found: install PostgreSQL 13 or newer"
  dirname "$program"
}

as_postgres() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
postgres_can_enter() { as_postgres test -x "$PG_HOME" 2>/dev/null; }

# Run a server program as an unprivileged user: initdb and postgres refuse root.
# When only root can enter the checkout (below /root, say), the programs see the folder under another
# name, in a mount namespace of their own. pg_data is the cluster's folder as they see it.
pg_run() {
  if [ "$(id -u)" != 0 ]; then
    "$@"
  elif postgres_can_enter; then
    as_postgres "$@"
  else
    # shellcheck disable=SC2016
    unshare --mount sh -c 'mount --bind "$1" /var/lib/postgresql && shift && cd / && exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"' sh "$PG_HOME" "$@" \
      || die "the user 'postgres' can't enter $PG_HOME: put the checkout where it can (below /srv, say), or name a server with PGHOST"
  fi
}

pg_data() {
  if [ "$(id -u)" != 0 ] || postgres_can_enter; then echo "$PG_HOME/data"; else echo /var/lib/postgresql/data; fi
}

# A server was named, and not by an outer ./cchc that means the private cluster.
foreign_postgres() { [ -n "${PGHOST:-}" ] && [ -z "${CCHC_PRIVATE_PG:-}" ]; }

free_port() {
  "$VENV/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

setup_postgres() {
  if foreign_postgres; then
    note "using the PostgreSQL server on $PGHOST"
    export PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-odoo} PGPASSWORD=${PGPASSWORD:-}
    return
  fi
  [ -s "$PG_HOME/data/PG_VERSION" ] || create_cluster
  server_running || start_server
  export PGHOST=127.0.0.1 PGUSER=cchc PGPORT PGPASSWORD CCHC_PRIVATE_PG=1
  PGPORT=$(sed -n 4p "$PG_HOME/data/postmaster.pid")
  PGPASSWORD=$(cat "$PG_HOME/password")
}

create_cluster() {
  say "creating a private PostgreSQL cluster in $PG_HOME"
  mkdir -p "$PG_HOME"
  rm -rf "$PG_HOME/data"
  (umask 077; head -c 18 /dev/urandom | base64 | tr -d '/+=\n' > "$PG_HOME/password")
  [ "$(id -u)" != 0 ] || chown postgres: "$PG_HOME" "$PG_HOME/password"
  logged initdb pg_run "$(pg_bin)/initdb" -D "$(pg_data)" -U cchc -A scram-sha-256 --pwfile="$(dirname "$(pg_data)")/password" \
    -E UTF8 --locale=C.UTF-8 || die "the cluster could not be created"
  echo "include 'cchc.conf'" >> "$PG_HOME/data/postgresql.conf"
}

server_running() {
  local pid
  pid=$(head -n 1 "$PG_HOME/data/postmaster.pid" 2>/dev/null) && grep -qs postgres "/proc/$pid/comm" && "$(pg_bin)/pg_isready" -q -h 127.0.0.1 -p "$(sed -n 4p "$PG_HOME/data/postmaster.pid")"
}

start_server() {
  local port
  port=$(free_port)
  note "starting PostgreSQL on port $port"
  cp "$CCHC_ROOT/config/postgresql.conf" "$PG_HOME/data/cchc.conf"
  [ "$(id -u)" != 0 ] || chown postgres: "$PG_HOME/data/cchc.conf"
  # The server outlives this command: it must not keep the set-up lock (file 9) or our output.
  pg_run "$(pg_bin)/pg_ctl" -D "$(pg_data)" -w -t 60 -l "$(dirname "$(pg_data)")/server.log" -o "-p $port" start >/dev/null 9>&- \
    || { tail -n 20 "$PG_HOME/server.log" >&2; die "PostgreSQL did not start"; }
}

stop_postgres() {
  [ -s "$PG_HOME/data/postmaster.pid" ] || return 0
  pg_run "$(pg_bin)/pg_ctl" -D "$(pg_data)" -m fast stop >/dev/null
}
