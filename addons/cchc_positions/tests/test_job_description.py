import io
from datetime import date

import openpyxl
from docx import Document

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form

from .common import CchcPositionsCase

DAY = date(2026, 7, 1)


class TestJobDescription(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hospital = cls._create_unit(
            "BVDK", "Bệnh viện Đa khoa", "public_service_unit", "province", cls.province
        )
        doctor = cls.env.ref("cchc_positions.position_standard_nd232_ii_081")
        head = cls.env.ref("cchc_positions.position_standard_nd232_i_01")
        cls.scheme = cls.env["cchc.position.scheme"].create(
            {
                "unit_id": cls.hospital.id,
                "date_from": DAY,
                "document_id": cls.document.id,
                "line_ids": [
                    (0, 0, {"unit_id": cls.hospital.id, "standard_id": standard.id, "headcount": n})
                    for standard, n in ((head, 1), (doctor, 12))
                ],
            }
        )
        cls.head, cls.doctor = cls.scheme.line_ids.sorted("code")

    def _describe(self, line):
        action = line.action_open_job_description()
        return self.env["cchc.job.description"].browse(action["res_id"])

    def _fill(self, description, section, **vals):
        row = description.item_ids.filtered(lambda item: item.section_id.code == section)[:1]
        row.write(vals)
        return row

    def _words(self, content):
        document = Document(io.BytesIO(content))
        cells = [
            [cell.text for cell in row.cells] for table in document.tables for row in table.rows
        ]
        return [paragraph.text for paragraph in document.paragraphs], cells

    def test_the_form_is_that_of_the_staff_and_the_day(self):
        Form_ = self.env["cchc.job.description.form"]
        for staff, day, code in (
            ("public_employee", DAY, "nd232"),
            ("public_employee", date(2026, 6, 30), "tt12_vc"),
            ("civil_servant", date(2024, 1, 1), "tt12_cc"),
            ("civil_servant", date(2026, 1, 1), "nd361"),
        ):
            self.assertEqual(Form_._in_force(staff, day).code, code, (staff, day))
        sections = self.env.ref("cchc_positions.job_description_form_nd232").section_ids
        self.assertEqual(
            sections.mapped("number"), ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
        )

    def test_a_description_starts_with_the_rows_of_its_form(self):
        description = self._describe(self.doctor)
        self.assertEqual(self._describe(self.doctor), description)
        work = description.item_ids.filtered(lambda item: item.section_id.code == "work")
        self.assertEqual(work.mapped("step"), [3, 4, 5])
        # A doctor has no section of management and none of support.
        self.assertFalse(
            {"management", "support"} & set(description.item_ids.section_id.mapped("code"))
        )
        self.assertIn("management", self._describe(self.head).item_ids.section_id.mapped("code"))
        labels = description.item_ids.filtered(
            lambda item: item.section_id.code == "requirements"
        ).mapped("label")
        self.assertEqual(labels[0], "Trình độ đào tạo")

    def test_what_is_still_empty_is_told_by_section_and_step(self):
        description = self._describe(self.doctor)
        self._fill(description, "work", content="Khám bệnh")
        self.assertNotIn("step 3", description.gaps)
        self.assertIn("step 4", description.gaps)
        self.assertIn("II. MỤC TIÊU", description.gaps)

    def test_the_scheme_counts_what_is_not_described(self):
        self.assertEqual(self.scheme.undescribed_count, 2)
        description = self._describe(self.doctor)
        for item in description.item_ids:
            item.content = f"Nội dung {item.id}"
        self.assertEqual(description.gaps, "VI. KHUNG NĂNG LỰC")
        self.doctor.action_propose_competencies()
        self.assertFalse(description.gaps)
        self.assertEqual(self.scheme.undescribed_count, 1)

    def test_a_step_that_the_position_does_not_use(self):
        description = self._describe(self.doctor)
        with self.assertRaisesRegex(ValidationError, "3–5"):
            self._fill(description, "work", step=2)

    def test_a_row_belongs_to_its_form(self):
        description = self._describe(self.doctor)
        other = self.env.ref("cchc_positions.job_description_section_tt12_cc_work")
        with self.assertRaisesRegex(ValidationError, "no section of the form"):
            self._fill(description, "work", section_id=other.id)

    def test_frozen_with_the_scheme_and_taken_over_by_the_next(self):
        description = self._describe(self.doctor)
        row = self._fill(description, "objective", content="Bảo đảm chất lượng khám, chữa bệnh")
        self._approve(self.scheme)
        for change in (
            lambda: row.write({"content": "Khác"}),
            lambda: description.write({"direct_manager": "Khác"}),
            row.unlink,
            description.unlink,
            lambda: row.copy(),
            lambda: (
                self.env["cchc.job.description.item"]
                .with_context(default_description_id=description.id)
                .create({"section_id": row.section_id.id})
            ),
            lambda: self.head.action_open_job_description(),
            lambda: self.env["cchc.standard.requirement"].create(
                {"line_id": self.doctor.id, "kind": "age", "amount": 40}
            ),
            self.doctor.action_propose_competencies,
        ):
            with self.assertRaisesRegex(UserError, "can't be changed"):
                change()
        draft = self.env["cchc.position.scheme"].create(
            {"unit_id": self.hospital.id, "date_from": date(2027, 1, 1)}
        )
        draft.action_start_from_last()
        line = draft.line_ids.filtered(lambda line: line.name == "Bác sĩ")
        copied = line.job_description_ids
        self.assertEqual(len(copied.item_ids), len(description.item_ids))
        self.assertIn("Bảo đảm chất lượng khám, chữa bệnh", copied.item_ids.mapped("content"))
        copied.item_ids[:1].content = "Mới"
        self.assertEqual(row.content, "Bảo đảm chất lượng khám, chữa bệnh")

    def test_rows_go_over_to_the_form_of_a_new_decree(self):
        old = self._scheme([("CV.01", 1)])
        description = self._describe(old.line_ids)
        self.assertEqual(description.form_id.code, "tt12_cc")
        self._fill(description, "objective", content="Tham mưu công tác cán bộ")
        self._approve(old)
        draft = self.env["cchc.position.scheme"].create(
            {"unit_id": self.home.id, "date_from": date(2026, 1, 1)}
        )
        draft.action_start_from_last()
        new = draft.line_ids.job_description_ids
        self.assertEqual(new.form_id.code, "nd361")
        row = new.item_ids.filtered(lambda item: item.section_id.code == "objective")
        self.assertEqual(row.content, "Tham mưu công tác cán bộ")
        self.assertEqual(new.item_ids.section_id.form_id, new.form_id)

    def test_editing_on_the_screen(self):
        description = self._describe(self.doctor)
        with Form(description) as form, form.item_ids.edit(0) as row:
            row.content = "Tổ chức khám bệnh"
        self.assertIn("Tổ chức khám bệnh", description.item_ids.mapped("content"))

    # -- on paper -----------------------------------------------------------------------

    def test_the_word_file_follows_the_form(self):
        description = self._describe(self.doctor)
        self._fill(description, "objective", content="Bảo đảm chất lượng <khám> & chữa bệnh")
        self._fill(
            description,
            "work",
            content="Khám bệnh thông thường",
            product="Hồ sơ bệnh án",
            criterion="Đúng quy trình",
        )
        self.doctor.action_propose_competencies()
        printed = description._print_documents("docx")
        texts, cells = self._words(printed.content)
        self.assertIn("BẢN MÔ TẢ CÔNG VIỆC VÀ KHUNG NĂNG LỰC VỊ TRÍ VIỆC LÀM", texts)
        self.assertIn("1. Tên vị trí việc làm: Bác sĩ", texts)
        self.assertIn("2. Nhóm vị trí việc làm: Quản lý ☐   Chuyên môn ☑   Hỗ trợ ☐", texts)
        self.assertIn(
            "3. Bậc nghề nghiệp được sử dụng trong vị trí việc làm: Bậc 3 đến bậc 5", texts
        )
        self.assertIn("Bảo đảm chất lượng <khám> & chữa bệnh", texts)
        headings = [text for text in texts if text.split(".")[0] in ("I", "II", "III", "VI", "IX")]
        self.assertEqual([text.split(".")[0] for text in headings], ["I", "II", "III", "VI", "IX"])
        self.assertIn(
            ["Bậc", "Nội dung công việc", "Sản phẩm, kết quả đầu ra", "Tiêu chí đánh giá"], cells
        )
        self.assertIn(["Bậc 3", "Khám bệnh thông thường", "Hồ sơ bệnh án", "Đúng quy trình"], cells)
        self.assertIn(["Năng lực chuyên môn", "Năng lực chuyên môn", "Cấp độ 3"], cells)

    def _rank_with_standard(self):
        """A rank of the test's own under a standard that asks for a degree and for years."""
        rank = self.specialist.copy({"code": "98.003"})
        self.env["cchc.standard"].create(
            {
                "name": "Bác sĩ hạng III",
                "rank_id": rank.id,
                "date_from": date(2026, 1, 1),
                "document_id": self.document.id,
                "article": "điều 6",
                "requirement_ids": [
                    (0, 0, {"kind": "degree", "degree_level": "university"}),
                    (0, 0, {"kind": "service_years", "amount": 2, "article": "khoản 3 điều 6"}),
                ],
            }
        )
        return rank

    def test_requirements_of_standard_and_position_print_with_their_article(self):
        self.doctor.rank_ids = self._rank_with_standard()
        self.doctor.requirement_ids = [
            (0, 0, {"kind": "major", "text": "Y khoa", "degree_level": "university"})
        ]
        self.doctor.action_propose_competencies()
        description = self._describe(self.doctor)
        self._fill(description, "requirements", content="Bác sĩ đa khoa")
        texts, cells = self._words(description._print_documents("docx").content)
        (education,) = (cells_ for cells_ in cells if cells_[0] == "Trình độ đào tạo")
        self.assertEqual(
            education[1].splitlines(),
            [
                "Bác sĩ đa khoa",
                "Trình độ chuyên môn: Đại học trở lên (điều 6, 12/QĐ-UBND; Bác sĩ hạng III)",
                "Ngành, chuyên ngành đào tạo: Đại học ngành Y khoa (yêu cầu riêng của vị trí việc "
                "làm)",
            ],
        )
        (experience,) = (cells_ for cells_ in cells if cells_[0] == "Kinh nghiệm chuyên môn")
        self.assertIn("2 năm (khoản 3 điều 6, 12/QĐ-UBND; Bác sĩ hạng III)", experience[1])
        self.assertIn("Ngành, chuyên ngành", description.demands)
        # Each section under its own heading, competencies with the level that is required.
        headings = [text.split(".")[0] for text in texts if text.isupper() and "." in text]
        self.assertEqual(headings, ["I", "II", "III", "VI", "VII", "VIII", "IX"])
        self.assertEqual(
            sum(row[-1].startswith("Cấp độ ") for row in cells), len(self.doctor.competency_ids)
        )

    def test_a_standard_that_is_not_in_force_does_not_print(self):
        rank = self._rank_with_standard()
        self.env["cchc.standard"].search([("rank_id", "=", rank.id)]).date_to = date(2026, 6, 30)
        self.doctor.rank_ids = rank
        self.assertFalse(self._describe(self.doctor).demands)

    def test_competencies_print_in_every_form(self):
        """With their levels, whatever the text of the day."""
        for unit, day, code in (
            (self.home, date(2020, 1, 1), "tt05_cc"),
            (self.home, date(2024, 1, 1), "tt12_cc"),
            (self.home, date(2026, 1, 1), "nd361"),
            (self.hospital, date(2020, 1, 1), "tt14_vc"),
            (self.hospital, date(2024, 1, 1), "tt12_vc"),
        ):
            line = self._scheme([("CV.09", 1)], day, unit).line_ids
            competency = self.env["cchc.competency"].create(
                {
                    "code": f"T{code}",
                    "name": f"Năng lực {code}",
                    "group": "common",
                    "date_from": day,
                    "document_id": self.document.id,
                }
            )
            line.competency_ids = [(0, 0, {"competency_id": competency.id, "level": 4})]
            description = self._describe(line)
            self.assertEqual(description.form_id.code, code)
            _texts, cells = self._words(description._print_documents("docx").content)
            self.assertIn(["Năng lực chung", f"Năng lực {code}", "Cấp độ 4"], cells, code)

    def test_all_descriptions_of_a_scheme_are_read_at_once(self):
        for line in (self.head, self.doctor):
            self._describe(line)
            line.requirement_ids = [(0, 0, {"kind": "age", "amount": 40})]
        descriptions = self.scheme.line_ids.job_description_ids

        def queries(some):
            self.env.invalidate_all()
            some.mapped("line_id.rank_ids")
            some.mapped("line_id.scheme_id.date_from")
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            some.line_id._demands()
            return self.env.cr.sql_log_count - before

        self.assertEqual(queries(descriptions[:1]), queries(descriptions))

    def test_the_workbook_of_the_scheme_in_the_layout_of_the_annex(self):
        self.doctor.note = "=1+1"
        name, content = self.scheme._workbook()
        self.assertTrue(name.endswith(".xlsx"))
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        rows = [[cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        self.assertIn("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", rows[0])
        self.assertIn("(Dự thảo)", rows[5])
        head = next(n for n, row in enumerate(rows) if row[0] == "TT")
        self.assertEqual(
            rows[head],
            ["TT", "Tên vị trí việc làm", "Mã vị trí", "Nhóm vị trí việc làm",
             "Ngạch hoặc bậc nghề nghiệp", "Số lượng", "Ghi chú"],
        )  # fmt: skip
        body = [(row[0], row[1], row[4], row[5], row[6]) for row in rows[head + 1 : head + 7]]
        self.assertEqual(
            [tuple(cell or "" for cell in row) for row in body],
            [
                ("A", "BỆNH VIỆN ĐA KHOA", "", 13, ""),
                ("I", "Quản lý", "", 1, ""),
                ("1", self.head.name, "", 1, ""),
                ("II", "Chuyên môn, nghiệp vụ", "", 12, ""),
                ("1", "Bác sĩ", "Bậc 3 đến bậc 5", 12, "=1+1"),
                ("", "TỔNG CỘNG", "", 13, ""),
            ],
        )

    def test_files_are_for_who_reads_the_scheme(self):
        stranger = self._create_user("stranger", "hr_officer", self.finance)
        description = self._describe(self.doctor)
        for read in (
            self.scheme.with_user(stranger)._workbook,
            lambda: self.scheme.with_user(stranger)._print_documents("docx"),
            lambda: description.with_user(stranger)._print_documents("docx"),
        ):
            with self.assertRaises(AccessError):
                read()

    def test_the_list_of_positions_in_word(self):
        self.scheme.necessity = "Nghị định số 232/2026/NĐ-CP"
        self._approve(self.scheme)
        printed = self.scheme._print_documents("docx")
        texts, cells = self._words(printed.content)
        self.assertIn("DANH MỤC VỊ TRÍ VIỆC LÀM", texts)
        self.assertIn("(Kèm theo Quyết định số 12/QĐ-UBND)", texts)
        self.assertIn("Nghị định số 232/2026/NĐ-CP", texts)
        self.assertIn(
            ["1", "Bác sĩ", "VC.II.081", "Chuyên môn, nghiệp vụ", "Bậc 3 đến bậc 5", "12", ""],
            cells,
        )
        self.assertIn(["", "TỔNG CỘNG", "", "", "", "13", ""], cells)
