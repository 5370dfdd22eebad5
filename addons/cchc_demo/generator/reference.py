"""The tables that careers obey: scales, ranks, posts, retirement ages, delays, and our own.

Everything is read from the files that the addons ship, so that a generated career and the rules
that check it can't disagree.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from odoo.addons.cchc_hr.rules.retirement import RetirementAge, retirement
from odoo.addons.cchc_hr.rules.salary_scale import Scale, scales_from_rows
from odoo.addons.cchc_hr.rules.step_raise import DelayRule

from .chances import Weighted
from .village_schools import LARGE, village_schools

LEVELS = ("technician", "specialist", "principal", "senior")


@dataclass(frozen=True)
class Ladder:
    """The ranks of one family of work, by level; a level without a rank does not exist in it."""

    family: str
    ranks: dict
    title: str


@dataclass(frozen=True)
class NamePool:
    """Parts of names by sex and generation, surnames by ethnic group."""

    surnames: dict
    middle: dict
    given: dict


@dataclass(frozen=True)
class Reference:
    scales: dict[str, Scale]
    groups: dict[str, str]
    rank_names: dict[str, str]
    allowances: dict[str, Decimal | None]
    post_names: dict[str, str]
    retirement_ages: tuple[RetirementAge, ...]
    delays: tuple[DelayRule, ...]
    ladders: dict[str, Ladder]
    names: NamePool
    majors: dict[str, Weighted]
    unit_rows: tuple[dict, ...]
    school_rows: tuple[dict, ...]
    predecessor_rows: tuple[dict, ...]

    @classmethod
    def load(cls, open_file, structure="kien_giang", people=0):
        """
        :param open_file: opens ``addon/path`` for reading text
        :param people: of the province; a large one has a school in every commune
        """

        def table(path):
            with open_file(path) as handle:
                return list(csv.DictReader(line for line in handle if not line.startswith("#")))

        own = "cchc_demo/generator/tables"
        ranks = table("cchc_hr/data/cchc.rank.csv")
        posts = table("cchc_hr/data/cchc.leadership.post.csv")
        units = table(f"cchc_base/data/structures/{structure}.csv")
        schools = table(f"{own}/schools.csv")
        if people >= LARGE:
            schools += village_schools(units, schools)
        return cls(
            scales=_present_scales(table("cchc_hr/data/cchc.salary.scale.csv")),
            groups={row["code"]: row["salary_group"] for row in ranks},
            rank_names={row["code"]: row["name"] for row in ranks},
            allowances={
                row["code"]: Decimal(row["allowance"]) if row["allowance"] else None
                for row in posts
            },
            post_names={row["code"]: row["name"] for row in posts},
            retirement_ages=tuple(
                RetirementAge.from_text(row)
                for row in table("cchc_hr/data/cchc.retirement.age.csv")
            ),
            delays=tuple(
                DelayRule.from_text(row) for row in table("cchc_hr/data/cchc.raise.delay.csv")
            ),
            ladders={
                row["family"]: Ladder(
                    row["family"], {level: row[level] for level in LEVELS}, row["title"]
                )
                for row in table(f"{own}/ladders.csv")
            },
            names=_name_pool(
                table(f"{own}/surnames.csv"),
                table(f"{own}/middle_names.csv"),
                table(f"{own}/given_names.csv"),
            ),
            majors=_by_key(table(f"{own}/majors.csv"), "field", "major"),
            unit_rows=(*units, *schools),
            school_rows=tuple(schools),
            predecessor_rows=tuple(table(f"{own}/predecessors.csv")),
        )

    def scale(self, rank):
        """The scale of a rank, or None for a rank without a table."""
        return self.scales.get(self.groups.get(rank))

    def retires_on(self, birth, sex):
        """The last day of service."""
        return retirement(self.retirement_ages, birth, sex).value


def _present_scales(rows):
    """One scale a group: the tables have not changed since 2004, except by their last period."""
    scales = {}
    for scale in sorted(scales_from_rows(rows), key=lambda scale: str(scale.date_from or "")):
        scales[scale.group] = scale
    return scales


def _name_pool(surnames, middle, given):
    def parts(rows):
        return {
            (sex, era): Weighted([(r["name"], float(r[era])) for r in rows if r["sex"] == sex])
            for sex in ("male", "female")
            for era in ("before", "since")
        }

    return NamePool(
        surnames={
            group: Weighted([(row["name"], float(row[group])) for row in surnames])
            for group in ("kinh", "khmer", "hoa")
        },
        middle=parts(middle),
        given=parts(given),
    )


def _by_key(rows, key, value):
    found = defaultdict(list)
    for row in rows:
        found[row[key]].append((row[value], float(row["weight"])))
    return {name: Weighted(pairs) for name, pairs in found.items()}
