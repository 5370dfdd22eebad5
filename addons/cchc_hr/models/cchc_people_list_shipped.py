from odoo import api, models
from odoo.fields import Command

# Shipped lists: name, criteria (information, comparison, values), columns, order, titles of units.
SHIPPED = {
    "people_list_women": {
        "name": "Nữ dưới 40 tuổi có trình độ thạc sĩ, cao cấp lý luận chính trị",
        "criteria": [
            ("sex", "in", ["female"]),
            ("age", "range", ("", "39")),
            ("degree_level", "at_least", ["master"]),
            ("political_theory", "at_least", ["advanced"]),
        ],
        "columns": "name birthday age unit leadership_post rank degree_level major political_theory"
        " party_joined remark",
    },
    "people_list_retiring": {
        "name": "Công chức sắp nghỉ hưu trong 12 tháng",
        "criteria": [
            (
                "staffing_category",
                "in",
                ["cadre", "civil_servant", "commune_cadre", "commune_civil_servant"],
            ),
            ("months_to_retirement", "range", ("", "12")),
        ],
        "columns": "name birthday sex unit leadership_post rank retirement_date"
        " months_to_retirement remark",
        "order": "retirement_date",
    },
    "people_list_state_management": {
        "name": "Người chưa có chứng chỉ quản lý nhà nước theo ngạch",
        "criteria": [
            ("staffing_category", "in", ["civil_servant", "commune_civil_servant"]),
        ],
        "domain": "['|', '|', "
        "'&', ('rank_id.tier', '=', 'specialist'), ('state_management_level', 'not in', "
        "['specialist', 'principal', 'senior_principal']), "
        "'&', ('rank_id.tier', '=', 'principal'), ('state_management_level', 'not in', "
        "['principal', 'senior_principal']), "
        "'&', ('rank_id.tier', '=', 'senior_principal'), "
        "('state_management_level', '!=', 'senior_principal')]",
        "columns": "name birthday unit leadership_post rank rank_since state_management remark",
    },
    "people_list_extract": {
        "name": "Danh sách trích ngang cán bộ, công chức",
        "criteria": [
            (
                "staffing_category",
                "in",
                ["cadre", "civil_servant", "commune_cadre", "commune_civil_servant"],
            ),
        ],
        "columns": "name sex birthday ethnicity home_town position_title leadership_post"
        " party_joined degree_level major political_theory state_management rank step coefficient"
        " remark",
        "group": "unit",
    },
}


class CchcPeopleList(models.Model):
    """Lists that every office is asked for, ready to be opened or copied."""

    _inherit = "cchc.people.list"

    @api.model
    def _ship(self):
        """Make the shipped lists that were never made; what an administrator changed stays."""
        data = self.env["ir.model.data"]
        known = set(
            data.search([("module", "=", "cchc_hr"), ("model", "=", self._name)]).mapped("name")
        )
        for name, said in SHIPPED.items():
            if name not in known:
                people_list = self.create(self._shipped_values(said))
                data.create(
                    {
                        "module": "cchc_hr",
                        "name": name,
                        "model": self._name,
                        "res_id": people_list.id,
                        "noupdate": True,
                    }
                )

    @api.model
    def _shipped_values(self, said):
        catalogue = {field.code: field for field in self.env["cchc.people.field"].search([])}
        return {
            "name": said["name"],
            "user_id": False,
            "unit_id": False,
            "shared": "everybody",
            "domain": said.get("domain", False),
            "group_by": said.get("group", False),
            "order_by": "field" if said.get("order") else "name",
            "order_field_id": catalogue[said["order"]].id if said.get("order") else False,
            "criterion_ids": [
                Command.create(self._shipped_criterion(catalogue[code], *asked))
                for code, *asked in said["criteria"]
            ],
            "column_ids": [
                Command.create({"field_id": catalogue[code].id, "sequence": place})
                for place, code in enumerate(said["columns"].split())
            ],
        }

    @api.model
    def _shipped_criterion(self, field, comparison, values):
        asked = {"field_id": field.id, "comparison": comparison}
        if comparison == "range":
            first, last = values
            return asked | {"value_from": first, "value_to": last}
        chosen = field.value_ids.filtered(lambda value: value.code in values)
        return asked | {"value_ids": [Command.set(chosen.ids)]}
