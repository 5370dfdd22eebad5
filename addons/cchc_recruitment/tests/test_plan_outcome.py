import io
import zipfile
from datetime import date

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from .common_plan import TODAY, PlanCase
from .common_results import ResultsCase


@freeze_time("2026-05-20 03:00")
class TestOutcome(PlanCase):
    """From the result to people at work: one place, one person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-03-02 03:00"):
            cls.plan = cls._plan(cls._demand(1, 1))
            cls.made = cls._planned_session(cls.plan)
            cls.made.action_announce()
        cls.post, cls.other = cls.made.post_ids
        cls.made._move("announced", "results")
        cls.results = cls._ranked(
            cls.made,
            ("Nhất", cls.post, "chosen", 1),
            ("Nhì", cls.post, "reserve", 2),
            ("Ba", cls.post, "reserve", 3),
            ("Khác", cls.other, "chosen", 1),
        )
        cls.made.write({"recognition_id": cls.approval.id, "recognised_on": date(2026, 5, 20)})

    def _offer(self, name):
        return self.made.offer_ids.filtered(lambda one: one.application_id.name == name)

    def _complete(self, offer):
        offer.paper_ids.received_on = date(2026, 5, 25)
        offer.action_complete_file()

    def _decide(self, offer, number="12/QĐ-SNV"):
        self._complete(offer)
        offer.starts_on = date(2026, 6, 1)
        offer.action_draft_decision()
        offer.decision_id.write({"number": number, "date_signed": date(2026, 5, 28)})
        offer.decision_id.action_issue()

    def _kept(self):
        return sum(self.plan.line_ids.mapped("reserved"))

    def test_the_chosen_are_offered_their_places(self):
        self.made.action_recognise()
        names = self.made.offer_ids.application_id.mapped("name")
        self.assertEqual(sorted(names), ["Khác", "Nhất"])
        # NĐ 170/2025, Điều 18: twenty days from the publication.
        self.assertEqual(self._offer("Nhất").file_due, date(2026, 6, 9))
        self.assertNotIn("priority", " ".join(self._offer("Nhất").paper_ids.mapped("name")))

    def test_no_recognition_without_document_or_with_a_tie(self):
        self.results[1].outcome = "tie"
        with self.assertRaisesRegex(UserError, "candidates are equal"):
            self.made.action_recognise()
        self.results[1].outcome = "chosen"
        with self.assertRaisesRegex(UserError, "2 are chosen for 1 places"):
            self.made.action_recognise()
        self.results[1].outcome = "reserve"
        self.made.recognition_id = False
        with self.assertRaisesRegex(UserError, "document of recognition"):
            self.made.action_recognise()

    def test_an_incomplete_file_gets_no_decision(self):
        self.made.action_recognise()
        offer = self._offer("Nhất")
        with self.assertRaisesRegex(UserError, "not handed in yet"):
            offer.action_complete_file()
        required = offer.paper_ids.filtered("is_required")
        self.assertEqual(offer.missing_papers, ", ".join(required.mapped("name")))
        required[1:].received_on = TODAY
        self.assertEqual(offer.missing_papers, required[0].name)
        with self.assertRaisesRegex(UserError, "file is not complete"):
            offer.action_draft_decision()

    def test_the_decision_brings_the_person_and_frees_the_reservation(self):
        self.made.action_recognise()
        offer = self._offer("Nhất")
        self._decide(offer)
        person = offer.employee_id
        self.assertEqual((person.name, person.citizen_id), ("Nhất", "091200000001"))
        self.assertEqual(offer.state, "decided")
        period = person.sudo().version_ids.filtered("staffing_category")
        self.assertEqual(
            (period.department_id, period.rank_id, period.step, period.service_status),
            (self.home_division, self.specialist, 1, "serving"),
        )
        self.assertEqual(period.position_id, self.positions[0])
        # Kept until the person is there: released on the day of the effect.
        kept = self.env["cchc.establishment"]._reserved
        key = (self.home.id, self.civil.id)
        self.assertEqual(kept(date(2026, 5, 31))[key], 2)
        self.assertEqual(kept(date(2026, 6, 1))[key], 1)
        # Thirty days from the decision (Điều 19.2).
        self.assertEqual(offer.start_due, date(2026, 6, 27))
        offer.action_start()
        self.assertEqual((offer.state, offer.started_on), ("started", date(2026, 6, 1)))

    def test_who_is_known_by_the_citizen_number_is_not_entered_twice(self):
        known = self._create_person("Nguyễn Văn Nhất", citizen_id="091200000001")
        self.env["cchc.person.restriction"].create(
            {"employee_id": known.id, "kind": "may_not_apply", "date_from": "2026-01-01"}
        )
        self.made.action_recognise()
        offer = self._offer("Nhất")
        self.assertIn("May not apply", offer.restriction_notice)
        self._complete(offer)
        offer.action_draft_decision()
        self.assertEqual(offer.employee_id, known)
        self.assertIn("May not apply", offer.decision_id.line_ids.note)

    def test_the_next_in_line_follows_who_does_not_come(self):
        self.made.action_recognise()
        with self.assertRaisesRegex(UserError, "no place is free"):
            self.made.action_offer_next()
        offer = self._offer("Nhất")
        wizard = offer.env["cchc.recruitment.drop"].create(
            {"offer_id": offer.id, "why": "declined", "reason": "Đã có việc khác"}
        )
        wizard.action_drop()
        # Fifteen days after the place was to be taken (Điều 19.4).
        self.assertEqual(offer.next_due, date(2026, 6, 24))
        self.made.action_offer_next()
        self.assertEqual(self._offer("Nhì").state, "completing")
        self.assertFalse(self._offer("Ba"))
        self.assertEqual(self._offer("Nhì").seat, 1)
        # A new ranking that changes nothing leaves the next in line where they are.
        self.made._results_changed(self.results, self.results)
        self.assertEqual(
            (self._offer("Nhì").state, self._offer("Nhất").state), ("completing", "given_up")
        )

    def test_who_cheated_is_barred_from_the_next_recruitment(self):
        self.made.action_recognise()
        self._offer("Nhất")._drop("fraud", "Bằng giả")
        bar = self.env["cchc.recruitment.bar"].search([("session_id", "=", self.made.id)])
        self.assertEqual((bar.citizen_id, bar.reason), ("091200000001", "Bằng giả"))

    def test_the_chosen_are_told_what_to_bring_and_until_when(self):
        self.results[0].application_id._set_stage(email="nhat@example.com")
        self.made.action_recognise()
        mail = self.env["mail.mail"].search([("email_to", "=", "nhat@example.com")])
        self.assertIn("VT01", mail.body_html)
        self.assertIn("09/06/2026", mail.body_html)

    def test_after_the_decision_a_revocation_comes_first(self):
        self.made.action_recognise()
        offer = self._offer("Nhất")
        self._decide(offer)
        with self.assertRaisesRegex(UserError, "Revoke it first"):
            offer._drop("absent", "Không đến")
        self._revoke(offer.decision_id)
        self.assertEqual(offer.state, "not_come")
        # The place is kept again, and offered to the next.
        self.assertEqual(self._kept(), 2)
        self.made.action_offer_next()
        self.assertEqual(self._offer("Nhì").state, "completing")

    def test_a_result_that_flips_after_the_draft_leaves_one_person(self):
        self.made.action_recognise()
        first = self._offer("Nhất")
        self._complete(first)
        first.action_draft_decision()
        draft = first.decision_id
        old = self.results
        self.results[0].write({"outcome": "reserve", "place": 2})
        self.results[1].write({"outcome": "chosen", "place": 1})
        self.made._results_changed(old, self.results)
        self.assertEqual((first.state, first.why), ("withdrawn", "result"))
        self.assertFalse(draft.exists())
        second = self._offer("Nhì")
        self.assertEqual((second.state, second.seat), ("completing", 1))
        standing = self.made.offer_ids.filtered(
            lambda one: one.post_id == self.post and one.state == "completing"
        )
        self.assertEqual(standing, second)
        self._decide(second)
        people = self.env["hr.employee"].search(
            [("position_id", "=", self.positions[0].id), ("in_register", "=", True)]
        )
        self.assertEqual(people.mapped("name"), ["Nhì"])

    def test_an_issued_decision_holds_the_place_until_it_is_revoked(self):
        self.made.action_recognise()
        first = self._offer("Nhất")
        self._decide(first)
        self.results[0].write({"outcome": "reserve", "place": 2})
        self.results[1].write({"outcome": "chosen", "place": 1})
        self.made._results_changed(self.results, self.results)
        self.assertEqual(first.state, "decided")
        self.assertFalse(self._offer("Nhì"))
        self._revoke(first.decision_id)
        self.made.action_offer_next()
        self.assertEqual(self._offer("Nhì").state, "completing")

    @mute_logger("odoo.sql_db")
    def test_the_database_lets_one_stand_on_a_place(self):
        self.made.action_recognise()
        application = self.results[1].application_id
        with self.assertRaises(UniqueViolation), self.env.cr.savepoint():
            self.env["cchc.recruitment.offer"].create(
                {"application_id": application.id, "post_id": self.post.id, "seat": 1}
            )

    def test_offers_move_by_steps_only(self):
        self.made.action_recognise()
        offer = self._offer("Nhất")
        for vals in ({"state": "started"}, {"seat": 2}, {"employee_id": self.people[0].id}):
            with self.assertRaises(UserError):
                offer.write(vals)
        with self.assertRaises(UserError):
            offer.unlink()

    def test_the_end_releases_what_was_not_filled(self):
        self.made.action_recognise()
        with self.assertRaisesRegex(UserError, "has not started"):
            self.made.action_finish()
        self._decide(self._offer("Nhất"))
        self._offer("Nhất").action_start()
        self._offer("Khác")._drop("declined", "Không nhận")
        self.made.action_finish()
        self.assertEqual((self.made.state, self._kept()), ("finished", 0))

    def test_probation_and_contract_where_the_law_has_them(self):
        session = self._session(category="public_employee", name="Viên chức")
        session._move("draft", "results", law="nd115_2020_nd85")
        post = session.post_ids[0]
        self._ranked(session, ("Cô giáo", post, "chosen", 1))
        session.write({"recognition_id": self.approval.id, "recognised_on": TODAY})
        session.action_recognise()
        offer = session.offer_ids
        self._complete(offer)
        offer.starts_on = date(2026, 6, 1)
        offer.action_draft_decision()
        line = offer.decision_id.line_ids
        self.assertEqual(
            (line.service_status, line.salary_percent, line.staffing_category),
            ("probation", 85, "public_employee"),
        )
        self.assertIn("Điều 21", line.ground)
        with self.assertRaisesRegex(UserError, "Contract Number"):
            offer.action_record_contract()
        offer.write(
            {
                "contract_number": "07/HĐLV",
                "contract_signed_on": date(2026, 5, 20),
                "contract_until": date(2028, 5, 31),
            }
        )
        offer.action_record_contract()
        self.assertEqual(offer.contract_id.employee_id, offer.employee_id)
        offer.decision_id.write({"number": "3/QĐ", "date_signed": date(2026, 5, 20)})
        offer.decision_id.action_issue()
        offer.action_start()
        self.assertEqual(offer.state, "started")

    def test_the_whole_file_is_in_one_archive(self):
        self.made.action_recognise()
        self._decide(self._offer("Nhất"))
        name, content = self.made._dossier_zip()
        self.assertTrue(name.endswith(".zip"))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            index = archive.read("muc_luc.csv").decode("utf-8-sig")
        for told in ("01_ke_hoach", "02_thong_bao/lan_1.docx", "08_tuyen_dung", "muc_luc.docx"):
            self.assertTrue(any(told in one for one in names), told)
        self.assertIn("Quyết định 12/QĐ-SNV", index)
        self.assertIn("Thông báo lần 1", self.made.dossier_page)
        self.assertTrue(self.made._print_documents("docx").content)


class TestReRanking(ResultsCase):
    """From corrected points to the offers: the whole way, as a re-marking goes it."""

    def test_a_re_marking_after_the_draft_ends_with_one_person(self):
        an, binh = self._candidates("An", "Bình")
        self._points(an, 40, 80)
        self._points(binh, 40, 75)
        self.session.action_publish_results()
        document = self.env["cchc.legal.document"].create({"number": "9/QĐ", "title": "x"})
        self.session.write({"recognition_id": document.id, "recognised_on": TODAY})
        self.session.action_recognise()
        offer = self.session.offer_ids
        self.assertEqual(offer.application_id, an)
        offer.paper_ids.received_on = TODAY
        offer.action_complete_file()
        offer.action_draft_decision()
        draft = offer.decision_id
        self._enter(binh, self.written, 85, source="re-marking")
        self.session.action_rank()
        self.assertEqual(offer.state, "withdrawn")
        self.assertFalse(draft.exists())
        standing = self.session.offer_ids.filtered(lambda one: one.state == "completing")
        self.assertEqual(standing.application_id, binh)
