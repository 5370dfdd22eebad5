import io
from datetime import date

import docx
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.cchc_positions.tests.common import CchcPositionsCase

FOUND, REVIEW = date(2026, 9, 1), date(2026, 9, 10)
COUNCIL, MET = date(2026, 9, 16), date(2026, 9, 21)


@tagged("post_install", "-at_install")
class TestDisciplineCase(CchcPositionsCase):
    """From the violation to the entry of the dossier, each step by its day and its article."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = cls.env["hr.employee"].concat(
            *(cls._create_person(name) for name in ("Lê Văn Sai", "Trần Chủ Tịch", "Lý Ủy Viên"))
        )
        cls._open(cls.people)
        cls.person = cls.people[0]
        cls.officer = cls._create_user("ky_luat_can_bo", "hr_officer", cls.home)
        cls.stranger = cls._create_user("ky_luat_la", "hr_officer", cls.finance)
        cls.head = cls._create_user("ky_luat_truong", "unit_head", cls.home)

    def setUp(self):
        super().setUp()
        frozen = freeze_time("2026-09-25 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)

    def _case(self, user=None, **vals):
        return (
            self.env["cchc.discipline.case"]
            .with_user(user or self.officer)
            .create(
                {
                    "employee_id": self.person.id,
                    "subject": "Tự ý nghỉ việc 5 ngày",
                    "found_on": FOUND,
                    "act_ids": [(0, 0, {"date": date(2026, 8, 20), "name": "Tự ý nghỉ việc"})],
                    **vals,
                }
            )
        )

    def _meeting(self, case, kind, day):
        return (
            self.env["cchc.discipline.meeting"]
            .with_user(self.officer)
            .create(
                {
                    "case_id": case.id,
                    "kind": kind,
                    "date": day,
                    "chair": "Trần Chủ Tịch",
                    "secretary": "Võ Thư Ký",
                    "present": 5,
                    "content": "Đề nghị khiển trách.",
                }
            )
        )

    def _council(self, case, **votes):
        """Reviewed, the council set up, met and its ballot counted."""
        self._meeting(case, "review", REVIEW)
        case.action_review_held()
        for name, role in (
            ("Trần Chủ Tịch", "chair"),
            ("Võ Thư Ký", "secretary"),
            ("Lý", "member"),
        ):
            self.env["cchc.discipline.member"].with_user(self.officer).create(
                {"case_id": case.id, "name": name, "role": role}
            )
        case._set_up_council(COUNCIL, "18/QĐ-SNV")
        self._meeting(case, "council", MET)
        for form, count in votes.items():
            self.env["cchc.discipline.vote"].with_user(self.officer).create(
                {"case_id": case.id, "form": form, "count": count}
            )
        return case

    def _proposed(self, case, form="reprimand"):
        case._propose(date(2026, 9, 23), form, "")
        return case

    def _issued(self, case, **line):
        case.action_draft_decision()
        decision = case.decision_id
        decision.line_ids.write(line)
        decision.write({"number": "99/QĐ-SNV", "date_signed": date(2026, 9, 25)})
        decision.action_issue()
        return decision

    # -- days -----------------------------------------------------------------------

    def test_a_case_knows_its_days(self):
        case = self._case()
        self.assertEqual(case.law, "nd172_2025")
        self.assertEqual(case.limitation_until, date(2031, 8, 19))
        self.assertEqual(case.decide_by, date(2026, 11, 30))
        case.complicated = True
        self.assertEqual(case.decide_by, date(2027, 1, 29))
        self.assertIn("Điều 5 NĐ 172/2025", case.days_told)
        # Five working days after the review meeting.
        self._meeting(case, "review", REVIEW)
        self.assertEqual(case.next_by, date(2026, 9, 17))
        self.assertTrue(case.late)

    def test_time_postponed_does_not_count(self):
        case = self._case()
        row = (
            self.env["cchc.discipline.postponement"]
            .with_user(self.officer)
            .create(
                {
                    "case_id": case.id,
                    "reason": "illness",
                    "date_from": date(2026, 9, 11),
                    "document": "Giấy ra viện",
                }
            )
        )
        self.assertTrue(case.postponed)
        self.assertFalse(case.decide_by)
        row.date_to = date(2026, 9, 20)
        self.assertEqual(case.decide_by, date(2026, 12, 10))

    def test_after_the_party_thirty_days_and_no_council(self):
        case = self._case(party_on=date(2026, 9, 3), party_document="05-QĐ/UBKT")
        self.assertFalse(case.needs_council)
        self.assertEqual(case.next_by, date(2026, 10, 3))
        self._meeting(case, "review", REVIEW)
        case.action_review_held()
        with self.assertRaisesRegex(UserError, "no council is needed"):
            case.action_open_council()
        self._proposed(case)
        decision = self._issued(case)
        self.assertIn("05-QĐ/UBKT", decision.line_ids.ground)
        # Twelve months from the Party's decision, not from the own one.
        self.assertEqual(case.discipline_id.lapses_on, date(2027, 9, 3))

    # -- the way ----------------------------------------------------------------------

    def test_from_the_meeting_to_the_dossier(self):
        case = self._council(self._case(), reprimand=2, warning=1)
        wizard = (
            self.env["cchc.discipline.step"]
            .with_user(self.officer)
            .with_context(**case.action_open_proposal()["context"])
            .create({"day": date(2026, 9, 23)})
        )
        self.assertEqual(wizard.form, "reprimand")
        wizard.action_confirm()
        self.assertEqual((case.state, case.proposed_form), ("proposed", "reprimand"))
        self.assertEqual(case.next_by, date(2026, 9, 30))
        decision = self._issued(case)
        self.assertEqual(decision.type_id.code, "discipline")
        self.assertEqual(case.state, "decided")
        entry = case.discipline_id
        self.assertEqual((entry.form, entry.employee_id), ("reprimand", self.person))
        self.assertEqual(entry.lapses_on, date(2027, 9, 25))
        self._revoke(decision)
        self.assertEqual(case.state, "proposed")
        self.assertFalse(self.person.sudo().discipline_ids)

    def test_a_dismissal_ends_the_service_and_bars_for_a_year(self):
        case = self._proposed(self._council(self._case(), dismissal=3), "dismissal")
        decision = self._issued(case)
        self.assertEqual(decision.type_id.code, "dismissal")
        self.assertEqual(self.person._get_version(date(2026, 9, 25)).service_status, "dismissed")
        bar = self.env["cchc.person.restriction"].search([("employee_id", "=", self.person.id)])
        self.assertEqual((bar.kind, bar.date_to), ("may_not_apply", date(2027, 9, 24)))
        self._revoke(decision)
        self.assertFalse(bar.exists())

    def test_a_draft_thrown_away_leaves_the_proposal(self):
        case = self._proposed(self._council(self._case(), reprimand=3))
        case.action_draft_decision()
        case.decision_id.unlink()
        self.assertEqual(case.state, "proposed")

    def test_the_minutes_are_printed_with_council_and_ballot(self):
        case = self._council(self._case(), reprimand=2, warning=1)
        meeting = case.meeting_ids.filtered(lambda row: row.kind == "council")
        printed = meeting.with_user(self.head)._print_documents("docx")
        text = _text(printed.content)
        for words in ("Họp Hội đồng kỷ luật", "Lê Văn Sai", "Khiển trách: 2 phiếu", "Võ Thư Ký"):
            self.assertIn(words, text)
        with self.assertRaises(AccessError):
            meeting.with_user(self.stranger)._print_documents("docx")

    # -- bad input -----------------------------------------------------------------------

    def test_steps_are_in_their_order(self):
        case = self._case()
        with self.assertRaisesRegex(UserError, "minutes of the review meeting"):
            case.action_review_held()
        with self.assertRaisesRegex(UserError, "not its next one"):
            case.action_draft_decision()
        with self.assertRaisesRegex(ValidationError, "found on 01/09/2026"):
            self._meeting(case, "review", date(2026, 8, 30))

    def test_a_council_has_three_with_a_chair_and_a_secretary(self):
        case = self._case()
        self._meeting(case, "review", REVIEW)
        case.action_review_held()
        with self.assertRaisesRegex(UserError, "3 members"):
            case._set_up_council(COUNCIL, "18/QĐ-SNV")

    def test_who_is_concerned_or_related_does_not_sit(self):
        case = self._case()
        Member = self.env["cchc.discipline.member"].with_user(self.officer)
        with self.assertRaisesRegex(ValidationError, "person concerned"):
            Member.create({"case_id": case.id, "employee_id": self.person.id, "role": "chair"})
        with self.assertRaisesRegex(ValidationError, "relative"):
            Member.create({"case_id": case.id, "name": "Lê Em", "conflict": "relative"})
        self.env["cchc.family.member"].create(
            {"employee_id": self.person.id, "name": "Lý Ủy Viên", "relation": "sibling"}
        )
        member = Member.create({"case_id": case.id, "employee_id": self.people[2].id})
        self.assertTrue(member.namesake)
        self.assertFalse(Member.create({"case_id": case.id, "name": "Lý Uy Viên"}).namesake)

    def test_a_split_ballot_proposes_nothing(self):
        case = self._council(self._case(), reprimand=1, warning=1, dismissal=1)
        with self.assertRaisesRegex(UserError, "chưa quá bán"):
            self._proposed(case)

    def test_more_votes_than_members_are_refused(self):
        case = self._council(self._case(), reprimand=4)
        with self.assertRaisesRegex(UserError, "4 votes of 3 members"):
            self._proposed(case)

    def test_only_leaders_lose_a_post(self):
        case = self._council(self._case(), removal=3)
        with self.assertRaisesRegex(UserError, "has no “Removal from post”"):
            self._proposed(case, "removal")
        case.leader = True
        self._proposed(case, "removal")

    def test_after_the_limitation_nobody_is_disciplined(self):
        case = self._case(
            act_ids=[(0, 0, {"date": date(2020, 1, 5), "name": "Vi phạm cũ"})],
            concluded=True,
            conclusion="Kết luận 12/KL-TTT",
        )
        self._proposed(case)
        with self.assertRaisesRegex(UserError, "limitation ended on 04/01/2025"):
            case.action_draft_decision()
        case._close("Hết thời hiệu")
        with self.assertRaisesRegex(UserError, "is finished"):
            case.subject = "Khác"

    def test_who_is_disciplined_again_is_one_step_above(self):
        self._issued(self._proposed(self._council(self._case(), reprimand=3)))
        with freeze_time("2026-12-10 03:00:00"):
            again = self._case(
                found_on=date(2026, 12, 1),
                act_ids=[(0, 0, {"date": date(2026, 11, 20), "name": "Tái phạm"})],
            )
            self.assertEqual(again.running_id.form, "reprimand")
            self.assertIn("Nặng hơn một mức: cảnh cáo", again.running_told)

    # -- who ---------------------------------------------------------------------------

    def test_nobody_writes_the_outcome_by_hand(self):
        case = self._case(state="decided", proposed_form="dismissal")
        self.assertEqual((case.state, case.proposed_form), ("opened", False))
        with self.assertRaisesRegex(UserError, "moves on by its steps"):
            case.write({"state": "decided"})
        forged = self.env["cchc.discipline.case"].with_user(self.officer)
        forged = forged.with_context(default_state="decided", default_council_on=FOUND)
        made = forged.create({"employee_id": self.people[1].id, "subject": "x"})
        self.assertEqual((made.state, made.council_on), ("opened", False))

    def test_nobody_handles_the_own_case(self):
        case = self._case()
        self.person.user_id = self.officer
        for attempt in (
            lambda: case.write({"complicated": True}),
            lambda: case.act_ids.write({"gravity": "light"}),
            lambda: self._meeting(case, "review", REVIEW),
            lambda: case._close("x"),
            self._case,
        ):
            with self.assertRaisesRegex(UserError, "your own case"):
                attempt()

    def test_another_agency_neither_opens_nor_reads(self):
        case = self._case()
        with self.assertRaises(AccessError):
            self._case(user=self.stranger)
        found = self.env["cchc.discipline.case"].with_user(self.stranger)
        self.assertFalse(found.search([]) & case)
        with self.assertRaises(AccessError):
            self.env["cchc.discipline.act"].with_user(self.stranger).create(
                {"case_id": case.id, "date": FOUND, "name": "x"}
            )

    def test_a_head_reads_and_does_not_write(self):
        case = self._case().with_user(self.head)
        self.assertEqual(case.subject, "Tự ý nghỉ việc 5 ngày")
        with self.assertRaises(AccessError):
            case.subject = "x"

    def test_without_the_right_to_read_discipline_nothing_is_told(self):
        case = self._case()
        reader = self._create_user("ky_luat_doc", "dossier_reader", self.home)
        with self.assertRaises(AccessError):
            case.with_user(reader).read(["subject"])
        due = self.env["cchc.due"].with_user(reader)
        self.assertFalse(due.search([("kind", "in", ("discipline_decide", "discipline_step"))]))
        own = self.env["cchc.due"].with_user(self.officer)
        own = own.search([("kind", "=", "discipline_decide")])
        self.assertIn(case.decide_by, own.mapped("date"))


def _text(content):
    """What the paper says, tables included."""
    document = docx.Document(io.BytesIO(content))
    return "".join(
        node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")
    )
