"""Every addon is complete: manifest, description, well-formed data, free of foreign licences."""

import ast
import csv
import os
from pathlib import Path

import pytest
from conftest import ADDONS, our_addons, tracked_files
from lxml import etree

MANIFESTS = our_addons()
ODOO_ADDONS = Path(os.environ["ODOO_LIB"]) / "odoo" / "addons"
# Licences that may be combined with AGPL-3.
FREE = {"AGPL-3", "LGPL-3", "GPL-3", "GPL-3 or any later version", "Other OSI approved licence"}


def _dependencies(name, seen=None):
    """The addon's dependencies, all the way down, with their manifests."""
    seen = {} if seen is None else seen
    for depended in (MANIFESTS.get(name) or _manifest(name)).get("depends", ["base"]):
        if depended not in seen:
            seen[depended] = MANIFESTS.get(depended) or _manifest(depended)
            _dependencies(depended, seen)
    return seen


def _manifest(name):
    return ast.literal_eval((ODOO_ADDONS / name / "__manifest__.py").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MANIFESTS)
def test_manifest(name):
    manifest = MANIFESTS[name]
    assert manifest["license"] == "AGPL-3"
    assert manifest["author"] == "CCHC-HR contributors"
    assert manifest["version"].startswith("19.0.")
    assert manifest["summary"]
    assert (ADDONS / name / "readme" / "DESCRIPTION.md").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", MANIFESTS)
def test_depends_only_on_free_software(name):
    licences = {
        depended: manifest.get("license", "LGPL-3")
        for depended, manifest in _dependencies(name).items()
    }
    assert not {depended: said for depended, said in licences.items() if said not in FREE}


@pytest.mark.parametrize("name", MANIFESTS)
def test_every_data_file_is_loaded(name):
    folder = ADDONS / name
    loaded = {*MANIFESTS[name].get("data", []), *MANIFESTS[name].get("demo", [])}
    present = {
        str(file.relative_to(folder))
        for kind in ("data", "report", "security", "views", "wizards")
        for file in (folder / kind).rglob("*.xml")
    }
    assert sorted(present - loaded) == [], "files that the manifest does not name"


@pytest.mark.parametrize("file", tracked_files("*.xml", "*.svg"), ids=str)
def test_xml_is_well_formed(file):
    etree.parse(file)


@pytest.mark.parametrize("file", tracked_files("addons/*.csv"), ids=str)
def test_csv_rows_have_the_columns_of_the_head(file):
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    assert not [row for row in rows if len(row) != len(head)]
