from dataclasses import asdict

from odoo import api, fields, models

from odoo.addons.cchc_base.engine import vocabulary
from odoo.addons.cchc_base.rules.vietnamese import fold

from ..importing import report_workbook
from ..rules import names_check
from ..rules.names_check import UNKNOWN, Contradiction


class CchcReportSubmission(models.Model):
    """The figures of a filled workbook against the names in it."""

    _inherit = "cchc.report.submission"

    # What was found when the workbook was read, which is not kept.
    contradictions = fields.Json(
        readonly=True, groups=fields.NO_ACCESS, export_string_translation=False
    )

    def _compare_names(self, filled, forms):
        """Cells that the list of names contradicts.

        :param filled: `report_workbook.Filled`, without faults
        :param forms: its `report_workbook.BlankForm`, in the order of the sheets
        :rtype: list[Contradiction]
        """
        self.ensure_one()
        people = self._tellers(filled.people)
        found = []
        for form, blank in zip(self.period_id.form_ids.sorted().sudo(), forms, strict=True):
            found += self._compare_sheet(form._spec(), blank, filled.lines[blank.code], people)
        return found

    def _compare_sheet(self, spec, blank, lines, people):
        day = self.period_id.date_to
        population = vocabulary.evaluate(spec.population, day)
        by_key = {line["key"]: line for line in lines}
        rows = blank.rows if blank.rows is not None else ()
        level = spec.axis.levels[-1] if spec.axis.levels else None
        for place, (key, _name) in enumerate(rows):
            line = by_key.get(key)
            if not line:
                continue
            row = [] if key == "total" else [(level, "=", report_workbook.as_key(key))]
            columns = zip(blank.columns, line["figures"], strict=True)
            for number, (column, said) in enumerate(columns, report_workbook.FIGURES):
                if column["kind"] != "count" or said is None:
                    continue
                criterion = vocabulary.evaluate(column["criterion"], day)
                least, most = names_check.bounds((population, row, criterion), people)
                if least <= said <= most:
                    continue
                cell = report_workbook.cell_name(report_workbook.FIRST_ROW + place, number)
                yield Contradiction(blank.code, cell, column["label"], int(said), least, most)
                if not people:
                    # Without names one word is enough.
                    return

    @api.model
    def _tellers(self, people):
        """Of each name a function of a path that gives what the list tells of it."""
        codes = {person["rank"] for person in people} - {""}
        ranks = self.env["cchc.rank"].sudo().search([("code", "in", list(codes))])
        by_code = {rank.code: rank for rank in ranks}
        field = self.env["hr.version"]._fields["staffing_category"]
        categories = {
            fold(words).strip(): value
            for lang in (None, "vi_VN")
            for value, words in field._description_selection(self.with_context(lang=lang).env)
        }
        # A column that is used at all says no where it is blank.
        marks_party = any(person["party"] for person in people)
        return [
            self._teller(
                {
                    "sex": names_check.sex(person["sex"], person["identity"]),
                    "staffing_category": categories.get(fold(person["category"]).strip()),
                    "party_member": bool(person["party"]) if marks_party else None,
                    "employee_id.birthday": names_check.born(person["birth_text"]),
                    "in_service": True,
                },
                by_code.get(person["rank"]),
            )
            for person in people
        ]

    @api.model
    def _teller(self, told, rank):
        def tell(path):
            if path == "rank_id" or path.startswith("rank_id."):
                if not rank:
                    return UNKNOWN
                if path == "rank_id":
                    return rank.id
                try:
                    value = rank.mapped(path.partition(".")[2])
                except KeyError:
                    return UNKNOWN
                return value[0] if isinstance(value, list) else value.id
            value = told.get(path)
            return UNKNOWN if value is None else value

        return tell


class CchcReportProblem(models.Model):
    _inherit = "cchc.report.problem"

    @api.model
    def _find_names(self, submissions):
        """Cells of a workbook that its own list of names contradicts."""
        for report in submissions.filtered("by_workbook"):
            for told in report.contradictions or ():
                found = Contradiction(**told)
                yield {
                    "submission": report,
                    "key": f"{found.form}-{found.cell}",
                    "place": f"{found.form} – {found.cell}",
                    "text": self.env._(
                        "%(form)s, cell %(cell)s (column “%(column)s”): the workbook says "
                        "%(said)s, its list of names has %(counted)s.",
                        form=found.form,
                        cell=found.cell,
                        column=found.column,
                        said=found.said,
                        counted=found.counted,
                    ),
                }


def kept(found):
    """Contradictions as they are stored."""
    return [asdict(one) for one in found]
