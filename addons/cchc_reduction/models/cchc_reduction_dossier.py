from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.fields import PartialDate

from .pay_history import PayHistory

STATES = [
    ("proposed", "Proposed"),
    ("returned", "Returned"),
    ("refused", "Refused"),
    ("approved", "Approved"),
    ("decided", "Decided"),
    ("paid", "Paid"),
]
MEASURES = [
    ("early_retirement", "Early retirement"),
    ("transfer_out", "Transfer out of the budget"),
    ("leave", "Leaving at once"),
    ("leave_after_study", "Leaving after study"),
    ("step_down", "Giving up a post"),
]
# Written by the steps and the computation only.
ANSWER_FIELDS = frozenset(
    {
        *("decree", "article", "amount", "full_pension", "unverified", "reasoning", "remark"),
        "computed_on",
    }
)
STAGE_FIELDS = frozenset(
    {
        *("state", "return_reason", "decision_id", "earlier_id", "department_id"),
        *("returned_stage", "returned_by_id", "returned_at"),
    }
)
# What Home Affairs writes while it looks at the list; it changes no benefit.
REMARKS = frozenset({"appraisal"})
# Payments say for themselves when they may be entered.
PAYMENTS = frozenset({"payment_ids"})
# What excludes somebody and stands in the register.
FOUND_FIELDS = frozenset({"found_exclusion_ids", "found_exclusions"})


class CchcReductionDossier(models.Model):
    """One person in a list of staff reduction: why, how, when, and what it gives.

    The facts are those of the day on which the list was made. The benefit is kept as it was
    reckoned when the list was submitted: figures corrected later do not change it.
    """

    _name = "cchc.reduction.dossier"
    _description = "Dossier of staff reduction"
    _inherit = ["cchc.reduction.case"]
    _order = "list_id desc, id"

    list_id = fields.Many2one(
        comodel_name="cchc.reduction.list", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="list_id.unit_id", store=True, index=True)
    list_state = fields.Selection(related="list_id.state", string="State of the list")
    review_on = fields.Date(related="list_id.review_on")
    list_decree = fields.Char(
        related="list_id.decree", string="Decree of the list", export_string_translation=False
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, index=True, ondelete="restrict"
    )
    department_id = fields.Many2one(
        comodel_name="hr.department", string="Unit", readonly=True, copy=False, ondelete="restrict",
        help="Where the person served when the list was made.",
    )  # fmt: skip
    # The officer chooses a person; the rest is filled in from the register.
    birth_text = PartialDate(required=False)
    sex = fields.Selection(required=False)
    state = fields.Selection(
        STATES, default="proposed", required=True, readonly=True, copy=False, index=True
    )  # fmt: skip
    return_reason = fields.Text(readonly=True, copy=False)
    earlier_id = fields.Many2one(
        comodel_name="cchc.reduction.dossier", string="Proposed before as", readonly=True,
        copy=False, ondelete="restrict",
    )  # fmt: skip
    ground_id = fields.Many2one(
        comodel_name="cchc.reduction.ground", required=True, ondelete="restrict",
        domain="[('kind', '=', 'ground')]",
    )  # fmt: skip
    exclusion_ids = fields.Many2many(
        comodel_name="cchc.reduction.ground", string="Not yet reduced because",
        domain="[('kind', '=', 'exclusion')]",
    )  # fmt: skip
    measure = fields.Selection(
        MEASURES,
        required=True,
        default="early_retirement",
    )
    volunteers = fields.Boolean(string="Asked for it", help="The person volunteers, in writing.")
    minutes = fields.Char(help="Number and day of the minutes of the review.")
    reason = fields.Text(string="Facts", help="On what the ground rests.")
    document_ids = fields.One2many(
        comodel_name="cchc.reduction.document", inverse_name="dossier_id", string="Documents"
    )
    appraisal = fields.Char(string="Remark of Home Affairs")

    # What it gives
    decree = fields.Char(readonly=True, copy=False)
    article = fields.Char(readonly=True, copy=False)
    amount = Dong(string="Benefit (đồng)", readonly=True, copy=False)
    full_pension = fields.Boolean(string="Pension without deduction", readonly=True, copy=False)
    unverified = fields.Boolean(string="With unverified figures", readonly=True, copy=False)
    reasoning = fields.Json(readonly=True, copy=False)
    remark = fields.Text(string="Gives nothing because", readonly=True, copy=False)
    computed_on = fields.Date(string="Reckoned on", readonly=True, copy=False)
    explanation = fields.Html(compute="_compute_explanation", string="How it is reckoned")
    own_amount = Dong(
        string="Paid by the unit (đồng)",
        help="What the unit pays from its own money; the rest comes from the budget.",
    )
    budget_amount = Dong(compute="_compute_money", store=True, string="From the budget (đồng)")
    payment_ids = fields.One2many(
        comodel_name="cchc.reduction.payment", inverse_name="dossier_id", string="Payments"
    )
    paid_amount = Dong(compute="_compute_money", store=True, string="Paid (đồng)")
    decision_id = fields.Many2one(
        comodel_name="cchc.decision", readonly=True, copy=False, ondelete="set null", index=True
    )

    _own_not_negative = models.Constraint(
        "CHECK (own_amount >= 0)", "Times and amounts are not negative."
    )
    _one_open = models.UniqueIndex(
        "(employee_id) WHERE state IN ('proposed', 'approved')",
        "This person is proposed in another list already: wait for its end or take the person out.",
    )

    @api.depends("employee_id", "list_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.sudo().name or ''} – {row.list_id.name or ''}"

    @api.depends("amount", "own_amount", "payment_ids.amount", "payment_ids.voided")
    def _compute_money(self):
        for row in self:
            row.budget_amount = max(row.amount - row.own_amount, 0)
            standing = row.payment_ids.filtered(lambda one: not one.voided)
            row.paid_amount = sum(standing.mapped("amount"))

    # -- making and changing -------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Fill in what the register knows, for all people at once; what is given counts."""
        self.check_access("create")
        for vals in vals_list:
            program = (ANSWER_FIELDS | STAGE_FIELDS | FOUND_FIELDS) - {"state"}
            if any(vals.get(name) for name in program) or (
                vals.get("state", "proposed") != "proposed"
            ):
                raise UserError(
                    self.env._("A dossier starts as a proposal; its benefit is reckoned.")
                )
        lists = {vals.get("list_id") for vals in vals_list} - {None, False}
        self.env["cchc.reduction.list"].browse(lists)._check_draft()
        person_ids = {vals.get("employee_id") for vals in vals_list} - {None, False}
        self._check_people(person_ids, lists)
        self._check_not_open(person_ids)
        plain = dict.fromkeys((ANSWER_FIELDS | STAGE_FIELDS) - {"state"}, False)
        plain |= {"state": "proposed", "amount": 0}
        known = self._known_of_people(vals_list)
        rows = super().create(
            [
                {**known.get(vals.get("employee_id"), {}),
                 **self._values_of_ground(vals.get("ground_id")), **vals, **plain,
                 "department_id": known.get(vals.get("employee_id"), {}).get("department_id")}
                for vals in vals_list
            ]
        )  # fmt: skip
        rows._check_ticks()
        rows._note_exclusions()
        rows._ask_for_papers()
        return rows

    @api.model
    def _check_people(self, person_ids, list_ids):
        """People in charge of the user, who serve in the agency of the list.

        :raise UserError: naming the person and the agency
        """
        people = self.env["hr.employee"].sudo().browse(person_ids)
        people.unit_id.sudo(self.env.su)._check_in_charge()
        agencies = self.env["cchc.reduction.list"].browse(list_ids).sudo().unit_id
        today = vietnam_time.today()
        below = {unit for agency in agencies for unit in agency._subtree_at(today).ids}
        for person in people:
            if not person.in_service or person.unit_id.id not in below:
                raise UserError(
                    self.env._(
                        "%(person)s does not serve in %(agency)s today: choose people of the "
                        "agency.",
                        person=person.name,
                        agency=", ".join(agencies.mapped("name")),
                    )
                )

    @api.model
    def _check_not_open(self, person_ids):
        """:raise ValidationError: naming the person and the list where the proposal still is"""
        twice = self.sudo().search(
            [("employee_id", "in", list(person_ids)), ("state", "in", ("proposed", "approved"))],
            limit=1,
        )
        if twice:
            raise ValidationError(
                self.env._(
                    "%(person)s is proposed already in the list %(list)s.",
                    person=twice.employee_id.name,
                    list=twice.list_id.name,
                )
            )

    @api.model
    def _known_of_people(self, vals_list):
        """What the register knows, by person; the pay of people who leave on one day together."""
        default = add_months(vietnam_time.today().replace(day=1), 1)
        by_day = {}
        for vals in vals_list:
            day = fields.Date.to_date(vals.get("leave_on")) or default
            by_day.setdefault(day, set()).add(vals.get("employee_id"))
        known = {}
        for day, ids in by_day.items():
            people = self.env["hr.employee"].browse(ids - {None, False})
            history = PayHistory(people, day)
            drawn = self._drawn_by_old_decree(people)
            for person in people:
                known[person.id] = {
                    **self._known_of(person, history),
                    **drawn.get(person.id, {}),
                    "department_id": person.unit_id.id,
                    "leave_on": day,
                }
        return known

    def write(self, vals):
        self.check_access("write")
        if (ANSWER_FIELDS | STAGE_FIELDS | FOUND_FIELDS) & vals.keys():
            raise UserError(
                self.env._("Benefits are reckoned, and dossiers moved on, by the buttons.")
            )
        content = vals.keys() - PAYMENTS
        if content <= REMARKS and content:
            self._check_remark()
        elif content:
            self._check_editable()
        if "list_id" in vals:
            self.env["cchc.reduction.list"].browse(vals["list_id"])._check_draft()
        if vals.get("employee_id"):
            self._check_not_open({vals["employee_id"]} - set(self.employee_id.ids))
        if {"employee_id", "list_id"} & vals.keys():
            person_ids = (
                {vals["employee_id"]} if "employee_id" in vals else set(self.employee_id.ids)
            )
            list_ids = {vals["list_id"]} if "list_id" in vals else set(self.list_id.ids)
            self._check_people(person_ids, list_ids)
        if vals.get("ground_id"):
            vals = {**self._values_of_ground(vals["ground_id"]), **vals}
        result = super().write(vals)
        if content - REMARKS - {"own_amount", "document_ids"}:
            # What was reckoned of other facts is gone until it is reckoned anew.
            super().write({**dict.fromkeys(ANSWER_FIELDS, False), "amount": 0})
        if "exclusion_ids" in vals:
            self._check_ticks()
        if {"ground_id", "employee_id"} & vals.keys():
            self._note_exclusions()
        if {"ground_id", "measure", "volunteers"} & vals.keys():
            self._ask_for_papers()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_submitted(self):
        self._check_editable()

    def _check_editable(self):
        """The agency changes people of its drafts, and nothing of what was handed on."""
        self.check_access("write")
        self.list_id._check_draft()

    def _check_remark(self):
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        if not home or any(row.list_id.state not in ("submitted", "appraised") for row in self):
            raise AccessError(
                self.env._("Home Affairs remarks on people of lists that were submitted.")
            )

    def _set_state(self, state, **vals):
        """For the steps; what they may do they have asked before."""
        return self._set_plain({"state": state, **vals})

    def _set_plain(self, vals):
        """Past the guard of `write`: what the program alone writes."""
        return super().write(vals)
