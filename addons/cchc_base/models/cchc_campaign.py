from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from ..tools import vietnam_time

STAGES = frozenset({"state", "opened_at", "closed_at", "last_reminded_on"})
MAIL_BATCH = 500


class CchcCampaign(models.Model):
    """Something that everybody of some units is asked to do within a window of days.

    Home Affairs opens it; each person concerned has a task; units see who has answered and who
    has not; reminders go to those only. What is asked for is said by the purpose, to which the
    floors above add theirs: checking the own dossier, the yearly supplement, declarations.
    """

    _name = "cchc.campaign"
    _description = "Campaign"
    _order = "date_to desc, id desc"

    name = fields.Char(required=True)
    purpose = fields.Selection([("other", "Other")], required=True, default="other")
    year = fields.Integer(
        required=True, default=lambda _self: vietnam_time.today().year, aggregator=None
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda _self: vietnam_time.today()
    )
    date_to = fields.Date(string="Until", required=True)
    unit_ids = fields.Many2many(
        comodel_name="hr.department", string="Units", required=True, help="With all units below."
    )
    instructions = fields.Text(help="What is to be done and how; everybody asked reads it.")
    state = fields.Selection(
        [("draft", "Draft"), ("open", "Open"), ("closed", "Closed")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    opened_at = fields.Datetime(readonly=True, copy=False)
    closed_at = fields.Datetime(readonly=True, copy=False)
    remind_before = fields.Integer(
        string="Remind (days before the end)",
        default=7,
        help="Those who have not answered are reminded once, that many days before the end.",
    )
    last_reminded_on = fields.Date(string="Reminded on", readonly=True, copy=False)
    task_ids = fields.One2many(comodel_name="cchc.campaign.task", inverse_name="campaign_id")
    task_count = fields.Integer(string="Asked", compute="_compute_progress")
    answered_count = fields.Integer(string="Answered", compute="_compute_progress")
    progress = fields.Integer(string="Progress (%)", compute="_compute_progress")

    _window_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "A campaign ends on the day on which it starts, or later."
    )
    _reminder_sensible = models.Constraint(
        "CHECK (remind_before BETWEEN 0 AND 365)", "A reminder comes 0 to 365 days before the end."
    )

    @api.depends("task_ids.state")
    @api.depends_context("uid")
    def _compute_progress(self):
        """Of the people whom the reader may see."""
        counts = self.env["cchc.campaign.task"]._read_group(
            [("campaign_id", "in", self.ids)], ["campaign_id", "state"], ["__count"]
        )
        found = {}
        for campaign, state, count in counts:
            found.setdefault(campaign.id, {})[state] = count
        for campaign in self:
            by_state = found.get(campaign.id, {})
            campaign.task_count = sum(by_state.values())
            campaign.answered_count = campaign.task_count - by_state.get("waiting", 0)
            campaign.progress = (
                100 * campaign.answered_count // campaign.task_count if campaign.task_count else 0
            )

    # -- rights --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        draft = {**dict.fromkeys(STAGES, False), "state": "draft"}
        for vals in vals_list:
            if any(vals.get(name) for name in STAGES - {"state"}) or (
                vals.get("state", "draft") != "draft"
            ):
                raise UserError(self.env._("A campaign starts as a draft."))
        campaigns = super().create([{**vals, **draft} for vals in vals_list])
        campaigns.unit_ids.sudo(self.env.su)._check_in_charge()
        return campaigns

    def write(self, vals):
        self.check_access("write")
        if STAGES & vals.keys():
            raise UserError(self.env._("Use “Open” and “Close” to move a campaign on."))
        fixed = {"unit_ids", "purpose", "year", "date_from"} & vals.keys()
        if fixed and any(campaign.state != "draft" for campaign in self):
            raise UserError(
                self.env._("An open campaign keeps its purpose, year, units and first day.")
            )
        result = super().write(vals)
        if "unit_ids" in vals:
            self.unit_ids.sudo(self.env.su)._check_in_charge()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_opened(self):
        if any(campaign.state != "draft" for campaign in self.sudo()):
            raise UserError(self.env._("Only a draft can be deleted."))

    # -- steps -----------------------------------------------------------------------

    def action_open(self):
        """Ask everybody who serves in the units today; safe to repeat for who came since."""
        self.check_access("write")
        for campaign in self:
            if campaign.state == "closed":
                raise UserError(self.env._("%s is closed.", campaign.name))
            if not campaign.unit_ids:
                raise ValidationError(self.env._("%s: choose the units.", campaign.name))
            campaign._ask(campaign._people())
            if campaign.state == "draft":
                super(CchcCampaign, campaign).write(
                    {"state": "open", "opened_at": fields.Datetime.now()}
                )
        return True

    def action_close(self):
        self.check_access("write")
        if any(campaign.state != "open" for campaign in self):
            raise UserError(self.env._("Only an open campaign is closed."))
        return super().write({"state": "closed", "closed_at": fields.Datetime.now()})

    def _people(self):
        """Whom the campaign asks: people who serve in the units and below them today."""
        self.ensure_one()
        return self.env["hr.employee"].search(
            [("unit_id", "child_of", self.unit_ids.ids), *self._people_domain()]
        )

    @api.model
    def _people_domain(self):
        """Hook for the floors above: who of the people in the units is asked at all."""
        return [("active", "=", True)]

    def _ask(self, people):
        """Give each of ``people`` a task who has none yet, in one statement."""
        self.ensure_one()
        asked = self.task_ids.sudo().employee_id
        self.env["cchc.campaign.task"].sudo().create(
            [
                {"campaign_id": self.id, "employee_id": person.id, "unit_id": person.unit_id.id}
                for person in people - asked
            ]
        )

    # -- reminders -------------------------------------------------------------------

    def action_remind(self):
        """Write to everybody who has not answered; once a day at most."""
        self.check_access("write")
        today = vietnam_time.today()
        for campaign in self:
            if campaign.state != "open":
                raise UserError(self.env._("Only in an open campaign people are reminded."))
            if campaign.last_reminded_on == today:
                raise UserError(self.env._("They have been reminded today already."))
        self._remind()
        return True

    def _remind(self):
        """One mail to each account that has not answered, made in batches."""
        today = vietnam_time.today()
        for campaign in self:
            waiting = campaign.task_ids.sudo().filtered(lambda task: task.state == "waiting")
            users = waiting.employee_id.user_id.filtered("email")
            body = campaign._reminder_body()
            for start in range(0, len(users), MAIL_BATCH):
                self.env["mail.mail"].sudo().create(
                    [
                        {
                            "subject": campaign.name,
                            "body_html": body,
                            "email_to": user.email_formatted,
                            "auto_delete": True,
                        }
                        for user in users[start : start + MAIL_BATCH]
                    ]
                )
        return super().write({"last_reminded_on": today})

    def _reminder_body(self):
        self.ensure_one()
        return self.env["ir.qweb"]._render(
            "cchc_base.campaign_reminder",
            {
                "campaign": self.name,
                "until": f"{self.date_to:%d/%m/%Y}",
                "instructions": self.instructions or "",
                "url": f"{self.get_base_url()}/my/campaigns",
            },
        )

    @api.model
    def _cron_remind(self):
        """Daily: remind where the day has come, close what is over."""
        today = vietnam_time.today()
        running = self.search([("state", "=", "open")])
        due = running.filtered(
            lambda one: (
                not one.last_reminded_on
                and one.remind_before
                and one.date_to - timedelta(days=one.remind_before) <= today <= one.date_to
            )
        )
        due._remind()
        running.filtered(lambda one: one.date_to < today).action_close()

    # -- screens -----------------------------------------------------------------------

    def action_open_tasks(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "cchc.campaign.task",
            "view_mode": "list,pivot",
            "domain": [("campaign_id", "=", self.id)],
            "context": {"search_default_group_unit": 1, "search_default_group_state": 2},
        }

    def _check_manager(self):
        if not self.env.su and not self.env.user.has_group("cchc_base.group_home_affairs"):
            raise AccessError(self.env._("Home Affairs opens and closes campaigns."))

    def init(self):
        result = super().init()
        # Whoever opens a page asks for the own open tasks.
        self.env.cr.execute(
            SQL(
                "CREATE INDEX IF NOT EXISTS cchc_campaign_open_idx ON cchc_campaign (date_to) "
                "WHERE state = 'open'"
            )
        )
        return result
