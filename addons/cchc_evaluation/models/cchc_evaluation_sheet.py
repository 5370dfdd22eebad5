from odoo import api, models

from odoo.addons.cchc_base.tools.vietnam_time import today

from ..documents import paper, sheet
from ..rules.law import PUBLIC, by_points, family

# Who is rated on which of the three forms of NĐ 90/2020.
FORMS_2020 = {"cadre": "01", "commune_cadre": "01", "public_employee": "03"}
CODE = "danh_gia_phieu_{}"


class CchcEvaluation(models.Model):
    """The sheet of a person, on the form of the decree that classifies."""

    _name = "cchc.evaluation"
    _inherit = ["cchc.evaluation", "cchc.document"]

    def _document_templates(self):
        templates = {
            template.code: template
            for template in self.env["cchc.document.template"]
            .sudo()
            .search([("model", "=", self._name)], order="sequence, id")
        }
        plain = next(iter(templates.values()), self.env["cchc.document.template"])
        return {row.id: templates.get(CODE.format(row._sheet_form()), plain) for row in self}

    def _sheet_form(self):
        decree = family(self.law or "")
        if decree == "nd90_2020":
            return f"{decree}_{FORMS_2020.get(self.category, '02')}"
        return decree

    def _document_context(self):
        rows = self.with_context(lang="vi_VN").sudo()
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history, day = Unit._unit_history(), today()
        issuers = {unit: unit._document_issuer(history, day) for unit in rows.agency_id}
        # Read for all at once.
        rows.mark_ids.criterion_id.mapped("name")
        rows.task_ids.mapped("product")
        return {
            row.id: sheet.context(issuers[row.agency_id], day, row._sheet_facts()) for row in rows
        }

    def _sheet_facts(self):
        period = self.period_id
        # Until the result is told, the person's own copy holds the person's own part.
        told = not self.env.context.get("own_sheet")
        return sheet.Sheet(
            law=self.law or "",
            period=paper.period_words(period.kind, period.number, period.year),
            name=self.employee_id.name,
            post=self.position_title or self.position_id.name or "",
            unit=self.unit_id.name,
            leader=self.leader,
            public=self.category == PUBLIC,
            common=tuple(mark._sheet_row(told) for mark in self.mark_ids),
            measures=self._sheet_measures(),
            common_points=self._sheet_points("common_points") if told else None,
            task_points=self._sheet_points("task_points"),
            total=self._sheet_points("points"),
            tasks=tuple(task._sheet_row() for task in self.task_ids),
            self_level=self.self_level or "",
            level=told and self.level or "",
            self_comment=self.self_report or "",
            comment=told and self.head_comment or "",
            proposal=told and self.handling or "",
            why_not="" if self.classified else self.why_not or "",
        )

    def _sheet_points(self, name):
        """Points are written once something was done; nought of a blank sheet is none.

        What the head's marks make of them is nobody's to read before the result is told.
        """
        begun = self.state not in ("waiting", "self_done")
        if self.env.context.get("own_sheet") and begun:
            return None
        return self[name] if begun or self.points else None

    def _sheet_measures(self):
        return {name: self._sheet_points(name) for name, _label in sheet.MEASURES}

    @api.model
    def _document_samples(self):
        return sheet.samples()

    def _document_name(self):
        self.ensure_one()
        period = self.period_id
        words = paper.period_words(period.kind, period.number, period.year)
        return f"Phieu danh gia {words} {self.employee_id.name}"

    @api.model
    def _document_bundle_name(self):
        return "Phieu danh gia xep loai chat luong"


class CchcEvaluationMark(models.Model):
    _inherit = "cchc.evaluation.mark"

    def _sheet_row(self, told):
        """Criterion, most, self, decided; a decree without points asks whether it is met."""
        self.ensure_one()
        name, decided = self.criterion_id.name, told and self.evaluation_id.level
        if not by_points(self.evaluation_id.law):
            met = ("Chưa đạt", "Đạt")
            return name, None, met[self.self_met], met[self.met] if decided else ""
        given = self.points if decided else None
        return name, self.max_points, self.self_points, given


class CchcEvaluationTask(models.Model):
    _inherit = "cchc.evaluation.task"

    def _sheet_row(self):
        self.ensure_one()
        return (
            self.product,
            self.weight,
            self.assigned,
            self.done,
            paper.day_text(self.deadline),
            paper.day_text(self.done_on),
        )
