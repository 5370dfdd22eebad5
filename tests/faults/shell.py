"""Scripts in Odoo's shell on a database of their own."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

FAULTS = Path(__file__).parent
ROOT = Path(os.environ["CCHC_ROOT"])
VAR = Path(os.environ["CCHC_VAR"])
sys.path.insert(0, str(ROOT / "tests" / "product"))

from server import START, copy_database, drop_database  # noqa: E402

EMPTY = os.environ.get("CCHC_TEST_DB", "cchc_test")


def in_shell(database, script):
    """Standard output of a script of this folder, which may import its neighbours."""
    paths = [str(FAULTS), os.environ.get("PYTHONPATH", "")]
    return subprocess.run(
        [sys.executable, "-W", "ignore", START, "shell", "-c", VAR / "odoo.conf", "-d", database,
         "--no-http", "--log-level=critical"],
        input=(FAULTS / script).read_text(encoding="utf-8"),
        text=True,
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
    ).stdout  # fmt: skip


@contextmanager
def race_of(script, suffix):
    """What a race printed, run in a province that is thrown away."""
    database = f"{EMPTY}_{suffix}"
    copy_database(EMPTY, database)
    try:
        in_shell(database, "import_province.py")
        yield json.loads(in_shell(database, script).strip().splitlines()[-1])
    finally:
        drop_database(database)
