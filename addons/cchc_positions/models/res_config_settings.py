from odoo import api, fields, models
from odoo.exceptions import ValidationError

CLASSES = ("special", "1", "2", "3")


class ResConfigSettings(models.TransientModel):
    """The provinces that were merged: more deputies and vice-chairs follow from it."""

    _inherit = "res.config.settings"

    cchc_merged_province_classes = fields.Char(
        string="Classes of the merged provinces",
        config_parameter="cchc_positions.merged_province_classes",
        help="One class for each province merged into this one, for example “1, 2”. Read only "
        "where the predecessors of the province are not recorded (NĐ 300/2025, NĐ 370/2025).",
    )

    @api.constrains("cchc_merged_province_classes")
    def _check_merged_province_classes(self):
        for settings in self:
            named = settings.cchc_merged_province_classes or ""
            for value in filter(None, (part.strip() for part in named.split(","))):
                if value not in CLASSES:
                    raise ValidationError(
                        self.env._(
                            "“%s” is no class of a province: write special, 1, 2 or 3, separated "
                            "by commas.",
                            value,
                        )
                    )
