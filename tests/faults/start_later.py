"""Odoo's command line some days ahead: what asks for today is told that day.

The clock of the database is left alone; when jobs run is the test's to say.
"""

import os
import runpy
from datetime import timedelta
from pathlib import Path

from odoo import fields

AHEAD = timedelta(days=int(os.environ["CCHC_DAYS_AHEAD"]))
now = fields.Datetime.now

if __name__ == "__main__":
    fields.Datetime.now = staticmethod(lambda *args: now(*args) + AHEAD)
    start = Path(os.environ["CCHC_ROOT"]) / "tools" / "start_odoo.py"
    runpy.run_path(str(start), run_name="__main__")
