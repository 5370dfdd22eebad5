# One archive of a database and its files: made, looked into, put back. Used by ./cchc and, inside the
# containers, by config/docker/backup.sh. Needs only PostgreSQL's client programs and the PG* variables.
# shellcheck shell=bash

# The client programs as functions, so that callers may say where they are.
declare -F pg >/dev/null || pg() { "$@"; }

# make_archive DATABASE FILESTORE FILE
make_archive() {
  local database=$1 files=$2 target=$3 work
  work=$(mktemp -d "${target%/*}/.backup.XXXXXX")
  mkdir "$work/filestore"
  # Attachments are never changed, only added and swept: taken before and after the dump, none that
  # the dump mentions can be missing. Where links can't cross, they are copied.
  link_files "$files" "$work/filestore"
  pg pg_dump --format=custom --no-owner --no-privileges --file="$work/database.dump" "$database" || { rm -rf "$work"; return 1; }
  link_files "$files" "$work/filestore"
  printf 'database=%s\ntaken=%s\nserver=%s\n' "$database" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
    "$(pg psql -XAtq -d "$database" -c 'show server_version')" > "$work/about"
  (cd "$work" && find database.dump filestore -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum > sums)
  tar -C "$work" -cf "$target.part" about sums database.dump filestore && mv "$target.part" "$target"
  rm -rf "$work"
}

link_files() {
  [ -d "$1" ] || return 0
  cp -aln "$1/." "$2/" 2>/dev/null || cp -an "$1/." "$2/"
}

# open_archive FILE FOLDER: unpack and check every file against its sum.
open_archive() {
  tar -C "$2" -xf "$1" && [ -s "$2/sums" ] && (cd "$2" && sha256sum --quiet -c sums) >&2
}

# put_archive FOLDER DATABASE: load an opened archive into a database that has just been created
# with its extensions (create_db).
put_archive() {
  pg pg_restore --no-owner --no-privileges --exit-on-error --jobs=2 --dbname="$2" "$1/database.dump"
}
