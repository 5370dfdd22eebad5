from datetime import date

from odoo.tests.common import new_test_user

from odoo.addons.cchc_positions.tests.common import CchcPositionsCase

REVIEW = date(2025, 8, 1)
LEAVE_ON = date(2025, 9, 1)
MINUTES = "05/BB-SNV, 28/07/2025"


class ReductionCase(CchcPositionsCase):
    """An agency that proposes three people, and Home Affairs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("reduction_officer", "hr_officer", cls.home)
        cls.stranger = cls._create_user("reduction_stranger", "hr_officer", cls.finance)
        cls.judge = cls._create_user(
            "reduction_judge", "home_affairs", cls.env["hr.department"]._roots()
        )
        cls.payer = new_test_user(
            cls.env,
            login="reduction_payer",
            groups="cchc_reduction.group_finance",
            unit_ids=[(6, 0, cls.env["hr.department"]._roots().ids)],
        )
        cls.ground = cls.env.ref("cchc_reduction.reduction_ground_nd154_a")
        cls.people = cls.env["hr.employee"]
        for name, born in (("Lê Văn Một", "1966"), ("Lê Văn Hai", "1966"), ("Lê Văn Ba", "1966")):
            cls.people |= cls._create_person(
                name, birth_text=born, recruited_text="03/1995", citizen_id=None
            )
        cls._open(cls.people, date(2024, 1, 1), step=8)

    @classmethod
    def _list(cls, people=None, user=None, **vals):
        made = (
            cls.env["cchc.reduction.list"]
            .with_user(user or cls.officer)
            .create({"unit_id": cls.home.id, "year": 2025, "review_on": REVIEW, **vals})
        )
        for person in cls.people if people is None else people:
            cls._dossier(made, person)
        return made

    @classmethod
    def _dossier(cls, made, person, **vals):
        row = made.env["cchc.reduction.dossier"].create(
            {
                "list_id": made.id,
                "employee_id": person.id,
                "ground_id": cls.ground.id,
                "leave_on": LEAVE_ON,
                "minutes": MINUTES,
                **vals,
            }
        )
        row.document_ids.number = "01"
        return row

    @classmethod
    def _approved(cls, made):
        made.action_submit()
        judged = made.with_user(cls.judge)
        judged.action_appraise()
        cls._financed(judged)
        judged.document_id = cls.document
        judged.action_approve()
        return judged

    @classmethod
    def _financed(cls, made):
        return made.with_user(cls.payer)._finance("estimate", "12/STC")

    @classmethod
    def _decided(cls, judged):
        judged.action_draft_decision()
        for number, decision in enumerate(judged.dossier_ids.decision_id, start=1):
            if decision.state == "draft":
                decision.write({"number": f"{number}5/QĐ-UBND", "date_signed": REVIEW})
                decision.action_issue()
        return judged
