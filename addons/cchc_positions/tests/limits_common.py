from datetime import date

from .common import CchcPositionsCase

DAY = date(2024, 6, 1)


class LimitsCase(CchcPositionsCase):
    """The small province with three departments and people who can lead them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.justice = cls._create_unit(
            "T.TP", "Sở Tư pháp", "specialised_department", "province", cls.province
        )
        cls.deputy_director = cls.env.ref("cchc_hr.leadership_post_pho_giam_doc_so")
        cls.deputy_head = cls.env.ref("cchc_hr.leadership_post_pho_truong_phong_so")
        cls.service = cls.env["cchc.limit.check"]

    @classmethod
    def _deputies(cls, unit, count, post=None):
        people = cls.env["hr.employee"]
        for number in range(count):
            people |= cls._create_person(f"Phó {unit.code} {number}", unit)
        if people:
            cls._open(people, department_id=unit, leadership_post_id=post or cls.deputy_director)
        return people

    def _finding(self, limit, unit, found):
        return next(row for row in found if row.key == (limit, unit.id))
