"""The shipped titles and figures of commendation, as the rules read them."""

from datetime import date
from pathlib import Path

from odoo.addons.cchc_base.rules.figures import Figure, Figures
from odoo.addons.cchc_base.rules.tables import read_table
from odoo.addons.cchc_evaluation.rules.emulation import RATINGS, Title
from odoo.addons.cchc_evaluation.rules.reward import LAWS, law_on, lineage

DATA = Path(__file__).parents[1] / "data"
ROWS = tuple(
    Figure.from_text(row) for row in read_table(DATA / "cchc.evaluation.figure-praise.csv")
)


REFERENCES = ("own", "former", "held", "member_title", "one_member_title", "quota_of")


def _plain(row):
    """References to titles as their codes, the least rating as all that do."""
    own = {name: row[f"{name}_id:id"].removeprefix("emulation_title_") for name in REFERENCES}
    ratings = list(RATINGS)
    least = row["minimum_rating"]
    return row | own | {"ratings": ratings[: ratings.index(least) + 1] if least else []}


def _title(row):
    return Title(
        code=row["code"],
        name=row["name"],
        subject=row["subject"],
        aliases=tuple(filter(None, row["aliases"].split("; "))),
        ratings=tuple(row["ratings"]),
        or_initiative=row["or_initiative"] == "True",
        initiative_scope=row["initiative_scope"],
        own=row["own"],
        former=row["former"],
        former_count=int(row["former_count"]),
        former_gap=int(row["former_gap"]),
        held=row["held"],
        months_figure=row["months_figure"],
        member_title=row["member_title"],
        member_figure=row["member_figure"],
        member_above=row["member_above"] == "True",
        one_member_title=row["one_member_title"],
        all_done=row["all_done"] == "True",
        article=row["article"],
        confidence=row["confidence"],
    )


TABLE = [_plain(row) for row in read_table(DATA / "cchc.emulation.title.csv")]
TITLES = {row["code"]: _title(row) for row in TABLE}
NAMES = {code: title.name for code, title in TITLES.items()}


def figures(on=date(2026, 12, 20)):
    return Figures(ROWS, lineage(law_on(on)), on, LAWS)
