from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import absences
from ..rules.spans import Span
from .cchc_labour_contract import CONTRACT_CATEGORIES


class HrEmployee(models.Model):
    """Absences, contracts, terms and the paper file of a person."""

    _inherit = "hr.employee"

    absence_ids = fields.One2many("cchc.absence", "employee_id", groups=READ)
    away_ids = fields.One2many("cchc.away", "employee_id", string="Time away", groups=READ)
    labour_contract_ids = fields.One2many(
        "cchc.labour.contract", "employee_id", string="Contracts", groups=READ
    )
    elected_term_ids = fields.One2many("cchc.elected.term", "employee_id", groups=READ)
    appointment_term_ids = fields.One2many("cchc.appointment.term", "employee_id", groups=READ)
    paper_file_ids = fields.One2many("cchc.paper.file", "employee_id", groups=READ)
    needs_contract = fields.Boolean(
        compute="_compute_needs_contract",
        search="_search_needs_contract",
        compute_sudo=True,
        string="Without a contract in force",
        groups=READ,
        help="A public employee or contract worker in service whom no contract covers today.",
    )
    away_note = fields.Text(
        compute="_compute_away_note", string="What the absences do", groups=READ
    )
    away_count = fields.Integer(compute="_compute_paper_counts", groups=READ)
    contract_count = fields.Integer(compute="_compute_paper_counts", groups=READ)
    paper_file_count = fields.Integer(compute="_compute_paper_counts", groups=READ)

    @api.model
    def _needs_contract_domain(self):
        covering = self.env["cchc.labour.contract"]._covering_query(vietnam_time.today())
        covered = SQL(
            "SELECT employee_id FROM cchc_labour_contract WHERE id IN %s", covering.subselect()
        )
        return (
            Domain("staffing_category", "in", CONTRACT_CATEGORIES)
            & Domain("in_service", "=", True)
            & Domain("id", "not in", covered)
        )

    @api.depends("labour_contract_ids", "staffing_category", "in_service")
    def _compute_needs_contract(self):
        found = self.search(self._needs_contract_domain() & Domain("id", "in", self._origin.ids))
        for person in self:
            person.needs_contract = person._origin in found

    @api.model
    def _search_needs_contract(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = self._needs_contract_domain()
        return domain if True in value else ~domain

    @api.depends("absence_ids", "labour_contract_ids", "paper_file_ids")
    def _compute_paper_counts(self):
        for name, model in (
            ("away_count", "cchc.away"),
            ("contract_count", "cchc.labour.contract"),
            ("paper_file_count", "cchc.paper.file"),
        ):
            groups = self.env[model]._read_group(
                [("employee_id", "in", self._origin.ids)], ["employee_id"], ["__count"]
            )
            counts = {person.id: count for person, count in groups}
            for person in self:
                person[name] = counts.get(person._origin.id, 0)

    # -- what the absences do -------------------------------------------------

    @api.depends("absence_ids.kind_id", "absence_ids.date_from", "absence_ids.date_to")
    def _compute_away_note(self):
        """This year's rating, the step raise and the protection from reduction, explained."""
        for person in self:
            person.away_note = "\n".join(person._away_lines()) or False

    def _away_lines(self):
        self.ensure_one()
        today = vietnam_time.today()
        mine = self.absence_ids
        if not mine:
            return []
        lines = list(self._rating_of_year(today.year).explain())
        anchor = self.step_anchor
        if anchor and anchor < today:
            lost = self._days_not_counted(anchor, today)
            if lost:
                lines.append(
                    self.env._(
                        "Days that don't count for the step since %(anchor)s: %(days)s",
                        anchor=anchor.strftime("%d/%m/%Y"),
                        days=lost,
                    )
                )
        shields = mine.filtered(
            lambda row: (
                row.kind_id.protects_from_reduction
                and row.date_from <= today
                and (row.date_to or today) >= today
            )
        )
        lines += [
            self.env._(
                "Not yet to be reduced: %(kind)s (%(article)s)",
                kind=row.kind_id.name,
                article=row.kind_id.reduction_article or "…",
            )
            for row in shields
        ]
        return lines

    def _rating_of_year(self, year):
        """Result of the rule on rating: who has worked too little in a year is not rated."""
        self.ensure_one()
        end = min(date(year, 12, 31), vietnam_time.today())
        needed = self.env["cchc.legal.parameter"]._get("rating_months_worked", end)
        rows = self.away_ids
        kinds = {row.kind_id: row.kind_id._as_rule() for row in rows if row.kind_id}
        by_decision = absences.Kind(name=self.env._("Long leave by decision"))
        found = [
            absences.Absence(
                kinds.get(row.kind_id, by_decision), Span(row.date_from, row.date_to or None)
            )
            for row in rows
        ]
        served = [
            Span(period.date_version, period.date_to or None)
            for period in self.sudo().version_ids
            if period.in_service and period.staffing_category
        ]
        first = min((span.date_from for span in served), default=None)
        last = (
            None
            if any(not span.date_to for span in served)
            else max((span.date_to for span in served), default=None)
        )
        article = self._rating_article(end)
        return absences.rating_of_year(
            year, found, int(needed), article, Span(first, last) if first else None
        )

    @api.model
    def _rating_article(self, day):
        parameter = (
            self.env["cchc.legal.parameter"].sudo().search([("code", "=", "rating_months_worked")])
        )
        return parameter._value_row(day).document_id.display_name or parameter.note or ""

    def _days_not_counted(self, start, end):
        """Days between two days that don't count for the step raise, each once."""
        self.ensure_one()
        rows = self.absence_ids
        return absences.not_counted_days(
            [
                (row.counts_for_raise, row.kind_id.code, Span(row.date_from, row.date_to or None))
                for row in rows
            ],
            {kind.code: kind.raise_months_limit for kind in rows.kind_id},
            start,
            end,
        )

    # -- screens --------------------------------------------------------------

    def _open_own(self, name, model, view_mode="list,form"):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": view_mode,
            "domain": [("employee_id", "=", self.id)],
            "context": {"default_employee_id": self.id},
        }

    def action_open_away(self):
        return self._open_own(self.env._("Absences"), "cchc.absence", "list,calendar,form")

    def action_open_contracts(self):
        return self._open_own(self.env._("Contracts"), "cchc.labour.contract")

    def action_open_paper_file(self):
        """The one file of the person, or a new one."""
        action = self._open_own(self.env._("Paper file"), "cchc.paper.file", "form")
        file = self.paper_file_ids[:1]
        return action | {"res_id": file.id} if file else action
