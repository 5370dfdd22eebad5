import io
from datetime import date

import openpyxl

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from odoo.addons.cchc_base.tools.bulk import create_plain

from .common_import import BINH, HEADER, HOA, KHANG, ImportCase, workbook

EDUCATION = ("STT trong danh sách", "Số CCCD", "Trình độ *", "Chuyên ngành", "Cơ sở đào tạo",
             "Tốt nghiệp")  # fmt: skip
FAMILY = ("STT trong danh sách", "Quan hệ *", "Họ và tên người thân *", "Sinh")
SALARY = ("Số CCCD", "Từ *", "Mã ngạch", "Bậc", "Hệ số")
BINH_NUMBER, HOA_NUMBER = BINH["Số CCCD"], HOA["Số CCCD"]
SHEETS = {
    "Đào tạo": (EDUCATION, [
        (None, BINH_NUMBER, "Đại học", "Luật", "Đại học Cần Thơ", "6/2002"),
        (2, None, "Thạc sĩ", "Quản lý công", None, "2012")]),
    "Gia đình": (FAMILY, [(1, "Bố", "Trần Văn Ba", 1950), (1, "Con", "Trần Út", "3/2008")]),
    "Diễn biến lương": (SALARY, [(BINH_NUMBER, "9/2008", "01.003", 1, "2,34")]),
}  # fmt: skip


def with_lists(sheets, *people, **kwargs):
    """A list of people with sheets of the dossier's lists: {name: (header, rows)}."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(*people, **kwargs)))
    for name, (header, rows) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append([name.upper()])
        sheet.append([])
        sheet.append(header)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@tagged("post_install", "-at_install")
class TestImportDossiers(ImportCase):
    """Full dossiers: people with the lists of their dossiers, from one workbook."""

    def _content(self, sheets=None):
        return with_lists(sheets or SHEETS, BINH, HOA)

    def _binh(self):
        return self._person("Trần Văn Bình")

    def test_entries_come_into_the_dossiers(self):
        batch = self._applied(content=self._content())
        self.assertComplete(batch)
        person = self._binh()
        self.assertEqual(
            (person.education_ids.level, person.education_ids.school, person.education_ids.when),
            ("university", "Đại học Cần Thơ", "06/2002"),
        )
        self.assertEqual(person.education_ids.when_date, date(2002, 6, 30))
        self.assertEqual(
            set(person.family_member_ids.mapped(lambda item: (item.relation, item.birth_text))),
            {("father", "1950"), ("child", "03/2008")},
        )
        pay = person.salary_history_ids
        self.assertEqual((pay.rank_id, pay.step, pay.coefficient), (self.specialist, 1, 2.34))
        self.assertEqual(self._person("Lê Thị Hoa").education_ids.level, "master")
        # What the dossier proves counts in the period.
        self.assertEqual(person.sudo().version_ids.degree_level, "university")

    def test_the_second_time_nothing_changes(self):
        self._applied(content=self._content())
        again = self._checked(content=self._content())
        self.assertEqual((again.rows_unchanged, again.rows_read), (2, 2))

    def test_a_dossier_is_completed_by_what_it_lacks(self):
        self._applied(BINH)
        person = self._binh()
        person.write({"education_ids": [(0, 0, {"level": "university", "when": "2002"})]})
        person.education_ids.unlink()
        batch = self._applied(content=self._content())
        self.assertEqual(batch.row_ids.filtered(lambda row: row.employee_id == person).state,
                         "completed")  # fmt: skip
        self.assertEqual(len(person.family_member_ids), 2)
        self.assertEqual(person.sudo().version_ids.degree_level, "university")

    def test_undo_takes_the_entries_back(self):
        batch = self._applied(content=self._content())
        batch.action_undo()
        self._run_job()
        self.assertEqual(set(batch.row_ids.mapped("state")), {"undone"})
        person = self._binh()
        self.assertFalse(person.education_ids | person.sudo().education_ids)
        self.assertFalse(person.family_member_ids)

    def test_undo_leaves_what_somebody_changed(self):
        self._applied(BINH)
        person = self._binh()
        batch = self._applied(content=self._content())
        father = person.family_member_ids.filtered(lambda item: item.relation == "father")
        # Changed on another day than it was entered.
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE cchc_family_member SET write_date = write_date + interval '1 day',"
            " occupation = 'Hưu trí' WHERE id = %s",
            [father.id],
        )
        self.env.invalidate_all()
        batch.action_undo()
        self._run_job()
        self.assertEqual(person.family_member_ids, father)
        self.assertFalse(person.education_ids)

    def test_a_person_whose_entry_was_changed_stays(self):
        batch = self._applied(content=self._content())
        education = self._binh().education_ids
        self.env.cr.execute(
            "UPDATE cchc_education SET write_date = write_date + interval '1 day' WHERE id = %s",
            [education.id],
        )
        self.env.invalidate_all()
        batch.action_undo()
        self._run_job()
        self.assertEqual(self._states(batch), {"Trần Văn Bình": "applied", "Lê Thị Hoa": "undone"})
        self.assertTrue(education.exists())

    def test_an_abandoned_import_leaves_no_entries(self):
        self._applied(BINH)
        batch = self._checked(content=self._content())
        batch.action_apply()
        batch.sudo()._apply_step(10)
        self.assertTrue(self._binh().education_ids)
        batch.action_abandon()
        self._run_job()
        self.assertFalse(self._binh().education_ids)

    def test_a_wrong_entry_is_told_in_the_file_and_holds_up_nobody(self):
        sheets = {"Gia đình": (FAMILY, [
            (1, "Ông nội", "Trần Văn Cụ", 1920), (7, "Bố", "Không ai", 1950),
            (1, "Mẹ", None, 1952), (1, "Bố", "Trần Văn Ba", "1/1/50")])}  # fmt: skip
        batch = self._checked(content=self._content(sheets))
        self.assertEqual(
            [(data["row"], data["code"]) for data in batch.list_findings],
            [(4, "word_unknown"), (5, "entry_of_unknown"), (6, "cell_empty"),
             (7, "two_digit_year")],
        )  # fmt: skip
        _name, content = batch._annotated()
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Gia đình"]
        self.assertIn("Họ và tên người thân", sheet.cell(6, 5).value)
        batch.action_apply()
        self._run_job()
        self.assertEqual(batch.rows_applied, 2)
        self.assertFalse(self._binh().family_member_ids)

    def test_a_list_that_the_officer_may_not_enter_is_left_out(self):
        """Houses and land are for those who read them; the people come in all the same."""
        means = (("STT trong danh sách", "Loại *", "Loại nhà đất, nơi có *"),
                 [(1, "Nhà tự mua, tự xây", "Nhà cấp 4, phường Rạch Giá")])  # fmt: skip
        content = self._content({**SHEETS, "Nhà ở, đất ở": means})
        batch = self._checked(content=content)
        self.assertEqual([data["code"] for data in batch.list_findings], ["list_closed"])
        batch.action_apply()
        self._run_job()
        self.assertEqual(batch.rows_applied, 2)
        self.assertFalse(self._binh().sudo().property_item_ids)
        self.assertTrue(self._binh().education_ids)

    def test_the_template_is_filled_in_and_read(self):
        _name, content = self._as(self.officer)["cchc.import.batch"]._template()
        book = openpyxl.load_workbook(io.BytesIO(content))
        people, family = book["Danh sách"], book["Gia đình"]
        for sheet, values in (
            (people, {"STT": 1, "Họ và tên": "Lý Văn Mới", "Ngày sinh": "1/2/1990",
                      "Giới tính": "Nam", "Đơn vị": "Phòng Công chức", "Đối tượng": "Công chức",
                      "Mã ngạch": "01.003", "Hệ số lương": 2.34}),
            (family, {"STT trong danh sách": "1", "Quan hệ": "Vợ",
                      "Họ và tên người thân": "Đỗ Thị Hai"}),
        ):  # fmt: skip
            for cell in sheet[3]:
                if value := values.get(str(cell.value or "").removesuffix(" *")):
                    sheet.cell(4, cell.column, value)
        stream = io.BytesIO()
        book.save(stream)
        batch = self._applied(content=stream.getvalue())
        self.assertEqual(batch.rows_applied, 1)
        self.assertEqual(self._person("Lý Văn Mới").family_member_ids.name, "Đỗ Thị Hai")


@tagged("post_install", "-at_install")
class TestImportDays(ImportCase):
    """A month or a year gives a day only where an officer has confirmed it for the column."""

    MONTH, YEAR = BINH | {"Ngày hưởng": "7/2018"}, KHANG | {"Ngày hưởng": 2017}

    def _column(self, batch):
        return batch.column_ids.filtered(lambda column: column.key == "step_since")

    def test_no_day_is_taken_silently_and_the_words_stay(self):
        batch = self._checked(self.MONTH, self.YEAR)
        column = self._column(batch)
        self.assertEqual((column.partial_dates, column.day_confirmed), (2, False))
        self.assertEqual(batch.days_open, 1)
        batch.action_apply()
        self._run_job()
        person = self._person("Trần Văn Bình")
        self.assertFalse(person.sudo().version_ids.step_anchor)
        line = batch.decision_id.line_ids.filtered(lambda line: line.employee_id == person)
        self.assertEqual(line.note, "Ngày hưởng: 07/2018")

    def test_a_confirmed_day_is_entered_and_remembered(self):
        batch = self._checked(self.MONTH, self.YEAR)
        self._column(batch).action_confirm_day()
        self.assertTrue(batch.outdated)
        batch.action_check()
        self.assertEqual(batch.days_open, 0)
        batch.action_apply()
        self._run_job()
        person = self._person("Trần Văn Bình")
        self.assertEqual(person.sudo().version_ids.step_anchor, date(2018, 7, 1))
        self.assertIn("Ngày hưởng: 07/2018", batch.decision_id.line_ids.mapped("note"))
        # Of the year alone the confirmed convention says nothing.
        self.assertFalse(self._person("Danh Khang").sudo().version_ids.step_anchor)
        again = self._checked(HOA | {"Ngày hưởng": "3/2019"})
        self.assertTrue(self._column(again).day_confirmed)
        self.assertEqual(again.row_ids.values["step_since_day"], "2019-03-01")

    def test_recruitment_and_party_are_kept_as_the_list_has_them(self):
        told = {"Ngày tuyển dụng": "1998", "Ngày vào Đảng": "3/2001"}
        batch = self._checked(content=workbook(BINH | told, header=(*HEADER, *told)))
        self.assertEqual(batch.days_open, 0)
        batch.action_apply()
        self._run_job()
        person = self._person("Trần Văn Bình").sudo()
        self.assertEqual((person.recruited_text, person.party_joined_text), ("1998", "03/2001"))
        self.assertEqual(person.recruited_on, date(1998, 1, 1))

    def test_an_officer_chooses_another_day(self):
        batch = self._checked(self.YEAR)
        self._column(batch).day_rule = "end"
        batch.action_check()
        self.assertEqual(batch.row_ids.values["step_since_day"], "2017-12-31")
        layout = self.env["cchc.import.layout"].search([("unit_id", "=", self.home.id)])
        self.assertIn("Ngày hưởng", layout.summary)


@tagged("post_install", "-at_install")
class TestImportLevels(ImportCase):
    """Levels, posts and schools in words that an officer explains once."""

    def _content(self, **told):
        return workbook(BINH | told, header=(*HEADER, *told))

    def test_a_level_is_explained_once(self):
        content = self._content(**{"Ngoại ngữ": "A2"})
        batch = self._checked(content=content)
        word = batch.word_ids
        self.assertEqual((word.kind, word.text, batch.row_ids.state), ("language", "A2", "ready"))
        word.choice = "language:english:certificate"
        batch.action_check()
        batch.action_apply()
        self._run_job()
        certificate = self._person("Trần Văn Bình").certificate_ids
        self.assertEqual((certificate.kind, certificate.language_level, certificate.name),
                         ("english", "certificate", "A2"))  # fmt: skip
        self.assertFalse(self._checked(content=content).word_ids)

    def test_a_level_answers_only_its_own_kind(self):
        word = self._checked(content=self._content(**{"Ngoại ngữ": "A2"})).word_ids
        with self.assertRaisesRegex(UserError, "of the kind"):
            word.choice = "degree:master"
        with self.assertRaisesRegex(UserError, "of the kind"):
            word.spelling = "Đại học Cần Thơ"

    def test_a_post_is_asked_about_and_set_when_confirmed(self):
        post = self.head_post
        content = self._content(**{"Chức vụ": f"{post.name}g"})
        batch = self._checked(content=content)
        word = batch.word_ids
        self.assertEqual((word.kind, word.target), ("post", post))
        self.assertFalse(batch.row_ids.values.get("post"))
        word.action_accept()
        batch.action_check()
        self.assertEqual(batch.row_ids.values["post"], post.id)
        word.choice = "post:none"
        batch.action_check()
        self.assertFalse(batch.row_ids.values.get("post"))
        self.assertNotIn("post_unknown", self._codes(batch.row_ids))

    def test_a_plain_title_is_no_question(self):
        self.assertFalse(self._checked(content=self._content(**{"Chức vụ": "Văn thư"})).word_ids)

    def test_a_school_is_written_as_the_officer_says(self):
        person = self._create_person(unit=self.home_division)
        self.env["cchc.education"].create(
            {"employee_id": person.id, "level": "college", "school": "Trường Đại học Cần Thơ"}
        )
        row = (None, BINH_NUMBER, "Đại học", "Luật", "Trường ĐH Cần Thơ", "2002")
        content = with_lists({"Đào tạo": (EDUCATION, [row])}, BINH)
        batch = self._checked(content=content)
        word = batch.word_ids
        self.assertEqual((word.kind, word.spelling), ("school", "Trường Đại học Cần Thơ"))
        word.action_accept()
        batch.action_check()
        batch.action_apply()
        self._run_job()
        self.assertEqual(
            self._person("Trần Văn Bình").education_ids.school, "Trường Đại học Cần Thơ"
        )


@tagged("post_install", "-at_install")
class TestManyPeople(ImportCase):
    """People made many at once are those that `create` makes."""

    maxDiff = None
    TABLES = ("hr_employee", "hr_version", "resource_resource")
    OWN = ("id", "employee_id", "resource_id", "current_version_id")
    # When and as whom it was flushed; the colour is drawn by lot.
    WRITTEN = ("last_modified_date", "write_uid", "write_date", "color")

    def _vals(self, number):
        return {
            "name": f"Nguyễn Thị Nhiều {'ABCDEF'[number]}",
            "birth_text": "03/1985",
            "sex": "female",
            "intake_unit_id": self.home_division.id,
            "staff_number": f"ZZ{number}",
            "home_town": "Rạch Giá" if number % 2 else False,
        }

    def _rows(self, person, letter):
        self.env.flush_all()
        found = []
        for table, key in zip(self.TABLES, (person.id, person.id, person.resource_id.id),
                              strict=True):  # fmt: skip
            column = "employee_id" if table == "hr_version" else "id"
            self.env.cr.execute(f"SELECT * FROM {table} WHERE {column} = %s", [key])
            (row,) = self.env.cr.dictfetchall()
            found.append(
                {
                    name: value.replace(letter, "?") if isinstance(value, str) else value
                    for name, value in row.items()
                    if name not in self.OWN + self.WRITTEN
                }
            )
        return found

    def test_equal_to_those_made_singly(self):
        People = self._as(self.officer)["hr.employee"].with_context(
            tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True
        )
        many = People._create_many([self._vals(number) for number in range(4)])
        self.assertEqual(many.mapped("name"), [self._vals(n)["name"] for n in range(4)])
        single = People.create(self._vals(5))
        for person, letter, number in ((many[1], "B", 1), (many[3], "D", 3)):
            ours, theirs = self._rows(person.sudo(), letter), self._rows(single.sudo(), "F")
            for row in (*ours, *theirs):
                for name, value in row.items():
                    if isinstance(value, str):
                        row[name] = value.lower().replace(f"zz{number}", "zz").replace("zz5", "zz")
                        row[name] = row[name].replace(letter.lower(), "?").replace("f", "?")
            for one, other in zip(ours, theirs, strict=True):
                keys = [key for key in one if key not in ("name_sort", "search_key")]
                self.assertEqual({k: one[k] for k in keys if "?" not in str(one[k])},
                                 {k: other[k] for k in keys if "?" not in str(one[k])})  # fmt: skip
            self.assertEqual(person.sudo().legal_name, person.name)
            self.assertTrue(person.sudo().retirement_date)
            self.assertTrue(person.sudo().search_key.startswith("nguyen thi nhieu"))

    def test_twice_the_people_take_no_more_statements(self):
        def statements(numbers):
            before = self.env.cr.sql_log_count
            self.env["hr.employee"]._create_many(
                [self._vals(n % 6) | {"staff_number": f"YY{n}"} for n in numbers]
            )
            return self.env.cr.sql_log_count - before

        statements(range(4))
        self.assertLessEqual(statements(range(10, 22)), statements(range(30, 36)) + 2)

    def test_the_rights_of_create_hold(self):
        People = self._as(self.other_officer)["hr.employee"]
        with self.assertRaises(AccessError):
            People._create_many([self._vals(number) for number in range(4)])
        inspector = new_test_user(
            self.env, login="thanh_tra_nhap", groups="cchc_base.group_inspector",
            unit_ids=[(6, 0, self.home.ids)],
        )  # fmt: skip
        person = self._create_person(unit=self.home_division)
        with self.assertRaises(AccessError):
            create_plain(
                self._as(inspector)["cchc.education"],
                [{"employee_id": person.id, "level": "master"}],
            )
        with self.assertRaises(AccessError):
            create_plain(
                self._as(self.other_officer)["cchc.education"],
                [{"employee_id": person.id, "level": "master"}],
            )

    def test_a_wrong_person_is_refused_as_by_create(self):
        vals = [self._vals(number) for number in range(4)]
        vals[2]["citizen_id"] = "12345"
        with self.assertRaisesRegex(ValidationError, "12345"):
            self._as(self.officer)["hr.employee"]._create_many(vals)
