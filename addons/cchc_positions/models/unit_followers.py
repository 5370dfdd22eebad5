"""What of staffing is still open when its unit is followed by another."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

# Of a line of a plan; of two lines that become one they are added up.
FIGURES = ("assigned_now", "occupied_now", "normed_now", "requested", "appraised", "decided")


class CchcEstablishmentPlan(models.Model):
    """A plan that is not approved goes on with the successor of its agency."""

    _name = "cchc.establishment.plan"
    _inherit = ["cchc.establishment.plan", "cchc.follows.unit"]
    _follow_unique = ("unit_id", "staff", "year")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcEstablishmentPlanLine(models.Model):
    """Figures asked for a unit are those of its successor; of two units, both together."""

    _name = "cchc.establishment.plan.line"
    _inherit = ["cchc.establishment.plan.line", "cchc.follows.unit"]
    _follow_unique = ("plan_id", "unit_id", "category_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("plan_id.state", "!=", "approved")

    def _follow_to(self, name, mapping, date):
        """Lines of a plan that had to stay with its agency stay with it."""
        found = super()._follow_to(name, mapping, date)
        return {
            line: unit
            for line, unit in found.items()
            if mapping.main(line.plan_id.unit_id.id) == line.plan_id.unit_id.id
        }

    def _join_twins(self, name, old, new, date):
        """Add the figures to those of the other line; the plan tells what was added."""
        twins = {
            (twin.plan_id, twin.category_id): twin
            for twin in self.search([("plan_id", "in", self.plan_id.ids), (name, "=", new)])
        }
        told = self._told_pair(old, new, date)
        for line in self:
            twin = twins[line.plan_id, line.category_id]
            numbers = {figure: twin[figure] + line[figure] for figure in FIGURES}
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET %s WHERE id = %s",
                    SQL.identifier(self._table),
                    SQL(", ").join(
                        SQL("%s = %s", SQL.identifier(figure), number)
                        for figure, number in numbers.items()
                    ),
                    twin.id,
                )
            )
            twin.invalidate_recordset(FIGURES, flush=False)
            line.plan_id._log_of_succession(
                self.env._(
                    "%(old)s is followed by %(new)s from %(day)s on: %(number)s asked for by the "
                    "old unit (%(category)s) were added to the figures of the successor.",
                    number=line.requested,
                    category=line.category_id.name,
                    **told,
                )
            )
        plans = self.plan_id
        self.env.cr.execute(
            SQL("DELETE FROM %s WHERE id = ANY(%s)", SQL.identifier(self._table), self.ids)
        )
        self.invalidate_model(flush=False)
        plans.line_ids.modified(FIGURES)
        return self.browse()


class CchcPositionScheme(models.Model):
    """A scheme that is being made is finished by the successor."""

    _name = "cchc.position.scheme"
    _inherit = ["cchc.position.scheme", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcPositionSchemeLine(models.Model):
    """A position of a scheme that is being made."""

    _name = "cchc.position.scheme.line"
    _inherit = ["cchc.position.scheme.line", "cchc.follows.unit"]
    _follow_unique = ("scheme_id", "unit_id", "code")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("scheme_id.state", "!=", "approved")


class CchcUnitAutonomy(models.Model):
    """An estimate that is not decided is decided for the successor."""

    _name = "cchc.unit.autonomy"
    _inherit = ["cchc.unit.autonomy", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcLimitSetting(models.Model):
    """A body that is left out of a limit is left out under its new name."""

    _name = "cchc.limit.setting"
    _inherit = ["cchc.limit.setting", "cchc.follows.unit"]
    _follow_fields = ("excluded_unit_ids",)

    @api.model
    def _follow_domain(self, name, date):
        return Domain.TRUE


class CchcQualificationNeed(models.Model):
    """A need is met where its person serves, or where its position went."""

    _name = "cchc.qualification.need"
    _inherit = ["cchc.qualification.need", "cchc.follows.unit"]
    _follow_person = "employee_id"

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "closed")

    def _follow(self, name, unit_id):
        """The vacancy is that of the position of the same code in the successor."""
        result = super()._follow(name, unit_id)
        self._follow_positions(unit_id)
        return result


class CchcFollowsUnit(models.AbstractModel):
    _inherit = "cchc.follows.unit"

    def _follow_positions(self, unit_id):
        """Name the position of the same code in the successor, where there is one."""
        unit = self.env["hr.department"].sudo().browse(unit_id)
        after = self.position_id._in_successor(unit)
        found = self.filtered(lambda row: row.position_id in after)
        for position, rows in found.grouped(lambda row: after[row.position_id]).items():
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET position_id = %s WHERE id = ANY(%s)",
                    SQL.identifier(self._table),
                    position.id,
                    rows.ids,
                )
            )
        self.invalidate_recordset(["position_id"], flush=False)


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    def _follow_position(self, unit_id):
        result = super()._follow_position(unit_id)
        unit = self.env["hr.department"].sudo().browse(unit_id)
        after = self.position_id._in_successor(unit)
        nowhere = self.env["cchc.position"]
        named = self.filtered("position_id")
        for position, lines in named.grouped(
            lambda line: after.get(line.position_id, nowhere)
        ).items():
            lines.position_id = position
        return result


class CchcPosition(models.Model):
    _inherit = "cchc.position"

    def _in_successor(self, unit):
        """Positions of the same codes in the unit that follows, else in its agency.

        :return: ``{position: position there}``, without those of which there is none
        """
        units = unit | unit.agency_id
        there = self.sudo().search(
            [("unit_id", "in", units.ids), ("code", "in", self.mapped("code"))]
        )
        # Those of the unit itself come last, and count.
        by_code = {one.code: one for one in there.sorted(lambda one: one.unit_id == unit)}
        return {one: by_code[one.code] for one in self if one.code in by_code}
