"""The Word templates that are shipped are those that their scripts build."""

import io
import runpy
import sys
import zipfile

import pytest
from conftest import ROOT

SCRIPTS = ROOT / "tools" / "document_templates"


def _parts(content):
    with zipfile.ZipFile(content) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "name",
    [
        *("curriculum", "decision", "job_description", "paper_file", "people_list"),
        *("position_scheme", "reform_report", "personnel_report", "reduction"),
        *("recruitment", "recruitment_announcement", "recruitment_exam", "recruitment_results"),
        *("evaluation", "discipline", "study", "training_plan", "training_report"),
    ],
)
def test_shipped_template_is_what_its_script_builds(name, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(SCRIPTS), *sys.path])
    script = runpy.run_path(str(SCRIPTS / f"{name}.py"))
    # A script builds one template, or several of one kind.
    builds = script.get("BUILDS") or {script["FILE"]: script["build"]}
    for shipped, build in builds.items():
        built = io.BytesIO()
        build().save(built)
        assert _parts(shipped) == _parts(built), f"run tools/document_templates/{name}.py"
