#!/usr/bin/env bash
# In the backup container: `nightly` makes an archive every night and removes old ones; `check` tells
# whether the last one is recent; `now` makes one at once.
set -euo pipefail
FOLDER=${BACKUP_FOLDER:-/backups}
CCHC=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/cchc

now() {
  bash "$CCHC" backup "$FOLDER/cchc-$(date +%Y%m%d-%H%M%S).tar"
  # Only after a new one has succeeded.
  find "$FOLDER" -maxdepth 1 -name 'cchc-*.tar' -mtime "+${BACKUP_DAYS:-30}" -delete
}

seconds_until() {
  local now at
  now=$(date +%s)
  at=$(date -d "today $1" +%s)
  [ "$at" -gt "$now" ] || at=$(date -d "tomorrow $1" +%s)
  echo $((at - now))
}

case ${1:-} in
  now) now ;;
  nightly)
    touch "$FOLDER/.started"
    while sleep "$(seconds_until "${BACKUP_AT:-01:30}")"; do
      now || echo "backup failed; the next attempt is tomorrow" >&2
    done
    ;;
  check) [ -n "$(find "$FOLDER" -maxdepth 1 \( -name 'cchc-*.tar' -o -name .started \) -mmin -1560 -print -quit)" ] ;;
  *) echo "backup.sh now|nightly|check" >&2; exit 2 ;;
esac
