import io
import zipfile

from odoo.tests import tagged

from .face_common import FaceCase


@tagged("post_install", "-at_install")
class TestEvaluationPapers(FaceCase):
    """Sheets, minutes, notices and the list, one by one and of a whole agency."""

    def _text(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = archive.read("word/document.xml").decode()
        return "".join(part.split(">", 1)[-1] for part in body.split("<"))

    def test_a_sheet_follows_the_decree_of_the_person(self):
        self._filled(self.an)
        printed = self.an.with_user(self.head)._print_documents("docx")
        text = self._text(printed.content)
        self.assertIn("PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC", text)
        self.assertIn("Nghị định số 335/2025/NĐ-CP", text)
        self.assertIn(self.names[0], text)
        self.assertIn("Tổng điểm: 100/100", text)

    def test_each_decree_has_its_form(self):
        forms = {
            ("nd233_2026", "public_employee"): "PHIẾU XẾP LOẠI CHẤT LƯỢNG VIÊN CHỨC",
            ("nd90_2020_nd48", "public_employee"): "Mẫu số 03",
            ("nd90_2020_nd48", "civil_servant"): "Mẫu số 02",
            ("nd90_2020", "commune_cadre"): "Mẫu số 01",
            ("nd56_2015_nd88", "civil_servant"): "còn hạn chế về năng lực",
        }
        for (law, category), words in forms.items():
            self.an.sudo().write({"law": law, "category": category})
            with self.subTest(law=law, category=category):
                self.assertIn(words, self._text(self.an._render_documents()[0]))

    def test_all_sheets_of_an_agency_in_one_file(self):
        run = self.an.unit_run_id
        printed = run.evaluation_ids.with_user(self.head)._print_documents("docx")
        with zipfile.ZipFile(io.BytesIO(printed.content)) as archive:
            self.assertEqual(len(archive.namelist()), len(self.names))
        pdf = run.evaluation_ids[:2].with_user(self.head)._print_documents("pdf")
        self.assertTrue(pdf.content.startswith(b"%PDF"))

    def test_queries_for_papers_do_not_grow(self):
        rows = self.month.sudo().evaluation_ids
        rows = rows.browse(rows.ids)
        counts = []
        for some in (rows[:2], rows):
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            some._document_context()
            counts.append(self.env.cr.sql_log_count - start)
        self.assertLessEqual(counts[1], counts[0], counts)

    def test_the_list_reckons_the_cap(self):
        run = self._period("year").unit_run_ids.with_user(self.head)
        rows = run.sudo().evaluation_ids
        rows.proposed_level = "good"
        rows[0].proposed_level = "excellent"
        text = self._text(run._render_documents()[0])
        self.assertIn("5 người hoàn thành tốt, nhiều nhất 1 người xuất sắc, đã xếp 1", text)
        self.assertNotIn("vượt", text)
        rows[1].proposed_level = "excellent"
        self.assertIn("vượt 2", self._text(run._render_documents()[0]))

    def test_minutes_name_who_was_discussed(self):
        self._filled(self.an)
        minutes = self._minutes(self.an.unit_run_id, unit_id=self.home_division.id)
        text = self._text(minutes.with_user(self.head)._render_documents()[0])
        for word in ("BIÊN BẢN", "Trần Văn Ba", "Nhận xét từng người.", *self.names):
            self.assertIn(word, text)

    def test_the_notice_says_level_grounds_and_time_to_complain(self):
        self._filled(self.an)
        self.an.sudo().write({"notified_on": self._day(0), "complain_by": self._day(7)})
        verdict = self.env["cchc.evaluation.verdict"].create(
            {
                "evaluation_id": self.an.id,
                "unit_id": self.an.unit_id.id,
                "employee_id": self.an.employee_id.id,
                "level": "good",
                "points": 87.5,
                "decided_on": self._day(0),
                "recorded_at": self.env.cr.now(),
                "user_id": self.judge.id,
                "document": "215/QĐ-SNV",
                "explanation": self.an.explanation,
            }
        )
        text = self._text(verdict.with_user(self.head)._render_documents()[0])
        for words in (
            *("THÔNG BÁO", "Hoàn thành tốt nhiệm vụ", "87,5/100", "215/QĐ-SNV", "Tổng điểm"),
            f"{self._day(7):%d/%m/%Y}",
        ):
            self.assertIn(words, text)
