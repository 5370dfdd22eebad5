from markupsafe import Markup

from odoo import api, fields, models

from odoo.addons.cchc_base.rules.result import Result

# From when on a candidate is told.
TOLD_IN = ("results", "recognised", "finished")


class CchcRecruitmentResult(models.Model):
    """Why a candidate stands where the ranking put them, in words; what the candidate is told."""

    _inherit = "cchc.recruitment.result"

    wish = fields.Integer(readonly=True, aggregator=None)
    passed = fields.Boolean(readonly=True)
    tied_post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", readonly=True, export_string_translation=False,
        index="btree_not_null", ondelete="restrict",
    )  # fmt: skip
    ranked_at = fields.Datetime(readonly=True)
    candidate_number = fields.Char(related="application_id.candidate_number")
    explanation = fields.Html(compute="_compute_explanation", string="How it is reckoned")
    equal_count = fields.Integer(
        compute="_compute_equal_count",
        string="Equal",
        help="How many candidates share this place.",
    )

    @api.depends("reasoning")
    def _compute_explanation(self):
        for row in self:
            items = Markup("").join(Markup("<li>%s</li>") % line for line in row._lines_told())
            row.explanation = Markup("<ol>%s</ol>") % items if items else False

    @api.depends("place", "post_id")
    def _compute_equal_count(self):
        """Behind the chosen ones equals are not told apart until one of them is called."""
        rows = self.sudo()._read_group(
            [("post_id", "in", self.post_id.ids), ("place", ">", 0)],
            ["post_id", "place"],
            ["__count"],
        )
        counts = {(post.id, place): count for post, place, count in rows}
        for row in self:
            row.equal_count = counts.get((row.post_id.id, row.place), 0)

    @api.depends("application_id", "post_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.application_id.display_name} – {row.post_id.code or ''}"

    def _first_equals(self):
        """Of these the first who share a place."""
        for _place, rows in sorted(self.grouped("place").items()):
            if len(rows) > 1:
                return rows
        return self.browse()

    def _lines_told(self):
        """The reasons, line by line."""
        self.ensure_one()
        return Result.from_json(self.reasoning).explain() if self.reasoning else ()

    def _told_to_candidate(self):
        """What the portal shows a candidate, in plain values; nothing before the publication."""
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        told = []
        for row in self.sudo():
            if row.session_id.state not in TOLD_IN or not row.outcome:
                continue
            told.append(
                {
                    "post": row.post_id.display_name,
                    "wish": row.wish,
                    "place": row.place,
                    "exam_points": f"{row.exam_points:.2f}".replace(".", ","),
                    "priority_points": f"{row.priority_points:.2f}".replace(".", ","),
                    "total": f"{row.total:.2f}".replace(".", ","),
                    "outcome": row.outcome,
                    "outcome_told": outcomes[row.outcome],
                    "lines": list(row._lines_told()),
                    "published_on": row.session_id._last_publication().published_at,
                }
            )
        return told
