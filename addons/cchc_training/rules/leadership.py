"""Which course of leadership and management covers which post (NĐ 171/2025 điều 15).

Who has the course of a higher level needs none of a lower one. That is how offices read the
decree; the article itself does not say so.
"""

# A level and those whose course covers it.
COVERED_BY = {
    "division": ("division", "department", "ministry_department", "deputy_minister"),
    "commune": ("commune", "department", "ministry_department", "deputy_minister"),
    "department": ("department", "ministry_department", "deputy_minister"),
    "ministry_department": ("ministry_department", "deputy_minister"),
    "deputy_minister": ("deputy_minister",),
}


def covers(held, asked):
    """Whether the course of one level is enough for a post of another."""
    return held in COVERED_BY.get(asked, (asked,))
