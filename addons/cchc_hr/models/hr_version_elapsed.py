from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.models.field_groups import READ

from ..rules import elapsed

# Field -> path to the day that it is counted from, what is counted, and which days are so far.
ELAPSED = {
    "age_on_day": ("employee_id.birthday", elapsed.years_since, elapsed.years_since_bounds),
    "service_years": ("employee_id.recruited_on", elapsed.years_since, elapsed.years_since_bounds),
    "months_to_retirement": (
        "employee_id.retirement_date",
        elapsed.months_until,
        elapsed.months_until_bounds,
    ),
}


class HrVersion(models.Model):
    """Ages and terms on a day: context ``cchc_on``, today if it says nothing.

    They are never stored. A search for them is one for the days on which they began.
    """

    _inherit = "hr.version"

    age_on_day = fields.Integer(
        string="Age",
        compute="_compute_age_on_day",
        search="_search_age_on_day",
        aggregator=None,
        groups=READ,
    )
    service_years = fields.Integer(
        string="Years of service",
        compute="_compute_service_years",
        search="_search_service_years",
        aggregator=None,
        groups=READ,
        help="Completed years since the first recruitment.",
    )
    months_to_retirement = fields.Integer(
        compute="_compute_months_to_retirement",
        search="_search_months_to_retirement",
        aggregator=None,
        groups=READ,
        help="12: the day of retirement comes within twelve months, but not within eleven.",
    )

    @api.model
    def _elapsed_on(self):
        return fields.Date.to_date(self.env.context.get("cchc_on")) or self._today()

    def _compute_elapsed(self, name):
        path, measure, _bounds = ELAPSED[name]
        on = self._elapsed_on()
        for period in self:
            period[name] = measure(period.employee_id[path.partition(".")[2]], on) or 0

    @api.depends("employee_id.birthday")
    @api.depends_context("cchc_on")
    def _compute_age_on_day(self):
        self._compute_elapsed("age_on_day")

    @api.depends("employee_id.recruited_on")
    @api.depends_context("cchc_on")
    def _compute_service_years(self):
        self._compute_elapsed("service_years")

    @api.depends("employee_id.retirement_date")
    @api.depends_context("cchc_on")
    def _compute_months_to_retirement(self):
        self._compute_elapsed("months_to_retirement")

    @api.model
    def _search_age_on_day(self, operator, value):
        return self._search_elapsed("age_on_day", operator, value)

    @api.model
    def _search_service_years(self, operator, value):
        return self._search_elapsed("service_years", operator, value)

    @api.model
    def _search_months_to_retirement(self, operator, value):
        return self._search_elapsed("months_to_retirement", operator, value)

    @api.model
    def _search_elapsed(self, name, operator, value):
        path, _measure, bounds = ELAPSED[name]
        on = self._elapsed_on()
        if operator == "in":
            return Domain.OR(self._exactly(path, bounds, number, on) for number in value)
        if operator not in ("<", "<=", ">", ">="):
            return NotImplemented
        first, last = bounds(int(value), on)
        # More years means an earlier day, more months a later one.
        if bounds is elapsed.years_since_bounds:
            day = {"<": (">", last), "<=": (">=", first), ">": ("<", first), ">=": ("<=", last)}
        else:
            day = {"<": ("<", first), "<=": ("<=", last), ">": (">", last), ">=": (">=", first)}
        return Domain(path, *day[operator])

    @api.model
    def _exactly(self, path, bounds, number, on):
        if number is False or number is None:
            return Domain(path, "=", False)
        first, last = bounds(int(number), on)
        return Domain(path, ">=", first) & Domain(path, "<=", last)
