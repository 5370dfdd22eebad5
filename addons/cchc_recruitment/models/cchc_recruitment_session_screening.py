from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.cchc_base.rules.vietnamese import sort_key
from odoo.addons.cchc_base.tools import vietnam_time

NAMED = 5


class CchcRecruitmentSession(models.Model):
    """From the last day of applications to the list of eligible candidates."""

    _inherit = "cchc.recruitment.session"

    eligible_published_on = fields.Date(
        string="List of eligible published on", readonly=True, copy=False
    )
    applications = fields.Integer(compute="_compute_counts", string="Handed in")
    waiting_decisions = fields.Integer(compute="_compute_counts", string="Conditions to decide")
    waiting_priorities = fields.Integer(compute="_compute_counts", string="Priorities to check")
    waiting_letters = fields.Integer(compute="_compute_counts", string="Refusals to send")

    can_close = fields.Boolean(compute="_compute_waits_for", export_string_translation=False)
    waits_for = fields.Char(string="What is missing", compute="_compute_waits_for")

    def _compute_waits_for(self):
        """What the next step waits for: said before its button could refuse."""
        today = vietnam_time.today()
        for row in self:
            over = not row.closes_on or row.closes_on < today
            row.can_close = row.state == "announced" and over
            row.waits_for = False
            if row.state == "announced" and not over:
                row.waits_for = self.env._(
                    "Applications are taken until the end of %s; they can be closed from the day "
                    "after.",
                    f"{row.closes_on:%d/%m/%Y}",
                )
            elif row.state == "screening" and (row.waiting_decisions or row.waiting_priorities):
                row.waits_for = self.env._(
                    "Before the list of eligible is published: %(conditions)s conditions to "
                    "decide, %(priorities)s priority groups to check.",
                    conditions=row.waiting_decisions,
                    priorities=row.waiting_priorities,
                )

    def _compute_counts(self):
        Application = self.env["cchc.recruitment.application"]
        Screening = self.env["cchc.recruitment.screening"]
        of = [("session_id", "in", self.ids)]
        counts = [
            dict(Application._read_group(of + domain, ["session_id"], ["__count"]))
            for domain in (
                [("state", "not in", ("draft", "withdrawn"))],
                self._waiting_priorities(),
                [("state", "=", "refused"), ("refusal_sent_at", "=", False)],
            )
        ]
        decisions = dict(
            Screening._read_group(
                [*of, ("verdict", "=", False), ("application_id.state", "=", "submitted")],
                ["session_id"],
                ["__count"],
            )
        )
        for row in self:
            row.applications, row.waiting_priorities, row.waiting_letters = (
                count.get(row, 0) for count in counts
            )
            row.waiting_decisions = decisions.get(row, 0)

    def _waiting_priorities(self):
        return [
            ("state", "in", ("submitted", "eligible")),
            ("priority_group", "not in", (False, "")),
            ("priority_verdict", "=", False),
        ]

    def write(self, vals):
        if "eligible_published_on" in vals:
            raise UserError(self.env._("A session moves on by its steps."))
        return super().write(vals)

    # -- steps ---------------------------------------------------------------------------

    def action_close_applications(self):
        """After the last day: nothing is handed in any more, and the rule looks at all forms."""
        today = vietnam_time.today()
        for row in self:
            if row.closes_on and row.closes_on >= today:
                raise UserError(
                    self.env._(
                        "%(session)s takes applications until the end of %(day)s.",
                        session=row.name,
                        day=f"{row.closes_on:%d/%m/%Y}",
                    )
                )
        self._move("announced", "screening")
        self.action_screen()

    def action_screen(self):
        """Let the rule look again, after forms or conditions were corrected."""
        self.check_access("write")
        for row in self:
            row._check_screening()
            row.application_ids._screen()

    def _check_screening(self):
        if self.state != "screening":
            raise UserError(self.env._("%s is not being screened.", self.name))

    def action_conclude_screening(self):
        """Refuse or admit those whose conditions are all decided, and tell the refused."""
        self.check_access("write")
        for row in self:
            row._check_screening()
            row.application_ids._conclude()
        self._send_refusals()

    def action_publish_eligible(self):
        """The list of eligible candidates in Vietnamese order; the examination may begin."""
        self.check_access("write")
        for row in self:
            row._check_screening()
            row._check_all_decided()
            row.application_ids._conclude()
            eligible = row.application_ids.filtered(lambda one: one.state == "eligible")
            if not eligible:
                raise UserError(self.env._("%s: nobody meets the conditions.", row.name))
            eligible._number_in_list()
            row._move("screening", "examining", eligible_published_on=vietnam_time.today())
            eligible._mail(
                self.env._("You meet the conditions"),
                {
                    one.id: self.env._(
                        "You are number %s in the list of eligible candidates.", one.list_number
                    )
                    for one in eligible
                },
            )
        self._send_refusals()

    def _check_all_decided(self):
        """:raise UserError: naming those who wait for a decision"""
        waiting = self.application_ids.filtered(
            lambda row: (
                row.state == "submitted"
                and (
                    len(row.screening_ids) < len(row.wish_ids)
                    or not all(line.verdict for line in row.screening_ids)
                )
            )
        )
        if waiting:
            raise UserError(
                self.env._(
                    "%(count)s applications wait for a decision on conditions: %(names)s.",
                    count=len(waiting),
                    names=self._some(waiting),
                )
            )
        unproved = self.application_ids.filtered_domain(Domain(self._waiting_priorities()))
        if unproved:
            raise UserError(
                self.env._(
                    "%(count)s priority groups are not checked yet: %(names)s.",
                    count=len(unproved),
                    names=self._some(unproved),
                )
            )

    def _some(self, applications):
        names = ", ".join(applications[:NAMED].mapped("name"))
        return f"{names}, …" if len(applications) > NAMED else names

    def _send_refusals(self):
        """One batch of mails to the refused who were not told yet; letters are printed."""
        refused = self.application_ids.filtered(
            lambda row: row.state == "refused" and not row.refusal_sent_at
        )
        texts = {
            row.id: self.env._(
                "You do not meet the conditions of a post you wished for:\n%s\n"
                "You may object on your page, before the results.",
                row.refusal,
            )
            for row in refused
        }
        refused._mail(self.env._("Application not accepted"), texts)
        refused._set_stage(refusal_sent_at=fields.Datetime.now())
        self.env["cchc.recruitment.step"]._log("told", refused)

    # -- what opens ----------------------------------------------------------------------

    def action_open_applications(self):
        return self._open("cchc_recruitment_application_action")

    def action_open_screening(self):
        return self._open("cchc_recruitment_screening_action")

    def _open(self, name):
        action = self.env["ir.actions.act_window"]._for_xml_id(f"cchc_recruitment.{name}")
        return {**action, "domain": [("session_id", "in", self.ids)], "context": {}}


class CchcRecruitmentApplication(models.Model):
    _inherit = "cchc.recruitment.application"

    def _number_in_list(self):
        """The next numbers of the list, by given name as lists are read; a number stays."""
        new = self.filtered(lambda row: row.state == "eligible" and not row.list_number)
        for session, rows in new.grouped("session_id").items():
            last = max(session.sudo().application_ids.mapped("list_number"), default=0)
            ordered = rows.sorted(lambda row: (sort_key(row.name), row.birthday, row.id))
            for number, row in enumerate(ordered, start=last + 1):
                row._set_stage(list_number=number)
        self.env["cchc.recruitment.step"]._log(
            "listed", new, {row.id: str(row.list_number) for row in new}
        )
