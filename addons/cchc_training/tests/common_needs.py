from datetime import date

from odoo.addons.cchc_positions.tests.common_standard import OPENED, CchcStandardCase

TODAY = "2026-06-30"


class NeedsCase(CchcStandardCase):
    """Specialists of Home Affairs, a standard that asks for a course, and who plans for them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Need = cls.env["cchc.qualification.need"]
        cls._ask_for({"kind": "state_management", "state_management_level": "principal"})
        cls.course = cls.env.ref("cchc_training.training_programme_qlnn_cvc")
        cls.division_course = cls.env.ref("cchc_training.training_programme_ldql_phong")
        cls.department_course = cls.env.ref("cchc_training.training_programme_ldql_so")
        cls.job_course = cls.env.ref("cchc_training.training_programme_vtvl")
        cls.head_of_division = cls.env.ref("cchc_hr.leadership_post_truong_phong_so")
        cls.deputy_director = cls.env.ref("cchc_hr.leadership_post_pho_giam_doc_so")
        cls.officer = cls._create_user("can_bo_nhu_cau", "hr_officer", cls.home)
        cls.stranger = cls._create_user("can_bo_khac", "hr_officer", cls.finance)
        cls.judge = cls._create_user("noi_vu_nhu_cau", "home_affairs", cls.province)
        cls.inspector = cls._create_user("thanh_tra_nhu_cau", "inspector", cls.province)

    @classmethod
    def _ask_for(cls, *requirements):
        """What the standard of the specialists demands."""
        cls.standard.requirement_ids = [(5,), *((0, 0, values) for values in requirements)]
        cls._settle()

    @classmethod
    def _specialist(cls, name="Nguyễn Văn An", **facts):
        person = cls._create_person(name)
        cls._open(person, day=OPENED, **facts)
        return person

    @classmethod
    def _needs(cls, person, **vals):
        needs = cls.Need.search([("employee_id", "=", person.id)])
        return needs.filtered_domain([(name, "=", value) for name, value in vals.items()])

    @classmethod
    def _certificate(cls, person, kind="state_management", when="01/06/2026", **vals):
        if kind == "state_management":
            vals = {"state_management_level": "principal", **vals}
        return cls.env["cchc.certificate"].create(
            {"employee_id": person.id, "kind": kind, "name": "Chứng chỉ", "when": when, **vals}
        )

    @classmethod
    def _plan(cls, user=None, unit=None, **vals):
        return (
            cls.env["cchc.training.plan"]
            .with_user(user or cls.officer)
            .create({"unit_id": (unit or cls.home).id, "year_from": 2026, **vals})
        )

    @classmethod
    def _line(cls, plan, programme=None, people=2, **vals):
        return plan.env["cchc.training.plan.line"].create(
            {
                "plan_id": plan.id,
                "programme_id": (programme or cls.job_course).id,
                "people": people,
                "cost_per_head": 1_500_000,
                **vals,
            }
        )

    @classmethod
    def _document(cls, number="15/QĐ-UBND"):
        return cls.env["cchc.legal.document"].create(
            {"number": number, "title": "Phê duyệt kế hoạch", "date_issued": date(2026, 1, 20)}
        )
