# shellcheck shell=bash
verb_psql() { setup_postgres; exec "$(pg_bin)/psql" -X -d "$DB" "$@"; }
