from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.unit_axis import UnitAxis
from odoo.addons.cchc_base.models.hr_department import INNER_KINDS

from ..rules.reporting_tree import Unit, reporting_tree


class HrDepartment(models.Model):
    """Who reports to whom on a day, and which units report by a workbook."""

    _inherit = "hr.department"

    reports_by_workbook = fields.Boolean(
        string="Reports by workbook",
        help="The unit keeps its people outside the system: it fills in the forms as a workbook.",
    )

    @api.model
    def _reporting_tree(self, on, known_on=None):
        """The `ReportingTree` of a day, and its units ``{id: (parent, name, code, sequence)}``."""
        self.env["cchc.unit.version"].flush_model()
        self.env["hr.department"].flush_model()
        # Both are a dozen rows. pylint: disable=no-search-all
        kinds = {kind.id: kind.code for kind in self.env["cchc.unit.kind"].sudo().search([])}
        levels = self.env["cchc.admin.level"].sudo().search([])
        codes = {level.id: level.code for level in levels}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT unit_id, parent_id, name, code, sequence, kind_id, level_id FROM (%s) t
                 ORDER BY sequence, code, unit_id
                """,
                # Of a unit recorded later than it was known: where it is known to have stood.
                UnitAxis(self.sudo(), on, known_on)._dated(),
            )
        )
        units = [
            Unit(unit, parent, kinds.get(kind) in INNER_KINDS, codes.get(level, ""))
            for unit, parent, _name, _code, _sequence, kind, level in rows
        ]
        at = levels.filtered("consolidates")
        tree = reporting_tree(units, frozenset(at.mapped("code")))
        return tree, {unit: tuple(others[:4]) for unit, *others in rows}

    @api.model
    def _agencies_of_units(self, tree):
        """``{unit: agency}``, units included that were dissolved while somebody stayed in them."""
        found = dict(tree.agency_of)
        rows = self.env.execute_query(
            SQL("SELECT id, parent_id FROM hr_department WHERE kind_id IS NOT NULL")
        )
        parents = dict(rows)
        for unit in parents:
            path = [unit]
            while path[-1] not in found and parents.get(path[-1]) and len(path) < 20:
                path.append(parents[path[-1]])
            agency = found.get(path[-1])
            if agency:
                found.update(dict.fromkeys(path, agency))
        return found
