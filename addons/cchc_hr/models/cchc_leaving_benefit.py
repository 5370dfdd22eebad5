from odoo import api, models


class CchcLeavingBenefit(models.AbstractModel):
    """What the State would pay to people who leave because of a reorganisation.

    Who plans asks here; who knows the decrees answers. Without an addon that does, nothing is
    known of anybody, and the plan says so.
    """

    _name = "cchc.leaving.benefit"
    _description = "Benefit of people who leave"

    @api.model
    def _estimates(self, people, leave_on):
        """The highest benefit of each person under the decrees in force on the day.

        :param people: recordset whose pay the reader may read
        :return: ``{person id: (đồng, the decree and measure in words)}``; nobody of whom nothing
            can be said
        """
        return {}
