from datetime import date, timedelta

from odoo.tests import tagged

from .common import CchcPositionsCase

DAY = date(2024, 3, 1)


@tagged("post_install", "-at_install")
class TestPersonMerge(CchcPositionsCase):
    """What the floor of positions holds of two entries that are one person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.drafting = cls.env.ref("cchc_positions.competency_tt12_drafting")
        cls.first = cls._create_person("Trần Văn Bình")
        cls.second = cls._create_person("Trần Văn Bình")
        cls._open(cls.first, date(2016, 3, 1))
        cls._issue("resignation", cls.first, date(2018, 7, 1))
        cls._issue(
            "recruitment", cls.second, date(2021, 1, 1), staffing_category="civil_servant",
            department_id=cls.home_division, service_status="serving",
        )  # fmt: skip

    def _merge(self):
        case = {"kept": self.second, "other": self.first, "reason": "Một người"}
        return self.env["cchc.person.merge"]._merge([case])

    def test_assessments_are_entered_again_and_the_old_ones_stay_readable(self):
        Assessment = self.env["cchc.competency.assessment"]
        old = Assessment.create(
            {"employee_id": self.first.id, "competency_id": self.drafting.id, "level": 3,
             "date": DAY, "assessor": "Trưởng phòng", "evidence": "Ba dự thảo"}
        )  # fmt: skip
        act = self._merge()
        self.assertTrue(old.voided_at)
        new = Assessment.search([("employee_id", "=", self.second.id)])
        self.assertEqual((new.level, new.date, new.evidence), (3, DAY, "Ba dự thảo"))
        self.assertTrue(new.recorded_at)
        act._undo("Hai người")
        self.assertTrue(new.voided_at)
        standing = Assessment.search(
            [("employee_id", "in", (self.first | self.second).ids), ("voided_at", "=", False)]
        )
        self.assertEqual((standing.employee_id, standing.level), (self.first, 3))

    def test_who_was_recruited_and_who_left_are_one(self):
        """The leaver came back: both movements stay, whichever entry they were issued for."""
        establishment = self.env["cchc.establishment"]
        starts, day = {self.civil.id: date(2016, 1, 1)}, date(2022, 1, 1)
        key = (self.home.id, self.civil.id)
        before = establishment._turnover(starts, day)[key]
        self.assertEqual(before, (1, 1))
        self._merge()
        self.assertEqual(establishment._turnover(starts, day)[key], before)
        later = self.env.cr.now() + timedelta(days=1)
        self.assertEqual(establishment._turnover(starts, day, later)[key], before)

    def test_occupied_once(self):
        third = self._create_person("Trần Văn Bình")
        self._open(third, date(2022, 1, 1))
        establishment = self.env["cchc.establishment"]
        key = (self.home_division.id, self.civil.id)
        day = date(2023, 1, 1)
        before = establishment._occupied(day)[key]
        self.env["cchc.person.merge"]._merge(
            [{"kept": self.second, "other": third, "reason": "Một người",
              "aside": third.decision_line_ids,
              "choices": dict.fromkeys(["rank_id"], "kept")}]
        )  # fmt: skip
        self.assertEqual(establishment._occupied(day)[key], before - 1)
