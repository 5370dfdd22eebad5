from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.vietnam_time import today

NOMINATION_STATES = [
    ("draft", "Draft"),
    ("sent", "Sent"),
    ("accepted", "Accepted"),
    ("refused", "Refused"),
    ("withdrawn", "Withdrawn"),
]
# Written by the steps only.
OF_STEPS = frozenset({"state", "application_id", "sent_on"})
FIXED_WHEN_SENT = frozenset({"post_id", "unit_id", "employee_id", "document", "reason"})
# Of the dossier into the application: the field of the form, that of the dossier.
COPIED = {
    **{
        name: name
        for name in (
            *("name", "birthday", "sex", "citizen_id", "ethnicity_id", "religion_id"),
            *("home_town", "permanent_address", "current_address", "general_education"),
        )
    },
    "citizen_id_by": "citizen_id_issuer",
}


class CchcRecruitmentNomination(models.Model):
    """An agency nominates somebody for a leading post that is competed for.

    Accepted by the body that recruits, it becomes an application like any other.
    """

    _name = "cchc.recruitment.nomination"
    _description = "Nomination for a leading post"
    _inherit = ["mail.thread"]
    _order = "id desc"
    _rec_name = "employee_id"

    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('form', '=', 'leadership'), ('state', '=', 'announced')]",
    )
    session_id = fields.Many2one(related="post_id.session_id", store=True, index=True)
    recruiting_unit_id = fields.Many2one(
        related="session_id.unit_id", string="Recruiting body", store=True, index=True
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Nominated by",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, index=True, ondelete="restrict"
    )
    document = fields.Char(required=True, help="Number and date of the nomination.")
    reason = fields.Text()
    refusal = fields.Text(string="Why refused")
    state = fields.Selection(
        NOMINATION_STATES, default="draft", required=True, readonly=True, copy=False, tracking=True
    )
    sent_on = fields.Date(readonly=True, copy=False)
    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    # The application is the recruiting body's; who nominated reads that there is one.
    application_opens = fields.Boolean(
        compute="_compute_application_opens", export_string_translation=False
    )

    missing = fields.Text(
        string="What is missing",
        compute="_compute_missing",
        help="Of the form of the person, as the dossier fills it in: accepted only when complete.",
    )

    _person_once = models.UniqueIndex(
        "(post_id, employee_id) WHERE state NOT IN ('refused', 'withdrawn')",
        "This person is nominated for the post already.",
    )

    @api.depends("application_id")
    @api.depends_context("uid")
    def _compute_application_opens(self):
        seen = self.application_id._filtered_access("read")
        for row in self:
            row.application_opens = row.application_id in seen

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_partners(vals_list)
        new = {"state": "draft", "application_id": False, "sent_on": False, "refusal": False}
        return super().create([{**vals, **new} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if OF_STEPS & vals.keys():
            raise UserError(self.env._("A nomination moves on by its steps."))
        if FIXED_WHEN_SENT & vals.keys() and any(row.state != "draft" for row in self):
            raise UserError(self.env._("A nomination that was sent is not changed any more."))
        if "refusal" in vals:
            self.sudo().session_id.sudo(self.env.su).check_access("write")
        self._check_partners([vals])
        return super().write(vals)

    def _check_partners(self, vals_list):
        """The agency and the person lie in the scope of whoever nominates."""
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        people = {vals.get("employee_id") for vals in vals_list} - {None, False}
        posts = {vals.get("post_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        self.env["hr.employee"].browse(people).check_access("read")
        self.env["cchc.recruitment.post"].browse(posts).check_access("read")

    @api.ondelete(at_uninstall=True)
    def _unlink_except_sent(self):
        if any(row.state != "draft" for row in self.sudo()):
            raise UserError(self.env._("Only a draft can be deleted."))

    def _move(self, before, after, **vals):
        self.check_access("write")
        states = dict(self._fields["state"]._description_selection(self.env))
        for row in self:
            if row.state not in before:
                raise UserError(
                    self.env._(
                        "The nomination of %(person)s is “%(state)s”: this step comes at another "
                        "time.",
                        person=row.sudo().employee_id.name,
                        state=states[row.state],
                    )
                )
        return super().write({"state": after, **vals})

    # -- steps ---------------------------------------------------------------------

    def action_send(self):
        self.check_access("write")
        for row in self:
            session = row.sudo().session_id
            if session.form != "leadership" or session.state != "announced":
                raise UserError(
                    self.env._(
                        "%s takes no nominations: it is no competition for a leading post, or its "
                        "time for them is over.",
                        session.name,
                    )
                )
        return self._move(("draft",), "sent", sent_on=fields.Date.context_today(self))

    def action_withdraw(self):
        """Before it was accepted; later the candidate withdraws the application."""
        return self._move(("draft", "sent"), "withdrawn")

    def action_refuse(self):
        self._check_recruits()
        for row in self:
            if not row.refusal:
                raise UserError(self.env._("%s: say first why.", row.sudo().employee_id.name))
        return self._move(("sent",), "refused")

    def action_accept(self):
        """Make the application of the person, from the dossier."""
        self._check_recruits()
        self._check_form()
        self._move(("sent",), "accepted")
        for row in self:
            super(CchcRecruitmentNomination, row).write({"application_id": row._apply().id})
        return True

    def _check_recruits(self):
        """Steps of the body that recruits."""
        self.sudo().session_id.sudo(self.env.su).check_access("write")

    # -- the form --------------------------------------------------------------------

    @api.depends("state", "employee_id", "post_id")
    def _compute_missing(self):
        for row in self:
            waits = row.state in ("draft", "sent") and row.employee_id and row.post_id
            row.missing = "\n".join(row._missing()) if waits else False

    def _missing(self):
        """What the form of the person lacks, in the words in which a candidate is told."""
        self.ensure_one()
        if self._standing_application():
            return []
        person = self.sudo().employee_id
        found = []
        if person.sex not in ("male", "female"):
            label = person.fields_get(["sex"], ["string"])["sex"]["string"]
            found.append(self.env._("%s: enter it.", label))
        # An officer of the agency sees no application; the form is nobody's yet.
        form = self.env["cchc.recruitment.application"].sudo().new(self._form_values())
        return [*found, *(words for _field, words in form._form_problems())]

    def _check_form(self):
        """As complete as a candidate hands it in on the portal."""
        for row in self:
            if found := row._missing():
                raise UserError(
                    self.env._(
                        "%(person)s: the form is not complete. Enter in the dossier what is "
                        "missing, then accept the nomination.\n%(problems)s",
                        person=row.sudo().employee_id.name,
                        problems="\n".join(f"• {words}" for words in found),
                    )
                )

    def _form_values(self):
        """The form of the person as the dossier fills it in."""
        person = self.sudo().employee_id
        copied = {name: self._plain(person[source]) for name, source in COPIED.items()}
        email = person.private_email or person.work_email
        phone = person.private_phone or person.work_phone
        return {
            **copied,
            "email": email,
            "phone": phone,
            "notice_by": "email" if email else "phone" if phone else "post",
            "session_id": self.sudo().session_id.id,
            "on_paper": True,
            "received_on": self.sent_on or today(),
            "degree_ids": [
                Command.create(
                    {
                        "kind": "degree",
                        "school": one.school or "–",
                        "level": one.level,
                        "major": one.major,
                    }
                )
                for one in person.education_ids
            ],
            "wish_ids": [Command.create({"post_id": self.post_id.id})],
        }

    def _standing_application(self):
        """Whoever applied alone is the same candidate."""
        return (
            self.env["cchc.recruitment.application"]
            .sudo()
            .search(
                [
                    ("session_id", "=", self.sudo().session_id.id),
                    ("citizen_id", "=", self.sudo().employee_id.citizen_id or ""),
                    ("state", "not in", ("draft", "withdrawn")),
                ],
                limit=1,
            )
        )

    def _apply(self):
        """The application, handed in."""
        self.ensure_one()
        person = self.sudo().employee_id
        Application = self.env["cchc.recruitment.application"]
        if standing := self._standing_application().sudo(self.env.su):
            standing._set_stage(employee_id=person.id, nominated_by_id=self.unit_id.id)
            self._add_wish(standing)
            return standing
        made = Application.create(self._form_values())
        made._set_stage(
            state="submitted",
            receipt=Application._new_receipt(),
            submitted_at=fields.Datetime.now(),
            employee_id=person.id,
            nominated_by_id=self.unit_id.id,
        )
        return made

    def _add_wish(self, application):
        if self.post_id not in application.wish_ids.post_id:
            self.env["cchc.recruitment.wish"].create(
                {
                    "application_id": application.id,
                    "post_id": self.post_id.id,
                    "sequence": len(application.wish_ids) + 1,
                }
            )

    @api.model
    def _plain(self, value):
        return value.id if isinstance(value, models.BaseModel) else value
