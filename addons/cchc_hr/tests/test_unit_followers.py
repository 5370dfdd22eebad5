from datetime import timedelta

from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_base.tests.common_succession import Successions

from .common import CchcHrCase


class TestUnitFollowers(Successions, CchcHrCase):
    """What of the register goes on with the successor, and what stays with the unit that did it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.guest = cls._create_person("Khách", unit=cls.home_division)
        cls._open(cls.guest)

    # -- decisions -----------------------------------------------------------------

    def test_a_draft_into_the_unit_leads_into_its_successor(self):
        later = self._draft("transfer", self.guest, self.today, department_id=self.one)
        host = self._draft("secondment", self.guest, self.today, host_unit_id=self.two)
        self._follow()
        self.assertEqual(later.line_ids.department_id, self.new)
        self.assertEqual(host.line_ids.host_unit_id, self.new)
        self.assertIn(self.new.name, self._messages(later))
        self._on_trail(later.line_ids, "department_id")
        self._on_trail(host.line_ids, "host_unit_id")
        later.action_issue()
        self.assertEqual(self.guest.version_ids.sorted("date_version")[-1:].department_id, self.new)

    def test_a_correction_of_a_day_before_stays_with_the_old_unit(self):
        before = self.today - timedelta(days=40)
        draft = self._draft("transfer", self.guest, before, department_id=self.one)
        self._follow()
        self.assertEqual(draft.line_ids.department_id, self.one)
        draft.action_issue()
        period = self.guest.version_ids.filtered(lambda row: row.date_version == before)
        self.assertEqual(period.department_id, self.one)

    def test_a_draft_is_issued_by_who_follows_and_an_issued_decision_stays(self):
        draft = self._draft("transfer", self.guest, self.today, unit=self.one)
        issued = self._issue(
            "transfer", self.guest, self.today - timedelta(days=9), unit=self.one,
            department_id=self.home,
        )  # fmt: skip
        self._follow()
        self.assertEqual((draft.unit_id, issued.unit_id), (self.new, self.one))
        self._on_trail(draft)

    # -- transfers and files -------------------------------------------------------

    def test_a_transfer_goes_on_between_the_successors(self):
        self._open(self._create_person("Người Đi", unit=self.one), department_id=self.one)
        person = self.env["hr.employee"].search([("name", "=", "Người Đi")])
        asked = self.env["cchc.transfer"].create(
            {"employee_id": person.id, "from_unit_id": self.one.id, "to_unit_id": self.two.id}
        )
        over = self.env["cchc.transfer"].create(
            {"employee_id": self.guest.id, "from_unit_id": self.home.id, "to_unit_id": self.one.id}
        )
        self._set_plainly(over, state="done")
        self._follow()
        self.assertEqual(asked.from_unit_id, self.new)
        self.assertEqual(asked.to_unit_id, self.new)
        self.assertEqual(over.to_unit_id, self.one)
        self._on_trail(asked, "to_unit_id")

    def _file(self, number, keeper, name):
        person = self._create_person(name, unit=keeper)
        return self.env["cchc.paper.file"].create(
            {"employee_id": person.id, "number": number, "keeper_id": keeper.id}
        )

    def test_files_are_kept_by_the_successor_each_under_a_number_of_its_own(self):
        """Every agency counts from 1: most numbers of two communes are the same."""
        files = self.env["cchc.paper.file"].union(
            *(self._file(f"HS-{place}", self.one, f"A {place}") for place in (1, 2)),
            *(self._file(f"HS-{place}", self.two, f"B {place}") for place in (1, 2)),
        )
        left = self._file("HS-9", self.one, "Đã Chuyển")
        self._set_plainly(left, state="archived")
        self._follow()
        self.assertEqual(files.keeper_id, self.new)
        self.assertEqual(files.mapped("number"), ["HS-1", "HS-2", "HS-1/2", "HS-2/2"])
        self.assertIn("HS-1", self._messages(files[2]))
        self.assertEqual(left.keeper_id, self.one)
        self._on_trail(files, "keeper_id")

    def test_a_file_on_its_way_arrives_at_the_successor(self):
        file = self._file("HS-1", self.home, "Đang Chuyển")
        sent = self.env["cchc.paper.file.transfer"].create(
            {"file_id": file.id, "to_unit_id": self.one.id, "sent_on": self.today}
        )
        self.assertEqual(file.state, "sent")
        self._follow()
        self.assertEqual(sent.to_unit_id, self.new)
        self._on_trail(sent, "to_unit_id")
        sent.action_receive()
        self.assertEqual((file.keeper_id, file.state), (self.new, "kept"))

    def test_a_file_sent_to_the_unit_that_joins_the_sender_is_there(self):
        file = self._file("HS-1", self.home, "Đang Chuyển")
        sent = self.env["cchc.paper.file.transfer"].create(
            {"file_id": file.id, "to_unit_id": self.one.id, "sent_on": self.today}
        )
        self._follow((self.one, self.home, 1))
        self.assertEqual(sent.received_on, self.today)
        self.assertEqual((file.keeper_id, file.state), (self.home, "kept"))

    # -- lists ---------------------------------------------------------------------

    def test_saved_lists_ask_for_the_people_of_the_successor(self):
        List = self.env["cchc.people.list"]
        now = List.create({"name": "Đảng viên", "unit_id": self.one.id,
                           "unit_ids": [(6, 0, self.one.ids)]})  # fmt: skip
        then = List.create({"name": "Cuối năm", "unit_ids": [(6, 0, self.one.ids)],
                            "date": self.today - timedelta(days=90)})  # fmt: skip
        self._follow()
        self.assertEqual(now.unit_id, self.new)
        self.assertEqual(now.unit_ids, self.one | self.new)
        self.assertEqual(then.unit_ids, self.one)
        self._on_trail(now, "unit_ids")

    def test_an_import_that_is_not_applied_is_applied_by_the_successor(self):
        Batch = self.env["cchc.import.batch"]
        batch, done = Batch.create(
            [{"unit_id": self.one.id, "file": b"eA==", "filename": f"{n}.xlsx"} for n in "ab"]
        )
        self._set_plainly(batch, state="checked")
        self._set_plainly(done, state="done")
        rows = self.env["cchc.import.row"].create(
            [
                {"batch_id": one.id, "position": 1, "sheet": "A", "number": 4, "name": "Ai",
                 "unit_id": self.one.id, "state": state}
                for one, state in ((batch, "ready"), (done, "applied"))
            ]
        )  # fmt: skip
        words = self.env["cchc.import.word"].create(
            [
                {"unit_id": unit.id, "kind": "school", "text": text, "key": text.lower()}
                for unit, text in ((self.one, "ĐHCT"), (self.two, "ĐHCT"), (self.two, "ĐHKG"))
            ]
        )
        self._follow()
        self.assertEqual(batch.unit_id, self.new)
        self.assertEqual(done.unit_id, self.one)
        self.assertEqual(rows.mapped("unit_id"), self.new | self.one)
        self.assertEqual(rows[0].unit_id, self.new)
        # What was answered by both is asked once.
        self.assertEqual([word.unit_id for word in words], [self.new, self.two, self.new])
        self._on_trail(rows[0])
        self._on_trail(batch)

    def test_as_many_statements_for_many_as_for_few(self):
        drafts = self.env["cchc.decision"].union(
            *(
                self._draft(
                    "transfer", self._create_person(f"Người {number}"), self.today,
                    department_id=self.one,
                )
                for number in range(6)
            )
        )  # fmt: skip
        mapping = Mapping({self.one.id: [Share(self.new.id)]})
        self.env.flush_all()
        lines = self.env["cchc.decision.line"]
        with self.assertQueryCount(16):
            self.env.invalidate_all()
            done = lines._on_unit_succeeded(mapping, self.today)
            self.env.flush_all()
        self.assertEqual(sorted(done[0].ids), sorted(drafts.line_ids.ids))
