from odoo import fields, models

from odoo.addons.cchc_base.documents import official

from ..rules.partial_date import PartialDate

# Categories of people (`staffing_category`) to whom the law of public employees applies.
PUBLIC_EMPLOYEES = ("public_employee",)


class CchcDecisionGround(models.Model):
    """A legal text on which decisions of a type rest while it is in force."""

    _name = "cchc.decision.ground"
    _description = "Legal ground of a type of decision"
    _order = "type_id, sequence, id"

    type_id = fields.Many2one(
        comodel_name="cchc.decision.type", required=True, ondelete="cascade", index=True
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="cascade", index=True
    )
    title = fields.Char(related="document_id.title")
    date_from = fields.Date(related="document_id.date_from")
    date_to = fields.Date(related="document_id.date_to")
    audience = fields.Selection(
        [
            ("all", "Everybody"),
            ("civil_servants", "Cadres and civil servants"),
            ("public_employees", "Public employees"),
        ],
        string="For",
        required=True,
        default="all",
    )
    sequence = fields.Integer(default=10)

    _once = models.Constraint(
        "UNIQUE (type_id, document_id)", "This text is already a ground of the type."
    )

    def _in_force(self, day, audience):
        """The grounds that hold on a day for the given people."""
        return self.filtered(
            lambda row: (
                row.audience in ("all", audience)
                and (not row.date_from or row.date_from <= day)
                and (not row.date_to or row.date_to >= day)
            )
        )

    def _texts(self):
        """Căn cứ …: one line for each ground (NĐ 30/2020, phụ lục I, phần I, mục II, 6a)."""
        return [
            official.ground(
                document.kind,
                document.number,
                document.title,
                document.issuer or "",
                document.date_issued and PartialDate.of(document.date_issued).in_words(),
            )
            for document in self.document_id
        ]
