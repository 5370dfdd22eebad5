from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.models.cchc_document import file_name

from ..documents import annex, annex_workbook


class CchcReorganisation(models.Model):
    """The annex of the scheme of reorganisation: scenarios compared, units, positions, people."""

    _inherit = "cchc.reorganisation"

    def action_annex_docx(self):
        return self._download_annex("docx")

    def action_annex_xlsx(self):
        return self._download_annex("xlsx")

    def _download_annex(self, extension):
        self.ensure_one()
        self.check_access("read")
        self._annex_scenarios()
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": f"/cchc_reorganisation/annex/{self.id}/{extension}",
                "data": {},
            },
        }

    def _annex_scenarios(self):
        """The scenarios that the annex shows: the enacted one, else all that are computed.

        :raise UserError: when none was computed
        """
        scenarios = self.scenario_ids.filtered("is_enacted") or self.scenario_ids.filtered(
            "computed_at"
        )
        if not scenarios:
            raise UserError(self.env._("Compute a scenario first: the annex shows what it says."))
        return scenarios

    def _annex_file(self, extension):
        """(name, bytes) of the annex."""
        self.ensure_one()
        vietnamese = self.with_context(lang="vi_VN")
        case = vietnamese._annex_case()
        writer = annex.write_document if extension == "docx" else annex_workbook.write_workbook
        return f"{file_name(f'Phu luc - {self.name}')}.{extension}", writer(case)

    def _annex_case(self):
        scenarios = self._annex_scenarios()
        document = self.document_id
        return annex.Annex(
            issuer=self.unit_id.name,
            title=self.name,
            day=self.date,
            document=document.number or "",
            names=tuple(scenarios.mapped("name")),
            figures=tuple(
                (label, tuple(values)) for label, values, _b in self._comparison_rows(scenarios)
            ),
            scenarios=tuple(self._annex_scenario(scenario) for scenario in scenarios),
        )

    def _annex_scenario(self, scenario):
        changes = dict(scenario.unit_ids._fields["change"]._description_selection(self.env))
        reasons = dict(scenario.placement_ids._fields["reason"]._description_selection(self.env))
        kinds = dict(scenario.operation_ids._fields["kind"]._description_selection(self.env))
        return annex.Scenario(
            name=scenario.name,
            operations=tuple(
                (kinds[operation.kind], operation.summary or "")
                for operation in scenario.operation_ids
            ),
            units=tuple(
                (
                    unit.name,
                    unit.parent_id.name or "",
                    changes[unit.change],
                    unit.comes_from or "",
                    unit.people_before,
                    unit.people_after,
                    unit.quota_before,
                    unit.quota_after,
                )
                for unit in scenario.unit_ids
                if unit.change != "kept"
            ),
            positions=tuple(
                (
                    position.unit_id.name,
                    position.code,
                    position.name,
                    position.headcount_before,
                    position.headcount,
                )
                for position in scenario.position_ids
            ),
            people=tuple(
                (
                    row.employee_id.name,
                    row.from_unit_id.display_name or "",
                    row.leadership_post_id.name or row.from_position_id.name or "",
                    row.unit_id.display_name or "",
                    row.position_id.name or "",
                    reasons[row.reason],
                )
                for row in scenario.placement_ids
            ),
            surplus=tuple(
                (row["post"] or "–", "Lãnh đạo" if row["leader"] else "", row["people"])
                for row in (scenario.details or {}).get("surplus", ())
            ),
            limits=tuple(
                (row["body"], row["limit"], row["actual"], row["allowed"], row["article"])
                for row in (scenario.details or {}).get("limits", ())
            ),
        )
