"""What the static tests share: the addons and their manifests, the files under version control."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDONS = ROOT / "addons"


def our_addons():
    """Manifests by addon name."""
    return {
        file.parent.name: ast.literal_eval(file.read_text(encoding="utf-8"))
        for file in sorted(ADDONS.glob("*/__manifest__.py"))
    }


def tracked_files(*patterns):
    """Files under version control, without those just deleted."""
    output = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [ROOT / name for name in output.split("\0") if name and (ROOT / name).is_file()]
