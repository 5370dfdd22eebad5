"""What the repository may not hold: addresses of package registries, paths of one machine, bulk."""

import re

import pytest
from conftest import ROOT, tracked_files

REGISTRY = re.compile(r"https?://[^\s\"'<>]*(?:pypi|pythonhosted|npmjs|deb\.debian|docker\.io)")
MACHINE_PATH = re.compile(r"(?:^|[\s\"'=(:])/(?:work|tmp|home|root)/\w", re.MULTILINE)
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX)\b|raise NotImplementedError")
# A script that builds a container or a bare system names paths inside it.
INSIDE = ("config/docker/", "docker-compose.yml", "tests/minimal_root/")
LONGEST_FILE = 450
LARGEST_FILE = 1_000_000


def _texts(*patterns):
    for file in tracked_files(*patterns):
        try:
            yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture or a workbook
            continue


@pytest.mark.parametrize(
    ("what", "pattern"), [("registry", REGISTRY), ("path", MACHINE_PATH), ("mark", UNFINISHED)]
)
def test_no_such_text(what, pattern):
    found = [
        f"{name}: {match[0].strip()}"
        for name, text in _texts()
        if name != "tests/static/test_text.py"
        and not (pattern is MACHINE_PATH and name.startswith(INSIDE))
        for match in pattern.finditer(text)
    ]
    assert not found, what


@pytest.mark.parametrize("file", tracked_files("*.md"), ids=str)
def test_links_lead_somewhere(file):
    links = re.findall(r"\]\(([^)#:\s]+)\)", file.read_text(encoding="utf-8"))
    assert not [link for link in links if not (file.parent / link).exists()]


def test_python_files_are_short():
    lengths = {name: text.count("\n") for name, text in _texts("*.py")}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE}


def test_no_bulk():
    sizes = {str(file.relative_to(ROOT)): file.stat().st_size for file in tracked_files()}
    assert not {name: size for name, size in sizes.items() if size > LARGEST_FILE}
