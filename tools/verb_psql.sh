# shellcheck shell=bash
verb_psql() { setup_run; exec "$(pg_bin)/psql" -X -d "$DB" "$@"; }
