from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import outcome as rule

OFFER_STATES = [
    ("completing", "File to be completed"),
    ("drafted", "Decision drafted"),
    ("decided", "Decision issued"),
    ("started", "At work"),
    ("not_come", "Did not come"),
    ("given_up", "Place not taken"),
    ("withdrawn", "Withdrawn: another result"),
]
# Written by the steps only.
STEP_FIELDS = frozenset(
    {
        *("state", "seat", "application_id", "post_id", "result_id", "made_on", "file_due"),
        *("file_done_on", "decision_due", "start_due", "decided_on", "started_on", "employee_id"),
        *("decision_id", "contract_id", "why", "reason", "next_due"),
    }
)


class CchcRecruitmentOffer(models.Model):
    """A place offered to a candidate who was chosen, until the person is at work.

    Each place of a post has its number: the database lets one offer at a time stand on it, and a
    candidate stand on one place of a session.
    """

    _name = "cchc.recruitment.offer"
    _description = "Place offered to a candidate"
    _inherit = ["mail.thread"]
    _order = "session_id desc, post_id, seat, id"

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application",
        string="Candidate",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    result_id = fields.Many2one(
        comodel_name="cchc.recruitment.result",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    session_id = fields.Many2one(related="post_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    category = fields.Selection(related="session_id.category")
    place = fields.Integer(related="result_id.place", string="Place in the ranking")
    seat = fields.Integer(string="Place of the post", readonly=True, aggregator=None)
    state = fields.Selection(
        OFFER_STATES,
        default="completing",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    made_on = fields.Date(string="Offered on", readonly=True)
    file_due = fields.Date(string="File complete by", readonly=True)
    file_done_on = fields.Date(string="File completed on", readonly=True, copy=False)
    paper_ids = fields.One2many(
        comodel_name="cchc.recruitment.offer.paper", inverse_name="offer_id", string="Papers"
    )
    missing_papers = fields.Char(
        string="Papers not handed in yet", compute="_compute_missing_papers"
    )
    decision_due = fields.Date(string="Decision by", readonly=True)
    decided_on = fields.Date(readonly=True, copy=False)
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", readonly=True, copy=False, ondelete="restrict"
    )
    decision_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Recruitment decision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    start_due = fields.Date(string="Start by", readonly=True)
    next_due = fields.Date(
        string="Next in line by", readonly=True, help="Until when the next in line may be taken."
    )
    starts_on = fields.Date(string="Starts on", help="From when the decision is to hold.")
    started_on = fields.Date(readonly=True, copy=False)
    contract_number = fields.Char(copy=False)
    contract_signed_on = fields.Date(copy=False)
    contract_kind = fields.Selection(
        [("contract_fixed", "Fixed-term"), ("contract_open", "Open-ended")],
        default="contract_fixed",
    )
    contract_until = fields.Date(string="Contract until", copy=False)
    contract_id = fields.Many2one(
        comodel_name="cchc.labour.contract", readonly=True, copy=False, ondelete="restrict"
    )
    has_probation = fields.Boolean(compute="_compute_by_law")
    contract_replaces = fields.Boolean(compute="_compute_by_law")
    restriction_notice = fields.Char(
        string="What stands against the person", compute="_compute_restriction_notice"
    )
    is_late = fields.Boolean(string="Late", compute="_compute_is_late")
    why = fields.Selection(
        [
            ("file", "The file was not completed in time"),
            ("declined", "The candidate declined"),
            ("fraud", "Untrue papers or statements"),
            ("absent", "Did not start in time"),
            ("result", "The result changed"),
        ],
        readonly=True,
        copy=False,
    )
    reason = fields.Char(string="Details", readonly=True, copy=False)

    _one_on_a_place = models.UniqueIndex(
        "(post_id, seat) WHERE state IN ('completing', 'drafted', 'decided', 'started')",
        "This place is offered to somebody already.",
    )
    _one_place_each = models.UniqueIndex(
        "(application_id) WHERE state IN ('completing', 'drafted', 'decided', 'started')",
        "This candidate is offered a place already.",
    )
    _seat_counted = models.Constraint("CHECK (seat > 0)", "Places are numbered from 1.")

    @api.depends("application_id", "post_id")
    def _compute_display_name(self):
        for offer in self:
            offer.display_name = f"{offer.application_id.name or ''} · {offer.post_id.code or ''}"

    @api.depends("session_id.law")
    def _compute_by_law(self):
        for offer in self:
            offer.has_probation = rule.has_probation(offer.session_id.law)
            offer.contract_replaces = rule.contract_replaces(offer.session_id.law)

    @api.depends("employee_id", "application_id.citizen_id")
    def _compute_restriction_notice(self):
        """Of the person known by the citizen number, also before the decision is drafted."""
        people = self._known_people()
        today = vietnam_time.today()
        Restriction = self.env["cchc.person.restriction"].sudo()
        everybody = self.env["hr.employee"].sudo().union(*people.values())
        found = Restriction._in_force(everybody, today)
        for offer in self:
            person = people.get(offer, everybody.browse())
            rows = found.get(person, Restriction)
            offer.restriction_notice = "; ".join(row._told() for row in rows) or False

    def _known_people(self):
        """The person of each offer whom the register knows, whatever unit it is in."""
        Person = self.env["hr.employee"].sudo()
        numbers = {offer.application_id.sudo().citizen_id for offer in self} - {False}
        by_number = Person.search([("citizen_id", "in", list(numbers))]).grouped("citizen_id")
        return {
            offer: offer.sudo().employee_id
            or by_number.get(offer.application_id.sudo().citizen_id, Person)
            for offer in self
        }

    @api.depends("state", "file_due", "decision_due", "start_due")
    def _compute_is_late(self):
        today = vietnam_time.today()
        due = {"completing": "file_due", "drafted": "decision_due", "decided": "start_due"}
        for offer in self:
            day = offer.state in due and offer[due[offer.state]]
            offer.is_late = bool(day) and day < today

    # -- who may change what ----------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        if not self.env.su:
            raise UserError(
                self.env._("A place is offered by recognising the result of the session.")
            )
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if STEP_FIELDS & vals.keys():
            raise UserError(self.env._("An offer moves on by its steps."))
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("What was offered stays: say why the place was not taken."))

    def _set_plain(self, vals):
        """What the steps write; their rights are asked by the steps."""
        return super().write(vals)

    def _check_state(self, *allowed):
        self.check_access("write")
        states = dict(self._fields["state"]._description_selection(self.env))
        for offer in self:
            if offer.state not in allowed:
                raise UserError(
                    self.env._(
                        "%(offer)s is “%(state)s”: this step comes at another time.",
                        offer=offer.display_name,
                        state=states[offer.state],
                    )
                )

    # -- the file ----------------

    @api.depends("state", "paper_ids.is_required", "paper_ids.received_on", "paper_ids.name")
    def _compute_missing_papers(self):
        for offer in self:
            missing = offer.paper_ids.filtered(lambda row: row.is_required and not row.received_on)
            completing = offer.state == "completing"
            offer.missing_papers = completing and ", ".join(missing.mapped("name"))

    def action_complete_file(self):
        """The file is complete: every required paper was handed in.

        :raise UserError: naming the candidate and the papers that are missing
        """
        self._check_state("completing")
        today = vietnam_time.today()
        for offer in self:
            if offer.missing_papers:
                raise UserError(
                    self.env._(
                        "%(offer)s: not handed in yet: %(papers)s.",
                        offer=offer.display_name,
                        papers=offer.missing_papers,
                    )
                )
            offer._set_plain(
                {
                    "file_done_on": today,
                    "decision_due": offer._decision_due(),
                }
            )
        return True

    def _decision_due(self):
        """Counted from the last day for the file; a contract that replaces it from the result."""
        self.ensure_one()
        if self.contract_replaces:
            return self.session_id._due("contract", self.made_on)
        return self.session_id._due("decision", self.file_due or vietnam_time.today())

    def action_open_drop(self):
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The candidate does not come"),
            "res_model": "cchc.recruitment.drop",
            "view_mode": "form",
            "target": "new",
            "context": {"default_offer_id": self.id},
        }

    def _drop(self, why, reason):
        """The candidate does not take the place; a draft decision goes, an issued one stands.

        :raise UserError: when an issued decision is to be revoked first
        """
        self._check_state("completing", "drafted", "decided")
        issued = self.filtered(lambda offer: offer.state == "decided")
        if issued:
            raise UserError(
                self.env._(
                    "%(offer)s: the decision %(decision)s stands. Revoke it first; the place is "
                    "then free for the next in line.",
                    offer=issued[0].display_name,
                    decision=issued[0].sudo().decision_id.display_name,
                )
            )
        self._take_back_drafts()
        self._set_plain({"state": "given_up", "why": why, "reason": reason})
        for offer in self:
            offer._note_next(offer.file_due or vietnam_time.today())
            if why == "fraud":
                offer._bar(reason)

    def _note_next(self, start):
        """Until when the next in line may be taken, counted from when the place was to be taken."""
        self._set_plain({"next_due": self.session_id._due("next", start)})

    def _bar(self, reason):
        """Who cheated may not apply in the next recruitment (NĐ 170/2025, Điều 18 khoản 2)."""
        application = self.application_id
        known = self.env["cchc.recruitment.bar"].search_count(
            [
                ("session_id", "=", self.session_id.id),
                ("citizen_id", "=", application.citizen_id),
            ]
        )
        if not known:
            self.env["cchc.recruitment.bar"].create(
                {
                    "session_id": self.session_id.id,
                    "name": application.name,
                    "citizen_id": application.citizen_id,
                    "reason": reason,
                }
            )

    def _take_back_drafts(self):
        """Delete drafts of decisions of these offers; what was issued is left alone."""
        drafts = self.sudo().decision_id.filtered(lambda decision: decision.state == "draft")
        self._set_plain({"decision_id": False})
        drafts.unlink()

    # -- start ----------------

    def action_start(self):
        """The person has come to work.

        :raise UserError: without an issued decision, or without the contract of a public employee
        """
        self._check_state("decided")
        today = vietnam_time.today()
        for offer in self:
            if offer.category == "public_employee" and not offer.contract_id:
                raise UserError(
                    self.env._(
                        "%s: record the contract of work before the start.", offer.display_name
                    )
                )
            offer._set_plain({"state": "started", "started_on": offer.starts_on or today})
        return True
