"""Every term of the code is in the addon's Vietnamese catalogue, and no term that is gone."""

import os
from pathlib import Path

import polib
import pytest
from conftest import PROVINCE

ADDONS = Path(os.environ["CCHC_ROOT"]) / "addons"
NAMES = sorted(manifest.parent.name for manifest in ADDONS.glob("*/__manifest__.py"))


def _terms(file):
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(file))}


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_has_the_terms_of_the_code(name, cchc, tmp_path):
    template = tmp_path / f"{name}.pot"
    cchc("odoo", "i18n", "export", "-d", PROVINCE, "-l", "pot", "-o", template, name)
    wanted, present = _terms(template), _terms(ADDONS / name / "i18n" / "vi.po")
    assert sorted(term for _context, term in wanted - present) == [], "./cchc i18n lists them"
    assert sorted(term for _context, term in present - wanted) == []
