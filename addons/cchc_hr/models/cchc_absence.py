from odoo import fields, models


class CchcAbsence(models.Model):
    """An ordinary absence: maternity, sickness, study, unpaid leave, custody …

    A long leave by decision stays a decision (service status ``long_leave``); ``cchc.away`` shows
    both.
    """

    _name = "cchc.absence"
    _description = "Absence"
    _inherit = ["cchc.dossier.span"]

    kind_id = fields.Many2one(
        comodel_name="cchc.absence.kind", required=True, index=True, ondelete="restrict"
    )
    counts_for_raise = fields.Boolean(related="kind_id.counts_for_raise", store=True)

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "An absence ends before it starts: correct one of its dates.",
    )
