from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.translate import get_translation

from odoo.addons.cchc_base.rules.problem import ERROR
from odoo.addons.cchc_base.tools.problems import translate

from ..importing import words
from ..importing.columns import LABELS
from ..importing.findings import problem_from_json
from ..importing.instructions import INSTRUCTIONS, REFUSAL, TITLE
from ..importing.layout import read_lists
from ..importing.template import annotate, build_template


class CchcImportBatch(models.Model):
    """The two workbooks that the import gives out."""

    _inherit = "cchc.import.batch"

    def _annotated(self):
        """(name, bytes): the officer's own file with a column saying what is wrong."""
        self.ensure_one()
        content = self._content()
        workbook, rosters, _others = self._read_file(content)
        notes = self._list_notes()
        for row in self.row_ids.filtered("has_findings"):
            found = [*(row.findings or []), *(row.conflicts or [])]
            refused = any(data["severity"] == ERROR for data in found)
            notes[row.sheet, row.number] = ("\n".join(row._messages()), refused)
        rosters = [*rosters, *read_lists(workbook)]
        name = self.filename.rsplit(".", 1)[0]
        return (
            f"{name}_loi.xlsx",
            annotate(content, workbook, rosters, notes, LABELS["findings"]),
        )

    def _list_notes(self):
        """What is wrong with each entry of the list sheets: {(sheet, row): (text, refused)}."""
        found = defaultdict(list)
        for data in self.list_findings or []:
            found[data["sheet"], data["row"]].append(data)
        return {
            place: (
                "\n".join(
                    ": ".join(
                        filter(None, (one["column"], translate(self.env, problem_from_json(one))))
                    )
                    for one in told
                ),
                any(one["severity"] == ERROR for one in told),
            )
            for place, told in found.items()
        }

    @api.model
    def _template(self):
        """(name, bytes): an empty workbook with the words this user may choose from."""
        units = self._units_at(self.env["hr.version"]._today())
        choices = {
            "unit": [unit.label for unit in units if unit.in_scope],
            "sex": list(words.SEXES.values()),
            "category": list(words.CATEGORIES.values()),
            "rank_code": self.env["cchc.rank"].search(Domain.TRUE).mapped("display_name"),
            "ethnicity": self.env["cchc.ethnicity"].search(Domain.TRUE).mapped("name"),
            "religion": self.env["cchc.religion"].search(Domain.TRUE).mapped("name"),
        }
        lines = [(LABELS.get(key, ""), self._in_language(text)) for key, text in INSTRUCTIONS]
        content = build_template(
            choices, lines, self._in_language(TITLE), self._in_language(REFUSAL)
        )
        return "mau_nhap_danh_sach.xlsx", content

    @api.model
    def _in_language(self, text):
        return get_translation(text.addon, self.env.lang or "en_US", str(text), ())
