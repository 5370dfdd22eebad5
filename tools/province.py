"""Fill the open database with the demonstration province (run inside Odoo's shell)."""

import json
import os
from pathlib import Path

province = env["cchc.demo.province"]  # noqa: F821 - the shell provides `env`
province.generate(people=int(os.environ["CCHC_PEOPLE"]))
env.cr.commit()  # noqa: F821
file = Path(os.environ["CCHC_LOGINS"])
file.touch(mode=0o600)
file.write_text(json.dumps(province.logins(), ensure_ascii=False, indent=1), encoding="utf-8")
