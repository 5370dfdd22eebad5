from odoo import api, fields, models
from odoo.api import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.cchc_base.tools.frozen_parts import install_frozen_parts
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from ..rules.seal import ROW_FIELDS
from .cchc_report_sheet import of_accepted


class CchcReportFrozenPerson(models.Model):
    """A person behind the figures of a sheet, as he was then: texts, not links.

    Readable by the unit and those above, whoever has moved since; it opens no dossier. The
    columns that count him stand in ``cells``, each between commas. They say who is in the Party
    or was disciplined, so nobody reads them or searches by them: a list is asked for by its
    ``cell``, which looks at the reader's rights as the figures of a form do.
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
    line = fields.Char(readonly=True, groups=fields.NO_ACCESS)
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
    cells = fields.Char(string="Counted in", readonly=True, groups=fields.NO_ACCESS)
    amounts = fields.Char(readonly=True, groups=fields.NO_ACCESS)
    # Of a row whose other values are known it would tell the columns.
    digest = fields.Char(string="Fingerprint (SHA-256)", readonly=True, groups=fields.NO_ACCESS)
    cell = fields.Char(
        compute="_compute_cell",
        search="_search_cell",
        help="Only to be searched by: the number of a sheet, the code of a column, the key of a "
        "line.",
    )

    def init(self):
        result = super().init()
        install_frozen_parts(
            self.env.cr,
            self._table,
            of_accepted,
            ("submission_id", "sheet_id", *ROW_FIELDS, "digest"),
        )
        return result

    def _compute_cell(self):
        self.cell = False

    @api.model
    def _search_cell(self, operator, value):
        """The people behind cells of sheets, if the reader may read by what they were picked.

        :param value: ``sheet:column:line``
        """
        if operator != "in":
            return NotImplemented
        # The ORM reads some of a list in sudo; the rights that count are the reader's.
        sheets = self.env["cchc.report.sheet"].sudo(self.env.uid == SUPERUSER_ID)
        found = Domain.FALSE
        for one in value:
            sheet, colon, cell = str(one).partition(":")
            column, other, line = cell.partition(":")
            if not (colon and other and sheet.isdecimal() and int(sheet)):
                raise UserError(
                    self.env._("This list has lost its report. Open it from the report again.")
                )
            found |= Domain(sheets.browse(int(sheet))._cell_people(line, column))
        people = self.sudo().with_context(active_test=False)._search(found)
        return Domain("id", "in", people)
