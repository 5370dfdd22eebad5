# shellcheck shell=bash

# Bring every vi.po up to the terms of the code, and list what is left to translate.
verb_i18n() {
  setup_test
  local addon template=$VAR/i18n database=${CCHC_I18N_DB:-$DB}
  db_exists "$database" || die "no database $database yet: run ./cchc run first"
  mkdir -p "$template"
  for addon in $(our_addons | tr ',' ' '); do
    odoo_cmd i18n export -d "$database" -l pot -o "$template/$addon.pot" "$addon" 2>"$VAR/log/i18n.log" \
      || { tail -n 20 "$VAR/log/i18n.log" >&2; die "could not export the terms of $addon"; }
    "$VENV/bin/python" "$CCHC_ROOT/tools/merge_po.py" "$template/$addon.pot" "$OUR_ADDONS/$addon/i18n/vi.po"
  done
}
