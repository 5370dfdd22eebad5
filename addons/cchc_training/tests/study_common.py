from datetime import date

from odoo.addons.cchc_hr.tests.common import CchcHrCase

TODAY = "2026-06-01 03:00"
ON = date(2026, 6, 1)


class StudyCase(CchcHrCase):
    """A specialist with nine years of service and good ratings, and who sends people to study."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.judge = cls._create_user("study_judge", "home_affairs", cls.province)
        cls.officer = cls._create_user("study_officer", "hr_officer", cls.home)
        cls.stranger = cls._create_user("study_stranger", "hr_officer", cls.finance)
        cls.inspector = cls._create_user("study_inspector", "inspector", cls.province)
        cls.kinh = cls.env.ref("cchc_hr.ethnicity_01")
        cls.khmer = cls.env.ref("cchc_hr.ethnicity_05")
        cls.person = cls._specialist("Nguyễn Văn An")
        cls.school = cls.env["cchc.training.provider"].create({"name": "Học viện Hành chính"})

    @classmethod
    def _specialist(cls, name, **vals):
        person = cls._create_person(
            name,
            birth_text="01/03/1985",
            recruited_text="01/09/2017",
            ethnicity_id=cls.kinh.id,
            **vals,
        )
        cls._open(person)
        cls.env["cchc.yearly.rating"].create(
            [
                {"employee_id": person.id, "year": year, "rating": "good"}
                for year in range(2020, 2026)
            ]
        )
        return person

    @classmethod
    def _study(cls, person=None, cost=60_000_000, **vals):
        made = (
            cls.env["cchc.training.study"]
            .with_user(cls.judge)
            .create(
                {
                    "employee_id": (person or cls.person).id,
                    "kind": "master",
                    "field_of_study": "Quản lý công",
                    "field_fits": "yes",
                    "provider_id": cls.school.id,
                    "date_from": date(2023, 9, 1),
                    "date_to": date(2025, 8, 31),
                    **vals,
                }
            )
        )
        if cost:
            cls._pay(made, cost)
        return made

    @classmethod
    def _pay(cls, study, amount, source="training"):
        return (
            cls.env["cchc.training.study.cost"]
            .with_user(cls.judge)
            .create(
                {
                    "study_id": study.id,
                    "date": study.date_from,
                    "item": "Học phí",
                    "source": source,
                    "amount": amount,
                }
            )
        )

    @classmethod
    def _send(cls, studies):
        """Propose and issue the decision of sending; :return: the decision"""
        studies.action_propose()
        action = studies.action_draft_decision()
        decision = studies.env["cchc.decision"].browse(action["res_id"])
        decision.write(
            {
                "number": f"{next(cls.numbers)}/QĐ-UBND",
                "date_signed": min(studies.mapped("date_from")),
            }
        )
        decision.action_issue()
        return decision

    @classmethod
    def _finish(cls, study, outcome="degree", day=date(2025, 8, 31), **vals):
        wizard = (
            cls.env["cchc.training.study.step"]
            .with_user(cls.judge)
            .create({"study_id": study.id, "step": "outcome", "outcome": outcome, "day": day,
                     "number": "ThS-01", **vals})
        )  # fmt: skip
        wizard.action_confirm()

    @classmethod
    def _committed(cls, months=72, person=None, **vals):
        """A master finished on 31/08/2025; the commitment runs from 01/09/2025."""
        study = cls._study(person, **vals)
        study.commitment_months = months
        cls._send(study)
        cls._finish(study, day=study.date_to)
        return study

    @classmethod
    def _payback(cls, study):
        return (
            cls.env["cchc.training.payback"]
            .with_user(cls.judge)
            .search([("study_id", "=", study.id), ("state", "!=", "void")])
        )
