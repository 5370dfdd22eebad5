"""Give the administrator of a new database its first password (run inside Odoo's shell)."""

import os

env.ref("base.user_admin").password = os.environ["CCHC_ADMIN_PASSWORD"]  # noqa: F821
env.cr.commit()  # noqa: F821 - the shell provides `env`
