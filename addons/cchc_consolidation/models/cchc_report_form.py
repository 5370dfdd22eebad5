from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.engine import vocabulary

# Parts of a dossier that have a right of their own (`cchc_base.group_read_…`).
PARTS = ("party", "discipline", "health", "family", "assets")


def words_of(parts):
    """``,party,health,``: as it is stored, to be searched for one of them."""
    return "".join(f",{part}" for part in PARTS if part in parts) + ","


class CchcReportForm(models.Model):
    """What a frozen sheet asks of the form from which it came."""

    _inherit = "cchc.report.form"

    def _check_may_read_criterion(self, text, label, on, entries=None):
        """Refuse a reader who may not read the fields by which people were picked."""
        self.ensure_one()
        where = self.env._("Column “%s”", label)
        for path_model, field in self._criterion_fields(text, on, entries):
            self._check_may_read(path_model, field, where)

    def _criterion_fields(self, text, on, entries=None):
        model = self.env[self.sudo().source].sudo()
        domain = Domain(vocabulary.evaluate(text, fields.Date.to_date(on)))
        domain = Domain(entries, "any", domain) if entries else domain
        return list(self._fields_of(model, domain))

    def _parts_picked(self, text, on, entries=None):
        """Parts of the dossier at which a criterion looks, beyond what every reader may read.

        :param entries: path of the list whose entries it is about
        """
        return self._parts_at(self._criterion_fields(text, on, entries))

    def _parts_printed(self, declaration):
        """Parts of the dossier that the rows and columns of a sheet print of each person."""
        form = self.sudo()
        paths = {measure.code: measure.field_path for measure in form.measure_ids}
        paths |= {measure.code: measure.field_path for measure in form.columns_of_id.measure_ids}
        printed = [
            column.get("field") or paths.get(column["code"])
            for column in declaration.get("columns", ())
            if column["kind"] == "value"
        ]
        found = set()
        for path in filter(None, [*declaration.get("levels", ()), *printed]):
            found |= self._parts_at(self._fields_on(path))
        return found

    def _fields_on(self, path):
        """All ``(model, field)`` on a path; a form that was changed since may lack its end."""
        model = self.env[self.sudo().source].sudo()
        for name in path.split("."):
            field = model._fields.get(name) if model is not None else None
            if not field:
                return
            yield model, field
            model = self.env[field.comodel_name] if field.relational else None

    @api.model
    def _parts_at(self, found):
        return {
            part
            for _model, field in found
            for part in PARTS
            if f"cchc_base.group_read_{part}" in (field.groups or "").split(",")
        }
