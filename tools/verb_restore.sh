# shellcheck shell=bash
# ./cchc restore FILE [--replace]: put such an archive back; the old database goes only when the new one is complete.
# shellcheck source=tools/archive.sh
source "$CCHC_ROOT/tools/archive.sh"

verb_restore() {
  local source=${1:-} replace=${2:-} new=${DB}_restored work
  [ -r "$source" ] || die "name an archive made by './cchc backup': ./cchc restore FILE [--replace]"
  setup_run
  if db_exists "$DB" && [ "$replace" != --replace ]; then
    die "the database $DB exists: add --replace to put the archive in its place, or name another one with CCHC_DB"
  fi
  work=$(mktemp -d "$VAR/restore.XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
  open_archive "$source" "$work" || die "$source is damaged or not an archive of './cchc backup'; nothing was changed"
  say "restoring $(sed -n 's/^database=//p' "$work/about") of $(sed -n 's/^taken=//p' "$work/about") into $DB"
  drop_db "$new"
  create_db "$new"
  put_archive "$work" "$new" || { drop_db "$new"; die "the restore failed; $DB was not touched"; }
  mkdir -p "$(dirname "$(filestore "$new")")"
  mv -T "$work/filestore" "$(filestore "$new")"
  drop_db "$DB"
  rename_db "$new" "$DB"
}
