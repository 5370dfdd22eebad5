# shellcheck shell=bash
# ./cchc backup FILE: the database and its files in one archive.
# shellcheck source=tools/archive.sh
source "$CCHC_ROOT/tools/archive.sh"

verb_backup() {
  local target=${1:-}
  [ -n "$target" ] || die "name the file to write: ./cchc backup FILE"
  mkdir -p "$(dirname "$target")"
  target=$(realpath "$target")
  [ ! -e "$target" ] || die "$target exists; name another file"
  setup_run
  db_exists "$DB" || die "there is no database $DB"
  say "backing up the database $DB"
  (umask 077 && make_archive "$DB" "$(filestore "$DB")" "$target") || die "the backup failed; nothing was written"
  note "$(du -h "$target" | cut -f1)  $target"
}
