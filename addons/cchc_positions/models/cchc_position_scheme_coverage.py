from odoo import api, fields, models


class CchcPositionScheme(models.Model):
    """Whether the positions of a scheme do all the work of the agency, and none of it twice.

    Điều 7 of NĐ 62/2020 and NĐ 106/2020 wants the work listed and grouped before positions are
    fixed; a position that traces to no work, and work that traces to no position, show here.
    """

    _inherit = "cchc.position.scheme"

    omitted_function_ids = fields.Many2many(
        comodel_name="cchc.unit.function",
        string="Functions without a position",
        compute="_compute_function_coverage",
    )
    overlapping_function_ids = fields.Many2many(
        comodel_name="cchc.unit.function",
        string="Functions served by several units",
        compute="_compute_function_coverage",
    )
    untraced_line_ids = fields.Many2many(
        comodel_name="cchc.position.scheme.line",
        string="Positions that serve no function",
        compute="_compute_function_coverage",
    )

    @api.depends("unit_id", "date_from", "line_ids.function_ids", "line_ids.unit_id")
    def _compute_function_coverage(self):
        for scheme in self:
            serving = {}
            for line in scheme.line_ids:
                for function in line.function_ids:
                    serving.setdefault(function._origin.id, set()).add(line.unit_id.id)
            functions = scheme._functions()
            scheme.omitted_function_ids = functions.filtered(
                lambda item, serving=serving: item.id not in serving
            )
            scheme.overlapping_function_ids = functions.filtered(
                lambda item, serving=serving: len(serving.get(item.id, ())) > 1
            )
            scheme.untraced_line_ids = scheme.line_ids.filtered(lambda line: not line.function_ids)

    def _functions(self):
        """The functions of the agency and its divisions on the first day of the scheme."""
        self.ensure_one()
        if not self.unit_id or not self.date_from:
            return self.env["cchc.unit.function"]
        return self.env["cchc.unit.function"].search(
            [
                "|",
                ("unit_id", "=", self.unit_id._origin.id),
                ("unit_id.agency_id", "=", self.unit_id._origin.id),
                ("date_from", "<=", self.date_from),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", self.date_from),
            ]
        )
