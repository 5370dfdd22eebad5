"""The lists of a curriculum: education, work, family, pay, means, what changed in a year."""

from datetime import timedelta
from decimal import Decimal

from odoo import fields

from ..documents.curriculum import figure, month, span

ALLOWANCES = {
    "leadership_allowance": "Chức vụ",
    "concurrent_allowance": "Kiêm nhiệm",
    "responsibility_allowance": "Trách nhiệm",
    "regional_allowance": "Khu vực",
    "hazard_allowance": "Độc hại, nguy hiểm",
    "long_service_allowance": "Công tác lâu năm",
    "reserved_coefficient": "Chênh lệch bảo lưu",
}
PERCENTAGES = {
    "seniority_percent": "Thâm niên nghề",
    "incentive_percent": "Ưu đãi theo nghề",
    "duty_percent": "Trách nhiệm theo nghề",
    "attraction_percent": "Thu hút",
    "party_work_percent": "Công tác đảng, đoàn thể",
}


class CurriculumTables:
    """Mixed into the reader, which says what the reader of the paper may see."""

    # -- tables --------------------------------------------------------------------

    def _tables(self, person):
        degrees = sorted(self._rows(person, "education_ids"), key=_end)
        courses = sorted(self._rows(person, "certificate_ids"), key=_end)
        family = self._rows(person, "family_member_ids")
        property_items = self._rows(person, "property_item_ids")
        work = [self._job(post) for post in person.career["posts"]]
        return {
            "training": [
                {
                    "school": row.school,
                    "major": row.major,
                    "span": span(row.start, row.when, ""),
                    "mode": self._label(row, "mode"),
                    "award": self._label(row, "level"),
                }
                for row in degrees
            ]
            + [
                {
                    "school": row.issuer,
                    "major": self._label(row, "kind"),
                    "span": span(row.start, row.when, ""),
                    "award": self._award(row),
                }
                for row in courses
            ],
            "education": [
                {
                    "start": row.start,
                    "end": row.when,
                    "school": row.school,
                    "major": row.major,
                    "mode": self._label(row, "mode"),
                    "award": self._label(row, "level"),
                }
                for row in degrees
            ],
            "theory": self._courses(courses, "political_theory"),
            "management": self._courses(courses, "state_management", "leadership", "professional"),
            "defence": self._courses(courses, "defence"),
            "computing": self._courses(courses, "it"),
            "language": self._courses(courses, "english", "other_language", "minority_language"),
            "work": work,
            "posts": [
                {
                    "kind": self._label(row, "kind"),
                    "title": row.title,
                    "body": row.body,
                    "span": span(row.start, row.when),
                }
                for row in self._rows(person, "held_post_ids")
            ],
            "family_own": [self._relative(row) for row in family if row.side == "own"],
            "family_spouse": [self._relative(row) for row in family if row.side == "spouse"],
            "pay": self._pay(person),
            "allowances": self._allowances(person),
            "ratings": self._ratings(person),
            "commendations": [
                {"year": year_of(row), "name": row.name, "issuer": row.issuer}
                for row in self._rows(person, "commendation_ids")
            ],
            "disciplines": [
                {
                    "start": row.when,
                    "end": day_text(row.lapses_on),
                    "form": self._label(row, "form"),
                    "reason": row.reason,
                    "issuer": row.issuer,
                }
                for row in self._rows(person, "discipline_ids")
            ],
            "houses": self._means(property_items, "house"),
            "lands": self._means(property_items, "land"),
            "changes": self._changes(person),
        }

    def _job(self, post):
        start = fields.Date.to_date(post["start"])
        end = fields.Date.to_date(post["end"])
        what = ", ".join(filter(None, (post["title"], post["unit"], post["status"])))
        return {
            "start": month(start),
            "end": month(end),
            "span": span(month(start), month(end)),
            "what": what,
        }

    def _award(self, row):
        level = next(
            (
                self._label(row, name)
                for name in (
                    "political_theory_level",
                    "state_management_level",
                    "it_level",
                    "language_level",
                    "leadership_level",
                )
                if row[name]
            ),
            "",
        )
        return ", ".join(filter(None, (row.name, level)))

    def _courses(self, courses, *kinds):
        return [
            {
                "start": row.start,
                "end": row.when,
                "school": row.issuer,
                "award": self._award(row),
                **(
                    {"name": self._label(row, "kind"), "score": row.score}
                    if "english" in kinds
                    else {}
                ),
            }
            for row in courses
            if row.kind in kinds
        ]

    def _relative(self, row):
        details = filter(
            None,
            (
                row.home_town and f"quê quán {row.home_town}",
                row.occupation,
                row.residence and f"nơi ở {row.residence}",
                row.organisations,
                row.remarks,
                row.deceased and "đã mất",
            ),
        )
        return {
            "relation": self._label(row, "relation"),
            "name": row.name,
            "year": (row.birth_text or "").split("/")[-1],
            "details": "; ".join(details),
        }

    def _pay(self, person):
        """Declared pay, then the pay of the periods; neighbours that say the same are one row."""
        rows = [
            [row.start, row.when, row.rank_id.code or row.rank_code, row.step, row.coefficient]
            for row in person.salary_history_ids.sorted("start_date")
        ]
        for period in self._periods(person).filtered("coefficient"):
            pay = [period.rank_id.code, period.step, period.coefficient]
            end = month(period.date_to)
            if rows and rows[-1][2:] == pay:
                rows[-1][1] = end
            else:
                rows.append([month(period.date_version), end, *pay])
        return [
            {
                "start": start,
                "end": end,
                "code": code,
                "step": str(step or ""),
                "grade": "/".join(filter(None, (code, str(step or "")))),
                "coefficient": figure(exact(coefficient)),
            }
            for start, end, code, step, coefficient in rows
        ]

    def _allowances(self, person):
        rows = []
        for name, label in (ALLOWANCES | PERCENTAGES).items():
            column = "percent" if name in PERCENTAGES else "coefficient"
            last = None
            for period in self._periods(person):
                value = period[name]
                told = percent(value) if name in PERCENTAGES else figure(exact(value))
                if value and value == last:
                    rows[-1]["end"] = month(period.date_to)
                elif value:
                    rows.append(
                        {
                            "start": month(period.date_version),
                            "end": month(period.date_to),
                            "kind": label,
                            column: told,
                        }
                    )
                last = value
        return rows

    def _ratings(self, person):
        """Ratings and praise by year: also a year that has one of the two only."""
        titles, ratings = {}, {}
        for row in self._rows(person, "commendation_ids"):
            titles.setdefault(year_of(row), []).append(row.name)
        for row in self._rows(person, "yearly_rating_ids"):
            ratings[str(row.year)] = self._label(row, "rating")
        return [
            {
                "year": year,
                "rating": ratings.get(year, ""),
                "title": "; ".join(titles.get(year, ())),
            }
            for year in sorted(titles.keys() | ratings.keys(), reverse=True)
        ]

    def _means(self, items, sort):
        return [
            {
                "kind": self._label(row, "kind"),
                "name": row.name,
                "area": figure(exact(row.area_m2)),
                "certificate": row.certificate,
            }
            for row in items
            if row.kind.startswith(sort)
        ]

    def _changes(self, person):
        """What changed in the year, from decisions and from the lists."""
        found = [
            (line.date_effective, f"{line.type_id.name}: {line.summary}".rstrip(": "))
            for line in person.decision_line_ids
            if line.date_effective.year == self.year and not line.revoked_at
        ]
        for name, label in (
            ("education_ids", "Đào tạo"),
            ("certificate_ids", "Bồi dưỡng"),
            ("commendation_ids", "Khen thưởng"),
            ("discipline_ids", "Kỷ luật"),
        ):
            for row in self._rows(person, name):
                if row.when_date and row.when_date.year == self.year:
                    found.append((row.when_date, f"{label}: {self._entry(row)}"))
        for row in self._rows(person, "yearly_rating_ids"):
            if row.year == self.year:
                day = row.when_date or fields.Date.to_date(f"{self.year}-12-31")
                found.append((day, f"Xếp loại: {self._label(row, 'rating')}"))
        return [{"day": day_text(day), "what": what} for day, what in sorted(found)]

    def _entry(self, row):
        if row._name == "cchc.education":
            return ", ".join(filter(None, (self._label(row, "level"), row.major, row.school)))
        if row._name == "cchc.certificate":
            return ", ".join(filter(None, (self._label(row, "kind"), self._award(row), row.issuer)))
        if row._name == "cchc.discipline":
            return ", ".join(filter(None, (self._label(row, "form"), row.reason)))
        return row.name


def exact(value):
    return Decimal(str(value)).quantize(Decimal("0.01")) if value else None


def percent(value):
    """12 or 12,5: no zeros behind the comma."""
    return f"{value:g}".replace(".", ",") if value else ""


def day_text(value):
    return f"{value:%d/%m/%Y}" if value else ""


def year_of(row):
    return str(row.when_date.year) if row.when_date else ""


def _end(row):
    return row.when_date or fields.Date.to_date("1900-01-01") - timedelta(days=1)
