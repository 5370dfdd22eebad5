from collections import Counter

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.models.cchc_document import file_name

from ..documents import annex, annex_document, annex_workbook
from ..rules.operation import INNER

# Changes of units that hand over.
ENDING = ("gone", "divided")


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
        writers = {
            "docx": annex_document.write_document, "xlsx": annex_workbook.write_workbook
        }  # fmt: skip
        write = writers[extension]
        return f"{file_name(f'Phu luc - {self.name}')}.{extension}", write(case)

    def _annex_case(self):
        scenarios = self._annex_scenarios()
        ground = self.document_id
        return annex.Annex(
            issuer=self.issuer_id.name or self.unit_id.name,
            title=self.name,
            day=self.date,
            decision=(self.decision_number, self.date_signed),
            ground=(ground.number, ground.date_issued) if ground else None,
            is_draft=self.state == "planning",
            compared=annex.compared(scenarios.mapped("name"), self._comparison_rows(scenarios)),
            scenarios=tuple(scenario._annex_scenario() for scenario in scenarios),
        )


class CchcReorganisationScenario(models.Model):
    _inherit = "cchc.reorganisation.scenario"

    def _annex_scenario(self):
        """What the reader may see of the scenario; people in their scope only."""
        tables = (
            annex.operations(self._annex_operations()),
            annex.ending(self._annex_ending()),
            annex.standing(self._annex_standing()),
            annex.positions(self._annex_positions()),
            annex.surplus_by_post(self._annex_surplus_by_post()),
            self._annex_surplus_people(),
            annex.limits(self._annex_limits()),
            annex.people(self._annex_people()),
        )
        return annex.Scenario(self.name, tuple(table for table in tables if table.rows))

    def _annex_operations(self):
        kinds = dict(self.operation_ids._fields["kind"]._description_selection(self.env))
        return [(kinds[one.kind], one._summary(whole=True)) for one in self.operation_ids]

    def _annex_ending(self):
        """Units that end or give a part away; parts of an agency that ends are told with it."""
        words = dict(self.unit_ids._fields["change"]._description_selection(self.env))
        people, rows = Counter(), []
        for unit in self.unit_ids:
            if unit.change in ENDING:
                whole = unit
                while whole.kind_id.code in INNER and whole.parent_id.change in ENDING:
                    whole = whole.parent_id
                people[whole] += unit.people_before
        for unit, number in people.items():
            told = (unit.name, unit.parent_id.name or "", words[unit.change], unit.comes_from or "")
            rows.append((*told, number, unit.quota_before))
        return rows

    def _annex_standing(self):
        words = dict(self.unit_ids._fields["change"]._description_selection(self.env))
        return [
            (
                unit.name,
                unit.parent_id.name or "",
                words[unit.change],
                unit.comes_from or "",
                unit.people_before,
                unit.people_after,
                unit.quota_before,
                unit.quota_after,
            )
            for unit in self.unit_ids
            if unit.change in ("founded", "receives", "changed")
        ]

    def _annex_positions(self):
        return [
            (
                planned.unit_id.display_name,
                planned.code,
                planned.name,
                planned.headcount_before,
                planned.headcount,
            )
            for planned in self.position_ids
        ]

    def _annex_people(self):
        reasons = dict(self.placement_ids._fields["reason"]._description_selection(self.env))
        return [
            (
                row.unit_id.display_name or "",
                row.employee_id.name,
                row.from_unit_id.display_name or "",
                row.leadership_post_id.name or row.from_position_id.name or "",
                row.position_id.name or (row.keeps_post and row.leadership_post_id.name) or "",
                reasons[row.reason],
            )
            for row in self._placed()
        ]

    def _placed(self):
        """Those whom the reader may see: asked anew, whatever was read before for somebody else."""
        return self.env["cchc.reorganisation.placement"].search([("scenario_id", "=", self.id)])

    def _annex_surplus_people(self):
        placed = self._placed()
        reasons = dict(placed._fields["reason"]._description_selection(self.env))
        benefits = placed._has_field_access(placed._fields["benefit"], "read")
        return annex.surplus_people(
            [
                (
                    row.employee_id.name,
                    row.from_unit_id.display_name or "",
                    row.leadership_post_id.name or row.from_position_id.name or "",
                    row.unit_id.display_name or "",
                    reasons[row.reason],
                    *([row.benefit or ""] if benefits else []),
                )
                for row in placed
                if row.surplus
            ],
            benefits,
        )

    def _annex_surplus_by_post(self):
        if not self._has_field_access(self._fields["details"], "read"):
            return []
        return [
            (
                row["post"] or "Chưa ghi chức danh",
                "Lãnh đạo" if row["leader"] else "",
                row["people"],
            )
            for row in (self.details or {}).get("surplus", ())
        ]

    def _annex_limits(self):
        if not self._has_field_access(self._fields["details"], "read"):
            return []
        return [
            (row["body"], row["limit"], row["actual"], row["allowed"], row["article"])
            for row in (self.details or {}).get("limits", ())
            if not row.get("already")
        ]
