from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong

CATEGORIES = [("civil_servant", "Civil servants"), ("public_employee", "Public employees")]
FORMS = [
    ("exam", "Competitive examination"),
    ("review", "Selection review"),
    ("direct", "Direct admission"),
    ("leadership", "Competition for a leading post"),
]
STATES = [
    ("draft", "Draft"),
    ("announced", "Open for applications"),
    ("screening", "Screening"),
    ("examining", "Examination"),
    ("results", "Results published"),
    ("recognised", "Result recognised"),
    ("finished", "Finished"),
    ("cancelled", "Cancelled"),
]
# Written by the steps only.
STAGE_FIELDS = frozenset({"state", "law"})


class CchcRecruitmentSession(models.Model):
    """One competition: posts that are announced together, their candidates, rounds and results.

    It follows the decree in force on the day of the announcement; where the law changes midway,
    the transition clause of the new text says what is finished by the old one (``law``).
    """

    _name = "cchc.recruitment.session"
    _description = "Recruitment session"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "announced_on desc, id desc"

    name = fields.Char(required=True, tracking=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Recruiting body",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        tracking=True,
    )
    category = fields.Selection(CATEGORIES, required=True, default="civil_servant", tracking=True)
    form = fields.Selection(FORMS, required=True, default="exam", tracking=True)
    law = fields.Char(
        string="By the decree",
        readonly=True,
        copy=False,
        export_string_translation=False,
        help="The text by which the session is held.",
    )
    state = fields.Selection(
        STATES, default="draft", required=True, readonly=True, copy=False, tracking=True, index=True
    )
    announced_on = fields.Date(copy=False, tracking=True)
    opens_on = fields.Date(string="Applications from", copy=False, tracking=True)
    closes_on = fields.Date(string="Applications until", copy=False, tracking=True)
    fee = Dong(string="Fee (đồng)")
    note = fields.Html(string="Announcement")
    post_ids = fields.One2many(
        comodel_name="cchc.recruitment.post", inverse_name="session_id", string="Posts"
    )
    application_ids = fields.One2many(
        comodel_name="cchc.recruitment.application",
        inverse_name="session_id",
        string="Applications",
    )
    round_ids = fields.One2many(
        comodel_name="cchc.recruitment.round", inverse_name="session_id", string="Rounds"
    )
    places = fields.Integer(compute="_compute_places")

    _dates_in_order = models.Constraint(
        "CHECK (closes_on >= opens_on)", "Applications end before they begin: correct a date."
    )

    @api.depends("post_ids.places")
    def _compute_places(self):
        for row in self:
            row.places = sum(row.post_ids.mapped("places"))

    @api.model_create_multi
    def create(self, vals_list):
        # By value, so that no default of the context or of the user can say otherwise.
        new = {"state": "draft", "law": False}
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        return super().create([{**vals, **new} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STAGE_FIELDS & vals.keys():
            raise UserError(self.env._("A session moves on by its steps."))
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_announced(self):
        if any(row.state != "draft" for row in self.sudo()):
            raise UserError(self.env._("Only a draft can be deleted."))

    def _move(self, before, after, **vals):
        """Take a step: from one of the states ``before`` to ``after``.

        :raise UserError: naming a session that is in another state
        """
        self.check_access("write")
        allowed = (before,) if isinstance(before, str) else before
        for row in self:
            if row.state not in allowed:
                states = dict(self._fields["state"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "%(session)s is “%(state)s”: this step comes at another time.",
                        session=row.name,
                        state=states[row.state],
                    )
                )
        return super().write({"state": after, **vals})
