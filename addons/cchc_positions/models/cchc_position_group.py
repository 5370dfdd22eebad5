from odoo import api, fields, models


class CchcPositionGroup(models.Model):
    """A group of job positions, as the decree of its time divides them.

    NĐ 62/2020 and NĐ 106/2020 know four groups, Luật 80/2025 and NĐ 232/2026 three; a scheme uses
    the groups in force on its first day.
    """

    _name = "cchc.position.group"
    _description = "Group of job positions"
    _order = "date_from desc, staff, sequence, id"

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    kind = fields.Selection(
        [
            ("leadership", "Leadership and management"),
            ("specialist", "Specialised"),
            ("shared", "Shared professional work"),
            ("support", "Support and service"),
        ],
        required=True,
        help="The same kind in every decree, so that figures of different years compare.",
    )
    staff = fields.Selection(
        [("civil_servant", "Civil servants"), ("public_employee", "Public employees")],
        required=True,
    )
    sequence = fields.Integer(default=10)
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict"
    )
    closed_list = fields.Boolean(
        string="Catalogue only",
        help="Positions are chosen from the catalogue: none is added, renamed, split or merged "
        "(NĐ 232/2026 điều 6 khoản 3).",
    )

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The group ends before it begins."
    )

    @api.model
    def _in_force(self, staff, on):
        """The groups of a kind of staff on a day, in their order."""
        return self.search(
            [
                ("staff", "=", staff),
                ("date_from", "<=", on),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", on),
            ],
            order="sequence, id",
        )

    @api.model
    def _continuing(self, staff, on):
        """``{kind: group}`` of a day: where a position goes when the decree divides anew.

        NĐ 62/2020 and NĐ 106/2020 know shared professional work apart; later texts count it with
        the professional positions.
        """
        groups = {group.kind: group for group in self._in_force(staff, on)}
        if "shared" not in groups and "specialist" in groups:
            groups["shared"] = groups["specialist"]
        return groups
