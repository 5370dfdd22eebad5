from odoo.tests.common import freeze_time

from odoo.addons.cchc_base.tests.common_succession import Successions

from .common import ReductionCase

TODAY = "2026-10-12 03:00"


@freeze_time(TODAY)
class TestUnitFollowers(Successions, ReductionCase):
    """Lists that are not approved, and what a round asks, go on with the successor."""

    def _list_of(self, unit, **vals):
        return self.env["cchc.reduction.list"].create(
            {"unit_id": unit.id, "year": 2027, "period": "first", **vals}
        )

    def test_a_list_goes_on_and_an_approved_one_stays(self):
        draft, handed_on, approved = (self._list_of(self.one) for _number in range(3))
        self._set_plainly(handed_on, state="financed")
        self._set_plainly(approved, state="approved")
        person = self.people[0]
        self._issue("transfer", person, self.today, department_id=self.one)
        dossier = self._dossier(draft, person)
        self.assertEqual(dossier.unit_id, self.one)
        self._follow()
        self.assertEqual((draft | handed_on).unit_id, self.new)
        self.assertEqual(approved.unit_id, self.one)
        self.assertEqual(dossier.unit_id, self.new)
        # Where the person served when the list was made is a fact of then.
        self.assertEqual(dossier.department_id, self.one)
        self.assertIn(self.new.name, self._messages(draft))
        self._on_trail(draft | handed_on)

    def _round(self, *units):
        made = self.env["cchc.reduction.round"].create({"year": 2027, "period": "first"})
        self._set_plainly(made, state="open")
        duties = self.env["cchc.reduction.duty"].create(
            [{"round_id": made.id, "unit_id": unit.id} for unit in units]
        )
        return made, duties

    def test_one_agency_answers_a_round_once(self):
        """Two communes were asked: the one that follows owes one answer, with both lists."""
        made, duties = self._round(self.one, self.two)
        lists = self._list_of(self.one) | self._list_of(self.two)
        self.assertEqual(lists.duty_id, duties)
        self._follow()
        kept, closed = duties
        self.assertEqual((kept.unit_id, closed.unit_id), (self.new, self.two))
        self.assertEqual(lists.duty_id, kept)
        self.assertEqual((kept.state, closed.state), ("draft", "nil"))
        self.assertIn("UBND xã Mới", closed.nil_reason)
        self.assertFalse(closed.is_late)
        self.assertEqual(made.asked, 2)
        self._on_trail(kept)

    def test_an_answer_that_was_given_stays(self):
        _made, duties = self._round(self.one)
        handed = self._list_of(self.one)
        self._set_plainly(handed, state="approved", submitted_at="2026-10-01 03:00:00")
        handed.modified(["state", "submitted_at"])
        self.assertEqual(duties.state, "handed")
        self._follow()
        self.assertEqual((duties.unit_id, duties.state), (self.one, "handed"))
        self.assertEqual(handed.unit_id, self.one)
