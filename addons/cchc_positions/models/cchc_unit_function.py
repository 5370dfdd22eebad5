from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

COVERAGES = [
    ("omitted", "No position"),
    ("served", "Served"),
    ("overlapping", "Positions of several units"),
]


class CchcUnitFunction(models.Model):
    """A function or task of a unit (chức năng, nhiệm vụ), to which positions are traced.

    A function that no position serves is an omission; one that positions of several units serve
    may be an overlap. Both are read off the schemes in force.
    """

    _name = "cchc.unit.function"
    _description = "Function of a unit"
    _order = "unit_id, sequence, id"
    _rec_names_search = ["code", "name"]

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    code = fields.Char()
    name = fields.Text(string="Function or task", required=True)
    sequence = fields.Integer(default=10)
    date_from = fields.Date(required=True, default=lambda _self: vietnam_time.today())
    date_to = fields.Date()
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", ondelete="restrict", help="The text that gives it."
    )
    position_count = fields.Integer(
        string="Positions", compute="_compute_coverage", compute_sudo=True, aggregator=None
    )
    serving_unit_ids = fields.Many2many(
        comodel_name="hr.department",
        string="Units whose positions serve it",
        compute="_compute_coverage",
        compute_sudo=True,
    )
    coverage = fields.Selection(
        COVERAGES,
        string="In the schemes in force",
        compute="_compute_coverage",
        compute_sudo=True,
        search="_search_coverage",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The function ends before it begins."
    )
    _code_unique = models.UniqueIndex(
        "(unit_id, code, date_from) WHERE code IS NOT NULL",
        "The unit already has a function with this code from this day.",
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for function in self:
            name = (function.name or "").split("\n")[0]
            function.display_name = f"{function.code} – {name}" if function.code else name

    def write(self, vals):
        # Odoo asks for the rights on a record before it changes; now it is another unit's.
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    # -- coverage -----------------------------------------------------------------

    @api.model
    def _serving_query(self, on):
        """SQL: function, position and its unit by the schemes in force on a day."""
        Line = self.env["cchc.position.scheme.line"]
        Line.flush_model()
        self.env["cchc.position.scheme"].flush_model()
        relation = Line._fields["function_ids"]
        return SQL(
            """
            SELECT r.%(function)s AS function_id, l.unit_id, l.id AS line_id
              FROM %(relation)s r
              JOIN cchc_position_scheme_line l ON l.id = r.%(line)s
              JOIN (%(schemes)s) s ON s.id = l.scheme_id
            """,
            function=SQL.identifier(relation.column2),
            line=SQL.identifier(relation.column1),
            relation=SQL.identifier(relation.relation),
            schemes=self.env["cchc.position"]._schemes_query(on),
        )

    def _compute_coverage(self):
        self.env.cr.execute(
            SQL(
                """
                SELECT function_id, count(*), array_agg(DISTINCT unit_id) FROM (%s) q
                 WHERE function_id = ANY(%s) GROUP BY function_id
                """,
                self._serving_query(vietnam_time.today()),
                self.ids,
            )
        )
        found = {row: (count, units) for row, count, units in self.env.cr.fetchall()}
        for function in self:
            count, units = found.get(function._origin.id, (0, []))
            function.position_count = count
            function.serving_unit_ids = [fields.Command.set(units)]
            function.coverage = (
                "omitted" if not count else "overlapping" if len(units) > 1 else "served"
            )

    @api.model
    def _search_coverage(self, operator, value):
        if operator != "in":
            return NotImplemented
        query = self._serving_query(vietnam_time.today())
        served = SQL("(SELECT function_id FROM (%s) q)", query)
        several = SQL(
            "(SELECT function_id FROM (%s) q"
            " GROUP BY function_id HAVING count(DISTINCT unit_id) > 1)",
            query,
        )
        parts = {
            "omitted": Domain("id", "not in", served),
            "served": Domain("id", "in", served) & Domain("id", "not in", several),
            "overlapping": Domain("id", "in", several),
        }
        return Domain.OR(parts[key] for key in value if key in parts)
