from datetime import date

from odoo.exceptions import ValidationError

from .common import NEW_YEAR, CchcPositionsCase

LATER = date(2025, 1, 1)
LAST = date(2026, 1, 1)


class TestEstablishmentLedger(CchcPositionsCase):
    """What the ledger refuses, and what it lets pass."""

    def _many(self, *rows):
        """Entries made in one action: ``(unit, amount, values)``."""
        return self.env["cchc.establishment.entry"].create(
            [
                {
                    "unit_id": unit.id,
                    "category_id": self.civil.id,
                    "kind": "assigned",
                    "date_effective": NEW_YEAR,
                    "amount": amount,
                    "document_id": self.document.id,
                    **vals,
                }
                for unit, amount, vals in rows
            ]
        )

    def _refused(self, message, *rows):
        with self.assertRaisesRegex(ValidationError, message), self.cr.savepoint():
            self._many(*rows)

    # -- parent and children ------------------------------------------------------

    def test_more_than_the_parent_has_is_refused_with_the_figures(self):
        self._enter(self.home, 10)
        self._refused(
            "Sở Nội vụ, .*10 are assigned, but 11 are distributed .*: 1 too many",
            (self.home_division, 11, {}),
        )
        self._enter(self.home_division, 10)

    def test_the_nearest_assigned_unit_above_gives(self):
        # The department between them has no entry: the province gives to the division itself.
        self._enter(self.province, 10)
        self._refused("UBND tỉnh", (self.home_division, 11, {}))
        self._enter(self.home_division, 4)
        self._refused("UBND tỉnh", (self.finance, 7, {}))
        # The department is put in between and takes over what the division has.
        self._enter(self.home, 4)
        self._enter(self.finance, 6)

    def test_a_cut_below_what_was_distributed_is_refused(self):
        self._enter(self.home, 10)
        self._enter(self.home_division, 8)
        self._refused("too many", (self.home, -3, {"kind": "cut"}))
        self._many(
            (self.home, -3, {"kind": "cut"}),
            (self.home_division, -1, {"kind": "cut"}),
        )

    def test_a_future_cut_counts_at_its_day(self):
        self._enter(self.home, 10)
        self._enter(self.home, -3, day=LAST, kind="cut")
        self._refused("01/01/2026: 7|01/01/2026 7 are assigned", (self.home_division, 8, {}))
        self._enter(self.home_division, 7)

    def test_a_late_entry_is_checked_on_the_days_after_it(self):
        self._enter(self.home, 10)
        self._enter(self.home_division, 5, day=LATER)
        # Effective before, recorded after: 6 + 5 on the later day.
        self._refused("too many", (self.home_division, 6, {}))
        self._enter(self.home_division, 5)

    def test_the_tree_of_each_day_counts(self):
        self._enter(self.home, 10)
        self._enter(self.finance, 5)
        self._enter(self.home_division, 5)
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.home_division.id,
                "date_from": LATER,
                "parent_id": self.finance.id,
                "name": "Phòng Công chức",
                "kind_id": self.home_division.kind_id.id,
            }
        )
        self._refused(
            "Sở Tài chính.*01/01/2025 5 are assigned, but 6",
            (self.home_division, 1, {"kind": "adjusted"}),
        )
        self._enter(self.finance, 1, day=LATER, kind="adjusted")
        self._enter(self.home_division, 1, kind="adjusted")
        balance = self.env["cchc.establishment"]._balance(LATER)
        self.assertEqual(balance[self.finance.id, self.civil.id].free, 0)

    # -- reserve ------------------------------------------------------------------

    def test_what_is_kept_in_reserve_can_not_be_distributed(self):
        self._enter(self.home, 10)
        self._enter(self.home, 3, kind="reserved")
        self._refused("3 are kept in reserve: 1 too many", (self.home_division, 8, {}))
        self._enter(self.home_division, 7)
        self._refused("No more can be released", (self.home, -4, {"kind": "reserved"}))
        self._enter(self.home, -2, kind="reserved", day=LATER)
        self._enter(self.home_division, 2, day=LATER, kind="adjusted")

    def test_no_more_is_reserved_than_assigned(self):
        self._refused("too many", (self.home, 1, {"kind": "reserved"}))

    # -- bad input ----------------------------------------------------------------

    def test_without_a_document_nothing_is_entered(self):
        self._refused("Sở Nội vụ.*Document missing", (self.home, 10, {"document_id": False}))

    def test_signs(self):
        self._refused("a cut takes them away", (self.home, -5, {}))
        self._enter(self.home, 5)
        self._refused("a cut takes them away", (self.home, 5, {"kind": "cut"}))
        self._refused("No more can be taken", (self.home, -6, {"kind": "cut"}))

    def test_the_same_document_is_not_entered_twice(self):
        entry = self._enter(self.home, 5)
        self._refused("is entered already", (self.home, 5, {}))
        self._refused("is entered already", (self.finance, 5, {}), (self.finance, 5, {}))
        self._reverse(entry)
        self._enter(self.home, 5)

    def test_a_unit_that_does_not_exist_is_given_nothing(self):
        self._refused("does not exist", (self.home, 5, {"date_effective": date(2015, 1, 1)}))

    def test_what_a_dissolved_unit_had_can_be_taken_back(self):
        self._enter(self.home, 10)
        self._enter(self.home_division, 4)
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.home_division.id,
                "date_from": LATER,
                "dissolved": True,
                "parent_id": self.home.id,
                "name": "Phòng Công chức",
            }
        )
        self._refused(
            "does not exist",
            (self.home_division, 1, {"kind": "adjusted", "date_effective": LATER}),
        )
        self._enter(self.home_division, -4, kind="cut", day=LATER)

    # -- transfers and reversals --------------------------------------------------

    def test_a_transfer_has_two_sides(self):
        self._enter(self.home, 5)
        transfer = {"kind": "transferred"}
        self._refused("the unit that receives", (self.home, -2, transfer))
        self._refused(
            "the unit that receives", (self.home, -2, transfer), (self.finance, 1, transfer)
        )
        given, taken = self._many((self.home, -2, transfer), (self.finance, 2, transfer))
        self.assertEqual((given.counterpart_id, taken.counterpart_id), (taken, given))
        assigned = self.env["cchc.establishment"]._assigned(NEW_YEAR)
        self.assertEqual(assigned[self.home.id, self.civil.id], 3)
        self.assertEqual(assigned[self.finance.id, self.civil.id], 2)

    def _reverse(self, entries):
        return self._many(
            *(
                (
                    entry.unit_id,
                    -entry.amount,
                    {
                        "kind": entry.kind,
                        "reverses_id": entry.id,
                        "date_effective": entry.date_effective,
                    },
                )
                for entry in entries
            )
        )

    def test_a_reversal_restores_the_figures(self):
        self._enter(self.home, 5)
        before = self.env["cchc.establishment"]._balance(LAST)
        entry = self._enter(self.home, -2, kind="cut", day=LATER)
        self._reverse(entry)
        self.assertEqual(self.env["cchc.establishment"]._balance(LAST), before)
        self._refused(
            "was reversed already", (self.home, 1, {"kind": "cut", "reverses_id": entry.id})
        )

    def test_one_side_of_a_transfer_is_not_reversed_alone(self):
        self._enter(self.home, 5)
        transfer = {"kind": "transferred"}
        both = self._many((self.home, -2, transfer), (self.finance, 2, transfer))
        with self.assertRaisesRegex(ValidationError, "the unit that receives"), self.cr.savepoint():
            self._reverse(both[0])
        self._reverse(both)

    # -- units that decide themselves ---------------------------------------------

    def test_an_autonomous_unit_decides_itself(self):
        category = self.env.ref("cchc_positions.quota_category_public_income")
        hospital = self._create_unit(
            "T.BV", "Bệnh viện đa khoa", "public_service_unit", "province", self.province
        )
        self._enter(self.province, 10, category=category)
        self._refused("too many", (hospital, 500, {"category_id": category.id}))
        self.env["cchc.unit.version"].create(
            {
                "unit_id": hospital.id,
                "date_from": date(2023, 1, 1),
                "parent_id": self.province.id,
                "name": "Bệnh viện đa khoa",
                "autonomy_group": "2",
            }
        )
        self._enter(hospital, 500, category=category)
        balance = self.env["cchc.establishment"]._balance(NEW_YEAR)
        self.assertEqual(balance[self.province.id, category.id].distributed, 0)
        # Civil servants are assigned by the province whatever the unit earns.
        self._enter(self.province, 1)
        self._refused("UBND tỉnh", (hospital, 2, {}))
