from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments
from odoo.addons.cchc_hr.models.cchc_discipline import DISCIPLINE_FORMS
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from ..rules import discipline_case as rules

STATES = [
    ("opened", "Opened"),
    ("reviewed", "Review meeting held"),
    ("council", "Council set up"),
    ("proposed", "Form proposed"),
    ("drafted", "Decision drafted"),
    ("decided", "Decided"),
    ("closed", "Closed without discipline"),
]
PENDING = ("opened", "reviewed", "council", "proposed", "drafted")
# Entered by hand while the case is pending; the rest is written by the steps.
BY_HAND = frozenset(
    {
        *("subject", "found_on", "complicated", "leader", "same_act"),
        *("party_on", "party_form", "party_document"),
        *("concluded", "conclusion", "imprisoned", "judgment_on", "judgment"),
        *("act_ids", "meeting_ids", "member_ids", "vote_ids", "postponement_ids"),
        *("note", "attachment_ids"),
    }
)
# Written by the steps only.
OF_PROGRAM = (
    *("council_on", "council_document", "proposed_on", "proposed_form", "proposal_reason"),
    *("decision_id", "discipline_id", "closed_on", "close_reason"),
)


class CchcDisciplineCase(models.Model):
    """A violation from the day on which it was found to the decision on discipline.

    The days of the steps are those of the decree in force when it was found. The case drafts the
    decision; the entry of the dossier, post, pay and service follow from that. No chatter: who
    may read discipline reads it here or nowhere.
    """

    _name = "cchc.discipline.case"
    _description = "Discipline case"
    _order = "found_on desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        index=True,
        readonly=True,
        ondelete="restrict",
        help="Where the person serves when the case is opened.",
    )
    category = fields.Selection(STAFFING_CATEGORIES, readonly=True)
    leader = fields.Boolean(string="Leader or manager")
    subject = fields.Char(string="Violation", required=True)
    found_on = fields.Date(
        string="Found on",
        required=True,
        default=lambda self: vietnam_time.today(),
        help="The day on which the violation was found, or of the conclusion that names it: the "
        "time to decide counts from it.",
    )
    complicated = fields.Boolean(help="Needs inspection or verification: more time to decide.")
    law = fields.Char(string="Code of the text", compute="_compute_law", store=True)
    law_title = fields.Char(string="Legal text", compute="_compute_law", store=True)
    same_act = fields.Boolean(
        string="Same act as the running measure", help="Then it is a repeat (tái phạm)."
    )

    party_on = fields.Date(string="Party decision of")
    party_form = fields.Char(string="Form of Party discipline")
    party_document = fields.Char(string="Number of the Party decision")
    concluded = fields.Boolean(string="A conclusion proposes the form")
    conclusion = fields.Char(string="Number and date of the conclusion")
    imprisoned = fields.Boolean(string="Prison without suspension, or corruption")
    judgment_on = fields.Date(string="Judgment received on")
    judgment = fields.Char(string="Number and court")

    act_ids = fields.One2many(
        comodel_name="cchc.discipline.act", inverse_name="case_id", string="Acts"
    )
    meeting_ids = fields.One2many(
        comodel_name="cchc.discipline.meeting", inverse_name="case_id", string="Meetings"
    )
    member_ids = fields.One2many(
        comodel_name="cchc.discipline.member", inverse_name="case_id", string="Council"
    )
    vote_ids = fields.One2many(
        comodel_name="cchc.discipline.vote", inverse_name="case_id", string="Secret ballot"
    )
    postponement_ids = fields.One2many(
        comodel_name="cchc.discipline.postponement",
        inverse_name="case_id",
        string="Time that does not count",
    )

    council_on = fields.Date(string="Council set up on", readonly=True)
    council_document = fields.Char(string="Decision on the council", readonly=True)
    proposed_on = fields.Date(string="Proposal of", readonly=True)
    proposed_form = fields.Selection(DISCIPLINE_FORMS, readonly=True)
    proposal_reason = fields.Char(readonly=True)
    decision_id = fields.Many2one(
        comodel_name="cchc.decision", readonly=True, ondelete="set null", index="btree_not_null"
    )
    discipline_id = fields.Many2one(
        comodel_name="cchc.discipline",
        string="Entry of the dossier",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    lapses_on = fields.Date(related="discipline_id.lapses_on", string="Without effect from")
    closed_on = fields.Date(readonly=True)
    close_reason = fields.Char(string="Why closed", readonly=True)
    note = fields.Text()
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Files")
    state = fields.Selection(STATES, required=True, default="opened", readonly=True, index=True)

    _found_known = models.Constraint(
        "CHECK (judgment_on IS NULL OR imprisoned)",
        "A judgment has its day only where there is one.",
    )

    @api.depends("employee_id", "subject")
    def _compute_display_name(self):
        for case in self:
            case.display_name = f"{case.employee_id.name or ''} · {case.subject or ''}"

    @api.depends("category", "found_on")
    def _compute_law(self):
        titles = self.env["cchc.evaluation.figure"]._law_titles()
        for case in self:
            case.law = case.found_on and rules.text_on(case.category, case.found_on)
            case.law_title = titles.get(case.law, "")

    def _figures(self):
        """The figures of the decree on the day on which the violation was found."""
        self.ensure_one()
        return self.env["cchc.evaluation.figure"]._figures(self.law, self.found_on)

    # -- writing --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        ids = {vals.get("employee_id") for vals in vals_list} - {None, False}
        people = self.env["hr.employee"].browse(ids)
        people.sudo().unit_id.sudo(self.env.su)._check_in_charge()
        self._check_nobody_own(people)
        # By value, so that no default of the context can say otherwise.
        kept = {} if self.env.su else {**dict.fromkeys(OF_PROGRAM, False), "state": "opened"}
        return super().create(
            [{**vals, **self._facts(vals.get("employee_id"), vals), **kept} for vals in vals_list]
        )

    @api.model
    def _facts(self, person_id, vals):
        """What the register says of the person today, for the record."""
        person = self.env["hr.employee"].sudo().browse(person_id)
        version = person.current_version_id
        if not version.in_service:
            raise UserError(self.env._("%s is not in service: no case is opened.", person.name))
        return {
            "unit_id": person.unit_id.id,
            "category": version.staffing_category,
            "leader": vals.get("leader", bool(version.leadership_post_id)),
        }

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            if vals.keys() - BY_HAND:
                raise UserError(
                    self.env._(
                        "A discipline case moves on by its steps; person and decisions are not "
                        "entered by hand."
                    )
                )
            if vals.keys() - {"note", "attachment_ids"}:
                self._check_pending()
            self._check_nobody_own(self.employee_id)
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        begun = self.filtered(lambda case: case.state != "opened" or case.meeting_ids)
        if begun:
            raise UserError(
                self.env._(
                    "%s has begun: it is closed with a reason, not deleted.", begun[0].display_name
                )
            )

    @api.model
    def _check_nobody_own(self, people):
        """Whoever is concerned keeps out of the own case.

        :raise UserError: for the account of one of the people
        """
        if not self.env.su and self.env.user in people.sudo().user_id:
            raise UserError(
                self.env._("This is your own case: somebody else in charge of the unit handles it.")
            )

    def _check_pending(self):
        done = self.filtered(lambda case: case.state not in PENDING)
        if done:
            raise UserError(
                self.env._("%s is finished: it can't be changed any more.", done[0].display_name)
            )
