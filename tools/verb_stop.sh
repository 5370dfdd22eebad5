# shellcheck shell=bash
verb_stop() { stop_postgres; }
