import base64
import io

import xlsxwriter

from odoo.exceptions import AccessError, UserError

from .common_exam import NAMES, ExamCase


class TestScoreImport(ExamCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._sit(cls.choice, absent=(NAMES[0],), reprimand=NAMES[2])
        cls.number = {one.name: one.candidate_number for one in cls.candidates}

    def _rows(self, **points):
        rows = {self.number[name]: 40 for name in NAMES[1:]}
        rows[self.number[NAMES[0]]] = ""
        return {**rows, **points}

    def _import(self, rows, user=None, kind="xlsx"):
        content = {"xlsx": self._xlsx, "csv": self._csv}[kind](rows)
        return (
            self.env["cchc.recruitment.score.import"]
            .with_user(user or self.judge)
            .create(
                {"paper_id": self.choice.id, "file": base64.b64encode(content), "filename": "a"}
            )
        )

    @staticmethod
    def _xlsx(rows):
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Kết quả chấm thi trên máy"])
            sheet.write_row(2, 0, ["STT", "Số báo danh", "Điểm"])
            for line, (number, points) in enumerate(rows.items(), start=3):
                sheet.write_row(line, 0, [line - 2, number, points])
        return out.getvalue()

    @staticmethod
    def _csv(rows):
        lines = ["Số báo danh;Điểm", *(f"{int(one)};{told}" for one, told in rows.items())]
        return "\n".join(lines).encode()

    def test_all_rows_and_a_second_time_none(self):
        wizard = self._import(self._rows(**{self.number[NAMES[2]]: 50.5}))
        wizard.action_check()
        self.assertEqual((wizard.new_count, wizard.fault_count), (5, 0))
        wizard.action_enter()
        scores = self._scores(self.choice)
        self.assertEqual(scores[NAMES[1]], ("sat", 40))
        self.assertEqual(scores[NAMES[2]], ("sat", 37.88))  # a quarter less
        self.assertEqual(scores[NAMES[0]], ("absent", 0))
        self.assertTrue(self.choice.told_on)
        again = self._import(self._rows(**{self.number[NAMES[2]]: "50,5"}), kind="csv")
        again.action_enter()
        self.assertEqual((again.new_count, again.same_count), (0, 5))
        self.assertFalse(
            self.env["cchc.recruitment.score"].search(
                [("paper_id", "=", self.choice.id), ("superseded_at", "!=", False)]
            )
        )

    def test_a_fault_is_told_by_its_row_and_nothing_is_entered(self):
        cases = {
            "Row 10: nobody with the number “0999”": {"0999": 30},
            "Row 4: 61 is more than the paper gives": {self.number[NAMES[1]]: 61},
            "was absent": {self.number[NAMES[0]]: 30},
            "has no points here": {self.number[NAMES[1]]: ""},
        }
        for words, points in cases.items():
            wizard = self._import(self._rows(**points))
            wizard.action_check()
            with self.subTest(words):
                self.assertEqual(wizard.fault_count, 1)
                self.assertIn(words, wizard.report)
                with self.assertRaisesRegex(UserError, "nothing was entered"):
                    wizard.action_enter()
        self.assertEqual(set(self._scores(self.choice)), {NAMES[0]})

    def test_who_withdrew_after_numbering_is_unknown_to_the_list(self):
        self.candidates[3]._set_stage(state="withdrawn")
        rows = self._rows()
        wizard = self._import(rows)
        wizard.action_check()
        self.assertIn(f"nobody with the number “{self.number[NAMES[3]]}”", wizard.report)
        del rows[self.number[NAMES[3]]]
        self._import(rows).action_enter()

    def test_a_file_of_something_else(self):
        wizard = self._import({})
        wizard.file = base64.b64encode(b"Ho ten;Ngay sinh\nAn;2000")
        with self.assertRaisesRegex(UserError, "Số báo danh"):
            wizard.action_check()

    def test_not_by_strangers(self):
        stranger = self._create_user("import_stranger", "hr_officer", self.finance)
        with self.assertRaises(AccessError):
            self._import(self._rows(), user=stranger)

    def test_with_as_many_statements_for_many_as_for_few(self):
        wizard = self._import(self._rows())
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(60):
            wizard.action_enter()
            self.env.flush_all()


class TestSheets(ExamCase):
    """Interviews: the mean of the members of the board."""

    def test_the_mean_of_the_members(self):
        self.paper.form = "interview"
        self.paper.anonymous = False
        self._pass_choice()
        self._sit(self.paper, absent=(NAMES[0],))
        self._board(
            "interview", ("Bà Một", "chair"), ("Ông Hai", "member"), ("Thư ký", "secretary")
        )
        self.paper.action_make_sheets()
        sheets = self.paper.sheet_ids
        self.assertEqual(len(sheets), 2 * 5)
        with self.assertRaisesRegex(UserError, "10 sheets have no points"):
            self.paper.action_enter_sheets()
        for sheet in sheets:
            sheet.typed = "70" if sheet.member_id.name == "Bà Một" else "75,5"
        self.paper.action_enter_sheets()
        scores = self._scores(self.paper)
        self.assertEqual(scores[NAMES[1]], ("sat", 72.75))
        self.assertEqual(scores[NAMES[0]], ("absent", 0))
        with self.assertRaises(UserError):
            sheets[0].typed = "80"
        logs = self.env["cchc.recruitment.mark.log"].search([("sheet_id", "in", sheets.ids)])
        self.assertEqual(len(logs), 10)
