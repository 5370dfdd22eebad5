from collections import Counter, defaultdict
from datetime import date

from odoo import api, models
from odoo.tools import SQL

from .cchc_demo_positions import FIRST, PLACED_ON

# The decisions by which the establishment follows the copies.
DOCUMENTS = (
    ("first", "Giao bổ sung biên chế năm 2022", date(2021, 12, 20)),
    ("cut", "Giao bổ sung biên chế năm 2024 sau tinh giản", date(2023, 12, 18)),
    ("next", "Bổ sung lộ trình giảm biên chế năm 2027", date(2026, 11, 10)),
)


class CchcDemoGrowth(models.AbstractModel):
    """Lets establishment, positions and measures follow when the people are copied.

    The ledger gets further entries, which are checked as all others. The headcounts of approved
    positions are raised in the database itself, where the product would ask for another scheme:
    for measuring, thousands of schemes with one more version each would be another province.
    """

    _name = "cchc.demo.growth"
    _description = "Growth of the demonstration"

    @api.model
    def _before(self):
        """What is there before the copies, in a form that can be kept in a parameter."""
        positions = self.env["cchc.position"].sudo().search([("line_ids", "!=", False)])
        return {
            "occupied": [[*key, people] for key, people in self._occupied().items()],
            "holders": [*positions._holders_at(PLACED_ON).items()],
        }

    @api.model
    def _follow(self, before, number):
        """Make room for the copies.

        :param before: what ``_before`` said
        :param number: of people now, which tells the decisions of several growths apart
        """
        old = {(unit, category): people for unit, category, people in before["occupied"]}
        more = {key: people - old.get(key, 0) for key, people in self._occupied().items()}
        self._enter(more, number)
        self._raise_headcounts(dict(before["holders"]))
        self._raise_measures(old, more)

    @api.model
    def _occupied(self):
        return self.env["cchc.establishment"].sudo()._occupied(PLACED_ON)

    # -- the establishment ----------------------------------------------------------

    @api.model
    def _enter(self, more, number):
        documents = {
            key: self.env["cchc.legal.document"].create(
                {
                    "number": f"{number}-{position}/NQ-HĐND",
                    "title": title,
                    "date_issued": issued,
                    "issuer": "Kiên Giang",
                }
            )
            for position, (key, title, issued) in enumerate(DOCUMENTS, start=1)
        }
        demo = self.env["cchc.demo.positions"]
        entries = self.env["cchc.establishment.entry"].create(
            demo._history(demo._figures(more), documents, reserve=0)
        )
        targets = self.env["cchc.reduction.target"].search([("baseline_day", "=", FIRST)])
        added = Counter()
        for entry in entries.filtered(lambda entry: entry.date_effective == FIRST):
            added[entry.unit_id, entry.category_id] += entry.amount
        for target in targets:
            target.baseline += added[target.unit_id, target.category_id]
        targets.action_even_steps()

    # -- positions --------------------------------------------------------------------

    @api.model
    def _raise_headcounts(self, old):
        """Each position has as many places more, in proportion, as it has holders more."""
        positions = self.env["cchc.position"].sudo().search([("line_ids", "!=", False)])
        more = [
            (position, old.get(position, 0), people - old.get(position, 0))
            for position, people in positions._holders_at(PLACED_ON).items()
            if people > old.get(position, 0)
        ]
        cr = self.env.cr
        self.env.flush_all()
        cr.execute("ALTER TABLE cchc_position_scheme_line DISABLE TRIGGER append_only")
        cr.execute(
            SQL(
                """
                UPDATE cchc_position_scheme_line l
                   SET headcount = l.headcount + m.more
                                 + GREATEST(l.headcount - m.old, 0) * m.more / GREATEST(m.old, 1),
                       workload = 'many'
                  FROM unnest(%s::int[], %s::int[], %s::int[]) AS m(position, old, more)
                 WHERE l.position_id = m.position AND l.approved_at IS NOT NULL
                """,
                *([list(column) for column in zip(*more, strict=True)] or ([], [], [])),
            )
        )
        cr.execute("ALTER TABLE cchc_position_scheme_line ENABLE TRIGGER append_only")
        cr.execute(
            """
            UPDATE cchc_position_scheme s SET headcount = t.headcount
              FROM (SELECT scheme_id, sum(headcount) AS headcount
                      FROM cchc_position_scheme_line GROUP BY scheme_id) t
             WHERE t.scheme_id = s.id
            """
        )
        self.env.invalidate_all(flush=False)

    # -- norms ----------------------------------------------------------------------

    @api.model
    def _raise_measures(self, old, more):
        """As many classes and beds more as there are people more to teach and to nurse."""
        was, added = defaultdict(int), defaultdict(int)
        for (unit, _category), people in old.items():
            was[unit] += people
        for (unit, _category), people in more.items():
            added[unit] += people
        for row in self.env["cchc.unit.driver"].search([("value", ">", 0)]):
            if was[row.unit_id.id]:
                row.value += row.value * added[row.unit_id.id] // was[row.unit_id.id]
