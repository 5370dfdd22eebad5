"""What the register knows of people that a ground of reduction could rest on; a few queries."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_positions.rules.standard import NOTHING

from ..rules.grounds import Facts
from .reorganised_units import ReorganisedUnits

# Courses fill the other gaps within a year or two: they are needs that training picks up.
NOT_TRAINABLE = ("degree",)
SICK_KINDS = ("sick", "long_sick")
STATES_OF_ABSENCE = {
    "maternity": "maternity",
    "small_child": "small_child",
    "sick": "sick_leave",
    "long_sick": "sick_leave",
    "work_accident": "sick_leave",
    "custody": "prosecution",
    "suspension": "discipline_review",
}
# A maternity leave that is entered ahead tells of a pregnancy.
PREGNANT_MONTHS = 9
# NĐ 29/2023, NĐ 154/2025 and NĐ 178/2024: a child below thirty-six months
SMALL_CHILD_MONTHS = 36


class RegisterFacts:
    """Facts of people on the day of a review, read for all at once.

    :param people: recordset; the reader sees their dossiers
    """

    def __init__(self, people, on):
        self.env, self.people, self.on = people.env, people, on
        self.ratings = defaultdict(dict)
        for row in self._of("cchc.yearly.rating", ("year", ">=", on.year - 2)):
            self.ratings[row.employee_id.id][row.year] = row.rating
        self.states = defaultdict(dict)
        self.sick_days = defaultdict(Counter)
        self._read_absences()
        self._read_children()
        self._read_suspensions()
        self.lacks, self.mismatches = defaultdict(list), defaultdict(list)
        self._read_gaps()
        self.disciplines = {
            row.employee_id.id: row.display_name
            for row in self._of(
                "cchc.discipline",
                ("form", "!=", "dismissal"),
                ("when_date", "<=", on),
                *("|", ("lapses_on", "=", False), ("lapses_on", ">", on)),
            )
        }
        self.over = self._over_headcount()
        months = max(
            (row.months for row in self.env["cchc.reduction.ground"]._grounds()), default=0
        )
        self.reorganised = ReorganisedUnits(people, on, months)
        self.wishes = self.env["cchc.reduction.wish"]._in_force(people, on)

    def _of(self, model, *domain):
        return self.env[model].search([("employee_id", "in", self.people.ids), *domain])

    def of(self, person):
        """:rtype: `rules.grounds.Facts`"""
        key = person.id
        day, told, surplus = self.reorganised.of(person) or (None, "", "")
        wish = self.wishes.get(person)
        leads = person.sudo().leadership_post_id
        return Facts(
            year=self.on.year,
            ratings=dict(self.ratings.get(key, {})),
            sick_days=dict(self.sick_days.get(key, {})),
            lacks=tuple(self.lacks.get(key, ())),
            mismatches=tuple(self.mismatches.get(key, ())),
            over_headcount=self.over.get(person.position_id.id, ""),
            discipline=self.disciplines.get(key, ""),
            reorganised_on=day,
            reorganised=told,
            surplus=surplus,
            wish=wish[:1]._told() if wish else "",
            leads=f"đang giữ chức vụ {leads.name}" if leads else "",
            states=dict(self.states.get(key, {})),
        )

    def _read_absences(self):
        first = date(self.on.year - 2, 1, 1)
        for row in self._of(
            "cchc.absence",
            ("date_from", "<=", add_months(self.on, PREGNANT_MONTHS)),
            *("|", ("date_to", "=", False), ("date_to", ">=", first)),
        ):
            if row.date_from > self.on:
                if row.kind_id.code == "maternity":
                    self._state(row, "pregnant", f"{row.kind_id.name} từ {_day(row.date_from)}")
                continue
            code, last = row.kind_id.code, min(row.date_to or self.on, self.on)
            if code in SICK_KINDS:
                for year in range(first.year, self.on.year + 1):
                    start = max(row.date_from, date(year, 1, 1))
                    days = (min(last, date(year, 12, 31)) - start + timedelta(days=1)).days
                    self.sick_days[row.employee_id.id][year] += max(days, 0)
            ongoing = not row.date_to or row.date_to >= self.on
            if ongoing and code in STATES_OF_ABSENCE:
                end = f"đến {_day(row.date_to)}" if row.date_to else "chưa có ngày kết thúc"
                self._state(
                    row,
                    STATES_OF_ABSENCE[code],
                    f"{row.kind_id.name} từ {_day(row.date_from)} {end}",
                )

    def _state(self, entry, state, told):
        """The first entry that tells of a state counts."""
        self.states[entry.employee_id.id].setdefault(state, told)

    def _read_children(self):
        young = add_months(self.on, -SMALL_CHILD_MONTHS)
        for row in self._of(
            "cchc.family.member",
            ("relation", "=", "child"),
            ("side", "=", "own"),
            ("deceased", "=", False),
            ("born_on", ">", young),
        ):
            self._state(row, "small_child", f"con {row.name}, sinh {row.birth_text}")

    def _read_suspensions(self):
        """Who is suspended from work, by which decision."""
        suspended = self.people.filtered(lambda one: one.service_status == "suspended")
        if not suspended:
            return
        lines = self.env["cchc.decision.line"].search(
            [
                ("employee_id", "in", suspended.ids),
                ("service_status", "=", "suspended"),
                ("issued_at", "!=", False),
                ("revoked_at", "=", False),
                ("date_effective", "<=", self.on),
            ]
        )
        for line in lines:
            number = line.decision_id.number or ""
            told = f"tạm đình chỉ công tác từ {_day(line.date_effective)}, Quyết định số {number}"
            self._state(line, "discipline_review", told.removesuffix(", Quyết định số "))
        for person in suspended:
            self.states[person.id].setdefault("discipline_review", "tạm đình chỉ công tác")

    def _read_gaps(self):
        for row in self._of(
            "cchc.standard.gap",
            ("superseded_at", "=", False),
            ("date_from", "<=", self.on),
            *("|", ("date_to", "=", False), ("date_to", ">=", self.on)),
            ("kind", "in", (*NOT_TRAINABLE, "major")),
        ):
            if row.found == NOTHING:
                continue  # a paper that is missing in the dossier is no ground
            kept = self.mismatches if row.kind == "major" else self.lacks
            words = f"yêu cầu {row.required or ''}, hiện có {row.found or ''}"
            kept[row.employee_id.id].append(f"{words} ({row.article})" if row.article else words)

    def _over_headcount(self):
        """Posts that more people hold than the scheme in force has places, by id."""
        posts = self.people.position_id.sudo()
        return {
            post.id: f"{post.display_name}: {post.occupant_count} người, {post.headcount} biên chế"
            for post in posts
            if post.line_id and post.occupant_count > post.headcount
        }


def _day(value):
    return f"{value:%d/%m/%Y}"
