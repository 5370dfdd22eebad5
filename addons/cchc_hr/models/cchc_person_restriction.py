from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_raise_due import explained


class CchcPersonRestriction(models.Model):
    """What stands against a person between two days, raised by the process that knows of it.

    Recruitment, rejoining and appointment show it; it forbids nothing by itself: whoever decides
    weighs it. What raised it is named in words, as the record may belong to an addon above.
    """

    _name = "cchc.person.restriction"
    _description = "Restriction on a person"
    _order = "date_to desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="restrict", index=True
    )
    unit_id = fields.Many2one(related="employee_id.unit_id")
    kind = fields.Selection(
        [
            ("pay_back", "Has money to pay back"),
            ("may_not_apply", "May not apply"),
            ("no_appointment", "No appointment or planning"),
        ],
        required=True,
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until", help="The last day; empty while no end is known.")
    amount = Dong(string="Amount (đồng)", help="What is to be paid back.")
    article = fields.Char(help="The article by which it holds.")
    document = fields.Char(string="By the document")
    source = fields.Char(readonly=True, copy=False, help="The record that raised it.")
    note = fields.Char()
    # The result by which it was reckoned.
    reasoning = fields.Json(readonly=True, copy=False)
    explanation = fields.Html(compute="_compute_explanation", string="How it is reckoned")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A restriction ends before it starts: correct one of its dates.",
    )
    _not_negative = models.Constraint("CHECK (amount >= 0)", "An amount is not negative.")
    _one_of_source = models.UniqueIndex(
        "(source) WHERE source IS NOT NULL", "This restriction was raised already."
    )

    @api.depends("employee_id", "kind", "date_to")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.name or ''}: {row._told()}"

    @api.depends("reasoning")
    def _compute_explanation(self):
        for row in self:
            result = row._reckoned_on(None)
            row.explanation = result and explained(result.as_json())

    def _reckoned_on(self, day):  # pylint: disable=unused-argument
        """The result for who comes back on a day, or None where nothing is reckoned.

        Without a day it says until when something would be due.

        Whoever raised the restriction knows more and extends this.
        """
        self.ensure_one()
        return Result.from_json(self.reasoning) if self.reasoning else None

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        people = {vals.get("employee_id") for vals in vals_list} - {None, False}
        units = self.env["hr.employee"].sudo().browse(people).unit_id
        units.sudo(self.env.su)._check_in_charge()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if vals.get("employee_id"):
            unit = self.env["hr.employee"].sudo().browse(vals["employee_id"]).unit_id
            unit.sudo(self.env.su)._check_in_charge()
        return super().write(vals)

    @api.model
    def _in_force(self, people, day):
        """The restrictions of people on a day, by person; to be asked in superuser mode for whoever
        recruits: the person may have left another agency."""
        rows = self.search(
            [
                ("employee_id", "in", people.ids),
                ("date_from", "<=", day),
                *("|", ("date_to", "=", False), ("date_to", ">=", day)),
            ]
        )
        return rows.grouped("employee_id")

    def _told(self):
        """One restriction in words, with its end, its amount and its article."""
        self.ensure_one()
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        # What is paid back, and when, is said by whoever raised it.
        parts = [kinds.get(self.kind, ""), self.note]
        if self.amount:
            parts.append(self.env._("%s đồng", format_integer(self.amount)))
        if self.date_to:
            parts.append(self.env._("until %s", format_date(self.env, self.date_to)))
        if self.article:
            parts.append(self.article)
        return ", ".join(filter(None, parts))


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    restriction_notice = fields.Char(
        compute="_compute_restriction_notice", compute_sudo=True, groups=READ
    )

    def _compute_restriction_notice(self):
        found = self.env["cchc.person.restriction"]._in_force(self, vietnam_time.today())
        for person in self:
            rows = found.get(person._origin, ())
            person.restriction_notice = "; ".join(row._told() for row in rows)
