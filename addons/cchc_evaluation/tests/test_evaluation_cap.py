from odoo.exceptions import UserError

from .common_evaluation import EvaluationCase


class TestCap(EvaluationCase):
    """At most ⌊20 % × number rated good⌋ excellent in a unit and group."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        more = cls.env["hr.employee"].concat(
            *(cls._create_person(f"Đỗ Văn {number:02d}") for number in range(35))
        )
        cls._open(more)
        cls.staff |= more
        cls.period = cls._period()
        cls.agency = cls._to_meeting(cls.period)

    def _propose(self, excellent, good):
        rows = self.agency.evaluation_ids.filtered(lambda row: row.employee_id in self.staff)
        rows = rows.sorted("id").with_user(self.chief)
        rows[:excellent].write({"proposed_level": "excellent"})
        rows[excellent : excellent + good].write({"proposed_level": "good"})
        rows[excellent + good :].write({"proposed_level": "completed"})
        self._of(self.period, self.head, self.officer).write({"proposed_level": "good"})

    def _cap(self):
        group = self.env.ref("cchc_evaluation.evaluation_group_professional")
        self.agency.invalidate_recordset()
        self.env["cchc.evaluation.cap"].invalidate_model()
        return self.agency.cap_ids.filtered(lambda row: row.group_id == group)

    def test_33_good_allow_6(self):
        self._propose(7, 33)
        cap = self._cap()
        self.assertEqual((cap.good, cap.most, cap.excellent, cap.over), (33, 6, 7, 1))
        with self.assertRaisesRegex(UserError, "7 excellent, but at most 6.*Lower 1"):
            self._decide(self.agency)

    def test_six_of_39_are_decided(self):
        self._propose(6, 34)
        self._decide(self.agency)
        levels = self.agency.evaluation_ids.mapped("level")
        self.assertEqual(levels.count("excellent"), 6)

    def test_a_quarter_only_with_the_recognition_of_the_unit(self):
        self._propose(8, 32)
        with self.assertRaisesRegex(UserError, "at most 6"):
            self._decide(self.agency)
        self.agency.with_user(self.officer).action_return()
        self.agency.with_user(self.judge).write(
            {"unit_rating": "excellent", "unit_rating_document": "7/QĐ-UBND"}
        )
        cap = self._cap()
        self.assertEqual((cap.share, cap.most, cap.over), (25, 8, 0))
        self._decide(self.agency)
        self.assertEqual(self.agency.state, "decided")

    def test_leaders_are_a_group_of_their_own(self):
        self._propose(6, 34)
        self._of(self.period, self.head, self.officer).write({"proposed_level": "excellent"})
        with self.assertRaisesRegex(UserError, "Lãnh đạo, quản lý: 1 excellent, but at most 0"):
            self._decide(self.agency)

    def test_a_review_cannot_break_the_cap(self):
        self._propose(6, 34)
        run = self._decide(self.agency)
        run.action_notify()
        row = run.evaluation_ids.filtered(lambda row: row.level == "good").filtered(
            lambda row: not row.leader
        )[:1]
        complaint = self.env["cchc.evaluation.complaint"].with_user(self.officer).create(
            {"evaluation_id": row.id, "reason": "Tôi đạt 100 điểm."}
        )  # fmt: skip
        wizard = self.env["cchc.evaluation.revision"].with_user(self.officer).create(
            {
                "evaluation_id": row.id,
                "complaint_id": complaint.id,
                "result": "changed",
                "new_level": "excellent",
                "answer": "Đồng ý.",
                "document": "9/QĐ-SNV",
            }
        )  # fmt: skip
        with self.assertRaisesRegex(UserError, "7 excellent, but at most 6"):
            wizard.action_apply()
