# shellcheck shell=bash
verb_odoo() { setup_run; AS='exec' odoo_cmd "$@"; }
