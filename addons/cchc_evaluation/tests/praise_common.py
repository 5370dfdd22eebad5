from datetime import date

from odoo.tests.common import freeze_time

from odoo.addons.cchc_positions.tests.common import CchcPositionsCase

YEAR = 2026
TODAY = "2026-12-20"


@freeze_time(TODAY)
class PraiseCase(CchcPositionsCase):
    """An agency whose people are rated for a year, its officer and head, and Home Affairs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("praise_officer", "hr_officer", cls.home)
        cls.head = cls._create_user("praise_head", "unit_head", cls.home)
        cls.watcher = cls._create_user("praise_watcher", "inspector", cls.home)
        cls.stranger = cls._create_user("praise_stranger", "hr_officer", cls.finance)
        cls.judge = cls._create_user(
            "praise_judge", "home_affairs", cls.env["hr.department"]._roots()
        )

    @classmethod
    def _people(cls, number, rating="good", day=date(2020, 1, 1), name="Lê Văn", **facts):
        people = cls.env["hr.employee"].concat(
            *(cls._create_person(f"{name} {at:02}") for at in range(1, number + 1))
        )
        cls._open(people, day, **facts)
        if rating:
            cls._rate(people, rating)
        return people

    @classmethod
    def _rate(cls, people, rating, year=YEAR):
        cls.env["cchc.yearly.rating"].create(
            [
                {"employee_id": person.id, "year": year, "rating": rating, "when": f"15/12/{year}"}
                for person in people
            ]
        )

    @classmethod
    def _title(cls, code):
        return cls.env.ref(f"cchc_evaluation.emulation_title_{code}")

    @classmethod
    def _round(cls, user=None, **vals):
        return (
            cls.env["cchc.emulation.round"]
            .with_user(user or cls.officer)
            .create(
                {
                    "unit_id": cls.home.id,
                    "year": YEAR,
                    "council_size": 10,
                    "minutes": "12/BB-HĐ",
                    **vals,
                }
            )
        )

    @classmethod
    def _propose(cls, made, people, code, votes=10):
        return made.env["cchc.emulation.proposal"].create(
            [
                {
                    "round_id": made.id,
                    "employee_id": person.id,
                    "title_id": cls._title(code).id,
                    "votes": votes,
                }
                for person in people
            ]
        )
