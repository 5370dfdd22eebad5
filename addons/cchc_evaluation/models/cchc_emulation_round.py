from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

from ..rules.emulation import quota
from .praise_facts import figures

FIRST_YEAR = 2023
# Once handed on, an agency awards what is its own; the rest waits for the approval.
OWN_AWARDED_IN = ("submitted", "appraised", "approved")


class CchcEmulationRound(models.Model):
    """The titles of one year in one agency: proposed, voted, appraised, then drafted as decisions.

    The agency proposes; Home Affairs appraises and approves what the province awards. Neither
    writes a dossier: the decision of commendation does, when it is issued.
    """

    _name = "cchc.emulation.round"
    _description = "Emulation round"
    _inherit = ["cchc.approval", "cchc.praise.printed"]
    _order = "year desc, unit_id, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        tracking=True,
    )
    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: vietnam_time.today().year
    )
    council_size = fields.Integer(
        string="Members of the council",
        aggregator=None,
        help="All of them, absent ones included: votes are counted against this number.",
    )
    minutes = fields.Char(string="Minutes of the council", help="Number and date.")
    proposal_ids = fields.One2many(
        comodel_name="cchc.emulation.proposal", inverse_name="round_id", string="People"
    )
    collective_ids = fields.One2many(
        comodel_name="cchc.emulation.collective", inverse_name="round_id", string="Collectives"
    )
    people = fields.Integer(compute="_compute_totals", store=True, string="Proposals of people")
    collectives = fields.Integer(
        compute="_compute_totals", store=True, string="Proposals of collectives"
    )
    reward = Dong(compute="_compute_totals", store=True, string="Reward money (đồng)")
    quota_told = fields.Html(compute="_compute_quota", string="Quotas")
    quota_over = fields.Char(compute="_compute_quota", string="Over the quota")
    missing = fields.Integer(compute="_compute_totals", store=True, string="Conditions not met")
    note = fields.Text()

    _round_unique = models.Constraint(
        "UNIQUE (unit_id, year)", "The agency already has a round of this year."
    )

    @api.depends("unit_id", "year")
    def _compute_name(self):
        for row in self:
            row.name = f"Thi đua {row.year} – {row.unit_id.name or ''}"

    @api.depends("proposal_ids.state", "proposal_ids.reward", "proposal_ids.met",
                 "collective_ids.state", "collective_ids.reward", "collective_ids.met")  # fmt: skip
    def _compute_totals(self):
        for row in self:
            people = row.proposal_ids.filtered(lambda one: one.state != "refused")
            units = row.collective_ids.filtered(lambda one: one.state != "refused")
            row.people, row.collectives = len(people), len(units)
            row.reward = sum(people.mapped("reward")) + sum(units.mapped("reward"))
            row.missing = sum(not one.met for one in (*people, *units))

    @api.constrains("year")
    def _check_year(self):
        for row in self:
            if not FIRST_YEAR <= row.year <= 2100:
                raise UserError(
                    self.env._(
                        "%s is no year of a round: titles before 2023 follow the law of 2003. "
                        "Enter them in the dossier.",
                        row.year,
                    )
                )

    # -- quotas -----------------------------------------------------------------

    @api.depends("proposal_ids.title_id", "proposal_ids.state", "collective_ids.title_id",
                 "collective_ids.state")  # fmt: skip
    def _compute_quota(self):
        for row in self:
            found = row._quotas()
            row.quota_told = explained_all(found) if found else False
            row.quota_over = (
                ", ".join(
                    self.env._(
                        "%(title)s: %(over)s too many",
                        title=title.name,
                        over=result["over"],
                    )
                    for title, result in found
                    if result["over"]
                )
                or False
            )

    def _quotas(self):
        """(title, `Result`) of the titles of which only so many may be proposed."""
        self.ensure_one()
        asked = {}
        for one in (*self.proposal_ids, *self.collective_ids):
            if one.state != "refused":
                asked[one.title_id] = asked.get(one.title_id, 0) + 1
        table = figures(self.env, self._figures_on())
        titles = self.env["cchc.emulation.title"].search([("quota_of_id", "!=", False)])
        found = []
        for title in titles:
            percent = table.get(title.quota_figure)
            base, number = asked.get(title.quota_of_id, 0), asked.get(title, 0)
            if percent is not None and (base or number):
                result = quota(
                    title.name,
                    title.quota_of_id.name,
                    base,
                    percent,
                    number,
                    table.article(title.quota_figure),
                )
                found.append((title, result))
        return found

    def _figures_on(self):
        """Figures of today; of a year that is to come, those of its end are not known yet."""
        return max(vietnam_time.today(), date(FIRST_YEAR + 1, 1, 1))

    # -- conditions ---------------------------------------------------------------

    def action_judge(self):
        """Look at all conditions again, by the register of today."""
        self.check_access("write")
        self._check_editable()
        self._judge()
        return True

    def _judge(self):
        for row in self:
            row.proposal_ids.filtered(lambda one: one.state == "proposed")._judge()
            row.collective_ids.filtered(lambda one: one.state == "proposed")._judge()

    # -- the road ---------------------------------------------------------------

    def _check_submittable(self):
        for row in self:
            if not row.people and not row.collectives:
                raise UserError(self.env._("%s: nobody is proposed.", row.name))
            if not row.minutes or not row.council_size:
                raise UserError(
                    self.env._(
                        "%s: enter the minutes of the council and how many members it has.",
                        row.name,
                    )
                )
            row._judge()
            row._check_proposals()

    def _check_appraisable(self):
        for row in self:
            row._judge()
            row._check_proposals()

    def _check_approvable(self):
        for row in self:
            row._check_proposals()

    def _check_proposals(self):
        """:raise UserError: naming who lacks what, or by how many a quota is passed"""
        self.ensure_one()
        open_ones = [
            one for one in (*self.proposal_ids, *self.collective_ids) if one.state == "proposed"
        ]
        lacking = [one for one in open_ones if not one.met]
        if lacking:
            raise UserError(
                self.env._(
                    "These proposals lack a condition; withdraw them or complete what is "
                    "missing:\n%s",
                    "\n".join(f"{one.display_name}: {one.missing}" for one in lacking[:20]),
                )
            )
        unvoted = [one for one in open_ones if one.vote_share and not one.vote_carried]
        if unvoted:
            raise UserError(
                self.env._(
                    "The council has not carried these proposals; enter the votes or withdraw "
                    "them:\n%s",
                    "\n".join(one._vote_told() for one in unvoted[:20]),
                )
            )
        if self.quota_over:
            raise UserError(
                self.env._(
                    "%(round)s: over the quota (%(over)s). The council withdraws as many.",
                    round=self.name,
                    over=self.quota_over,
                )
            )

    def _check_editable(self):
        """Home Affairs refuses single proposals after the appraisal, too."""
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        return super(
            CchcEmulationRound,
            self.filtered(lambda row: not (home and row.state == "appraised")),
        )._check_editable()

    # -- lists --------------------------------------------------------------------

    def action_find(self):
        """Who meets the conditions of a title: to pick from."""
        self.ensure_one()
        self.check_access("write")
        self._check_editable()
        return self.env["cchc.emulation.search"]._ask(self)

    def action_open_proposals(self):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_evaluation.cchc_emulation_proposal_action"
        )
        action["domain"] = [("round_id", "=", self.id)]
        action["context"] = {"default_round_id": self.id}
        return action


def explained_all(found):
    """Several results below each other, each under the name of its title."""
    parts = []
    for title, result in found:
        parts.append(explained(result.as_json()))
        parts[-1] = type(parts[-1])("<strong>%s</strong>%s") % (title.name, parts[-1])
    return type(parts[0])("").join(parts)
