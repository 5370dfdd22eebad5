from odoo import api, fields, models
from odoo.exceptions import UserError

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
# Of the dossier into the application: the same facts under the same or another name.
COPIED = ("name", "birthday", "sex", "citizen_id", "ethnicity_id", "religion_id")


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

    _person_once = models.UniqueIndex(
        "(post_id, employee_id) WHERE state NOT IN ('refused', 'withdrawn')",
        "This person is nominated for the post already.",
    )

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
        for row in self:
            row._check_copied()
        self._move(("sent",), "accepted")
        for row in self:
            super(CchcRecruitmentNomination, row).write({"application_id": row._apply().id})
        return True

    def _check_recruits(self):
        """Steps of the body that recruits."""
        self.sudo().session_id.sudo(self.env.su).check_access("write")

    def _check_copied(self):
        person = self.sudo().employee_id
        lacking = [name for name in ("birthday", "sex", "citizen_id") if not person[name]]
        if lacking or person.sex not in ("male", "female"):
            labels = person.fields_get(lacking or ["sex"], ["string"])
            raise UserError(
                self.env._(
                    "%(person)s: the dossier lacks %(what)s; enter it there first.",
                    person=person.name,
                    what=", ".join(one["string"] for one in labels.values()),
                )
            )

    def _apply(self):
        """The application, handed in; whoever applied alone is the same candidate."""
        self.ensure_one()
        person = self.sudo().employee_id
        Application = self.env["cchc.recruitment.application"]
        standing = Application.search(
            [
                ("session_id", "=", self.session_id.id),
                ("citizen_id", "=", person.citizen_id),
                ("state", "not in", ("draft", "withdrawn")),
            ],
            limit=1,
        )
        if standing:
            standing._set_stage(employee_id=person.id, nominated_by_id=self.unit_id.id)
            self._add_wish(standing)
            return standing
        made = Application.create(
            {
                **{name: self._plain(person[name]) for name in COPIED},
                "session_id": self.session_id.id,
                "degree_ids": [
                    (0, 0, {"school": one.school or "–", "level": one.level, "major": one.major})
                    for one in person.education_ids
                ],
                "wish_ids": [(0, 0, {"post_id": self.post_id.id})],
            }
        )
        made._set_stage(
            state="submitted",
            on_paper=True,
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
