from datetime import date

from odoo.exceptions import AccessError, UserError

from .common import CchcPositionsCase

TODAY_LAW = date(2026, 1, 1)
BEFORE = date(2022, 1, 1)


class TestSchemeDescribed(CchcPositionsCase):
    incomplete_descriptions = None

    def _draft(self, day=TODAY_LAW, **vals):
        return self._scheme([("CV.01", 1), ("CV.02", 1)], day, **vals)

    def _describe(self, lines):
        lines.scheme_id.action_start_job_descriptions()
        lines.action_propose_competencies()
        for item in lines.job_description_ids.item_ids:
            item.content = "Nội dung"

    def _logged(self, scheme):
        return "\n".join(scheme.message_ids.mapped("body"))

    def test_shipped_by_regime(self):
        modes = {
            form.code: (form.on_submit, form.on_approve)
            for form in self.env["cchc.job.description.form"].search([])
        }
        self.assertEqual(
            modes,
            {
                "nd232": ("warn", "block"),
                "nd361": ("warn", "block"),
                "tt12_cc": ("warn", "block"),
                "tt12_vc": ("warn", "block"),
                "tt05_cc": ("warn", "warn"),
                "tt14_vc": ("warn", "warn"),
            },
        )

    def test_submission_notes_what_is_missing(self):
        scheme = self._draft()
        scheme.action_submit()
        self.assertEqual(scheme.state, "submitted")
        self.assertIn("CV.01 – Vị trí CV.01: no job description", self._logged(scheme))

    def test_approval_names_each_position_and_each_missing_section(self):
        scheme = self._draft()
        first, second = scheme.line_ids.sorted("code")
        self._describe(first)
        first.job_description_ids.item_ids.filtered(
            lambda item: item.section_id.code in ("objective", "authority")
        ).content = False
        first.competency_ids.unlink()
        second.job_description_ids.unlink()
        scheme.action_submit()
        scheme.action_appraise()
        with self.assertRaises(UserError) as refused:
            scheme.action_approve()
        lines = str(refused.exception).splitlines()
        self.assertIn(scheme.display_name, lines[0])
        self.assertEqual(
            lines[1:],
            [
                "CV.01 – Vị trí CV.01: II. MỤC TIÊU VỊ TRÍ VIỆC LÀM; V. PHẠM VI QUYỀN HẠN; "
                "VIII. YÊU CẦU VỀ NĂNG LỰC",
                "CV.02 – Vị trí CV.02: no job description",
            ],
        )
        self.assertEqual(scheme.state, "appraised")

    def test_a_complete_one_comes_in_force(self):
        scheme = self._draft()
        self._describe(scheme.line_ids)
        self.assertFalse(scheme.undescribed_count)
        self._approve(scheme)
        self.assertEqual(scheme.state, "approved")

    def test_what_the_position_demands_is_its_section_of_requirements(self):
        scheme = self._draft()
        self._describe(scheme.line_ids)
        line = scheme.line_ids[0]
        line.job_description_ids.item_ids.filtered(
            lambda item: item.section_id.code == "requirements"
        ).unlink()
        self.assertIn("YÊU CẦU VỀ TRÌNH ĐỘ", line.job_description_ids.gaps)
        line.requirement_ids = [(0, 0, {"kind": "degree", "degree_level": "university"})]
        self.assertFalse(line.job_description_ids.gaps)

    def test_older_regimes_warn(self):
        scheme = self._approve(self._draft(BEFORE))
        self.assertEqual(scheme.state, "approved")
        self.assertEqual(self._logged(scheme).count("CV.02 – Vị trí CV.02"), 2)

    def test_home_affairs_sets_what_happens(self):
        form = self.env["cchc.job.description.form"]._in_force("civil_servant", TODAY_LAW)
        officer = self._create_user("officer", "hr_officer", self.home)
        with self.assertRaises(AccessError):
            form.with_user(officer).on_approve = "off"
        form.write({"on_submit": "block", "on_approve": "off"})
        scheme = self._draft()
        with self.assertRaisesRegex(UserError, "CV.01"):
            scheme.action_submit()
        form.on_submit = "off"
        self._approve(scheme)
        self.assertNotIn("CV.01", self._logged(scheme))

    def test_descriptions_are_started_at_once(self):
        scheme = self._draft()
        kept = self.env["cchc.job.description"].create(
            {"line_id": scheme.line_ids[0].id, "direct_manager": "Giám đốc"}
        )
        scheme.action_start_job_descriptions()
        self.assertEqual(len(scheme.line_ids.job_description_ids), 2)
        self.assertEqual(scheme.line_ids[0].job_description_ids, kept)
        self.assertTrue(scheme.line_ids[1].job_description_ids.item_ids)
        self._describe(scheme.line_ids)
        self._approve(scheme)
        with self.assertRaises(UserError):
            scheme.action_start_job_descriptions()
