from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.rules.problem import ERROR
from odoo.addons.cchc_base.tools.problems import translate

from ..fields import Kept
from ..importing.findings import problem_from_json
from ..rules import partial_date

# What each row must come to, whatever interrupts the import.
FINAL_STATES = ("refused", "unchanged", "applied", "completed")

ATTENTION = {"suspect": 3, "refused": 2}


class CchcImportRow(models.Model):
    """One row of a roster that holds a person: what was read, what is wrong, what became of it.

    Written by the import alone; officers read it.
    """

    _name = "cchc.import.row"
    _description = "Row of an imported roster"
    # What needs an officer's eye comes first.
    _order = "batch_id desc, attention desc, position"
    _rec_name = "name"

    # Found by the constraint of the batch and the position.
    batch_id = fields.Many2one(comodel_name="cchc.import.batch", required=True, ondelete="cascade")
    position = fields.Integer(required=True, aggregator=None, help="Order within the file.")
    sheet = fields.Char(required=True)
    number = fields.Integer(string="Row", required=True, aggregator=None)
    ordinal = fields.Char(string="No.")
    name = fields.Char(string="Full name")
    unit_id = fields.Many2one(comodel_name="hr.department", ondelete="set null")
    state = fields.Selection(
        [
            ("ready", "To apply"),
            ("suspect", "To decide"),
            ("refused", "Refused"),
            ("unchanged", "Unchanged"),
            ("prepared", "Waiting for the decision"),
            ("applied", "Applied"),
            ("completed", "Dossier completed"),
            ("undone", "Taken back"),
        ],
        required=True,
    )
    values = Kept(string="Read from the file")
    findings = Kept(string="Found in the file")
    conflicts = fields.Json(string="Found in the register")
    has_findings = fields.Boolean()
    attention = fields.Integer(compute="_compute_attention", store=True, aggregator=None)
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", ondelete="set null", index="btree_not_null"
    )
    adds = fields.Json(help="What the row adds to the dossier of somebody known.")
    entries = Kept(help="Entries of the dossier's lists that the file tells.")
    entries_made = fields.Json(help="Ids of the entries that were made, by model.")
    entry_html = fields.Html(string="Lists of the dossier", compute="_compute_entry_html")
    opens = fields.Boolean(default=True, help="The row begins somebody's service.")
    made = fields.Boolean(help="The person was created for this row.")
    line_id = fields.Many2one(
        comodel_name="cchc.decision.line", ondelete="set null", index="btree_not_null"
    )

    birth = fields.Char(string="Born", compute="_compute_shown")
    rank = fields.Char(compute="_compute_shown")
    coefficient = fields.Char(compute="_compute_shown")
    message = fields.Text(string="Findings", compute="_compute_message")

    _row_unique = models.Constraint("UNIQUE (batch_id, position)", "A row of a file is read once.")

    def init(self):
        result = super().init()
        # Kept as they are: pressing them took a tenth of a check, and copying them along as long
        # at each change of state.
        self.env.cr.execute("ALTER TABLE cchc_import_row ALTER entries SET STORAGE EXTERNAL")
        return result

    @api.depends("state", "has_findings")
    def _compute_attention(self):
        for row in self:
            row.attention = ATTENTION.get(row.state) or int(row.has_findings)

    @api.depends("values")
    def _compute_shown(self):
        for row in self:
            values = row.values or {}
            birth = values.get("birth")
            row.birth = str(partial_date.parse(birth)) if birth else False
            row.rank = values.get("rank_code") or False
            row.coefficient = (values.get("coefficient") or "").replace(".", ",") or False

    @api.depends("findings", "conflicts")
    @api.depends_context("lang")
    def _compute_message(self):
        for row in self:
            row.message = "\n".join(row._messages()) or False

    def _messages(self):
        """Everything found, errors first, each beginning with the column it is about."""
        self.ensure_one()
        found = [*(self.findings or []), *(self.conflicts or [])]
        found.sort(key=lambda data: data["severity"] != ERROR)
        return [
            ": ".join(
                part
                for part in (
                    # Our template marks required columns by a star.
                    (data.get("column") or "").removesuffix(" *"),
                    translate(self.env, problem_from_json(data)),
                )
                if part
            )
            for data in found
        ]

    def _refused_by(self, problem):
        """Refuse a row for a reason that stands in the register, not in the file."""
        return {"state": "refused", "conflicts": [problem], "has_findings": True}

    def _discard(self):
        """Delete the rows of a check that is out of date, as quickly as they were made."""
        if self:
            self.env.cr.execute(SQL("DELETE FROM cchc_import_row WHERE id = ANY(%s)", self.ids))
            self.invalidate_model()
            self.env["cchc.import.batch"].invalidate_model(["row_ids"])
