from odoo import api, fields, models

from odoo.addons.cchc_base.engine.workbook import Letterhead, write_sheets

from ..workbooks.movement_report import balance_report, names_report
from .cchc_service_facts import STAFFING_CATEGORIES


class CchcMovement(models.Model):
    """The movements of a period on paper."""

    _inherit = "cchc.movement"

    @api.model
    def _workbook(self, unit, date_from, date_to, known_on=None):
        """``(file name, bytes)``: the balance of a unit, and on a second sheet the names."""
        date_from, date_to, known_on = map(fields.Date.to_date, (date_from, date_to, known_on))
        tables = self._printed_tables(unit, date_from, date_to, known_on)
        letterhead = Letterhead(
            **self.env["cchc.report.form"]._issuer_of(unit.id),
            signatures=("Người lập bảng", "Thủ trưởng đơn vị"),
        )
        code = f"_{unit.sudo().code}" if unit.sudo().code else ""
        name = f"bien-dong-nhan-su{code}_{date_from:%Y-%m-%d}_{date_to:%Y-%m-%d}.xlsx"
        today = fields.Date.context_today(self)
        return name.replace("/", "-"), write_sheets(tables, letterhead, printed_on=today)

    @api.model
    def _printed_tables(self, units, date_from, date_to, known_on=None):
        """``(table, title of the rows)`` of the balance and of the names."""
        rows = self._balance(units, date_from, date_to, known_on)
        movements = self._movements(units, date_from, date_to, known_on)
        unit_ids = {row["unit_id"] for row in rows}
        unit_ids |= {movement["other_unit_id"] for movement in movements} - {None}
        names = self._names("hr.department", unit_ids)
        people = self.env["hr.employee"].sudo().with_context(active_test=False)
        people = people.browse({movement["employee_id"] for movement in movements})
        births = {person.id: person.birth_text for person in people}
        decisions = {
            (name, record): words
            for name, model in (
                ("decision_id", "cchc.decision"),
                ("document_id", "cchc.legal.document"),
            )
            for record, words in self._names(model, {move[name] for move in movements}).items()
        }
        labels = self.with_context(lang="vi_VN").env["hr.version"]._fields["staffing_category"]
        labels = dict(labels._description_selection(self.with_context(lang="vi_VN").env))
        categories = {value: labels.get(value, value) for value, _label in STAFFING_CATEGORIES}
        period = (date_from, date_to, known_on)
        return [
            (balance_report(rows, movements, names, categories, *period), ""),
            (
                names_report(movements, births, names, categories, decisions, *period),
                "Họ và tên",
            ),
        ]

    @api.model
    def _names(self, model, ids):
        records = self.env[model].sudo().with_context(active_test=False, lang="vi_VN")
        return {record.id: record.display_name for record in records.browse(ids - {None})}
