from markupsafe import Markup

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_positions.rules.standard import KINDS
from odoo.addons.cchc_positions.rules.standard_law import Post

from .cchc_reorganisation_comparison import html_table

# So many names stand on the page of a scenario; the list of people has them all.
NAMED = 200
# What decides which post somebody is to hold.
OF_POST = frozenset({"unit_id", "position_id", "keeps_post"})


class CchcReorganisationPlacement(models.Model):
    """Whether a person meets the standard of the post that the scenario gives, and what lacks."""

    _inherit = "cchc.reorganisation.placement"

    meets = fields.Selection(
        string="Standard of the new post",
        help="On the day of the reorganisation, for rank, leadership post and position as the "
        "scenario gives them. Empty: nothing is asked for the post.",
    )
    lacks = fields.Char(string="Criterion not met", readonly=True, groups=READ)

    def write(self, vals):
        result = super().write(vals)
        if OF_POST & vals.keys() and not self.env.su:
            self.sudo()._judge()
        return result

    def _new_post(self):
        """What the person is to hold: `rules.standard_law.Post` with the planned position."""
        self.ensure_one()
        planned = self.position_id
        leads = planned.leadership_post_id or (self.leadership_post_id if self.keeps_post else None)
        return Post(
            unit=self.unit_id.unit_id.id or None,
            post=leads.id if leads else None,
            position=planned.id or None,
            title=planned.name or None,
        )

    def _judge(self):
        """Ask the standards about the new posts of all these people at once, and keep the answer.

        Who is not placed yet holds no new post to be asked about.
        """
        placed = self.filtered("unit_id")
        lines = {planned.id: planned.line_id.id for planned in placed.position_id}
        judged = {}
        for scenario, rows in placed.grouped("scenario_id").items():
            found = self.env["cchc.standard.assessment"]._as_if(
                {row.employee_id.id: row._new_post() for row in rows}, lines, scenario.date
            )
            judged |= {row.id: found.get(row.employee_id.id) for row in rows}
        told = {row: _told(judged.get(row.id)) for row in self}
        changed = {row: one for row, one in told.items() if (row.meets, row.lacks) != one}
        if not changed:
            return
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_reorganisation_placement p SET meets = n.meets, lacks = n.lacks
                  FROM unnest(%s::int[], %s::text[], %s::text[]) AS n(id, meets, lacks)
                 WHERE n.id = p.id
                """,
                [row.id for row in changed],
                [meets or None for meets, _lacks in changed.values()],
                [lacks or None for _meets, lacks in changed.values()],
            )
        )
        self.invalidate_recordset(["meets", "lacks"], flush=False)
        self.modified(["meets", "lacks"])


def _told(findings):
    """``(meets, lacks)`` as they are kept; the wording of standards is Vietnamese."""
    if findings is None:
        return False, False
    lacks = "; ".join(
        f"{KINDS[one.requirement.kind]}: {one.requirement.words}"
        + (f" ({one.requirement.article})" if one.requirement.article else "")
        for one in findings
    )
    return ("not_met", lacks) if findings else ("met", False)


class CchcReorganisationScenario(models.Model):
    _inherit = "cchc.reorganisation.scenario"

    standard_table = fields.Html(
        compute="_compute_standard_table",
        string="Do not meet the standard of the new post",
        groups=READ,
    )
    leader_table = fields.Html(
        compute="_compute_standard_table", string="Leaders without a post, by name", groups=READ
    )

    def _compute_standard_table(self):
        """Of the people whom the reader may see."""
        Placement = self.env["cchc.reorganisation.placement"]
        heading = (
            self.env._("Person"),
            self.env._("Serves in"),
            self.env._("Goes to"),
            self.env._("New position"),
        )
        for scenario in self:
            own = Domain("scenario_id", "=", scenario.id)
            lacking = Placement.search(own & Domain("meets", "=", "not_met"), limit=NAMED)
            scenario.standard_table = html_table(
                (*heading, self.env._("Criterion not met")),
                [(*_who(row), row.lacks or "") for row in lacking],
            )
            leaders = Placement.search(
                own
                & Domain("surplus", "=", True)
                & self.env["cchc.leadership.post"]._leading("leadership_post_id"),
                limit=NAMED,
            )
            scenario.leader_table = html_table(
                (*heading, self.env._("Post today")),
                [(*_who(row), row.leadership_post_id.name) for row in leaders],
            )

    def action_open_not_met(self):
        return self._action_of("cchc_reorganisation_placement_action", search_default_not_met=1)


def _who(row):
    return (
        row.employee_id.name,
        row.from_unit_id.display_name or "",
        row.unit_id.display_name or "",
        row.position_id.name or Markup("–"),
    )
