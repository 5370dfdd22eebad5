from datetime import date

from odoo.fields import Command

from .common import CchcHrCase


class PeopleListCase(CchcHrCase):
    """Four people of the Home Affairs department, and short ways to ask for them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.catalogue = {field.code: field for field in cls.env["cchc.people.field"].search([])}
        women = {"sex": "female"}
        cls.an = cls._create_person()
        cls.binh = cls._create_person("Trần Thị Bình", birth_text="05/08/1990", **women)
        cls.cuc = cls._create_person("Lê Thị Cúc", birth_text="07/1988", **women)
        cls.dung = cls._create_person("Phạm Thị Dung", birth_text="30/06/1986", **women)
        cls.people = cls.an | cls.binh | cls.cuc | cls.dung
        cls._open(cls.an | cls.binh | cls.dung)
        cls._open(cls.cuc, rank_id=cls.principal)
        cls.env["cchc.education"].create(
            [
                {"employee_id": person.id, "level": level, "when": when}
                for person, level, when in (
                    (cls.an, "university", "2002"),
                    (cls.binh, "master", "2021"),
                    (cls.cuc, "doctor", "2019"),
                    (cls.dung, "master", "2022"),
                )
            ]
        )
        cls.env["cchc.certificate"].create(
            [
                {
                    "employee_id": person.id,
                    "kind": "political_theory",
                    "political_theory_level": level,
                    "when": "2018",
                }
                for person, level in (
                    (cls.an, "advanced"),
                    (cls.binh, "advanced"),
                    (cls.cuc, "bachelor"),
                    (cls.dung, "advanced"),
                )
            ]
        )

    @classmethod
    def _field(cls, code):
        return cls.catalogue[code]

    @classmethod
    def _values_of(cls, code, codes):
        return cls.catalogue[code].value_ids.filtered(lambda value: value.code in codes)

    @classmethod
    def _list(cls, criteria, columns="name", on=date(2026, 6, 30), env=None, **vals):
        """A list of the people of the department.

        :param criteria: (information, comparison, value): limits, codes, a text or units
        """
        return (env or cls.env)["cchc.people.list"].create(
            {
                "name": "Danh sách thử",
                "date": on,
                "unit_ids": [Command.set((cls.home | cls.finance).ids)],
                "criterion_ids": [
                    Command.create(cls._criterion(*criterion)) for criterion in criteria
                ],
                "column_ids": [
                    Command.create({"field_id": cls.catalogue[code].id, "sequence": place})
                    for place, code in enumerate(columns.split())
                ],
                **vals,
            }
        )

    @classmethod
    def _criterion(cls, code, comparison, value):
        asked = {"field_id": cls.catalogue[code].id, "comparison": comparison}
        if isinstance(value, tuple):
            return asked | {"value_from": value[0], "value_to": value[1]}
        if isinstance(value, list):
            return asked | {"value_ids": [Command.set(cls._values_of(code, value).ids)]}
        if isinstance(value, str):
            return asked | {"value_from": value}
        return asked | ({"unit_ids": [Command.set(value.ids)]} if value else {})

    @classmethod
    def _values(cls, people_list):
        return [row.values for row in people_list._answer("screen")[0].rows]

    @classmethod
    def _names(cls, people_list):
        """Names in the order of an English alphabet, to compare whom a list holds."""
        people = [row.person_id for row in people_list._answer("screen")[0].rows]
        return sorted(cls.env["hr.employee"].browse(people).mapped("name"))
