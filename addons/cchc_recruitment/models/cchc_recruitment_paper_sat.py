from decimal import Decimal

from odoo import models

from ..rules.standing import Sat


class CchcRecruitmentPaper(models.Model):
    _inherit = "cchc.recruitment.paper"

    def _as_sat(self):
        """The paper as the rules weigh it."""
        self.ensure_one()
        return Sat(
            id=self.id,
            name=self.name,
            kind=self.round_id.kind,
            form=self.form,
            max_points=Decimal(str(self.max_points)),
            pass_percent=Decimal(self.pass_percent),
            weight=Decimal(str(self.weight)),
            counts=self.counts,
        )
