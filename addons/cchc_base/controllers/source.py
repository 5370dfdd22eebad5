import io
import tarfile
from pathlib import Path

from odoo.http import Controller, request, route
from odoo.modules import get_module_path

LEFT_OUT = ("__pycache__", ".pyc")


class SourceController(Controller):
    """The source of what is running, for whoever uses it over the network (AGPL-3, section 13)."""

    @route("/cchc/source", type="http", auth="public", methods=["GET"], readonly=True)
    def source(self):
        """Our installed addons as one archive; Odoo itself is published by its authors."""
        names = (
            request.env["ir.module.module"]
            .sudo()
            .search([("name", "=like", "cchc\\_%"), ("state", "=", "installed")], order="name")
            .mapped("name")
        )
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w:gz") as tar:
            for name in names:
                tar.add(Path(get_module_path(name)), arcname=name, filter=self._published)
        return request.make_response(
            archive.getvalue(),
            [
                ("Content-Type", "application/gzip"),
                ("Content-Disposition", 'attachment; filename="cchc-hr-source.tar.gz"'),
            ],
        )

    @staticmethod
    def _published(item):
        if item.name.endswith(LEFT_OUT):
            return None
        # Names and rights of the server's accounts are nobody's affair.
        item.uid = item.gid = 0
        item.uname = item.gname = ""
        return item
