import csv
from datetime import date

from odoo import api, models
from odoo.fields import Command
from odoo.tools.misc import file_open

from ..generator.events import AS_OF
from ..generator.units import INNER_KINDS
from ..writer import QUIET

# The units before and after are those of 1 July 2025. The demonstration province is told under its
# old structure up to AS_OF, so the act comes later here.
DAY = date(AS_OF.year + 1, 1, 1)
STRUCTURES = "cchc_base/data/structures/{}.csv"


class CchcDemoReorganisation(models.AbstractModel):
    """The reform of 1 July 2025, planned in two scenarios.

    The one follows Nghị quyết 1654/NQ-UBTVQH15: districts abolished, 143 communes to 48, the
    province merged into An Giang. The other keeps the province and its districts' divisions
    together: communes are merged into the first of each group, districts go to them alone.
    """

    _name = "cchc.demo.reorganisation"
    _description = "Reorganisation of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        root = demo._unit("KG")
        if not root:
            return
        document = demo.env["cchc.legal.document"].search(
            [("number", "=", "1654/NQ-UBTVQH15")], limit=1
        ) or demo.env["cchc.legal.document"].create(
            {
                "number": "1654/NQ-UBTVQH15",
                "title": "Sắp xếp các đơn vị hành chính cấp xã của tỉnh An Giang năm 2025",
                "kind": "resolution",
                "date_issued": date(2025, 6, 16),
            }
        )
        act = demo.env["cchc.reorganisation"].create(
            {
                "name": "Sắp xếp đơn vị hành chính hai cấp theo Nghị quyết 1654",
                "unit_id": root.id,
                "issuer_id": root.id,
                "date": DAY,
                "document_id": document.id,
                "decision_number": "01/QĐ-UBND",
                "date_signed": AS_OF,
                "note": "Ánh xạ xã cũ – xã mới theo Nghị quyết 1654/NQ-UBTVQH15 (từ 01/7/2025). "
                "Tỉnh minh họa được kể theo cơ cấu cũ đến năm 2026 nên ngày thực hiện lùi lại.",
            }
        )
        resolution = demo._scenario(act, "Phương án 1: theo Nghị quyết 1654, nhập tỉnh")
        demo._plan_resolution(resolution)
        central = demo._scenario(act, "Phương án 2: nhập vào xã trung tâm, giữ tỉnh")
        demo._plan_central(central)
        for scenario in resolution | central:
            scenario.with_user(issuer).sudo().action_compute()

    @api.model
    def _scenario(self, act, name):
        return self.env["cchc.reorganisation.scenario"].create(
            {"reorganisation_id": act.id, "name": name}
        )

    @api.model
    def _unit(self, code):
        return self.env["hr.department"].search([("code", "=", code)], limit=1)

    @api.model
    def _rows_of(self, name):
        with file_open(STRUCTURES.format(name)) as handle:
            return list(csv.DictReader(handle))

    @api.model
    def _groups(self):
        """``[(new code, new name, old communes)]`` by the resolution, in the order of the table."""
        names = {row["code"]: row["name"] for row in self._rows_of("an_giang")}
        groups = {}
        for row in self._rows_of("mapping_2025"):
            unit = self._unit(row["old_code"])
            if unit:
                groups.setdefault(row["new_code"], []).append(unit)
        none = self.env["hr.department"]
        return [(code, names[code], none.union(*own)) for code, own in groups.items()]

    # -- by the resolution ----------------------------------------------------------------

    @api.model
    def _plan_resolution(self, scenario):
        root = self._unit("KG")
        Operation = self.env["cchc.reorganisation.operation"]
        province = Operation.create(
            {
                "scenario_id": scenario.id,
                "kind": "found",
                "name": "UBND tỉnh An Giang",
                "code": "AG",
                "kind_id": root.kind_id.id,
                "level_id": root.level_id.id,
            }
        )
        Operation.create(
            {
                "scenario_id": scenario.id,
                "kind": "merge_into",
                "unit_ids": [Command.set(root.ids)],
                "target_operation_id": province.id,
            }
        )
        takers = {}
        for code, name, communes in self._groups():
            if len(communes) > 1:
                taker = Operation.create(
                    {
                        "scenario_id": scenario.id,
                        "kind": "merge",
                        "unit_ids": [Command.set(communes.ids)],
                        "name": name,
                        "code": code,
                        "parent_operation_id": province.id,
                    }
                )
            else:
                taker = communes
                self._take_over(scenario, communes, name, province)
            for commune in communes:
                takers.setdefault(commune.parent_id, []).append(taker)
        self._abolish_districts(scenario, takers)

    @api.model
    def _take_over(self, scenario, commune, name, province):
        """A commune that no other joins comes below the province, with its new name."""
        Operation = self.env["cchc.reorganisation.operation"]
        told = {"scenario_id": scenario.id, "unit_ids": [Command.set(commune.ids)]}
        Operation.create({**told, "kind": "move", "parent_operation_id": province.id})
        if commune.name != name:
            Operation.create({**told, "kind": "rename", "name": name})

    @api.model
    def _abolish_districts(self, scenario, takers):
        """A district hands its people on to the communes that came of it, in equal parts."""
        Operation = self.env["cchc.reorganisation.operation"]
        for district, own in takers.items():
            parts = list(dict.fromkeys(own))
            Operation.create(
                {
                    "scenario_id": scenario.id,
                    "kind": "divide",
                    "unit_ids": [Command.set(district.ids)],
                    "part_ids": [
                        Command.create(
                            {
                                "share": round(100 / len(parts), 3),
                                **(
                                    {"unit_id": part.id}
                                    if part._name == "hr.department"
                                    else {"founding_id": part.id}
                                ),
                            }
                        )
                        for part in parts
                    ],
                }
            )
            self._lay_elsewhere(scenario, district, parts[0])

    @api.model
    def _lay_elsewhere(self, scenario, district, taker):
        """Health centres come below the department, other units of the district to a commune."""
        health = self._unit("KG.SYT")
        rest = district.child_ids.filtered(
            lambda unit: unit.kind_id.code not in (*INNER_KINDS, "people_committee")
        )
        of_health = rest.filtered(lambda unit: "Y tế" in unit.name)
        for units, below in ((of_health, health), (rest - of_health, taker)):
            if units:
                self.env["cchc.reorganisation.operation"].create(
                    {
                        "scenario_id": scenario.id,
                        "kind": "move",
                        "unit_ids": [Command.set(units.ids)],
                        **(
                            {"parent_id": below.id}
                            if below._name == "hr.department"
                            else {"parent_operation_id": below.id}
                        ),
                    }
                )

    # -- the other way -----------------------------------------------------------------------

    @api.model
    def _plan_central(self, scenario):
        root = self._unit("KG")
        Operation = self.env["cchc.reorganisation.operation"]
        takers = {}
        for _code, _name, communes in self._groups():
            centre = communes[:1]
            if len(communes) > 1:
                Operation.create(
                    {
                        "scenario_id": scenario.id,
                        "kind": "merge_into",
                        "unit_ids": [Command.set((communes - centre).ids)],
                        "target_id": centre.id,
                    }
                )
            Operation.create(
                {
                    "scenario_id": scenario.id,
                    "kind": "move",
                    "unit_ids": [Command.set(centre.ids)],
                    "parent_id": root.id,
                }
            )
            for commune in communes:
                takers.setdefault(commune.parent_id, []).append(centre)
        self._abolish_districts(scenario, {unit: own[:1] for unit, own in takers.items()})
