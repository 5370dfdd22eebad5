from datetime import date

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

OCCUPIED, LEFT = "occupied", "left"


class CchcPicture(models.AbstractModel):
    """The people on the path of a reduction: who still has a place, and who left by it."""

    _inherit = "cchc.picture"

    @api.model
    def _path_domain(self, cell):
        """``(hr.version in superuser mode, domain)`` of a cell of the path, rights checked.

        A cell says ``path`` (who), ``target_ids`` and ``year``.
        """
        ids, year = cell.get("target_ids"), str(cell.get("year"))
        if (
            cell.get("path") not in (OCCUPIED, LEFT)
            or not isinstance(ids, list)
            or not all(isinstance(target, int) for target in ids)
            or not (year.isdigit() and len(year) == 4 and int(year))
        ):
            raise UserError(self.env._("There is no such figure."))
        targets = self.env["cchc.reduction.target"].sudo().browse(ids).exists()
        if cell["path"] == LEFT:
            return self._left_domain(targets, int(year), int(year))
        today = vietnam_time.today()
        return self._occupying_domain(
            targets, today if int(year) == today.year else date(int(year), 12, 31)
        )

    @api.model
    def _occupying_domain(self, targets, on):
        """Who occupies a place of the targets on a day."""
        trait = self._trait("occupant")
        self._check_targets(targets, on)
        model, people = self._population(trait, None, on, province=True)
        tree = self.env["cchc.establishment"].sudo()._trees().at(on)
        below = {
            category.id: [
                unit
                for unit in tree.parent_of
                if not {*own.unit_id.ids}.isdisjoint(tree.line((unit, category.id)))
            ]
            for category, own in targets.grouped("category_id").items()
        }
        places = Domain.OR(
            Domain("department_id", "in", units) & self._one_of(trait.value, [category], on)
            for category, units in below.items()
        )
        return model, people & places

    @api.model
    def _left_domain(self, targets, first, last):
        """Who left by reduction in some years out of the units of the targets.

        A dissolved unit stays below its last parent, so those who left from it are found.
        """
        trait = self._trait("occupant")
        on = date(last, 12, 31)
        self._check_targets(targets, on)
        model = self.env["hr.version"].sudo().with_context(active_test=True)
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        places = Domain.OR(
            Domain("department_id", "in", Unit.search([("id", "child_of", own.unit_id.ids)]).ids)
            & self._one_of(trait.value, [category.id], on)
            for category, own in targets.grouped("category_id").items()
        )
        left = Domain("employee_id", "!=", False) & Domain("service_status", "=", "reduced")
        years = Domain("date_version", ">=", date(first, 1, 1)) & Domain("date_version", "<=", on)
        return model, left & years & places & Domain.custom(to_sql=self._leaves_to_sql)

    @api.model
    def _leaves_to_sql(self, _model, alias, _query):
        """A period with which somebody left: a later one only tells more of who had left before,
        such as a certificate."""
        return SQL(
            """NOT EXISTS (SELECT FROM hr_version before
                            WHERE before.employee_id = %s AND before.date_to = %s - 1
                              AND before.active AND before.service_status = 'reduced')""",
            SQL.identifier(alias, "employee_id"),
            SQL.identifier(alias, "date_version"),
        )

    @api.model
    def _check_targets(self, targets, on):
        if not targets:
            raise UserError(self.env._("There is no such figure."))
        self.env["cchc.report.form"]._check_units(targets.unit_id.sudo(self.env.su), on)

    @api.model
    def _left_by_year(self, targets, first, last):
        """``{year: people who left by reduction}``"""
        model, domain = self._left_domain(targets, first, last)
        rows = model._read_group(domain, ["date_version:year"], ["__count"])
        return {str(day.year): people for day, people in rows}
