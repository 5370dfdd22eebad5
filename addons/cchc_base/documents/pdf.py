"""Word to PDF by LibreOffice, started for one batch and ended after it.

Measured with a warm profile: 1.0 s for the first document of a batch, 0.04 s for each further
one. A server process that stays would save that second at the price of 200 MB and of watching
over it, so there is none.

LibreOffice allows one process a profile. There are a few profiles, each behind a lock of the
operating system, which is released whatever happens to the process that held it; whoever prints
while all are taken waits.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
PROFILES = 2
WAIT_SECONDS = 60
START_SECONDS = 60
SECONDS_A_DOCUMENT = 2

# Workers of Odoo limit their address space, and with it that of what they start; LibreOffice
# reserves more than it uses.
_UNLIMITED = ("/bin/sh", "-c", 'ulimit -S -v unlimited 2>/dev/null; exec "$@"', "sh")


class ConverterMissing(RuntimeError):
    """LibreOffice is not installed."""


class ConverterBusy(RuntimeError):
    """All profiles were in use for longer than we wait."""


class ConversionFailed(RuntimeError):
    """LibreOffice gave no PDF; carries what it said."""


class ConversionTimedOut(RuntimeError):
    """LibreOffice took too long and was ended."""


def to_pdf(documents, home):
    """The documents as PDF, in the same order.

    :param documents: contents of .docx files
    :param home: folder of the profiles, made if missing
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        raise ConverterMissing()
    if not documents:
        return []
    with _profile(Path(home)) as profile:
        try:
            return _convert(program, profile, documents)
        except ConversionFailed:
            # A profile that was left half written fails every time; a new one costs a second.
            shutil.rmtree(profile / "user", ignore_errors=True)
            return _convert(program, profile, documents)


@contextmanager
def _profile(home):
    """A profile that no other process or thread has."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        for number in range(PROFILES):
            profile = home / f"profile-{number}"
            profile.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (profile / "lock").open("w") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield profile
                return
        if time.monotonic() > until:
            raise ConverterBusy()
        time.sleep(0.1)


def _convert(program, profile, documents):
    with tempfile.TemporaryDirectory(dir=profile) as name:
        folder = Path(name)
        sources = []
        for number, content in enumerate(documents):
            source = folder / f"{number}.docx"
            source.write_bytes(content)
            sources.append(str(source))
        said = _run(
            [
                *_UNLIMITED,
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                name,
                *sources,
            ],
            folder,
            START_SECONDS + SECONDS_A_DOCUMENT * len(documents),
        )
        try:
            return [(folder / f"{number}.pdf").read_bytes() for number in range(len(documents))]
        except FileNotFoundError as error:
            raise ConversionFailed(said) from error


def _run(command, home, seconds):
    """Run a program with its children, and end them all when it takes too long."""
    environment = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "SAL_USE_VCLPLUGIN": "svp",
    }
    process = subprocess.Popen(
        command,
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said, _nothing = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise ConversionTimedOut(f"no answer in {seconds} s") from error
    return said.decode(errors="replace").strip()
