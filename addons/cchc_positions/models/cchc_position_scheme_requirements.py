from odoo import fields, models
from odoo.tools import SQL


class CchcPositionScheme(models.Model):
    """A scheme in force changes what the holders of its positions must show."""

    _inherit = "cchc.position.scheme"

    def _on_approved(self):
        result = super()._on_approved()
        self.env["cchc.standard.assessment"]._touch_later(self._holders())
        return result

    def _holders(self):
        """Ids of who holds a position of these agencies while the schemes are in force."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT v.employee_id
                  FROM cchc_position_scheme s
                  JOIN cchc_position_scheme other ON other.unit_id = s.unit_id
                  JOIN cchc_position_scheme_line l ON l.scheme_id = other.id
                  JOIN hr_version v ON v.position_id = l.position_id
                 WHERE s.id = ANY(%s) AND v.active IS TRUE AND v.in_service
                   AND (v.date_to IS NULL OR v.date_to >= s.date_from)
                """,
                self.ids,
            )
        )
        return {person for (person,) in self.env.cr.fetchall()}


class CchcPositionSchemeLine(models.Model):
    _inherit = "cchc.position.scheme.line"

    requirement_ids = fields.One2many(
        comodel_name="cchc.standard.requirement",
        inverse_name="line_id",
        string="Requirements of its own",
        copy=True,
        help="What the position asks beyond the standards of the rank and the post; of one kind "
        "the strictest holds.",
    )
