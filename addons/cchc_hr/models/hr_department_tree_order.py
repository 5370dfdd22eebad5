from odoo import api, models
from odoo.tools import SQL


class HrDepartment(models.Model):
    """The order in which units stand in lists."""

    _inherit = "hr.department"

    @api.model
    def _tree_order_at(self, on):
        """Ids of all units: the tree of a day from its top down, then units not in force."""
        self.env["cchc.unit.version"].flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT unit_id, parent_id FROM (%s) t ORDER BY sequence DESC, code DESC, unit_id",
                self._tree_query(on),
            )
        )
        in_force = {unit for unit, _parent in rows}
        below, stack = {}, []
        for unit, parent in rows:
            if parent in in_force:
                below.setdefault(parent, []).append(unit)
            else:
                stack.append(unit)
        order = []
        while stack:
            unit = stack.pop()
            order.append(unit)
            stack.extend(below.get(unit, ()))
        Unit = self.sudo().with_context(active_test=False)
        return order + Unit.search([("id", "not in", order)], order="id").ids
