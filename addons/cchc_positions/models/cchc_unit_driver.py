from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.staffing_norm import normed

SECTORS = [
    ("kindergarten", "Kindergarten"),
    ("primary", "Primary school"),
    ("lower_secondary", "Lower secondary school"),
    ("upper_secondary", "Upper secondary school"),
    ("hospital", "Hospital"),
    ("health_station", "Health station of a commune"),
    ("other", "Other"),
]
DRIVERS = [
    ("classes", "Classes, one session a day"),
    ("classes_two_sessions", "Classes, two sessions a day"),
    ("infant_groups", "Groups of infants"),
    ("pupils", "Pupils"),
    ("beds", "Hospital beds"),
    ("population", "Population served"),
]
# Counted together where a rule speaks of the classes of a school.
CLASS_DRIVERS = ("classes", "classes_two_sessions")


class CchcUnitDriver(models.Model):
    """What a norm of staff is measured by at a unit in a year: classes, beds, population."""

    _name = "cchc.unit.driver"
    _description = "Measure of a unit for norms of staff"
    _order = "year desc, unit_id, sector, driver"

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_time.today().year,
        help="Of the plan. A year without figures takes those of the latest year before it.",
    )
    sector = fields.Selection(SECTORS, required=True)
    driver = fields.Selection(DRIVERS, string="Measure", required=True)
    value = fields.Integer(required=True)
    source = fields.Char(help="Where the figure comes from.")
    normed = fields.Integer(
        string="Staff by the norms", compute="_compute_normed", aggregator="sum"
    )
    explanation = fields.Text(compute="_compute_normed")

    _one_figure = models.Constraint(
        "UNIQUE (unit_id, sector, driver, year)", "This unit has this figure for the year already."
    )
    _not_negative = models.Constraint("CHECK (value >= 0)", "A measure can't be negative.")

    @api.depends("unit_id", "driver", "value", "year")
    def _compute_display_name(self):
        drivers = dict(self._fields["driver"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{row.unit_id.name}: {drivers.get(row.driver, '')} {row.value}"

    @api.depends("sector", "driver", "value", "year")
    def _compute_normed(self):
        norms = self.env["cchc.staffing.norm"]._norms()
        for row in self:
            if not row.year or not 1900 < row.year < 9999:
                row.normed, row.explanation = 0, False
                continue
            result = normed(row.sector, {row.driver: row.value}, norms, date(row.year, 1, 1))
            row.normed = result.value
            row.explanation = "\n".join(result.explain())

    @api.constrains("year")
    def _check_year(self):
        for row in self:
            if not 1900 < row.year < 9999:
                raise ValidationError(self.env._("%s is no year.", row.year))

    @api.model_create_multi
    def create(self, vals_list):
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        return super().create(vals_list)

    def write(self, vals):
        # Odoo asks for the rights on a record before it changes; now it is another unit's.
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    @api.model
    def _latest(self, year, unit_ids=None):
        """The figures of the latest year up to one: ``{unit id: {sector: {driver: value}}}``."""
        domain = [("year", "<=", year)]
        if unit_ids is not None:
            domain.append(("unit_id", "in", list(unit_ids)))
        found, years = {}, {}
        for row in self.sudo().search(domain, order="year desc, id"):
            # All figures of a sector are of one year: a measure that is no longer given has ended.
            if years.setdefault((row.unit_id.id, row.sector), row.year) == row.year:
                own = found.setdefault(row.unit_id.id, {}).setdefault(row.sector, {})
                own[row.driver] = row.value
        return found

    @api.model
    def _values(self, driver, year):
        """``{unit id: value}`` over all sectors; classes of one and two sessions are classes."""
        drivers = CLASS_DRIVERS if driver == "classes" else (driver,)
        return {
            unit: sum(own.get(name, 0) for own in sectors.values() for name in drivers)
            for unit, sectors in self._latest(year).items()
        }
