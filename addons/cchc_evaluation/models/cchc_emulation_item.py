from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

from ..rules import emulation
from ..rules.reward import reward
from .praise_facts import figures

# What the program finds out, and what steps write.
PROGRAM_FIELDS = frozenset(
    {
        *("state", "reasoning", "missing", "met", "vote_share", "coefficient", "reward"),
        *("reward_on", "reward_reasoning", "decision_line_id", "decided_on", "unit_id", "year"),
    }
)


# Copied from the round; a default of the context may name them.
COPIED_FIELDS = frozenset({"unit_id", "year"})


class CchcEmulationItem(models.AbstractModel):
    """Who is proposed for which title, what the conditions say, the votes, and the money."""

    _name = "cchc.emulation.item"
    _description = "Proposal of a title"

    round_id = fields.Many2one(
        comodel_name="cchc.emulation.round", required=True, index=True, ondelete="cascade"
    )
    round_state = fields.Selection(related="round_id.state", string="State of the round")
    unit_id = fields.Many2one(related="round_id.unit_id", store=True, index=True, string="Agency")
    year = fields.Integer(related="round_id.year", store=True, aggregator=None)
    title_id = fields.Many2one(
        comodel_name="cchc.emulation.title", required=True, ondelete="restrict", index=True
    )
    level = fields.Selection(related="title_id.level")
    merit = fields.Char(help="As the decision tells it.")
    state = fields.Selection(
        [("proposed", "Proposed"), ("refused", "Refused"), ("recognised", "Awarded")],
        default="proposed",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    refusal = fields.Char(string="Why refused", copy=False)
    reasoning = fields.Json(readonly=True, copy=False)
    explanation = fields.Html(compute="_compute_explanation", string="Conditions")
    met = fields.Boolean(string="Meets the conditions", readonly=True, copy=False)
    missing = fields.Char(string="What is missing", readonly=True, copy=False)
    votes = fields.Integer(string="Votes in favour", aggregator=None, copy=False)
    vote_share = fields.Char(string="Votes needed (%)", readonly=True, copy=False)
    vote_carried = fields.Boolean(compute="_compute_vote", string="Carried")
    coefficient = fields.Char(readonly=True, copy=False)
    reward = Dong(string="Reward (đồng)", readonly=True, copy=False)
    reward_on = fields.Date(string="Reward as of", readonly=True, copy=False)
    reward_reasoning = fields.Json(readonly=True, copy=False)
    decided_on = fields.Date(string="Awarded on", readonly=True, copy=False)

    @api.depends("reasoning", "reward_reasoning")
    def _compute_explanation(self):
        for row in self:
            parts = [explained(told) for told in (row.reasoning, row.reward_reasoning) if told]
            row.explanation = type(parts[0])("").join(parts) if parts else False

    @api.depends("votes", "vote_share", "round_id.council_size")
    def _compute_vote(self):
        for row in self:
            row.vote_carried = row._vote().value

    def _vote(self):
        table = figures(self.env, self.round_id._figures_on())
        code = self.title_id.vote_figure
        share = table.get(code, 0)
        return emulation.vote(self.votes, self.round_id.council_size, share, table.article(code))

    def _vote_told(self):
        return f"{self.display_name}: " + "; ".join(self._vote().explain())

    # -- who may write, and when ----------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        rounds = {vals.get("round_id") for vals in vals_list} - {None, False}
        self.env["cchc.emulation.round"].browse(rounds)._check_editable()
        if any(vals.get(name) for vals in vals_list for name in PROGRAM_FIELDS - {"state"}) or any(
            vals.get("state", "proposed") != "proposed" for vals in vals_list
        ):
            raise UserError(self._program_only())
        self._check_subjects(vals_list)
        # By value, so that no default of the context can say otherwise.
        fresh = dict.fromkeys(PROGRAM_FIELDS & self._fields.keys() - COPIED_FIELDS, False)
        rows = super().create(
            [
                {name: value for name, value in vals.items() if name not in COPIED_FIELDS}
                | fresh
                | {"state": "proposed"}
                for vals in vals_list
            ]
        )
        for name in COPIED_FIELDS:
            self.env.add_to_compute(self._fields[name], rows)
        rows.round_id._judge()
        return rows

    def write(self, vals):
        self.check_access("write")
        if PROGRAM_FIELDS & vals.keys():
            raise UserError(self._program_only())
        if vals.keys() - self._open_after():
            self.round_id._check_editable()
        self._check_open()
        if vals.get("round_id"):
            self.env["cchc.emulation.round"].browse(vals["round_id"])._check_editable()
        if vals.keys() & self._subject_fields():
            for row in self:
                told = {name: row[name].id for name in self._subject_fields()}
                self._check_subjects([told | vals])
        result = super().write(vals)
        if vals.keys() - self._open_after() - {"votes", "merit", "refusal"}:
            self.round_id._judge()
        return result

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_decided(self):
        self.round_id._check_editable()
        self._check_open()

    def _check_open(self):
        for row in self:
            if row.state == "recognised":
                raise UserError(
                    self.env._(
                        "%s was awarded: only the revocation of the decision takes it back.",
                        row.display_name,
                    )
                )

    def _program_only(self):
        return self.env._(
            "Conditions, votes needed and money are found out by the program and are not entered."
        )

    def _set_plain(self, vals):
        return super().write(vals)

    @api.model
    def _open_after(self):
        """Fields that are still entered when the round was handed on."""
        return frozenset()

    @api.model
    def _subject_fields(self):
        return {"round_id", "title_id"}

    @api.model
    def _check_subjects(self, vals_list):
        """Refuse a title that is not for such a subject."""
        titles = self.env["cchc.emulation.title"].browse(
            {vals.get("title_id") for vals in vals_list} - {None, False}
        )
        wrong = titles.filtered(lambda title: title.subject != self._title_subject())
        if wrong:
            raise UserError(
                self.env._(
                    "“%s” is no title of this kind: choose one of the other list.", wrong[0].name
                )
            )

    # -- refusal ----------------------------------------------------------------

    def _refuse(self):
        """Home Affairs refuses single proposals, with the reason; the others go on."""
        self.round_id._check_home_affairs()
        self.check_access("write")
        self.round_id._check_editable()
        self._check_open()
        for row in self:
            if not row.refusal:
                raise UserError(self.env._("%s: enter why it is refused first.", row.display_name))
        self._set_plain({"state": "refused"})
        self.round_id._judge()
        return True

    def _propose_again(self):
        self.check_access("write")
        self.round_id._check_editable()
        refused = self.filtered(lambda row: row.state == "refused")
        refused._set_plain({"state": "proposed"})
        refused.round_id._judge()
        return True

    # -- money ----------------------------------------------------------------

    def _reckoned(self, on):
        """Each proposal's `Result` of the reward on a day, or None where there is none."""
        table = figures(self.env, on)
        law = self.env["cchc.pay.law"]._law_on(on)
        found = {}
        for row in self:
            code = row.title_id.reward_figure
            coefficient = table.get(code)
            found[row] = coefficient and reward(
                coefficient, law.base, on, table.article(code), law.document
            )
        return found
