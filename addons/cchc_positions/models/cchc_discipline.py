from odoo import models


class CchcDiscipline(models.Model):
    """A measure stands in the way of standards that ask for none; its lapse is known beforehand.

    The answers about a person are cut on the day on which the effect ends, so nothing has to run
    on that day.
    """

    _inherit = "cchc.discipline"

    def _after_change(self, people):
        result = super()._after_change(people)
        self.env["cchc.standard.assessment"]._touch(people.ids)
        return result
