"""How LibreOffice is run: here a small script stands for it."""

import threading
import time

import pytest

from odoo.addons.cchc_base.documents import pdf

# Writes for each .docx a .pdf with the same content, as LibreOffice would with `--outdir`.
CONVERTS = """
echo run >> "{log}"
while [ "$1" != --outdir ]; do
  case $1 in -env:UserInstallation=file://*) profile=${{1#-env:UserInstallation=file://}} ;; esac
  shift
done
out=$2; shift 2
{before}
for file; do cp "$file" "$out/$(basename "$file" .docx).pdf"; done
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Replaces LibreOffice by a script that does ``before`` first."""

    def install(before=""):
        script = tmp_path / "soffice"
        script.write_text("#!/bin/sh\n" + CONVERTS.format(log=tmp_path / "log", before=before))
        script.chmod(0o755)
        monkeypatch.setattr(pdf, "PROGRAMS", (str(script),))
        return tmp_path / "home"

    return install


def runs(home):
    return (home.parent / "log").read_text().count("run")


def test_documents_come_back_in_order(office):
    home = office()
    documents = [f"document {number}".encode() for number in range(12)]
    assert pdf.to_pdf(documents, home) == documents
    assert runs(home) == 1
    # Nothing of what was printed stays behind.
    assert not list(home.rglob("*.docx")) + list(home.rglob("*.pdf"))


def test_nothing_to_print_starts_nothing(office):
    home = office()
    assert pdf.to_pdf([], home) == []
    assert not home.exists()


def test_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "PROGRAMS", ("no-such-program",))
    with pytest.raises(pdf.ConverterMissing):
        pdf.to_pdf([b"x"], tmp_path)


def test_a_broken_profile_is_made_anew(office):
    home = office('[ -e "$profile/user/broken" ] && exit 1')
    (home / "profile-0/user").mkdir(parents=True)
    (home / "profile-0/user/broken").touch()
    assert pdf.to_pdf([b"x"], home) == [b"x"]
    assert runs(home) == 2


def test_failure_carries_what_was_said(office):
    home = office("echo no such filter >&2; exit 1")
    with pytest.raises(pdf.ConversionFailed, match="no such filter"):
        pdf.to_pdf([b"x"], home)


def test_what_takes_too_long_is_ended_with_its_children(office, monkeypatch):
    monkeypatch.setattr(pdf, "START_SECONDS", 0.3)
    monkeypatch.setattr(pdf, "SECONDS_A_DOCUMENT", 0)
    home = office('(sleep 2; touch "$profile/survived") & wait')
    with pytest.raises(pdf.ConversionTimedOut):
        pdf.to_pdf([b"x"], home)
    time.sleep(2.2)
    assert not list(home.rglob("survived"))


def test_each_run_has_a_profile_of_its_own(office, monkeypatch):
    """More threads than profiles: they wait, and no two share one."""
    home = office('mkdir "$profile/busy" || exit 1; sleep 0.2; rmdir "$profile/busy"')
    results = {}

    def print_one(number):
        results[number] = pdf.to_pdf([str(number).encode()], home)

    threads = [threading.Thread(target=print_one, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: [str(number).encode()] for number in range(5)}
    assert runs(home) == 5
    assert len(list(home.iterdir())) == pdf.PROFILES


def test_who_waits_too_long_is_told(office, monkeypatch):
    monkeypatch.setattr(pdf, "WAIT_SECONDS", 0.1)
    monkeypatch.setattr(pdf, "PROFILES", 1)
    home = office("sleep 1")
    first = threading.Thread(target=pdf.to_pdf, args=([b"x"], home))
    first.start()
    time.sleep(0.3)
    with pytest.raises(pdf.ConverterBusy):
        pdf.to_pdf([b"y"], home)
    first.join()
