from collections import defaultdict
from decimal import Decimal

from odoo.fields import Domain

from odoo.addons.cchc_base.rules.vietnamese import fold

from ..importing import conflicts
from ..rules import citizen_id, partial_date, service_checks


class Register:
    """The people whom some rows may mean, read in a fixed number of queries."""

    def __init__(self, rows):
        self.env = rows.env
        self.batch = rows.batch_id
        self.on = self.batch.date_effective
        self.opening = self.env.ref("cchc_hr.decision_type_opening").name
        self.ranks = self.batch._rank_ids()
        Person = self.env["hr.employee"].sudo().with_context(active_test=False)
        numbers = [row.values["citizen_id"] for row in rows if row.values.get("citizen_id")]
        by_number = Person.search(
            Domain("citizen_id", "in", numbers) | Domain("old_citizen_id", "in", numbers)
        )
        codes = [row.values["staff_code"] for row in rows if row.values.get("staff_code")]
        by_code = Person.search([("staff_number", "in", codes)])
        self.by_code = {person.staff_number: person for person in by_code}
        self.periods = self._periods(rows, by_number)
        placed = Person.browse(self.periods)
        # Whom this very import made cannot be meant by another of its rows: the reading of the
        # file saw to that.
        made = (
            self.env["cchc.import.row"]
            .sudo()
            .search_fetch([("batch_id", "=", self.batch.id), ("made", "=", True)], ["employee_id"])
        )
        waiting = Person.search(
            [
                ("intake_unit_id", "in", rows.unit_id.ids),
                ("in_register", "=", False),
                ("id", "not in", made.employee_id.ids),
            ]
        )
        self.by_number = {}
        for person in by_number:
            for number in (person.citizen_id, person.old_citizen_id):
                if number:
                    self.by_number[number] = person
        self.by_name = defaultdict(list)
        for person in placed | waiting:
            period = self.periods.get(person.id)
            unit = period.department_id if period else person.intake_unit_id
            self.by_name[fold(person.name), unit.id].append(person)
        people = by_number | placed | waiting
        # Searched with the officer's own rights: whom may he see at all?
        self.visible = set(
            self.env["hr.employee"]
            .with_context(active_test=False)
            .sudo(False)
            .search([("id", "in", people.ids)])
            .ids
        )
        others = (
            self.env["cchc.import.row"]
            .sudo()
            .search(
                [
                    ("employee_id", "in", people.ids),
                    ("state", "=", "prepared"),
                    ("batch_id", "!=", self.batch.id),
                ]
            )
        )
        self.claimed = {row.employee_id.id: row.batch_id for row in others}

    def _periods(self, rows, people):
        """The period of each person of the units concerned, on the day of the list."""
        Version = self.env["hr.version"].sudo()
        at_date = (
            Domain("employee_id", "!=", False)
            & Domain("staffing_category", "!=", False)
            & Domain("date_version", "<=", self.on)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", self.on))
        )
        concerned = Domain("department_id", "in", rows.unit_id.ids) | Domain(
            "employee_id", "in", people.ids
        )
        return {period.employee_id.id: period for period in Version.search(at_date & concerned)}

    # -- who -------------------------------------------------------------------

    def person_of(self, row):
        """(person or none, problem)."""
        nobody = self.env["hr.employee"].sudo()
        number = row.values.get("citizen_id")
        if number and number in self.by_number:
            person = self.by_number[number]
            if fold(person.name) != fold(row.name):
                return nobody, self._number_of_another(person, number)
            return self._if_born_alike(person, row)
        birth = partial_date.parse(row.values["birth"])
        same, similar = [], []
        for person in self.by_name[fold(row.name), row.unit_id.id]:
            if number and person.citizen_id and _comparable(number):
                continue  # two numbers, two people
            known = person.birth_text and partial_date.parse(person.birth_text)
            if known == birth:
                same.append(person)
            elif not known or _compatible(known, birth):
                similar.append(person)
        if len(same) == 1:
            return same[0], None
        if same or similar:
            shown = [f"{person.name} ({person.birth_text or '?'})" for person in same or similar]
            return nobody, conflicts.ambiguous("; ".join(shown[:3]))
        return nobody, None

    def _if_born_alike(self, person, row):
        birth = partial_date.parse(row.values["birth"])
        known = person.birth_text and partial_date.parse(person.birth_text)
        if not known or _compatible(known, birth):
            return person, None
        if person.id not in self.visible:
            return person.browse(), conflicts.elsewhere()
        return person.browse(), conflicts.born_otherwise(person.name, str(known), str(birth))

    def _number_of_another(self, person, number):
        if person.id not in self.visible:
            return conflicts.elsewhere()
        return conflicts.number_of_another(number, person.name)

    # -- what stands against it ------------------------------------------------

    def obstacle(self, row, person):
        """Why the row can't be applied to this person, or to a new one."""
        if person and person.id not in self.visible:
            return conflicts.elsewhere()
        if person.id in self.claimed:
            return conflicts.being_imported(person.name, self.claimed[person.id].filename)
        code = row.values.get("staff_code")
        if code and self.by_code.get(code, person) != person:
            return conflicts.staff_number_of_another(code)
        return None

    def illegal(self, row):
        """What the law has against somebody's service beginning on the day of the list."""
        event = service_checks.Event(service_checks.START, self.on, label=self.opening)
        birth = partial_date.parse(row.values["birth"])
        problems = service_checks.check_service([event], birth=birth)
        return next((problem for problem in problems if problem.blocking), None)

    def difference(self, person, facts):
        """None if the register says of that day what the row says."""
        period, day = self.periods.get(person.id), _day(self.on)
        if not period:
            return conflicts.service_starts_later(person.name, day)
        if not period.in_service:
            return conflicts.has_left(person.name, day)
        different = [
            self._difference(period, name, value)
            for name, value in facts.items()
            if not _equal(period, name, value)
        ]
        return conflicts.differs(person.name, day, different) if different else None

    def _difference(self, period, name, value):
        field = period._fields[name]
        label = field._description_string(self.env)
        here = period[name]
        if field.type == "many2one":
            value = self.env[field.comodel_name].sudo().browse(value).display_name
            here = here.display_name
        elif field.type == "selection":
            choices = dict(field._description_selection(self.env))
            value, here = choices.get(value), choices.get(here)
        elif field.type == "date":
            value, here = _day(value), here and _day(here)
        elif field.type == "float":
            value, here = _amount(value), here and _amount(here)
        return f"{label} {here or '–'} → {value}"


def _equal(period, name, value):
    here = period[name]
    field_type = period._fields[name].type
    if field_type == "many2one":
        return here.id == value
    if field_type == "float":
        return _cents(here) == _cents(value)
    return here == value


def _cents(number):
    return Decimal(str(number)).quantize(Decimal("0.01"))


def _amount(number):
    return str(_cents(number)).replace(".", ",")


def _day(day):
    return day.strftime("%d/%m/%Y")


def _comparable(number):
    return len(number) == citizen_id.LENGTH


def _compatible(known, birth):
    """One tells less than the other but nothing else: 1975 and 01/3/1975."""
    return known.iso().startswith(birth.iso()) or birth.iso().startswith(known.iso())
