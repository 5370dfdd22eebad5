"""The plugin that makes a skipped test a failed one, tried on a small suite of its own."""

import os
import subprocess
import sys

from conftest import ROOT

SUITE = """
import unittest
import pytest

def test_passes(): pass
def test_skips(): pytest.skip("no browser")
@pytest.mark.xfail
def test_expected_to_fail(): assert False
def test_named_as_different(): assert False
class TestOld(unittest.TestCase):
    def test_with_parts(self):
        for part in range(3):
            with self.subTest(part=part): pass
    @unittest.skip("old style")
    def test_skips_too(self): pass
"""


def _run(folder, *arguments):
    tally = folder / "tally"
    tally.write_text("")
    suite = folder / "sub" / "test_suite.py"
    suite.parent.mkdir(exist_ok=True)
    suite.write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "-p", "no:odoo", "-p", "strict"]
    done = subprocess.run(
        [*command, "-c", os.devnull, "--rootdir", folder, *arguments, suite],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests"), "CCHC_TALLY": str(tally)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done, tally.read_text()


def test_skipped_is_failed(tmp_path):
    deselected = tmp_path / "deselected.txt"
    deselected.write_text("test_suite.py::test_named_as_different  # a reason\n")
    done, tally = _run(tmp_path, "--deselected", deselected)
    assert tally == "2 3\n", done.stdout
    assert done.returncode == 1
    assert "not run, so nothing is tested: Skipped: no browser" in done.stdout


def test_only_skips_fail_too(tmp_path):
    done, tally = _run(tmp_path, "-k", "test_skips")
    assert (done.returncode, tally) == (1, "0 2\n"), done.stdout


def test_a_name_that_is_no_test_is_refused(tmp_path):
    deselected = tmp_path / "deselected.txt"
    deselected.write_text("test_suite.py::test_of_yesterday  # a reason\n")
    done, tally = _run(tmp_path, "--deselected", deselected)
    assert done.returncode == 4
    assert tally == "0 1\n"


def test_a_name_needs_a_reason(tmp_path):
    deselected = tmp_path / "deselected.txt"
    deselected.write_text("test_suite.py::test_named_as_different\n")
    done, _tally = _run(tmp_path, "--deselected", deselected)
    assert "without a reason" in done.stderr + done.stdout
