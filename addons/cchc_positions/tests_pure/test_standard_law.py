from datetime import date

from odoo.addons.cchc_positions.rules.standard import Requirement
from odoo.addons.cchc_positions.rules.standard_law import Law, Spell, Valid, in_force

UNIVERSITY = Requirement("degree", "university")
MASTER = Requirement("degree", "master")
YEARS = Requirement("lower_rank_years", amount=9)
OPEN = date(2010, 1, 1)
SPECIALIST, PRINCIPAL = 3, 2


def spell(start, end=None, rank=SPECIALIST, tier="specialist", **facts):
    blank = dict.fromkeys(Spell._fields)
    values = {"start": start, "end": end, "in_service": True, "unit": 7, "rank": rank}
    return Spell(**{**blank, **values, "tier": tier, **facts})


def law(standards=(), lines=(), demands=()):
    return Law(dict(standards), dict(lines), {11: 5}, dict(demands))


class TestStretches:
    def test_a_period_is_cut_where_the_text_changes(self):
        texts = law(
            [
                (
                    "rank:3",
                    [
                        Valid(date(2014, 12, 1), date(2021, 7, 31), 1),
                        Valid(date(2021, 8, 1), None, 2),
                    ],
                )
            ],
            demands=[(("standard", 1), (UNIVERSITY,)), (("standard", 2), (MASTER,))],
        )
        parts = list(texts.person([spell(OPEN)]))
        assert [(part.start, part.end, part.requirements) for part in parts] == [
            (OPEN, date(2014, 11, 30), ()),
            (date(2014, 12, 1), date(2021, 7, 31), (UNIVERSITY,)),
            (date(2021, 8, 1), None, (MASTER,)),
        ]

    def test_requirements_of_the_position_are_composed_with_those_of_the_rank(self):
        texts = law(
            [("rank:3", [Valid(OPEN, None, 1)])],
            [(40, [Valid(date(2024, 1, 1), date(2024, 12, 31), 11)])],
            [(("standard", 1), (UNIVERSITY,)), (("line", 11), (MASTER,))],
        )
        parts = list(texts.person([spell(OPEN, position=40)]))
        assert [part.requirements for part in parts] == [(UNIVERSITY,), (MASTER,), (UNIVERSITY,)]
        assert [part.key.group for part in parts] == [None, 5, None]

    def test_title_is_compared_without_case(self):
        texts = law(
            [("title:văn phòng – thống kê", [Valid(OPEN, None, 1)])],
            demands=[(("standard", 1), (UNIVERSITY,))],
        )
        (part,) = texts.person([spell(OPEN, title="Văn phòng – thống kê ")])
        assert part.requirements == (UNIVERSITY,)

    def test_out_of_service_nothing_is_asked(self):
        parts = list(law().person([spell(OPEN, date(2020, 1, 1), in_service=False)]))
        assert parts == []


class TestYearsInTheRankBelow:
    def lower(self, *spells):
        return [part.profile.lower_rank_days for part in law().person(spells)]

    def test_held_when_the_register_began(self):
        assert self.lower(spell(OPEN, rank=PRINCIPAL, tier="principal")) == [None]

    def test_counted_from_the_day_that_the_dossier_gives(self):
        found = self.lower(
            spell(OPEN, date(2011, 12, 31), rank_since=date(2005, 1, 1)),
            spell(date(2012, 1, 1), rank=PRINCIPAL, tier="principal"),
        )
        assert found == [None, (date(2012, 1, 1) - date(2005, 1, 1)).days]

    def test_another_rank_of_the_same_tier_is_added(self):
        found = self.lower(
            spell(OPEN, date(2011, 12, 31)),
            spell(date(2012, 1, 1), date(2013, 12, 31), rank=9),
            spell(date(2014, 1, 1), rank=PRINCIPAL, tier="principal"),
        )
        assert found[-1] == (date(2014, 1, 1) - OPEN).days

    def test_a_conversion_because_the_rank_was_abolished_is_no_promotion(self):
        found = self.lower(
            spell(OPEN, date(2021, 3, 19), rank=8, rank_ends=date(2021, 3, 19)),
            spell(date(2021, 3, 20), rank=PRINCIPAL, tier="principal"),
        )
        assert found == [None, None]


class TestSchemesInForce:
    def test_the_later_scheme_takes_over_and_the_corrected_one_is_gone(self):
        approved = [
            (date(2024, 1, 1), None, "2024-01-05", 1),
            (date(2024, 1, 1), None, "2024-02-05", 2),
            (date(2025, 1, 1), date(2025, 6, 30), "2025-01-05", 3),
        ]
        assert in_force(approved) == {
            2: Valid(date(2024, 1, 1), date(2024, 12, 31), 2),
            3: Valid(date(2025, 1, 1), date(2025, 6, 30), 3),
        }
