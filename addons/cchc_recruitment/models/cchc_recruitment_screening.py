from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules import screening as rule

MACHINE = [
    (rule.MET, "Met"),
    (rule.NOT_MET, "Not met"),
    (rule.OPEN, "For the officer to look"),
]
VERDICTS = [(rule.MET, "Met"), (rule.NOT_MET, "Not met")]
SIGNS = {True: "✓", False: "✗", None: "?"}
# What an officer decides; everything else is written by the program.
FIRST = frozenset({"decision", "reason"})
SECOND = frozenset({"second_decision", "second_reason"})


class CchcRecruitmentScreening(models.Model):
    """The conditions of one post wished for beside the form, and what the officer decided.

    The rule answers first; the officer takes its answer or another one, and then says why. What
    was decided stays beside a second decision after an objection.
    """

    _name = "cchc.recruitment.screening"
    _description = "Check of the conditions of a post"
    _order = "session_id desc, application_id.id, wish_order, id"

    wish_id = fields.Many2one(
        comodel_name="cchc.recruitment.wish", required=True, index=True, ondelete="cascade",
        readonly=True,
    )  # fmt: skip
    application_id = fields.Many2one(
        related="wish_id.application_id", store=True, index=True, string="Application"
    )
    post_id = fields.Many2one(related="wish_id.post_id", store=True, index=True)
    wish_order = fields.Integer(
        related="wish_id.sequence", store=True, string="Order of the wish", aggregator=None
    )
    session_id = fields.Many2one(related="application_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    machine = fields.Selection(MACHINE, string="By the form", readonly=True)
    findings = fields.Json(readonly=True, copy=False)
    explanation = fields.Html(compute="_compute_explanation", string="Condition by condition")
    unmet = fields.Char(compute="_compute_explanation", string="Not met by the form")
    decision = fields.Selection(VERDICTS, copy=False, index=True)
    reason = fields.Char(copy=False)
    decided_by_id = fields.Many2one(
        comodel_name="res.users", string="Decided by", readonly=True, copy=False,
        ondelete="restrict",
    )  # fmt: skip
    decided_at = fields.Datetime(readonly=True, copy=False)
    second_decision = fields.Selection(
        VERDICTS,
        string="After the objection",
        copy=False,
        help="A second look, after an objection.",
    )
    second_reason = fields.Char(string="Reason of the second decision", copy=False)
    second_by_id = fields.Many2one(
        comodel_name="res.users", string="Decided anew by", readonly=True, copy=False,
        ondelete="restrict",
    )  # fmt: skip
    second_at = fields.Datetime(string="Decided anew at", readonly=True, copy=False)
    verdict = fields.Selection(
        VERDICTS, compute="_compute_verdict", store=True, string="What stands"
    )
    objection = fields.Text(related="application_id.objection")

    _wish_once = models.Constraint("UNIQUE (wish_id)", "This wish is checked already.")

    @api.depends("decision", "second_decision")
    def _compute_verdict(self):
        for row in self:
            row.verdict = row.second_decision or row.decision

    @api.depends("application_id", "post_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.application_id.name or ''}: {row.post_id.code or ''}"

    @api.depends("findings")
    def _compute_explanation(self):
        for row in self:
            lines = Markup("").join(
                Markup("<li>%s %s: %s%s</li>")
                % (
                    SIGNS[one["met"]],
                    one["label"],
                    one["found"],
                    f" ({one['article']})" if one["article"] else "",
                )
                for one in row.findings or ()
            )
            row.explanation = lines and Markup('<ul class="list-unstyled mb-0">%s</ul>') % lines
            row.unmet = rule.unmet(row.findings)

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        # Made by the check of a session; its caller asks for the rights.
        if not self.env.su:
            raise UserError(self.env._("Conditions are checked by the button of the session."))
        return super().create(vals_list)

    def write(self, vals):  # pylint: disable=method-required-super
        self.check_access("write")
        if not vals.keys() <= FIRST | SECOND:
            raise UserError(self.env._("Only decision and reason are entered here."))
        vals = {
            name: value.strip() if isinstance(value, str) else value for name, value in vals.items()
        }
        if FIRST & vals.keys():
            self._check_first(vals)
        if SECOND & vals.keys():
            self._check_second(vals)
        self._set_plain(vals)
        if FIRST & vals.keys():
            self._note_decision("decided_by_id", "decided_at", "decision", "reason")
        if SECOND & vals.keys():
            self._note_decision("second_by_id", "second_at", "second_decision", "second_reason")
            self.application_id._decide_anew()
        return True

    def _set_plain(self, vals):
        """Past the guard of `write`: what the program alone writes."""
        return super().write(vals)

    def _check_first(self, vals):
        for row in self:
            if row.session_id.state != "screening" or row.application_id.state != "submitted":
                raise UserError(
                    self.env._(
                        "%s: conditions are decided while the session is screened and before the "
                        "candidate is told; afterwards an objection asks for a second decision.",
                        row.display_name,
                    )
                )
            decision = vals.get("decision", row.decision)
            reason = vals.get("reason", row.reason)
            if decision == rule.MET and row.machine == rule.NOT_MET and not reason:
                raise UserError(
                    self.env._(
                        "%s: by the form a condition is not met. Say why it is.",
                        row.display_name,
                    )
                )
            if decision == rule.NOT_MET and not reason:
                raise UserError(
                    self.env._(
                        "%s: say which condition is not met; the candidate is told these words.",
                        row.display_name,
                    )
                )

    def _check_second(self, vals):
        for row in self:
            application = row.application_id
            if row.decision != rule.NOT_MET or not application.objection:
                raise UserError(
                    self.env._(
                        "%s: a second decision needs a refusal and an objection to it.",
                        row.display_name,
                    )
                )
            if row.session_id.state not in ("screening", "examining"):
                raise UserError(self.env._("The examination is over: nothing is decided anew."))
            if not vals.get("second_reason", row.second_reason):
                raise UserError(
                    self.env._("%s: say why, the candidate is told these words.", row.display_name)
                )

    def _note_decision(self, who, when, decision, reason):
        """By whom and when, on the row and in the log of the application."""
        now, words = fields.Datetime.now(), dict(VERDICTS)
        decided = self.filtered(decision)
        decided._set_plain({who: self.env.uid, when: now})
        (self - decided)._set_plain({who: False, when: False})
        labels = dict(self._fields["machine"]._description_selection(self.env))
        for rows in self._by_turn():
            self.env["cchc.recruitment.step"]._log(
                "decided",
                rows.application_id,
                {
                    row.application_id.id: ": ".join(
                        filter(
                            None,
                            (
                                row.post_id.display_name,
                                labels.get(row[decision], words.get(row[decision], "–")),
                                row[reason],
                            ),
                        )
                    )
                    for row in rows
                },
            )

    def _by_turn(self):
        """The rows in groups in which no application stands twice."""
        turns = {}
        for rows in self.grouped("application_id").values():
            for place, row in enumerate(rows):
                turns.setdefault(place, []).append(row.id)
        return [self.browse(ids) for ids in turns.values()]

    # -- many at once --------------------------------------------------------------------

    def action_confirm(self):
        """Take the answer of the rule where it has one and nobody decided yet."""
        self.check_access("write")
        rows = self.filtered(
            lambda row: (
                not row.decision
                and row.machine in (rule.MET, rule.NOT_MET)
                and row.application_id.state == "submitted"
                and row.session_id.state == "screening"
            )
        )
        alike = rows.grouped(lambda row: (row.machine, rule.unmet(row.findings) or False))
        for (decision, reason), group in alike.items():
            group._set_plain({"decision": decision, "reason": reason})
        rows._note_decision("decided_by_id", "decided_at", "decision", "reason")
        return {"type": "ir.actions.client", "tag": "soft_reload"}
