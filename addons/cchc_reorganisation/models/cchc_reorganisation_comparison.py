from dataclasses import dataclass

from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.money import format_integer

# Rows of the comparison by section: field, and whether less of it is better (None: neither).
SECTIONS = {
    "units": (
        ("units_before", None),
        ("units_after", None),
        ("agencies_before", None),
        ("agencies_after", None),
        ("founded", None),
        ("gone", None),
    ),
    "people": (
        ("people", None),
        ("moved", None),
        ("leaders_surplus", True),
        ("staff_surplus", True),
        ("nowhere", True),
        ("standards_met", False),
        ("standards_asked", None),
    ),
    "establishment": (
        ("quota_before", None),
        ("quota_after", None),
        ("units_over_quota", True),
        ("deputies_over", True),
    ),
    "benefits": (
        ("benefit_people", None),
        ("benefit_unknown", None),
        ("benefit_cost", True),
        ("benefit_decree", None),
    ),
}


@dataclass(frozen=True)
class ComparedRow:
    """A figure of all scenarios, as text; what it means is told beside it."""

    section: str
    label: str
    explained: str
    values: tuple
    best: tuple


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

    def _section_names(self):
        return {
            "units": self.env._("Units"),
            "people": self.env._("Staff"),
            "establishment": self.env._("Establishment and limits"),
            "benefits": self.env._("If the surplus leaves"),
        }

    def _comparison_rows(self, scenarios):
        """Figures that the reader may see, for screen and paper: `ComparedRow` by row."""
        names = self._section_names()
        rows = []
        for section, figures in SECTIONS.items():
            for name, less in figures:
                field = scenarios._fields[name]
                if not scenarios._has_field_access(field, "read"):
                    continue
                values = [scenario[name] or 0 for scenario in scenarios]
                best = None
                if less is not None and len(set(values)) > 1:
                    best = min(values) if less else max(values)
                text = field.type == "char"
                rows.append(
                    ComparedRow(
                        section=names[section],
                        label=field._description_string(self.env),
                        explained=field._description_help(self.env) or "",
                        values=tuple(
                            (value or "–") if text else format_integer(value) for value in values
                        ),
                        best=tuple(value == best for value in values),
                    )
                )
        return rows

    def _comparison_table(self, scenarios):
        head = Markup("").join(
            Markup('<th class="text-end">%s</th>') % scenario.name for scenario in scenarios
        )
        body, section = [], None
        for row in self._comparison_rows(scenarios):
            if row.section != section:
                section = row.section
                body.append(
                    Markup('<tr class="table-light"><th colspan="%s">%s</th></tr>')
                    % (1 + len(scenarios), section)
                )
            cells = Markup("").join(
                Markup('<td class="text-end text-nowrap %s">%s</td>')
                % ("fw-bold text-success" if good else "", value)
                for value, good in zip(row.values, row.best, strict=True)
            )
            body.append(
                Markup('<tr><td>%s<div class="small text-muted">%s</div></td>%s</tr>')
                % (row.label, row.explained, cells)
            )
        return Markup(
            '<div class="table-responsive"><table class="table table-sm o_cchc_comparison">'
            "<thead><tr><th>%s</th>%s</tr></thead><tbody>%s</tbody></table></div>"
        ) % (self.env._("Figure"), head, Markup("").join(body))

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
            if not row.get("already")
        ]
        already = sum(bool(row.get("already")) for row in details.get("limits", ()))
        quota = [
            (row["name"], format_integer(row["before"]), format_integer(row["after"]))
            for row in details.get("quota", ())
        ]
        return (
            html_table((self.env._("Post"), "", self.env._("Number of people")), surplus),
            self._limits_already(already)
            + (
                html_table(
                    (
                        self.env._("Body"),
                        self.env._("Limit"),
                        self.env._("Is"),
                        self.env._("Allowed"),
                        self.env._("Article"),
                    ),
                    limits,
                )
                or ""
            ),
            html_table((self.env._("Category"), self.env._("Before"), self.env._("After")), quota),
        )

    def _limits_already(self, number):
        """That limits are broken today already, which the scenario does not make worse."""
        if not number:
            return Markup("")
        return Markup('<p class="text-muted">%s</p>') % self.env._(
            "%(number)s more limits are broken today already; this scenario does not make them "
            "worse.",
            number=number,
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
