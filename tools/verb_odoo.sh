# shellcheck shell=bash
verb_odoo() {
  setup_run
  local command=server
  case "${1:-}" in
    ""|-*) ;;
    *) command=$1; shift ;;
  esac
  exec env PYTHONPATH="$ODOO_LIB" PYTHONWARNINGS=ignore TZ=UTC "$VENV/bin/python" -m odoo "$command" -c "$CONF" "$@"
}
