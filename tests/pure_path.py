"""Pytest plugin: import an addon's `rules` package without Odoo and without a database.

Importing `odoo.addons.cchc_hr.rules` would first run `odoo.addons.cchc_hr`, hence the models.
Here each addon is announced as an empty module whose only content is its folder, so that
`from odoo.addons.cchc_hr.rules import retirement` reads exactly that file. Odoo itself need
not be installed: the two packages above the addons are then announced in the same way.

    PYTHONPATH=tests var/venv/bin/python -m pytest -p no:odoo -p pure_path addons/*/tests_pure

Test files have different names in different addons (they are imported by their base name).
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ADDONS = Path(__file__).resolve().parent.parent / "addons"


def _announce(name, folders):
    """Register an empty package `name`, attached to its parent like an imported one."""
    module = ModuleType(name)
    module.__path__ = [str(folder) for folder in folders]
    sys.modules[name] = module
    parent, _dot, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)


def _register_addons():
    if importlib.util.find_spec("odoo") is None:
        _announce("odoo", [])
        _announce("odoo.addons", [])
    else:
        importlib.import_module("odoo.addons")
    for folder in sorted(ADDONS.iterdir()):
        if folder.is_dir() and folder.name.isidentifier():
            _announce(f"odoo.addons.{folder.name}", [folder])


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(path, parent):
    """Treat every folder as a plain one: pytest would run the `__init__.py` of an addon."""
    return pytest.Dir.from_parent(parent, path=path)


_register_addons()
