"""Reads dossiers for the curriculum forms: all people together, with the reader's own rights.

What the reader may not read (family, health, means …) stays empty on the paper. What leaves here
is plain values.
"""

from datetime import timedelta
from decimal import Decimal

from odoo import fields

from odoo.addons.cchc_base.documents import official

from ..documents import curriculum
from ..documents.curriculum import figure, month, span
from ..documents.decision_words import short_post
from ..rules.partial_date import PartialDate

# Items that are a field of the person as it stands.
PLAIN = {
    "staff_number": "staff_number",
    "other_name": "other_name",
    "birth": "birth_text",
    "birthplace": "place_of_birth",
    "home_town": "home_town",
    "permanent_address": "permanent_address",
    "current_address": "current_address",
    "phone": "private_phone",
    "email": "private_email",
    "citizen_id": "citizen_id",
    "citizen_id_issued": "citizen_id_issued",
    "citizen_id_issuer": "citizen_id_issuer",
    "old_citizen_id": "old_citizen_id",
    "insurance_number": "insurance_number",
    "health_insurance_number": "health_insurance_number",
    "family_background": "family_background",
    "policy_family": "policy_family",
    "invalid_class": "invalid_class",
    "occupation_before": "occupation_before",
    "recruited_by": "recruited_by",
    "agency_since": "agency_since",
    "revolution_joined": "revolution_joined",
    "planned_for": "planned_for",
    "main_work": "main_work",
    "strengths": "strengths",
    "longest_work": "longest_work",
    "general_education": "general_education",
    "union_joined": "union_joined",
    "union_work": "union_work",
    "enlisted": "enlisted",
    "discharged": "discharged",
    "military_rank": "military_rank",
    "state_title": "state_title",
    "health_state": "health_state",
    "history_detained": "history_detained",
    "history_old_regime": "history_old_regime",
    "history_foreign": "history_foreign",
    "history_relatives_abroad": "history_relatives_abroad",
    "yearly_income": "yearly_income",
    "agency_remark": "agency_remark",
}
LEVELS = {
    "sex": "sex",
    "political_theory": "political_theory_level",
    "state_management": "state_management_level",
    "it": "it_level",
    "blood_group": "blood_group",
}
ALLOWANCES = {
    "leadership_allowance": "Chức vụ",
    "concurrent_allowance": "Kiêm nhiệm",
    "responsibility_allowance": "Trách nhiệm",
    "regional_allowance": "Khu vực",
}


class CurriculumReader:
    def __init__(self, people, year):
        self.env = people.env
        self.people = people
        self.year = year
        self.history = self.env["hr.department"].sudo()._unit_history()
        self.today = people.env["hr.version"]._today()
        self.labels = {}

    def contexts(self):
        return {
            person.id: curriculum.context(self._items(person), self._tables(person))
            for person in self.people
        }

    # -- values ----------------------------------------------------------------

    def _read(self, record, name):
        """The value of a field, or nothing when it is not the reader's to see."""
        field = record._fields[name]
        return record[name] if record._has_field_access(field, "read") else False

    def _rows(self, person, name):
        return self._read(person, name) or ()

    def _label(self, record, name):
        value = self._read(record, name)
        if not value:
            return ""
        key = (record._name, name)
        if key not in self.labels:
            self.labels[key] = dict(record._fields[name]._description_selection(self.env))
        return self.labels[key].get(value, value)

    def _periods(self, person):
        periods = person.sudo().version_ids.filtered("staffing_category")
        return periods.sorted("date_version")

    def _now(self, person):
        periods = self._periods(person)
        past = periods.filtered(lambda row: row.date_version <= self.today)
        return (past or periods)[-1:]

    # -- single items ------------------------------------------------------------

    def _items(self, person):
        now = self._now(person)
        found = {item: self._read(person, name) or "" for item, name in PLAIN.items()}
        found |= {item: self._label(person, name) for item, name in LEVELS.items()}
        found |= self._heading(person, now)
        found |= self._who(person)
        found |= self._service(person, now)
        found |= self._education(person)
        found |= self._organisations(person)
        return found

    def _heading(self, person, now):
        unit = now.department_id or person.sudo().unit_id
        issuer = unit.agency_id._document_issuer(self.history, self.today) if unit else {}
        place = issuer.get("place", "")
        above = unit and self.history.parent(unit.agency_id.id, self.today)
        return {
            "parent": issuer.get("parent", ""),
            "agency": issuer.get("name", ""),
            "managing_body": above.name if above else issuer.get("name", ""),
            "unit": unit.name if unit else "",
            "place_and_date": f"{place}, {PartialDate.of(self.today).in_words()}".lstrip(", "),
            "year": str(self.year),
            "head_title": official.head_title(issuer["name"]).upper() if issuer else "",
        }

    def _who(self, person):
        born = (self._read(person, "birth_text") or "").split("/")
        day, month_, year = ["", "", *born][-3:]
        height, weight = self._read(person, "height_cm"), self._read(person, "weight_kg")
        return {
            "name": person.name,
            "name_upper": person.name.upper(),
            "birth_day": day,
            "birth_month": month_,
            "birth_year": year,
            "ethnicity": person.ethnicity_id.name or "",
            "religion": person.religion_id.name or "Không",
            "height": str(height or ""),
            "weight": str(weight or ""),
        }

    def _service(self, person, now):
        allowances = [
            f"{label.lower()} {figure(_exact(now[name]))}"
            for name, label in ALLOWANCES.items()
            if now[name] and name not in ("leadership_allowance", "concurrent_allowance")
        ]
        post = now.leadership_post_id
        return {
            "recruited_on": _day(self._read(person, "recruited_on")),
            "post": short_post(post.name or "") or now.position_title or "",
            "post_since": _day(self._post_since(person, post)) if post else "",
            "position": now.position_title or short_post(post.name or "") or "",
            "rank": now.rank_id.name or "",
            "rank_code": now.rank_id.code or "",
            "rank_since": _day(now.rank_since),
            "step": str(now.step or ""),
            "coefficient": figure(_exact(now.coefficient)),
            "step_since": _day(now.step_anchor),
            "above_scale": f"{now.above_scale_percent}%" if now.above_scale_percent else "",
            "salary_percent": f"{now.salary_percent or 100}%",
            "leadership_allowance": figure(_exact(now.leadership_allowance)),
            "concurrent_allowance": figure(_exact(now.concurrent_allowance)),
            "other_allowances": "; ".join(allowances),
        }

    def _post_since(self, person, post):
        """The day from which the present post has been held without a break."""
        since = False
        for period in self._periods(person).filtered(lambda row: row.date_version <= self.today):
            if period.leadership_post_id != post:
                since = False
            elif not since:
                since = period.date_version
        return since

    def _education(self, person):
        degrees = self._rows(person, "education_ids")
        level = person.sudo().degree_level
        best = next((row for row in degrees if row.level == level), None)
        label = self._label(best, "level") if best else ""
        title = self._label(person, "academic_title")
        languages = [
            row
            for row in self._rows(person, "certificate_ids")
            if row.kind in ("english", "other_language", "minority_language")
        ]
        return {
            "degree": ", ".join(filter(None, (label, best and best.major))),
            "academic_title": ", ".join(filter(None, (title, person.academic_title_year))),
            "languages": "; ".join(
                ": ".join(filter(None, (self._label(row, "kind"), row.name))) for row in languages
            ),
        }

    def _organisations(self, person):
        posts = [row for row in self._rows(person, "held_post_ids") if not row.when]

        def titles(kind, concurrent):
            return "; ".join(
                ", ".join(filter(None, (row.title, row.body)))
                for row in posts
                if row.kind in kind and row.is_concurrent == concurrent
            )

        praise = self._rows(person, "commendation_ids")
        blame = self._rows(person, "discipline_ids")
        order = [
            value for value, _label in self.env["cchc.commendation"]._fields["level"].selection
        ]
        best = min(
            praise,
            key=lambda row: order.index(row.level) if row.level else len(order),
            default=None,
        )
        forms = [value for value, _label in self.env["cchc.discipline"]._fields["form"].selection]
        worst = max(blame, key=lambda row: forms.index(row.form), default=None)
        return {
            "party_joined": _day(self._read(person, "party_joined_on")),
            "party_official": _day(self._read(person, "party_official_on")),
            "party_post": titles(("party",), False),
            "party_concurrent": titles(("party",), True),
            "concurrent_posts": "; ".join(
                filter(
                    None,
                    (titles(("concurrent", "elected", "union"), flag) for flag in (False, True)),
                )
            ),
            "commendation": best and ", ".join(filter(None, (best.name, _year(best)))) or "",
            "discipline": worst
            and ", ".join(filter(None, (self._label(worst, "form"), _year(worst))))
            or "",
        }

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
            "management": self._courses(courses, "state_management", "professional"),
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
                {"year": _year(row), "name": row.name, "issuer": row.issuer}
                for row in self._rows(person, "commendation_ids")
            ],
            "disciplines": [
                {
                    "start": row.when,
                    "end": _day(row.lapses_on),
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
                "coefficient": figure(_exact(coefficient)),
            }
            for start, end, code, step, coefficient in rows
        ]

    def _allowances(self, person):
        rows = []
        for name, label in ALLOWANCES.items():
            last = None
            for period in self._periods(person):
                value = period[name]
                if value and value == last:
                    rows[-1]["end"] = month(period.date_to)
                elif value:
                    rows.append(
                        {
                            "start": month(period.date_version),
                            "end": month(period.date_to),
                            "kind": label,
                            "coefficient": figure(_exact(value)),
                        }
                    )
                last = value
        return rows

    def _ratings(self, person):
        titles = {}
        for row in self._rows(person, "commendation_ids"):
            titles.setdefault(_year(row), []).append(row.name)
        return [
            {
                "year": str(row.year),
                "rating": self._label(row, "rating"),
                "title": "; ".join(titles.get(str(row.year), ())),
            }
            for row in self._rows(person, "yearly_rating_ids")
        ]

    def _means(self, items, sort):
        return [
            {
                "kind": self._label(row, "kind"),
                "name": row.name,
                "area": figure(_exact(row.area_m2)),
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
        return [{"day": _day(day), "what": what} for day, what in sorted(found)]

    def _entry(self, row):
        if row._name == "cchc.education":
            return ", ".join(filter(None, (self._label(row, "level"), row.major, row.school)))
        if row._name == "cchc.certificate":
            return ", ".join(filter(None, (self._label(row, "kind"), self._award(row), row.issuer)))
        if row._name == "cchc.discipline":
            return ", ".join(filter(None, (self._label(row, "form"), row.reason)))
        return row.name


def _exact(value):
    return Decimal(str(value)).quantize(Decimal("0.01")) if value else None


def _day(value):
    return f"{value:%d/%m/%Y}" if value else ""


def _year(row):
    return str(row.when_date.year) if row.when_date else ""


def _end(row):
    return row.when_date or fields.Date.to_date("1900-01-01") - timedelta(days=1)
