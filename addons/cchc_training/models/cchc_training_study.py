from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong

STUDY_STATES = [
    ("draft", "Draft"),
    ("proposed", "Proposed"),
    ("decided", "Decided"),
    ("studying", "Studying"),
    ("committed", "Serving the commitment"),
    ("done", "Done"),
    ("payback", "To be paid back"),
    ("dropped", "Not sent"),
]


class CchcTrainingStudy(models.Model):
    """Somebody is sent to postgraduate study or abroad: conditions, cost, commitment, outcome."""

    _name = "cchc.training.study"
    _description = "Sending to study"
    _order = "date_from desc, id desc"
    _rec_names_search = ["employee_id.name"]

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, readonly=True, ondelete="restrict"
    )
    kind = fields.Selection(
        [
            ("master", "Master"),
            ("doctor", "Doctor"),
            ("specialist_1", "Specialist I"),
            ("specialist_2", "Specialist II"),
            ("abroad_short", "Abroad, shorter than a month"),
            ("abroad_long", "Abroad, a month to a year"),
            ("other", "Other"),
        ],
        required=True,
        default="master",
    )
    programme_id = fields.Many2one(
        comodel_name="cchc.training.programme", index="btree_not_null", ondelete="restrict"
    )
    field_of_study = fields.Char()
    provider_id = fields.Many2one(
        comodel_name="cchc.training.provider", index="btree_not_null", ondelete="restrict"
    )
    country_id = fields.Many2one(comodel_name="res.country", ondelete="restrict")
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until", required=True)
    months = fields.Integer(aggregator=None)
    full_time = fields.Boolean()
    funded = fields.Boolean(default=True, help="The State pays for it.")
    cost_ids = fields.One2many(
        comodel_name="cchc.training.study.cost", inverse_name="study_id", string="Costs"
    )
    amount = Dong(string="Cost", compute="_compute_amount", store=True)
    law = fields.Char(string="Text (code)", readonly=True)
    check_result = fields.Json(readonly=True)
    allowed = fields.Boolean(readonly=True)
    commitment_months = fields.Integer(string="Committed months", aggregator=None)
    commitment_from = fields.Date(readonly=True)
    commitment_until = fields.Date(readonly=True)
    decision_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Decision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    extended_to = fields.Date(readonly=True)
    extension = fields.Char(readonly=True, string="Extended by")
    outcome = fields.Selection(
        [("degree", "Degree"), ("no_degree", "No degree"), ("quit", "Quit")], readonly=True
    )
    outcome_on = fields.Date(readonly=True)
    education_id = fields.Many2one(
        comodel_name="cchc.education",
        string="Entry in the dossier",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    need_id = fields.Many2one(
        comodel_name="cchc.qualification.need",
        string="From the need",
        index="btree_not_null",
        ondelete="restrict",
    )
    payback_ids = fields.One2many(
        comodel_name="cchc.training.payback", inverse_name="study_id", string="Pay-backs"
    )
    state = fields.Selection(
        STUDY_STATES, required=True, default="draft", readonly=True, copy=False, index=True
    )
    note = fields.Text()

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "The end lies before the start."
    )

    @api.depends("cost_ids.amount")
    def _compute_amount(self):
        for study in self:
            study.amount = sum(study.cost_ids.mapped("amount"))

    @api.depends("employee_id", "kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for study in self:
            study.display_name = f"{study.employee_id.name} · {kinds.get(study.kind, '')}"
