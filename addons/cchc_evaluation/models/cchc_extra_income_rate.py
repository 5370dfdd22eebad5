from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.money import NotANumber, parse_decimal

from .words import LEVELS

LARGEST = 10


class CchcExtraIncomeRate(models.Model):
    """The coefficient of a rating: of one agency by its own regulation, else of all.

    No text sets it: each agency's regulation of spending does. What is shipped is to be corrected.
    """

    _name = "cchc.extra.income.rate"
    _description = "Coefficient of extra income"
    _inherit = ["cchc.kept.table"]
    _order = "unit_id, date_from desc, id"
    _one_of = ("unit_id", "rating")

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        index=True,
        ondelete="restrict",
        help="Empty: for every agency that has no rows of its own.",
    )
    rating = fields.Selection(LEVELS, required=True)
    # A string, not a float: money is split by it.
    value = fields.Char(string="Coefficient", required=True)
    regulation = fields.Char(required=True, help="The regulation that sets it.")
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="seen",
    )
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "The end lies before the start.",
    )

    @api.depends("rating", "value")
    def _compute_display_name(self):
        words = dict(self._fields["rating"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{words.get(row.rating, '')}: {row.value or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_agencies({vals.get("unit_id") or False for vals in vals_list})
        return super().create([self._plain(vals) for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if "unit_id" in vals:
            self._check_agencies({vals["unit_id"] or False})
        return super().write(self._plain(vals))

    @api.model
    def _plain(self, vals):
        """0.8 is written 0,8."""
        if isinstance(vals.get("value"), str):
            return {**vals, "value": vals["value"].strip().replace(".", ",")}
        return vals

    @api.model
    def _check_agencies(self, ids):
        """An agency's rows are its own; those of all are Home Affairs'."""
        units = self.env["hr.department"].browse(ids - {False})
        if False in ids:
            units |= units._roots()
        units._check_in_charge()

    @api.constrains("value")
    def _check_value(self):
        for row in self:
            try:
                sensible = 0 <= parse_decimal(row.value) <= LARGEST
            except NotANumber:
                sensible = False
            if not sensible:
                raise ValidationError(
                    self.env._(
                        "“%(value)s” is no coefficient: write a number from 0 to %(largest)s, for "
                        "example 1,2.",
                        value=row.value,
                        largest=LARGEST,
                    )
                )

    @api.model
    def _rates(self, agency, on):
        """``{rating: (coefficient, words)}`` of an agency on a day: its own rows, else the shipped.

        An agency that has rows of its own in force follows these alone.
        """
        rows = self.sudo().search([("unit_id", "in", [False, agency.id])])
        rows = rows.filtered(lambda row: in_force(row, on))
        own = rows.filtered("unit_id")
        return {row.rating: (parse_decimal(row.value), row._told()) for row in own or rows}

    def _told(self):
        unread = "" if self.confidence == "seen" else "; chưa đối chiếu văn bản"
        return f"{self.regulation}{unread}"

    @api.model
    def _keep_corrections(self):
        """What is corrected in the shipped rows survives an upgrade."""
        self.env.cr.execute(
            """
            UPDATE ir_model_data SET noupdate = TRUE
             WHERE module = 'cchc_evaluation' AND model = 'cchc.extra.income.rate'
               AND noupdate IS NOT TRUE
            """
        )
