from odoo import api, fields, models
from odoo.exceptions import UserError

STAGES = frozenset({"state", "answered_at", "confirmed_at", "confirmed_by_id", "answer"})


class CchcCampaignTask(models.Model):
    """What one person is asked in a campaign: waiting, answered, or seen by the own agency."""

    _name = "cchc.campaign.task"
    _description = "Task of a campaign"
    _order = "unit_id, employee_id"
    _rec_name = "employee_id"

    campaign_id = fields.Many2one(
        comodel_name="cchc.campaign", required=True, index=True, ondelete="cascade"
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Person",
        required=True,
        index=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        index=True,
        help="Where the person served when the campaign was opened.",
    )
    agency_id = fields.Many2one(related="unit_id.agency_id", store=True, string="Agency")
    state = fields.Selection(
        [("waiting", "Waiting"), ("answered", "Answered"), ("confirmed", "Seen by the agency")],
        default="waiting",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    answer = fields.Char(readonly=True, copy=False)
    answered_at = fields.Datetime(readonly=True, copy=False)
    confirmed_at = fields.Datetime(readonly=True, copy=False)
    confirmed_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    date_to = fields.Date(related="campaign_id.date_to")
    campaign_state = fields.Selection(related="campaign_id.state", string="State of the campaign")

    _one_a_person = models.Constraint(
        "UNIQUE (campaign_id, employee_id)", "The person has a task in this campaign already."
    )

    @api.model_create_multi
    def create(self, vals_list):
        fresh = {**dict.fromkeys(STAGES, False), "state": "waiting"}
        return super().create([{**vals, **fresh} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if vals.keys():
            raise UserError(self.env._("A task changes by its answer and its confirmation only."))
        return super().write(vals)

    def _answer(self, answer):
        """The person has answered; an answer may be given again while the campaign is open."""
        for task in self:
            if task.campaign_state != "open":
                raise UserError(
                    self.env._("%s is not open any more.", task.campaign_id.sudo().name)
                )
        return super().write(
            {"state": "answered", "answer": answer, "answered_at": fields.Datetime.now()}
        )

    def action_confirm(self):
        """The agency has seen the answer, or has the paper in hand."""
        self.check_access("write")
        now = fields.Datetime.now()
        waiting = self.filtered(lambda task: task.state == "waiting")
        super(CchcCampaignTask, waiting).write({"answered_at": now})
        return super().write(
            {"state": "confirmed", "confirmed_at": now, "confirmed_by_id": self.env.uid}
        )

    @api.model
    def _open_of(self, person):
        """Open tasks of a person, soonest first."""
        tasks = self.sudo().search(
            [("employee_id", "=", person.id), ("campaign_id.state", "=", "open")]
        )
        return tasks.sorted("date_to")
