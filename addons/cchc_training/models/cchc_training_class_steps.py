from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_training_participant_steps import SEATED

# Written by the steps only.
STEP_FIELDS = frozenset({"state", "decision_id", "survey_id", "turns", "cancel_reason"})
# What nominees were checked against, and what the decision names.
NOMINATED = frozenset({"programme_id", "unit_id"})
DECIDED = frozenset({"date_from", "date_to"})
# What is still entered after the end: results and certificates come later.
STILL_OPEN = {"finished": {"note", "participant_ids", "cost_ids"}, "cancelled": {"note"}}


class CchcTrainingClass(models.Model):
    """Who may change a class, and its way from a draft to its end."""

    _inherit = "cchc.training.class"

    turns = fields.Integer(
        readonly=True,
        copy=False,
        aggregator=None,
        export_string_translation=False,
        help="Changed by whoever takes a seat: of two at once the second begins anew.",
    )
    taken = fields.Integer(string="Seats taken", compute="_compute_taken", compute_sudo=True)
    free = fields.Integer(string="Seats left", compute="_compute_taken", compute_sudo=True)
    cancel_reason = fields.Char(string="Why cancelled", readonly=True, copy=False)
    may_run = fields.Boolean(compute="_compute_may_run", export_string_translation=False)

    @api.depends("participant_ids.state", "seats")
    def _compute_taken(self):
        counts = dict(
            self.env["cchc.training.participant"]._read_group(
                [("class_id", "in", self.ids), ("state", "in", SEATED)], ["class_id"], ["__count"]
            )
        )
        for one in self:
            one.taken = counts.get(one._origin, 0)
            one.free = one.seats - one.taken

    @api.depends("unit_id")
    @api.depends_context("uid")
    def _compute_may_run(self):
        mine = self._origin._filtered_access("write") if self._origin else self.browse()
        for one in self:
            one.may_run = not one._origin or one._origin in mine

    @api.onchange("programme_id")
    def _onchange_programme_id(self):
        if self.programme_id:
            self.periods = self.programme_id.periods
            self.name = self.name or self.programme_id.name

    # -- who changes what ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_partners(vals_list)
        new = {**dict.fromkeys(STEP_FIELDS, False), "state": "draft", "turns": 0}
        return super().create([{**vals, **new} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STEP_FIELDS & vals.keys():
            raise UserError(self.env._("A class moves on by its steps."))
        self._check_partners([vals])
        for one in self:
            one._check_change(vals)
        result = super().write(vals)
        if DECIDED & vals.keys():
            self.participant_ids._check_overlaps()
        return result

    def _check_partners(self, vals_list):
        """The organising unit and the line of the plan lie in the scope of whoever organises."""
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        lines = {vals.get("plan_line_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        self.env["cchc.training.plan.line"].browse(lines).check_access("read")

    def _check_change(self, vals):
        """:raise UserError: saying what has to be undone first"""
        self.ensure_one()
        if vals.keys() - STILL_OPEN.get(self.state, vals.keys()):
            raise UserError(self.env._("%s has ended and is not changed any more.", self.name))
        standing = self.participant_ids.filtered(lambda row: row.state in SEATED)
        if standing and any(self._differs(vals, name) for name in NOMINATED):
            raise UserError(
                self.env._(
                    "%s has nominees, who were checked for this programme: take them out first.",
                    self.name,
                )
            )
        decided = standing.filtered(lambda row: row.state != "proposed")
        if decided and any(self._differs(vals, name) for name in DECIDED):
            raise UserError(
                self.env._(
                    "%s: the decision names these days. Revoke it first and decide anew.", self.name
                )
            )

    def _differs(self, vals, name):
        if name not in vals:
            return False
        old = self[name].id if self._fields[name].relational else self[name]
        new = vals[name]
        return (fields.Date.to_date(new) if name in DECIDED else new) != old

    @api.ondelete(at_uninstall=False)
    def _unlink_except_nominated(self):
        for one in self:
            if one.state != "draft" or one.participant_ids:
                raise UserError(
                    self.env._("%s was opened for nomination: cancel it instead.", one.name)
                )

    @api.constrains("link", "mode")
    def _check_link(self):
        for one in self:
            if one.link and not one.link.strip().lower().startswith("https://"):
                raise ValidationError(
                    self.env._(
                        "%(name)s: the address of the lessons must begin with https://, not "
                        "“%(link)s”.",
                        name=one.name,
                        link=one.link,
                    )
                )

    @api.constrains("seats", "state")
    def _check_seats(self):
        for one in self:
            if one.taken > one.seats:
                raise ValidationError(
                    self.env._(
                        "%(name)s: %(taken)s people are nominated, there are %(seats)s seats. "
                        "Raise the seats or take people out.",
                        name=one.name,
                        taken=one.taken,
                        seats=one.seats,
                    )
                )

    @api.constrains("programme_id", "plan_line_id", "date_from", "periods")
    def _check_programme(self):
        for one in self:
            programme = one.programme_id
            if one.plan_line_id and one.plan_line_id.programme_id != programme:
                raise ValidationError(
                    self.env._(
                        "%(name)s: the line of the plan is for “%(planned)s”, the class for "
                        "“%(own)s”. Choose another line.",
                        name=one.name,
                        planned=one.plan_line_id.programme_id.name,
                        own=programme.name,
                    )
                )
            if (programme.date_from and one.date_from < programme.date_from) or (
                programme.date_to and one.date_from > programme.date_to
            ):
                raise ValidationError(
                    self.env._(
                        "%(name)s: the programme “%(programme)s” is not in force on %(day)s. "
                        "Choose the one that is.",
                        name=one.name,
                        programme=programme.name,
                        day=format_date(self.env, one.date_from),
                    )
                )
            if one.periods < 0:
                raise ValidationError(
                    self.env._("%s: the number of periods is not negative.", one.name)
                )

    # -- steps ---------------------------------------------------------------------------

    def _move(self, before, after, **vals):
        self.check_access("write")
        states = dict(self._fields["state"]._description_selection(self.env))
        for one in self:
            if one.state not in before:
                raise UserError(
                    self.env._(
                        "%(name)s is “%(state)s”: this step comes at another time.",
                        name=one.name,
                        state=states[one.state],
                    )
                )
        return self._set_plain({"state": after, **vals})

    def _set_plain(self, vals):
        # Past the guard above, which is made for everybody else.
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def action_nominate(self):
        """Open the class for nominations.

        :raise UserError: when something is missing that nominees need to know
        """
        self.check_access("write")
        for one in self:
            if one.mode != "in_person" and not one.link:
                raise UserError(
                    self.env._("%s is online: enter the address of its lessons first.", one.name)
                )
            if one.mode != "online" and not one.place:
                raise UserError(self.env._("%s: enter the place first.", one.name))
            if not one.periods:
                raise UserError(
                    self.env._("%s: say how many periods it has; a week has 40.", one.name)
                )
        return self._move(("draft",), "nominating")

    def action_start(self):
        """The class begins; those sent by decision take part.

        :raise UserError: before its first day
        """
        self.check_access("write")
        for one in self:
            if one.date_from > vietnam_time.today():
                raise UserError(
                    self.env._(
                        "%(name)s begins on %(day)s only.",
                        name=one.name,
                        day=format_date(self.env, one.date_from),
                    )
                )
        self._move(("decided",), "running")
        self.participant_ids.filtered(lambda row: row.state == "decided")._set_state("attending")
        if not self.day_ids:
            self.action_make_days()
        return True

    def action_finish(self):
        """The class ends; everybody has a result.

        :raise UserError: before its last day, or naming who has no result
        """
        self.check_access("write")
        for one in self:
            one._check_over()
            waiting = one.participant_ids.filtered(lambda row: row.state == "attending")
            if waiting:
                raise UserError(
                    self.env._(
                        "%(name)s: enter first who has passed: %(people)s.",
                        name=one.name,
                        people=", ".join(waiting.mapped("employee_id.name")[:10]),
                    )
                )
        return self._move(("running",), "finished")

    def _check_over(self):
        self.ensure_one()
        if self.date_to > vietnam_time.today():
            raise UserError(
                self.env._(
                    "%(name)s lasts until %(day)s: results and certificates come after its end.",
                    name=self.name,
                    day=format_date(self.env, self.date_to),
                )
            )

    def _cancel(self, reason):
        """The class is not held; whoever was nominated waits for another one.

        :raise UserError: while a decision stands that sends people to it
        """
        self.check_access("write")
        for one in self:
            issued = one.participant_ids.decision_id.filtered(lambda each: each.state == "issued")
            if issued:
                raise UserError(
                    self.env._(
                        "%(name)s: decision %(decision)s sends people to it. Revoke it first.",
                        name=one.name,
                        decision=issued[0].display_name,
                    )
                )
        self._move(("draft", "nominating", "decided"), "cancelled", cancel_reason=reason)
        drafts = self.participant_ids.decision_id.filtered(lambda each: each.state == "draft")
        self.participant_ids.filtered(lambda row: row.state in SEATED)._set_state(
            "withdrawn", decision_id=False
        )
        drafts.unlink()

    # -- seats ---------------------------------------------------------------------------

    def _units_below(self):
        """Ids of the units whose people the organiser sends."""
        self.ensure_one()
        Unit = self.env["hr.department"].sudo()
        return set(Unit.search([("id", "child_of", self.sudo().unit_id.id)]).ids)

    def _claim_seats(self):
        """Of two who take seats at once the second begins anew, and counts what the first took.

        Whoever nominates may not write the class: the turn is no matter of rights.
        """
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cchc_training_class SET turns = COALESCE(turns, 0) + 1 WHERE id IN %s",
                tuple(self.sorted("id").ids),
            )
        )
        self.invalidate_recordset(["turns", "taken", "free"], flush=False)
