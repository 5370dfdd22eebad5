from odoo import fields, models

from odoo.addons.cchc_base.tools.frozen_parts import install_frozen_parts
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from ..rules.seal import ROW_FIELDS
from .cchc_report_sheet import of_accepted


class CchcReportFrozenPerson(models.Model):
    """A person behind the figures of a sheet, as he was then: texts, not links.

    Readable by the unit and those above, whoever has moved since; it opens no dossier. The
    columns that count him stand in ``cells``, each between commas.
    """

    _name = "cchc.report.frozen.person"
    _description = "Person in a frozen report"
    _log_access = False
    _order = "sheet_id, position, id"

    submission_id = fields.Many2one(
        comodel_name="cchc.report.submission",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sheet_id = fields.Many2one(
        comodel_name="cchc.report.sheet",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    position = fields.Integer(string="No.", readonly=True, aggregator=None)
    line = fields.Char(readonly=True)
    # Numbers, not links: the row stays when the person is merged or the unit is gone.
    employee = fields.Integer(readonly=True, aggregator=None)
    unit_id = fields.Integer(readonly=True, aggregator=None)
    identity = fields.Char(
        readonly=True, groups=fields.NO_ACCESS, help="Digest of the citizen number."
    )
    name = fields.Char(string="Full name", readonly=True)
    birth_text = fields.Char(string="Born", readonly=True)
    unit_name = fields.Char(string="Serves in", readonly=True)
    position_title = fields.Char(string="Position", readonly=True)
    leadership_post = fields.Char(readonly=True)
    rank = fields.Char(string="Code of the rank", readonly=True)
    staffing_category = fields.Selection(STAFFING_CATEGORIES, readonly=True)
    cells = fields.Char(string="Counted in", readonly=True)
    amounts = fields.Char(readonly=True)
    digest = fields.Char(string="Fingerprint (SHA-256)", readonly=True)

    def init(self):
        result = super().init()
        install_frozen_parts(
            self.env.cr,
            self._table,
            of_accepted,
            ("submission_id", "sheet_id", *ROW_FIELDS, "digest"),
        )
        return result
