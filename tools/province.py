"""Fill the open database with the demonstration province (run inside Odoo's shell)."""

import json
import os
from pathlib import Path

# Beyond this number the rest are copies made in SQL: the same careers, other people. Minutes
# instead of half an hour, and what lists, searches and reports cost is the same.
BY_DECISIONS = 4_000

people = int(os.environ["CCHC_PEOPLE"])
province = env["cchc.demo.province"]  # noqa: F821 - the shell provides `env`
province.generate(people=min(people, BY_DECISIONS))
if people > BY_DECISIONS:
    province.grow(people)
env.cr.commit()  # noqa: F821
file = Path(os.environ["CCHC_LOGINS"])
file.touch(mode=0o600)
file.write_text(json.dumps(province.logins(), ensure_ascii=False, indent=1), encoding="utf-8")
