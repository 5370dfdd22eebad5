from odoo import api, fields, models, tools

from ..rules.step_raise import DelayRule


class CchcRaiseDelay(models.Model):
    """How many months a ground delays the raise of a sort of staff (TT 08/2013, TT 03/2021)."""

    _name = "cchc.raise.delay"
    _description = "Delay of the step raise"
    _inherit = ["cchc.kept.table"]
    _order = "family, ground, date_from"

    family = fields.Selection(
        [
            ("cadre", "Cadre"),
            ("civil_servant", "Civil servant"),
            ("public_employee", "Public employee"),
        ],
        string="Sort of staff",
        required=True,
    )
    ground = fields.Selection(
        [
            ("reprimand", "Reprimand"),
            ("warning", "Warning"),
            ("demotion", "Demotion"),
            ("dismissal_from_post", "Removal from post"),
            ("bad_year", "Year not completed"),
        ],
        required=True,
    )
    months = fields.Integer(required=True, aggregator=None)
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    document = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
    )

    _start_unique = models.Constraint(
        "UNIQUE (family, ground, date_from)", "This delay already has a row from that date."
    )
    _months_positive = models.Constraint("CHECK (months >= 0)", "Months are not negative.")

    @api.model
    def _table_changed(self):
        self.env["cchc.raise.due"]._refresh_later()
        return super()._table_changed()

    @api.model
    @tools.ormcache()
    def _rules(self):
        """The table as the rule reads it."""
        # A few dozen rows, kept in the cache. pylint: disable=no-search-all
        return tuple(
            DelayRule(
                family=row.family,
                ground=row.ground,
                months=row.months,
                date_from=row.date_from or None,
                date_to=row.date_to or None,
                document=row.document or "",
            )
            for row in self.sudo().search([])
        )
