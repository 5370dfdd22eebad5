from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time


class CchcPosition(models.Model):
    """A job position of a unit: what stays the same from one scheme to the next.

    Headcount, ranks and requirements belong to the line of the scheme in force on a day
    (``cchc.position.scheme.line``); ``_lines_at`` finds it.
    """

    _name = "cchc.position"
    _description = "Job position"
    _order = "unit_id, code, id"
    _rec_names_search = ["code", "name"]

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    code = fields.Char(required=True)
    name = fields.Char(required=True)
    line_ids = fields.One2many(
        comodel_name="cchc.position.scheme.line", inverse_name="position_id", string="Schemes"
    )
    line_id = fields.Many2one(
        comodel_name="cchc.position.scheme.line",
        string="In force today",
        compute="_compute_line_id",
        compute_sudo=True,
        search="_search_line_id",
    )
    group_id = fields.Many2one(related="line_id.group_id")
    headcount = fields.Integer(related="line_id.headcount")
    occupant_count = fields.Integer(compute="_compute_occupants", compute_sudo=True)

    _code_unique = models.Constraint(
        "UNIQUE (unit_id, code)", "This unit already has a position with this code."
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for position in self:
            position.display_name = f"{position.code} – {position.name}"

    def _compute_line_id(self):
        lines = self._lines_at(vietnam_time.today())
        for position in self:
            position.line_id = lines.get(position.id)

    @api.model
    def _search_line_id(self, operator, value):
        if operator not in ("in", "not in", "any", "not any"):
            return NotImplemented
        lines = self.env["cchc.position.scheme.line"].sudo()
        today = vietnam_time.today()
        found = self.sudo().search([("line_ids", "!=", False)])._lines_at(today)
        in_force = lines.browse(line.id for line in found.values())
        if operator in ("any", "not any"):
            chosen = in_force.filtered_domain(value)
        else:
            chosen = in_force.filtered(lambda line: line.id in value)
        absent = operator == "in" and False in value
        domain = Domain("id", "in", chosen.position_id.ids)
        if absent:
            domain |= Domain("id", "not in", in_force.position_id.ids)
        return ~domain if operator.startswith("not") else domain

    def _compute_occupants(self):
        holders = self._holders_at(vietnam_time.today())
        for position in self:
            position.occupant_count = holders.get(position.id, 0)

    # -- in force on a day ------------------------------------------------------

    @api.model
    def _schemes_query(self, on, known_at=None):
        """SQL of the scheme in force in each agency on a day: ``id, unit_id``.

        :param on: the day
        :param known_at: only what was approved by this moment; default: all that is known
        """
        return SQL(
            """
            SELECT id, unit_id
              FROM (SELECT DISTINCT ON (unit_id) id, unit_id, date_to
                      FROM cchc_position_scheme
                     WHERE approved_at IS NOT NULL AND approved_at <= %(known)s
                       AND date_from <= %(on)s
                     ORDER BY unit_id, date_from DESC, approved_at DESC, id DESC) latest
             WHERE date_to IS NULL OR date_to >= %(on)s
            """,
            on=on,
            known=known_at or fields.Datetime.now(),
        )

    def _lines_at(self, on, known_at=None):
        """The lines in force on a day: ``{position id: line}``; closed positions left out."""
        self.env["cchc.position.scheme"].flush_model()
        self.env["cchc.position.scheme.line"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT l.position_id, l.id FROM cchc_position_scheme_line l
                  JOIN (%s) s ON s.id = l.scheme_id
                 WHERE l.position_id = ANY(%s)
                """,
                self._schemes_query(on, known_at),
                self.ids,
            )
        )
        Line = self.env["cchc.position.scheme.line"].sudo()
        return {position: Line.browse(line) for position, line in self.env.cr.fetchall()}

    def _holders_at(self, on):
        """People who hold each position on a day and occupy a place: ``{position id: people}``."""
        self.env.cr.execute(
            SQL(
                """
                SELECT position_id, count(*) FROM (%s) o
                 WHERE position_id = ANY(%s) GROUP BY position_id
                """,
                self.env["cchc.establishment"]._occupants_query(on),
                self.ids,
            )
        )
        return dict(self.env.cr.fetchall())
