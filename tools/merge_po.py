"""Bring an addon's i18n/vi.po up to the terms of its code.

    merge_po.py TEMPLATE.pot addons/ADDON/i18n/vi.po

Terms that are gone leave the file; new ones come in untranslated and are listed, so that a
translator sees what is left to do. Existing translations are never changed.
"""

import sys
from pathlib import Path

import polib


def merge(template, target):
    """Return the merged catalogue and the terms that still lack a translation."""
    known = {}
    if target.exists():
        known = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(str(target))}
    catalogue = polib.POFile(wrapwidth=78)
    catalogue.metadata = {
        "Project-Id-Version": "CCHC-HR",
        "Language": "vi",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for entry in polib.pofile(str(template)):
        catalogue.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgctxt=entry.msgctxt,
                msgstr=known.get((entry.msgctxt, entry.msgid), ""),
                comment=entry.comment,
                occurrences=entry.occurrences,
            )
        )
    catalogue.sort(key=lambda entry: entry.msgid)
    return catalogue, [entry.msgid for entry in catalogue if not entry.msgstr]


def main():
    template, target = Path(sys.argv[1]), Path(sys.argv[2])
    catalogue, missing = merge(template, target)
    target.parent.mkdir(exist_ok=True)
    catalogue.save(str(target))
    print(f"{target}: {len(catalogue)} terms, {len(missing)} to translate")
    for msgid in missing:
        print(f"  {msgid!r}")


if __name__ == "__main__":
    main()
