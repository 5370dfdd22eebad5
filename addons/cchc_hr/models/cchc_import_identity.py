from odoo import api, models

from ..importing import identity
from ..rules import partial_date


class CchcImportRow(models.Model):
    """What a row says of its person, for the comparison with somebody else."""

    _inherit = "cchc.import.row"

    def _who(self):
        """The person whom a row names; its twin further down in the file is another."""
        values = self.values
        parts = [
            identity.spelling(self.name or ""),
            values.get("birth"),
            values.get("citizen_id"),
            str(self.unit_id.id),
        ]
        return "|".join(part or "" for part in parts) + ("|2" if self._is_twin() else "")

    def _is_twin(self):
        return any(data["code"] == "person_repeated" for data in self.findings or [])

    def _twin(self):
        """The earlier row of the file with the same name, birth and unit."""
        for data in self.findings or []:
            if data["code"] == "person_repeated":
                return self.search(
                    [("batch_id", "=", self.batch_id.id), ("number", "=", data["params"]["row"])],
                    limit=1,
                )
        return self.browse()

    def _someone(self):
        values = self.values or {}
        number, old_number = identity.split_number(values.get("citizen_id"))
        return identity.Someone(
            self.name,
            partial_date.parse(values["birth"]) if values.get("birth") else None,
            number,
            old_number,
            self.unit_id.id,
        )

    def _sides(self):
        values = self.values or {}
        someone = self._someone()
        return self._labelled(
            name=self.name,
            birth=str(someone.birth or ""),
            sex=values.get("sex"),
            number=someone.number,
            old_number=someone.old_number,
            staff_number=values.get("staff_code"),
            unit=self.unit_id.display_name,
            position=values.get("position"),
            rank=values.get("rank_code"),
        )

    @api.model
    def _labelled(self, **sides):
        Person = self.env["hr.employee"].sudo()
        sexes = dict(Person._fields["sex"]._description_selection(self.env))
        labels = {
            "name": self.env._("Full name"),
            "birth": self.env._("Born"),
            "sex": self.env._("Sex"),
            "number": Person._fields["citizen_id"]._description_string(self.env),
            "old_number": Person._fields["old_citizen_id"]._description_string(self.env),
            "staff_number": Person._fields["staff_number"]._description_string(self.env),
            "unit": self.env._("Unit"),
            "position": self.env._("Position"),
            "rank": self.env._("Rank"),
        }
        sides["sex"] = sexes.get(sides["sex"], sides["sex"])
        return {labels[key]: value for key, value in sides.items()}
