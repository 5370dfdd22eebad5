import io
from datetime import date

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import LEAVE_ON, ReductionCase

GROUND = "cchc_reduction.reduction_ground_{}"


@tagged("post_install", "-at_install")
class TestPapers(ReductionCase):
    """What a dossier must hold, what excludes somebody, what is printed."""

    def _ground(self, code):
        return self.env.ref(GROUND.format(code))

    def _asked(self, row):
        return set(row.document_ids.filtered("is_required").paper_id.mapped("code"))

    # -- papers ----------------------------------------------------------------------

    def test_papers_come_and_go_with_what_they_hang_on(self):
        row = self._list(self.people[:1]).dossier_ids
        row.document_ids.number = False
        scheme = row.document_ids.filtered(lambda one: one.paper_id.code == "scheme")
        scheme.number = "12/ĐA"
        row.ground_id = self._ground("nd154_e")
        self.assertIn("ratings", self._asked(row))
        self.assertNotIn("scheme", self._asked(row))
        # What was entered stays in the dossier, and nothing asks for it.
        self.assertIn(scheme, row.document_ids)
        row.measure = "transfer_out"
        self.assertIn("acceptance", self._asked(row))
        row.measure = "early_retirement"
        self.assertNotIn("acceptance", self._asked(row))
        row.ground_id = self._ground("nd154_a")
        self.assertTrue(scheme.is_required, "asked for again, with what was entered")
        self.assertEqual(
            len(row.document_ids.filtered(lambda one: one.paper_id.code == "scheme")), 1
        )

    def test_who_entered_a_paper_and_when(self):
        row = self._list(self.people[:1]).dossier_ids
        row.document_ids.number = False
        paper = row.document_ids.filtered(lambda one: one.paper_id.code == "scheme")
        self.assertFalse(paper.given_by_id or paper.given_on)
        self.assertEqual(paper.article, "Điểm a khoản 1 Điều 2 NĐ 154/2025/NĐ-CP")
        self.assertEqual(row.papers_given, "0 of 4")
        paper.number = "12/ĐA"
        self.assertEqual(paper.given_by_id, self.officer)
        self.assertEqual(paper.given_on, self.env["hr.version"]._today())
        self.assertEqual(row.papers_given, "1 of 4")
        self.assertNotIn(paper.name, row.missing)
        with self.assertRaisesRegex(UserError, "Sổ bảo hiểm xã hội"):
            row.list_id.action_submit()
        # Nobody says for another that a paper was given.
        paper.write({"given_by_id": self.judge.id, "is_required": False})
        self.assertEqual(paper.given_by_id, self.officer)
        self.assertTrue(paper.is_required)
        paper.number = False
        self.assertFalse(paper.given_by_id or paper.given_on)

    def test_what_a_paper_hangs_on_is_told_in_words(self):
        paper = self.env.ref("cchc_reduction.reduction_paper_acceptance")
        self.assertEqual(paper.asked_when, "Transfer out of the budget")
        vietnamese = self.env.ref("cchc_reduction.reduction_paper_minutes")
        self.assertEqual(vietnamese.with_context(lang="vi_VN").asked_when, "Mọi hồ sơ")
        with self.assertRaisesRegex(ValidationError, "“holiday” is no measure"):
            paper.measures = "transfer_out, holiday"

    # -- exclusions --------------------------------------------------------------------

    def _absence(self, code, date_from, date_to=False):
        return self.env["cchc.absence"].create(
            {
                "employee_id": self.people[0].id,
                "kind_id": self.env.ref(f"cchc_hr.absence_kind_{code}").id,
                "date_from": date_from,
                "date_to": date_to,
            }
        )

    def test_exclusions_name_the_entry_that_they_rest_on(self):
        for entry, told in (
            (lambda: self._absence("maternity", date(2025, 6, 1), date(2025, 11, 30)),
             "Đang nghỉ thai sản: Nghỉ thai sản từ 01/06/2025 đến 30/11/2025"),
            # Entered ahead, a maternity leave tells of a pregnancy.
            (lambda: self._absence("maternity", date(2025, 12, 1), date(2026, 5, 31)),
             "Đang mang thai: Nghỉ thai sản từ 01/12/2025"),
            (lambda: self._absence("custody", date(2025, 7, 1)),
             "Đang bị truy cứu trách nhiệm hình sự: Tạm giữ, tạm giam từ 01/07/2025"),
            (lambda: self.env["cchc.family.member"].create(
                {"employee_id": self.people[0].id, "relation": "child", "name": "Bé Na",
                 "birth_text": "05/2023"}),
             "Đang nuôi con dưới 36 tháng tuổi: con Bé Na, sinh 05/2023"),
        ):  # fmt: skip
            made = entry()
            row = self._list(self.people[:1]).dossier_ids
            self.assertIn(told, row.found_exclusions)
            with self.assertRaisesRegex(UserError, told):
                row.list_id.action_submit()
            made.unlink()
            row.action_compute()
            self.assertFalse(row.found_exclusions, "the entry was corrected")
            row.list_id.unlink()

    def test_a_suspension_is_found_with_its_decision(self):
        self._issue("suspension", self.people[0], date(2025, 7, 1), service_status="suspended")
        row = self._list(self.people[:1]).dossier_ids
        self.assertIn("tạm đình chỉ công tác từ 01/07/2025, Quyết định số", row.found_exclusions)
        reader = self._create_user("reduction_reader", "dossier_reader", self.home)
        self.assertTrue(row.with_user(reader).amount or row.with_user(reader).minutes)
        with self.assertRaises(AccessError):
            self.assertFalse(row.with_user(reader).found_exclusions)
        # Volunteering lifts no procedure.
        row.volunteers = True
        row.document_ids.number = "1"
        with self.assertRaisesRegex(UserError, "Đang trong thời gian xem xét kỷ luật"):
            row.list_id.action_submit()

    def test_only_what_the_register_does_not_know_is_ticked(self):
        row = self._list(self.people[:1]).dossier_ids
        with self.assertRaisesRegex(UserError, "is taken from the register"):
            row.exclusion_ids = self._ground("nd154_not_small_child")
        with self.assertRaisesRegex(UserError, "moved on, by the buttons"):
            row.found_exclusions = "x"
        row.exclusion_ids = self._ground("nd154_not_pregnant")
        with self.assertRaisesRegex(UserError, "Đang mang thai"):
            row.list_id.action_submit()
        row.volunteers = True
        row.document_ids.number = "1"
        row.list_id.action_submit()
        self.assertEqual(row.list_state, "submitted")

    # -- the month of the salary -------------------------------------------------------

    def test_who_leaves_from_unpaid_leave_is_reckoned_by_the_month_before_it(self):
        """On leave since 05/2024: the coefficient of 04/2024, the base salary of 08/2025."""
        self._absence("unpaid", date(2024, 5, 1))
        self._issue("step_raise", self.people[0], date(2024, 9, 1), step=9, coefficient=4.98,
                    step_anchor=date(2024, 9, 1))  # fmt: skip
        plain = self.people[1]
        rows = self._list(self.people[:2]).dossier_ids
        self.assertEqual(rows[0].current_salary, round(4.65 * 2_340_000))
        self.assertIn("04/2024", rows[0].salary_explanation)
        self.assertEqual(rows[1].employee_id, plain)
        self.assertNotIn("trước khi nghỉ:", rows[1].salary_explanation)

    def test_the_ground_says_by_which_point_of_178(self):
        row = self._dossier(self._list([]), self.people[0], ground_id=self._ground("nd178_2").id)
        self.assertEqual((row.by_reorganisation, row.point), (True, "quality"))
        row.action_compute()
        self.assertIn("Điều 7a", row.article)
        row.ground_id = self._ground("nd178_3")
        self.assertEqual(row.point, "no_term")

    # -- on paper ----------------------------------------------------------------------

    def test_forms_in_every_format(self):
        made = self._list()
        made.dossier_ids[2].write({"measure": "transfer_out", "birth_text": "1975"})
        made.dossier_ids.document_ids.number = "1"
        made.action_submit()
        total = f"{made.amount:,}".replace(",", ".")
        for what, file_format in (("forms", "docx"), ("forms", "pdf")):
            name, content = made._printed(what, file_format)
            self.assertEqual(name, f"danh-sach-tinh-gian-bien-che.{file_format}")
            if file_format == "docx":
                text = "\n".join(
                    cell.text
                    for table in Document(io.BytesIO(content)).tables
                    for row in table.rows
                    for cell in row.cells
                )
            else:
                pages = PdfReader(io.BytesIO(content)).pages
                self.assertTrue(all(page.mediabox.width > page.mediabox.height for page in pages))
                text = "\n".join(page.extract_text() for page in pages)
            for words in ("Biểu số: 1a", "Biểu số: 1b", "Biểu số: 2", total, "Lê Văn Ba"):
                self.assertIn(words, text)
        book = load_workbook(io.BytesIO(made._printed("forms", "xlsx")[1]))
        self.assertEqual(book.sheetnames, ["1a", "1b", "2"])
        self.assertTrue(made._printed("forms", "ods")[1].startswith(b"PK"))

    def test_results_add_up_the_lists_of_the_decree(self):
        first = self._decided(self._approved(self._list(self.people[:1])))
        again = self._list(self.people[1:], period="second")
        self._approved(again)
        (page,) = again._result_pages()
        # Two approved in this list, nobody left; three and one since 16/06/2025.
        self.assertEqual(page.rows[-1].figures[:2], (2, 0))
        self.assertEqual(page.rows[-1].figures[4:6], (3, 1))
        self.assertEqual(page.rows[-1].figures[6], first.amount + again.amount)
        self.assertIn("16/06/2025", str(page.header.cells))

    def test_several_agencies_in_one_paper(self):
        other = self._create_person("Ngô Thị Tư", unit=self.finance, citizen_id=None)
        self._open(other, date(2024, 1, 1), step=8, department_id=self.finance)
        lists = self._list(self.people[:1], user=self.judge)
        theirs = self._list([], user=self.judge, unit_id=self.finance.id)
        self._dossier(theirs, other, measure="leave")
        lists |= theirs
        lists.action_compute()
        page = lists._form_pages()[-1]
        self.assertEqual(page.code, "2")
        self.assertEqual(
            [row.name for row in page.rows if row.number], [self.home.name, self.finance.name]
        )
        self.assertEqual(page.rows[-1].figures[0], 2)
        # The province adds up, and names the period once.
        self.assertNotIn(self.home.name.upper(), " ".join(page.letterhead.issuer).upper())
        self.assertEqual(page.lines_above, ("Năm 2025 (NĐ 154/2025/NĐ-CP)",))

    def test_the_comparison_of_a_dossier_on_paper(self):
        row = self._list(self.people[:1]).dossier_ids
        row.write({"by_reorganisation": True, "reorganised_on": date(2025, 7, 1)})
        case = row.env["cchc.reduction.calculator"].browse(row.action_compare()["res_id"])
        row.action_compute()
        offer = case.option_ids.filtered("is_offer")
        self.assertEqual(len(offer), 1, "the highest is offered, and nothing beside it")
        self.assertEqual((offer.decree, offer.amount), (row.decree, row.amount))
        self.assertEqual(offer.amount, max(case.option_ids.mapped("amount")))
        printed = Document(io.BytesIO(case._print_documents("docx").content))
        text = "\n".join(
            [one.text for one in printed.paragraphs]
            + [cell.text for table in printed.tables for line in table.rows for cell in line.cells]
        )
        for words in (
            self.people[0].name,
            "chỉ được hưởng một chế độ cao nhất",
            "Trợ cấp do nghỉ hưu trước tuổi",
            "đã đối chiếu văn bản",
            "suy ra từ văn bản khác, cần đối chiếu",
            "Điều 7 khoản 2 điểm a NĐ 178/2024/NĐ-CP",
        ):
            self.assertIn(words, text)
        row.write({"paid_before": 1_000_000, "paid_before_on": date(2024, 5, 1)})
        case = row.env["cchc.reduction.calculator"].browse(row.action_compare()["res_id"])
        self.assertEqual(case.option_ids.filtered("is_offer").decree, "NĐ 154/2025/NĐ-CP")
        shut = case.option_ids.filtered(lambda one: "178" in one.decree and not one.fits)
        self.assertIn("gives no more", " ".join(shut.mapped("remark")))

    def test_who_reads_the_list_prints_it_from_the_menu(self):
        made = self._list(self.people[:1])
        reader = self._create_user("reduction_reader", "dossier_reader", self.home)
        action = self.env.ref("cchc_reduction.cchc_reduction_print_forms_docx")
        told = {"active_model": made._name, "active_ids": made.ids, "active_id": made.id}
        found = action.with_user(reader).with_context(**told).run()
        self.assertEqual(found["params"]["url"], "/cchc/reduction/forms/docx")
        with self.assertRaises(AccessError):
            action.with_user(self.stranger).with_context(**told).run()

    # -- back in service ---------------------------------------------------------------

    def test_an_appointment_names_what_stands_against_it(self):
        self.env["cchc.person.restriction"].create(
            {
                "employee_id": self.people[0].id,
                "kind": "no_appointment",
                "date_from": date(2025, 1, 1),
                "date_to": date(2025, 12, 31),
                "article": "Điều 82",
            }
        )
        post = self.env["cchc.leadership.post"].search([], limit=1)
        for day, told in ((date(2025, 12, 31), True), (date(2026, 1, 1), False)):
            draft = self._draft("appointment", self.people[0], day, leadership_post_id=post)
            self.assertEqual("Điều 82" in (draft.restriction_note or ""), told)
        raised = self._draft("step_raise", self.people[0], date(2025, 12, 1), step=9)
        self.assertFalse(raised.restriction_note)

    def test_coming_back_tells_how_the_money_is_reckoned(self):
        row = self._decided(self._approved(self._list(self.people[:1]))).dossier_ids
        self.env["cchc.reduction.payment"].create(
            {
                "dossier_id": row.id,
                "paid_on": date(2025, 9, 15),
                "document": "UNC 12",
                "amount": row.amount,
            }
        )
        person, amount = self.people[0], f"{row.amount:,}".replace(",", ".")
        restriction = self.env["cchc.person.restriction"].search([("employee_id", "=", person.id)])
        self.assertIn(f"{LEAVE_ON:%d/%m/%Y} + 60 tháng", restriction.explanation)
        facts = {
            "staffing_category": "civil_servant", "department_id": self.home_division,
            "rank_id": self.specialist, "step": 8, "service_status": "serving",
            "step_anchor": date(2030, 8, 1),
        }  # fmt: skip
        # The sixty-first month: nothing stands against her.
        late = self._draft("rejoining", person, date(2030, 10, 1), **facts)
        self.assertFalse(late.restriction_note or late.restriction_explanation)
        # The fifty-ninth month is over: all is due, and the draft says so before the issue.
        back = self._draft("rejoining", person, date(2030, 8, 1), **facts)
        for told in (back.restriction_explanation, back.line_ids.restriction_explanation):
            for words in (amount, "Số tháng đã nghỉ: 59", "Điều 3 NĐ 154/2025/NĐ-CP"):
                self.assertIn(words, told)
        back.action_issue()
        self.assertTrue(back.line_ids.restrictions_told)
        # What was told when it was issued stays, on the paper as well.
        row.payment_ids.action_void()
        self.assertFalse(restriction.exists())
        self.assertIn(amount, back.line_ids.restriction_explanation)
        paper = "\n".join(one["text"] for one in back._document_context()[back.id]["articles"])
        self.assertIn(f"có trách nhiệm hoàn trả số tiền {amount} đồng", paper)
        self.assertIn("Thời hạn phải hoàn trả nếu trở lại (tháng): 60", paper)
