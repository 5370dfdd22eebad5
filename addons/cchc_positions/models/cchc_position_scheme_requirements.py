from odoo import fields, models
from odoo.tools import SQL

from ..documents.job_requirements import Demand


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

    def _demands(self):
        """What is demanded of the holder on the first day of the scheme: ``{line: [Demand]}``.

        Of each rank that may hold the position, of the post, of the category and the title, and of
        the position itself; read in one statement for all lines.
        """
        self.env.flush_all()
        keys = {line: line._target_keys() for line in self}
        standards, found = self.env["cchc.standard.law"]._read_requirements(
            {key for own in keys.values() for key in own}, self._origin.ids
        )
        demands = {}
        for line in self:
            day = line.scheme_id.date_from
            valid = [each for key in keys[line] for each in standards.get(key, {}).values()]
            demands[line] = [
                Demand(requirement)
                for standard in valid
                if day and standard.start <= day and (standard.end is None or standard.end >= day)
                for requirement in found.get(("standard", standard.what), ())
            ] + [Demand(each, own=True) for each in found.get(("line", line._origin.id), ())]
        return demands

    def _target_keys(self):
        """Keys of the standards that whoever holds the position is under."""
        post = self.leadership_post_id
        return [
            *(f"rank:{rank.id}" for rank in self.rank_ids._origin),
            *([f"post:{post._origin.id}"] if post else []),
            f"category:{self.staff}",
            f"title:{(self.name or '').strip().casefold()}",
        ]
