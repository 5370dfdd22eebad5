from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError


class CchcRecruitmentDefenceSheet(models.Model):
    """The points that one member of the board gives one candidate by one criterion.

    A member writes the own sheet; an officer of the recruiting body may enter it from paper. Once
    the defence is closed nobody changes it.
    """

    _name = "cchc.recruitment.defence.sheet"
    _description = "Score sheet of a defence"
    _order = "session_id desc, member_id, application_id, criterion_id"
    _rec_name = "criterion_id"

    criterion_id = fields.Many2one(
        comodel_name="cchc.recruitment.criterion", string="Criterion of the defence",
        required=True, readonly=True, index=True,
        ondelete="restrict",
    )  # fmt: skip
    session_id = fields.Many2one(related="criterion_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    member_id = fields.Many2one(
        comodel_name="res.users", required=True, readonly=True,
        index=True, ondelete="restrict",
    )  # fmt: skip
    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, readonly=True, index=True,
        ondelete="restrict",
    )  # fmt: skip
    candidate = fields.Char(related="application_id.name", string="Name of the candidate")
    criterion = fields.Char(related="criterion_id.name", string="What is looked at")
    max_points = fields.Float(related="criterion_id.max_points", digits=(6, 2), aggregator=None)
    points = fields.Float(digits=(6, 2), aggregator="sum")
    given = fields.Boolean(
        string="Points given", copy=False, help="The member has given points; tick it for zero."
    )
    closed_at = fields.Datetime(readonly=True, copy=False)

    _once = models.Constraint(
        "UNIQUE (member_id, application_id, criterion_id)",
        "A member gives a candidate points once by a criterion.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Prepared by the session; a sheet by hand would be one of a member who is none."""
        if not self.env.su:
            raise AccessError(self.env._("Score sheets are prepared from the session."))
        sheets = super().create(vals_list)
        sheets.member_id._check_may_mark()
        sheets.member_id._sit_on_board()
        return sheets

    def write(self, vals):
        self.check_access("write")
        if vals.keys() - {"points", "given"}:
            raise UserError(self.env._("Of a score sheet only the points are entered."))
        if any(row.closed_at for row in self):
            raise UserError(self.env._("The defence is closed: its points are not changed."))
        if not self.env.su and self.env.user in self.member_id:
            self.env.user._check_may_mark()
        for row in self:
            row._check_points(vals.get("points", 0))
        # No points at all are given by a tick: a zero that stood there is no change.
        return super().write({"given": True, **vals})

    def _check_points(self, points):
        if not 0 <= points <= self.sudo().max_points:
            raise ValidationError(
                self.env._(
                    "%(candidate)s, %(criterion)s: %(points)s is not between 0 and %(most)s.",
                    candidate=self.sudo().candidate,
                    criterion=self.sudo().criterion,
                    points=points,
                    most=self.sudo().max_points,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        if any(row.closed_at for row in self.sudo()):
            raise UserError(self.env._("The defence is closed: its points are not changed."))

    def _close(self):
        return super().write({"closed_at": fields.Datetime.now()})
