"""The floors of the house: an addon knows only addons below it, and rules know no database.

    roof    cchc_consolidation
    wings   cchc_recruitment, cchc_training, cchc_evaluation, cchc_reduction, cchc_reorganisation
    2       cchc_positions
    1       cchc_hr
    ground  cchc_base

Beside the floors stands cchc_demo, which may use them all and on which nothing may depend.
"""

import ast
import re

import pytest
from conftest import ADDONS, our_addons

FLOORS = {
    "cchc_base": 0,
    "cchc_hr": 1,
    "cchc_positions": 2,
    "cchc_recruitment": 3,
    "cchc_training": 3,
    "cchc_evaluation": 3,
    "cchc_reduction": 3,
    "cchc_reorganisation": 3,
    "cchc_consolidation": 4,
    "cchc_demo": 5,
}
MANIFESTS = our_addons()
# Packages of plain Python: they may import each other, but neither records nor the server.
PLAIN = ("rules", "importing", "generator", "documents")


def _is_below(lower, upper):
    return lower == upper or FLOORS[lower] < FLOORS[upper]


def _imports(file):
    """Full names of what a file imports, relative imports resolved."""
    package = ["odoo", "addons", *file.relative_to(ADDONS).with_suffix("").parts[:-1]]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{module}.{name.name}" for name in node.names)


def _python_files(name):
    return sorted((ADDONS / name).rglob("*.py"))


@pytest.mark.parametrize("name", MANIFESTS)
def test_has_a_floor(name):
    assert name in FLOORS, "say in FLOORS where the new addon stands"


@pytest.mark.parametrize("name", MANIFESTS)
def test_depends_on_floors_below(name):
    ours = {depended for depended in MANIFESTS[name]["depends"] if depended.startswith("cchc_")}
    assert not [depended for depended in ours if FLOORS[depended] >= FLOORS[name]]


@pytest.mark.parametrize("name", MANIFESTS)
def test_imports_from_floors_below(name):
    wrong = []
    for file in _python_files(name):
        for imported in _imports(file):
            found = re.match(r"odoo\.addons\.(cchc_\w+)", imported)
            if found and not _is_below(found[1], name):
                wrong.append(f"{file.relative_to(ADDONS)} imports {imported}")
    assert not wrong


@pytest.mark.parametrize("name", MANIFESTS)
def test_data_refers_to_floors_below(name):
    others = "|".join(other for other in FLOORS if not _is_below(other, name))
    if not others:  # the highest floor sees all
        return
    pattern = re.compile(rf"\b({others})\.\w+")
    wrong = [
        f"{file.relative_to(ADDONS)}: {found[0]}"
        for suffix in ("xml", "csv", "py")
        for file in (ADDONS / name).rglob(f"*.{suffix}")
        for found in pattern.finditer(file.read_text(encoding="utf-8"))
    ]
    assert not wrong


def _is_plain(imported):
    """Standard library and libraries, or plain Python of an addon."""
    if not re.match(r"odoo(\.|$)", imported):
        return True
    return bool(re.match(rf"odoo\.addons\.cchc_\w+\.({'|'.join(PLAIN)})(\.|$)", imported))


@pytest.mark.parametrize("name", MANIFESTS)
def test_plain_python_knows_no_database(name):
    wrong = [
        f"{file.relative_to(ADDONS)} imports {imported}"
        for package in PLAIN
        for file in sorted((ADDONS / name / package).rglob("*.py"))
        for imported in _imports(file)
        if not _is_plain(imported)
    ]
    assert not wrong


def test_relative_imports_are_resolved(tmp_path, monkeypatch):
    monkeypatch.setattr("test_floors.ADDONS", tmp_path)
    file = tmp_path / "cchc_hr" / "rules" / "pay.py"
    file.parent.mkdir(parents=True)
    file.write_text("from ..models import hr_version\nfrom .step import raise_due\nimport odoo\n")
    found = list(_imports(file))
    assert found == [
        "odoo.addons.cchc_hr.models.hr_version",
        "odoo.addons.cchc_hr.rules.step.raise_due",
        "odoo",
    ]
    assert [_is_plain(imported) for imported in found] == [False, True, False]
