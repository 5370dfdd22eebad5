from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong

from ..rules.commitment import rounded_months
from ..rules.sending import ABROAD, POSTGRADUATE

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
# Which conditions of the decree a kind of study is sent by; of the others no text was read.
CONDITIONS = {
    "master": POSTGRADUATE,
    "doctor": POSTGRADUATE,
    "specialist_1": POSTGRADUATE,
    "specialist_2": POSTGRADUATE,
    "abroad_short": ABROAD,
    "abroad_long": ABROAD,
}
# Which degree a kind of study ends with.
DEGREES = {
    "university": "university",
    "master": "master",
    "doctor": "doctor",
    "specialist_1": "master",
    "specialist_2": "doctor",
}
EDITABLE = ("draft", "proposed")
# Whose money is paid back (NĐ 171/2025, điều 6): the State's and the agency's.
STATE_SOURCES = ("training", "unit")
# A month of fifteen days and more, as T1 and T2 are rounded.
HALF_MONTH = 15
OF_PROGRAM = frozenset(
    {
        *(
            "unit_id",
            "sent_from_id",
            "state",
            "law",
            "check_result",
            "allowed",
            "decision_id",
            "extended_to",
        ),
        *("extension", "outcome", "outcome_on", "education_id", "absence_id", "category"),
        *("commitment_from", "commitment_until", "commitment_least", "commitment_result"),
    }
)


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
    category = fields.Char(readonly=True, export_string_translation=False)
    kind = fields.Selection(
        [
            ("university", "University"),
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
    field_fits = fields.Selection(
        [("yes", "Fits"), ("no", "Does not fit")],
        string="Field and position",
        help="Whether the field of study fits the position of the person: said by whoever sends.",
    )
    provider_id = fields.Many2one(
        comodel_name="cchc.training.provider", index="btree_not_null", ondelete="restrict"
    )
    country_id = fields.Many2one(comodel_name="res.country", ondelete="restrict")
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until", required=True)
    months = fields.Integer(
        compute="_compute_months", store=True, readonly=False, precompute=True, aggregator=None,
        help="The training time, by the plan of the school; proposed by the days.",
    )  # fmt: skip
    full_time = fields.Boolean(help="The person is away from work: entered in the absences.")
    funded = fields.Boolean(default=True, help="The State pays for it.")
    sent_before = fields.Boolean(
        string="Sent to postgraduate study before", help="The age is asked at the first sending."
    )
    service_from = fields.Date(
        string="Service counted from",
        compute="_compute_service_from",
        compute_sudo=True,
        store=True,
        readonly=False,
        precompute=True,
        help="Without probation. Correct it where the register does not know the probation.",
    )
    cost_ids = fields.One2many(
        comodel_name="cchc.training.study.cost", inverse_name="study_id", string="Costs"
    )
    amount = Dong(string="Cost", compute="_compute_amount", store=True)
    state_amount = Dong(
        string="Of it paid by the State", compute="_compute_amount", store=True,
        help="F: what is paid back is reckoned from it.",
    )  # fmt: skip
    law = fields.Char(string="Text (code)", readonly=True)
    check_result = fields.Json(readonly=True, copy=False)
    allowed = fields.Boolean(readonly=True, copy=False)
    explanation = fields.Html(compute="_compute_explanation", string="Conditions")
    commitment_least = fields.Integer(
        string="Committed months at least", readonly=True, copy=False, aggregator=None
    )
    commitment_months = fields.Integer(string="Committed months", copy=False, aggregator=None)
    commitment_from = fields.Date(readonly=True, copy=False)
    commitment_until = fields.Date(readonly=True, copy=False)
    commitment_result = fields.Json(readonly=True, copy=False)
    commitment_explanation = fields.Html(compute="_compute_explanation", string="Commitment")
    running_explanation = fields.Html(
        compute="_compute_running_explanation", string="Commitments that run"
    )
    decision_id = fields.Many2one(
        comodel_name="cchc.decision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    absence_id = fields.Many2one(
        comodel_name="cchc.absence",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    extended_to = fields.Date(readonly=True, copy=False)
    extension = fields.Char(readonly=True, string="Extended by", copy=False)
    ends_on = fields.Date(compute="_compute_ends_on", store=True)
    outcome = fields.Selection(
        [("degree", "Finished, degree granted"), ("no_degree", "No degree"), ("quit", "Quit")],
        readonly=True,
        copy=False,
    )
    outcome_on = fields.Date(string="Outcome on", readonly=True, copy=False)
    education_id = fields.Many2one(
        comodel_name="cchc.education",
        string="Entry in the dossier",
        readonly=True,
        copy=False,
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
    _months_sensible = models.Constraint(
        "CHECK (months BETWEEN 0 AND 120)", "A study lasts between 0 and 120 months."
    )
    _commitment_sensible = models.Constraint(
        "CHECK (commitment_months BETWEEN 0 AND 600)",
        "A commitment lasts between 0 and 600 months.",
    )

    @api.depends("date_from", "date_to")
    def _compute_months(self):
        for study in self:
            if study.date_from and study.date_to:
                study.months = rounded_months(study.date_from, study.date_to, HALF_MONTH)

    @api.depends("date_to", "extended_to")
    def _compute_ends_on(self):
        for study in self:
            study.ends_on = study.extended_to or study.date_to

    @api.depends("employee_id")
    def _compute_service_from(self):
        """After the last probation that the register knows, else since the first recruitment."""
        for study in self:
            periods = study.employee_id.version_ids.filtered("staffing_category")
            probation = periods.filtered(lambda one: one.service_status == "probation")
            ended = max((one.date_to for one in probation if one.date_to), default=None)
            first = min(periods.mapped("date_version"), default=False)
            study.service_from = (
                fields.Date.add(ended, days=1) if ended else study.employee_id.recruited_on or first
            )

    @api.depends("cost_ids.amount", "cost_ids.source")
    def _compute_amount(self):
        for study in self:
            study.amount = sum(study.cost_ids.mapped("amount"))
            study.state_amount = sum(
                study.cost_ids.filtered(lambda cost: cost.source in STATE_SOURCES).mapped("amount")
            )

    @api.depends("employee_id", "kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for study in self:
            told = (study.employee_id.name, kinds.get(study.kind))
            study.display_name = " · ".join(filter(None, told))

    @api.constrains("date_from", "date_to", "employee_id")
    def _check_overlap(self):
        """Nobody studies twice at once: both studies are named."""
        for study in self:
            other = self.sudo().search(
                [
                    ("id", "!=", study.id),
                    ("employee_id", "=", study.employee_id.id),
                    ("state", "!=", "dropped"),
                    ("outcome", "=", False),
                    ("date_from", "<=", study.ends_on),
                    ("ends_on", ">=", study.date_from),
                ],
                limit=1,
            )
            if other and study.state != "dropped" and not study.outcome:
                raise ValidationError(
                    self.env._(
                        "%(study)s: the dates overlap those of %(other)s, %(first)s – %(last)s. "
                        "Correct the dates, or drop one of the two.",
                        study=study.display_name,
                        other=other.display_name,
                        first=other.date_from.strftime("%d/%m/%Y"),
                        last=other.ends_on.strftime("%d/%m/%Y"),
                    )
                )

    # -- who writes what ---------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        people = self.env["hr.employee"].browse(
            {vals.get("employee_id") for vals in vals_list} - {None, False}
        )
        people.check_access("read")
        people.sudo().unit_id.sudo(self.env.su)._check_in_charge()
        unit_of = {person.id: person.sudo().unit_id.id for person in people}
        plain = {**dict.fromkeys(OF_PROGRAM, False), "state": "draft"}
        made = []
        for vals in vals_list:
            own = vals if self.env.su else {**vals, **plain}
            unit = unit_of.get(vals.get("employee_id"))
            made.append({**own, "unit_id": unit, "sent_from_id": unit})
        studies = super().create(made)
        studies._check_not_own()
        return studies

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            self._check_by_hand(vals)
        result = super().write(vals)
        if {
            "kind",
            "date_from",
            "date_to",
            "months",
            "service_from",
            "sent_before",
            "field_fits",
        } & (vals.keys()):
            # What was found before is not true of the study any more.
            rows = self.filtered(lambda study: study.state == "draft" and study.check_result)
            rows._set_plain({"check_result": False, "allowed": False, "law": False})
        return result

    def _check_by_hand(self, vals):
        if OF_PROGRAM & vals.keys():
            raise UserError(self.env._("This is written by the steps of the study only."))
        self._check_not_own()
        fixed = vals.keys() - {"note", "cost_ids", "provider_id", "programme_id"}
        late = self.filtered(lambda study: study.state not in EDITABLE)
        if late and fixed:
            raise UserError(
                self.env._(
                    "%s was decided already: what was decided changes by an extension, the "
                    "outcome, or the revocation of the decision.",
                    late[0].display_name,
                )
            )
        if "employee_id" in vals:
            raise UserError(
                self.env._("A study stays with its person: drop it and enter another one.")
            )

    def _check_not_own(self):
        """Nobody sends oneself, nor says what oneself pays back."""
        if not self.env.su and self.env.user in self.employee_id.sudo().user_id:
            raise UserError(
                self.env._("This is your own study: somebody else of Home Affairs handles it.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        late = self.filtered(lambda study: study.state not in ("draft", "dropped"))
        if late and not self.env.su:
            raise UserError(self.env._("%s: drop it instead of deleting it.", late[0].display_name))

    def _set_plain(self, vals):
        """Past the guard of `write`: what the program alone writes."""
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def _check_state(self, *states):
        self.check_access("write")
        self._check_not_own()
        words = dict(self._fields["state"]._description_selection(self.env))
        for study in self:
            if study.state not in states:
                raise UserError(
                    self.env._(
                        "%(study)s is “%(state)s”: this step is not its next one.",
                        study=study.display_name,
                        state=words[study.state],
                    )
                )
