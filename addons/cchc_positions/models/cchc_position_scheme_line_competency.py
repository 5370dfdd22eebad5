from odoo import Command, fields, models

from .cchc_competency import GROUPS

# As the forms print the groups, whatever the reader's language.
PRINTED = {
    "common": "Năng lực chung",
    "professional": "Năng lực chuyên môn",
    "managerial": "Năng lực quản lý",
}
# Where a position says nothing of steps: the middle of the five levels.
MIDDLE = 3


class CchcPositionSchemeLine(models.Model):
    """The competencies that a position of a scheme requires."""

    _inherit = "cchc.position.scheme.line"

    competency_ids = fields.One2many(
        comodel_name="cchc.position.competency",
        inverse_name="line_id",
        string="Competencies required",
        copy=True,
    )

    def _professional_levels(self):
        return self.competency_ids.filtered(lambda row: row.group == "professional").mapped("level")

    def _competency_rows(self):
        order = [key for key, _label in GROUPS]
        rows = self.competency_ids.sorted(lambda row: (order.index(row.group), row.sequence))
        return [(PRINTED[row.group], row.competency_id.name, f"Cấp độ {row.level}") for row in rows]

    def action_propose_competencies(self):
        """Add the competencies of the framework in force; managerial ones for leading positions.

        The level proposed is the lowest professional step in use, below which none may be required
        (NĐ 232/2026 phụ lục IV).
        """
        for scheme, lines in self.grouped("scheme_id").items():
            framework = self.env["cchc.competency"]._in_force(scheme.staff, scheme.date_from)
            for line in lines:
                leading = line.group_id.kind == "leadership"
                present = line.competency_ids.competency_id
                line.competency_ids = [
                    Command.create({"competency_id": entry.id, "level": line.step_from or MIDDLE})
                    for entry in framework - present
                    if entry.group != "managerial" or leading
                ]
        return True

    def _drop_ended_competencies(self):
        for scheme, lines in self.grouped("scheme_id").items():
            framework = self.env["cchc.competency"]._in_force(scheme.staff, scheme.date_from)
            lines.competency_ids.filtered(
                lambda row, framework=framework: row.competency_id not in framework
            ).unlink()
