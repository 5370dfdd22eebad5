from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.money import format_integer

# Rows of the comparison: field, and whether less of it is better (None: neither).
ROWS = (
    ("units_before", None),
    ("units_after", None),
    ("agencies_before", None),
    ("agencies_after", None),
    ("founded", None),
    ("gone", None),
    ("people", None),
    ("moved", None),
    ("leaders_surplus", True),
    ("staff_surplus", True),
    ("nowhere", True),
    ("standards_met", False),
    ("standards_asked", None),
    ("deputies_over", True),
    ("quota_before", None),
    ("quota_after", None),
    ("units_over_quota", True),
    ("benefit_people", None),
    ("benefit_unknown", None),
    ("benefit_cost", True),
)


class CchcReorganisation(models.Model):
    """Scenarios side by side."""

    _inherit = "cchc.reorganisation"

    comparison = fields.Html(compute="_compute_comparison", sanitize=False)

    @api.depends("scenario_ids.computed_at", "scenario_ids.name")
    @api.depends_context("lang", "uid")
    def _compute_comparison(self):
        for act in self:
            scenarios = act.scenario_ids.filtered("computed_at")
            act.comparison = act._comparison_table(scenarios) if scenarios else False

    def _comparison_rows(self, scenarios):
        """``[(label, [value as text], [whether it is the best])]``, for screen and paper."""
        Scenario = self.env["cchc.reorganisation.scenario"]
        rows = []
        for name, less in ROWS:
            values = [scenario[name] or 0 for scenario in scenarios]
            best = None
            if less is not None and len(set(values)) > 1:
                best = min(values) if less else max(values)
            rows.append(
                (
                    Scenario._fields[name]._description_string(self.env),
                    [format_integer(value) for value in values],
                    [value == best for value in values],
                )
            )
        label = Scenario._fields["benefit_decree"]._description_string(self.env)
        rows.append(
            (label, [scenario.benefit_decree or "–" for scenario in scenarios],
             [False] * len(scenarios))
        )  # fmt: skip
        return rows

    def _comparison_table(self, scenarios):
        head = Markup("").join(
            Markup('<th class="text-end">%s</th>') % scenario.name for scenario in scenarios
        )
        body = Markup("").join(
            Markup("<tr><td>%s</td>%s</tr>")
            % (
                label,
                Markup("").join(
                    Markup('<td class="text-end %s">%s</td>')
                    % ("fw-bold text-success" if good else "", value)
                    for value, good in zip(values, best, strict=True)
                ),
            )
            for label, values, best in self._comparison_rows(scenarios)
        )
        return Markup(
            '<div class="table-responsive"><table class="table table-sm table-striped'
            ' o_cchc_comparison"><thead><tr><th>%s</th>%s</tr></thead>'
            "<tbody>%s</tbody></table></div>"
        ) % (self.env._("Figure"), head, body)

    def action_compare(self):
        """Reckon every scenario anew and show them side by side."""
        self.ensure_one()
        self.check_access("write")
        self._check_planning()
        if len(self.scenario_ids) < 2:
            raise UserError(self.env._("There is nothing to compare: enter a second scenario."))
        for scenario in self.scenario_ids:
            if not scenario.computed_at:
                scenario.action_compute()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Comparison of scenarios"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [
                (self.env.ref("cchc_reorganisation.cchc_reorganisation_view_comparison").id, "form")
            ],
        }


class CchcReorganisationScenario(models.Model):
    _inherit = "cchc.reorganisation.scenario"

    def _detail_tables(self):
        """Tables of the page: surplus by post, limits that are broken, establishment."""
        self.ensure_one()
        details = self.details or {}
        leader = {True: self.env._("Leader"), False: ""}
        surplus = [
            (row["post"] or self.env._("Without a title"), leader[row["leader"]], row["people"])
            for row in details.get("surplus", ())
        ]
        limits = [
            (row["body"], row["limit"], row["actual"], row["allowed"], row["article"])
            for row in details.get("limits", ())
        ]
        quota = [
            (row["name"], format_integer(row["before"]), format_integer(row["after"]))
            for row in details.get("quota", ())
        ]
        return (
            html_table((self.env._("Post"), "", self.env._("People")), surplus),
            html_table(
                (
                    self.env._("Body"),
                    self.env._("Limit"),
                    self.env._("Is"),
                    self.env._("Allowed"),
                    self.env._("Article"),
                ),
                limits,
            ),
            html_table((self.env._("Category"), self.env._("Before"), self.env._("After")), quota),
        )


def html_table(headings, rows):
    """A table of a page; False where it has no rows."""
    if not rows:
        return False

    def line(tag, values):
        cells = Markup("").join(Markup(f"<{tag}>%s</{tag}>") % escape(value) for value in values)
        return Markup("<tr>%s</tr>") % cells

    return Markup(
        '<table class="table table-sm table-striped"><thead>%s</thead><tbody>%s</tbody></table>'
    ) % (line("th", headings), Markup("").join(line("td", row) for row in rows))
