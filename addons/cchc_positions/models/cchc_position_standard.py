from odoo import api, fields, models
from odoo.fields import Domain


class CchcPositionStandard(models.Model):
    """A standard position of the catalogue (danh mục vị trí việc làm) with its legal source."""

    _name = "cchc.position.standard"
    _description = "Standard position of the catalogue"
    _order = "group_id, sector, code, id"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    group_id = fields.Many2one(
        comodel_name="cchc.position.group", required=True, ondelete="restrict", index=True
    )
    staff = fields.Selection(related="group_id.staff", store=True)
    sector = fields.Char(help="Field of work, as the annex of the decree names it.")
    level_ids = fields.Many2many(
        comodel_name="cchc.admin.level",
        string="Administrative levels",
        help="Where the position may be used. Empty: everywhere.",
    )
    rank_ids = fields.Many2many(
        comodel_name="cchc.rank", string="Ranks or professional titles", help="Which may hold it."
    )
    step_from = fields.Integer(
        string="Lowest professional step",
        aggregator=None,
        help="Bậc nghề nghiệp, NĐ 232/2026 điều 7; empty where the position has none.",
    )
    step_to = fields.Integer(string="Highest professional step", aggregator=None)
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict"
    )
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
    )
    note = fields.Char()
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists in the catalogue.")
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The position ends before it begins."
    )
    _steps_in_range = models.Constraint(
        "CHECK (COALESCE(step_from, 0) BETWEEN 0 AND 5 AND COALESCE(step_to, 0) BETWEEN 0 AND 5"
        " AND COALESCE(step_from, 0) <= COALESCE(step_to, 0))",
        "Professional steps go from 1 to 5, the lowest first.",
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for position in self:
            position.display_name = f"{position.code} – {position.name}"

    @api.model
    def _keep_corrections(self):
        """What an administrator corrects in the shipped catalogue survives an upgrade."""
        self.env.cr.execute(
            """
            UPDATE ir_model_data SET noupdate = TRUE
             WHERE module = 'cchc_positions' AND model = %s AND noupdate IS NOT TRUE
            """,
            [self._name],
        )

    @api.model
    def _in_force_domain(self, staff, on):
        """The catalogue from which a scheme of a day chooses."""
        return Domain([("staff", "=", staff), ("date_from", "<=", on)]) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", on)
        )

    def _is_in_force(self, staff, on):
        self.ensure_one()
        return bool(self.filtered_domain(self._in_force_domain(staff, on)))

    @api.model
    def _level_domain(self, level):
        """Positions that may be used at an administrative level; unknown: all."""
        if not level:
            return Domain.TRUE
        return Domain("level_ids", "=", False) | Domain("level_ids", "in", level.ids)
