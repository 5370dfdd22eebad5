"""Every Vietnamese translation file is complete and keeps what the program fills in."""

import re
from collections import Counter

import polib
import pytest
from conftest import ADDONS, our_addons

# %(name)s, %s, %d, %% and the {name} of a layout; HTML and QWeb tags.
PLACEHOLDER = re.compile(
    r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[sdfr]|%[sdfr%]|\{\w*\}|</?[a-zA-Z][^<>]*>"
)


def problems(catalogue):
    """What is wrong with a translation file, entry by entry."""
    for entry in catalogue:
        if entry.obsolete:
            yield f"{entry.msgid!r} is obsolete"
        elif "fuzzy" in entry.flags:
            yield f"{entry.msgid!r} is fuzzy"
        elif not entry.msgstr.strip():
            yield f"{entry.msgid!r} is not translated"
        elif Counter(PLACEHOLDER.findall(entry.msgid)) != Counter(
            PLACEHOLDER.findall(entry.msgstr)
        ):
            yield f"{entry.msgid!r} and {entry.msgstr!r} differ in what is filled in"
        elif _is_lost(entry):
            yield f"{entry.msgid!r} is of the code, and not marked as such: Odoo leaves it out"


def _is_lost(entry):
    marks = entry.comment.split()
    from_code = any(place.startswith("code:") for place, _line in entry.occurrences)
    return from_code and not {"odoo-python", "odoo-javascript"} & set(marks)


@pytest.mark.parametrize("name", our_addons())
def test_vietnamese_is_complete(name):
    file = ADDONS / name / "i18n" / "vi.po"
    assert file.is_file()
    catalogue = polib.pofile(str(file), check_for_duplicates=True)
    assert catalogue.metadata.get("Language") == "vi"
    assert list(problems(catalogue)) == []


def test_each_kind_of_problem_is_seen():
    entry = polib.POEntry
    catalogue = [
        entry(msgid="Unit", msgstr="Đơn vị"),
        entry(msgid="Row %(row)s: %(name)s", msgstr="Dòng %(row)s: %(ten)s"),
        entry(msgid="Rank", msgstr=""),
        entry(msgid="Step", msgstr="Bậc", flags=["fuzzy"]),
        entry(msgid="<b>Note</b>", msgstr="Ghi chú"),
        entry(msgid="Gone", msgstr="Đã bỏ", obsolete=True),
        entry(msgid="Lost", msgstr="Mất", occurrences=[("code:addons/x/models/y.py", "0")]),
        entry(
            msgid="Found",
            msgstr="Thấy",
            comment="module: x\nodoo-python",
            occurrences=[("code:addons/x/models/y.py", "0")],
        ),
    ]
    assert [problem.split("'")[1] for problem in problems(catalogue)] == [
        "Row %(row)s: %(name)s",
        "Rank",
        "Step",
        "<b>Note</b>",
        "Gone",
        "Lost",
    ]
