"""What the law and the scheme demand of the holder, in the words of a job description.

The section of requirements holds what the unit wrote, group by group, and below it what the
standards of rank and post demand, each with its article, and what the position itself demands.
"""

from dataclasses import dataclass

from odoo.addons.cchc_base.rules.vietnamese import fold

from ..rules.standard import KINDS, Requirement

# Groups of the forms by the words with which their name begins, and the kinds that go there.
GROUPS = {
    "Trình độ đào tạo": ("degree", "major"),
    "Bồi dưỡng, chứng chỉ": (
        *("political_theory", "state_management", "it", "language", "certificate"),
    ),
    "Kinh nghiệm": ("lower_rank_years", "rank_years", "service_years", "rating"),
    "Phẩm chất cá nhân": ("discipline",),
    "Các yêu cầu khác": ("age",),
}
OWN = "yêu cầu riêng của vị trí việc làm"


@dataclass(frozen=True)
class Demand:
    """A requirement of a standard, or of the position itself (``own``)."""

    requirement: Requirement
    own: bool = False

    @property
    def words(self):
        """Kind, what is demanded, by which article of which text."""
        each = self.requirement
        by = (each.article, OWN if self.own else each.source)
        return f"{KINDS[each.kind]}: {each.words} ({'; '.join(filter(None, by))})"


def with_demands(columns, rows, demands):
    """The rows of the section with the demands in the row of their group.

    :param columns: names of the columns, in the order of the form
    :param rows: what the unit wrote, a text for each column
    :param demands: of the standards first, the position's own after them
    :return: the rows; a group without a row of its own gets one at the end
    """
    rows = [list(row) for row in rows]
    label = columns.index("label") if "label" in columns else None
    content = columns.index("content") if "content" in columns else len(columns) - 1
    for group, kinds in GROUPS.items():
        lines = [each.words for each in demands if each.requirement.kind in kinds]
        lines = list(dict.fromkeys(lines))
        if not lines:
            continue
        row = _row_of(rows, label, group)
        if row is None:
            row = [""] * len(columns)
            if label is not None:
                row[label] = group
            rows.append(row)
        row[content] = "\n".join(filter(None, (row[content], *lines)))
    return tuple(tuple(row) for row in rows)


def _row_of(rows, label, group):
    if label is None:
        return None
    return next((row for row in rows if fold(row[label]).startswith(fold(group))), None)
