from collections import defaultdict
from decimal import Decimal

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.rules.vietnamese import fold

from ..importing import conflicts, identity
from ..rules import citizen_id, partial_date, service_checks

# A period of service that a decision made.
OPENED = Domain("staffing_category", "!=", False)


class _Named(dict):
    """How rows name their people, of those that are asked."""

    def __missing__(self, row):
        self[row] = who = row._who()
        return who


class Register:
    """The people whom some rows may mean, read in a fixed number of queries."""

    def __init__(self, rows):
        self.env = rows.env
        self.batch = rows.batch_id
        self.on = self.batch.date_effective
        self.opening = self.env.ref("cchc_hr.decision_type_opening").name
        self.ranks = self.batch._rank_ids()
        self.names = {fold(row.name) for row in rows}
        Person = self.env["hr.employee"].sudo().with_context(active_test=False)
        by_number = self._by_number(rows, Person)
        codes = [row.values["staff_code"] for row in rows if row.values.get("staff_code")]
        by_code = Person.search([("staff_number", "in", codes)])
        self.by_code = {person.staff_number: person for person in by_code}
        namesakes = self._namesakes(rows, Person)
        # Whoever is found under an entry that was merged is meant under the one that was kept.
        by_number |= by_number.merged_into_id
        namesakes |= namesakes.merged_into_id
        self.periods = self._periods(rows, by_number | namesakes)
        placed = Person.browse(self.periods)
        # Whom this very import made cannot be meant by another of its rows: the reading of the
        # file saw to that.
        made = (
            self.env["cchc.import.row"]
            .sudo()
            .search_fetch([("batch_id", "=", self.batch.id), ("made", "=", True)], ["employee_id"])
        )
        waiting = Person.search(
            Domain("intake_unit_id", "in", rows.unit_id.ids)
            & Domain("id", "not in", made.employee_id.ids)
            & Domain("merged_into_id", "=", False)
            & (Domain("in_register", "=", False) | ~Domain("version_ids", "any", OPENED))
        ).filtered(self._has_a_name)
        self._index(by_number | placed | waiting | (namesakes - made.employee_id))
        self._read_answers(rows)
        self.questions, self.illegal_births = [], {}
        self.unopened = set(waiting.filtered("in_register").ids)
        Row = self.env["cchc.import.row"].sudo()
        others = Row.search_fetch(
            [("batch_id", "=", self.batch.id), ("employee_id", "in", list(self.someone)),
             ("id", "not in", rows.ids)], ["employee_id", "number"],
        )  # fmt: skip
        self.met = {row.employee_id.id: row.number for row in others}
        people = by_number | placed | waiting | namesakes
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

    def _has_a_name(self, person):
        """Whether a row may mean the person without a number: whoever has another name is nobody's
        candidate, however many serve in the units."""
        return fold(person.name) in self.names

    def _periods(self, rows, people):
        """The period of each person whom a row may mean, on the day of the list."""
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
        periods = Version.search_fetch(at_date & concerned, ["employee_id"])
        meant = set(people.ids)
        return {
            period.employee_id.id: period
            for period in periods
            if period.employee_id.id in meant or self._has_a_name(period.employee_id)
        }

    def _by_number(self, rows, Person):
        """People with a number of the rows; a card of nine digits may end a citizen number."""
        numbers = [row.values["citizen_id"] for row in rows if row.values.get("citizen_id")]
        old = [number for number in numbers if len(number) != citizen_id.LENGTH]
        found = Person.search(
            Domain("citizen_id", "in", numbers) | Domain("old_citizen_id", "in", numbers)
        )
        if old:
            self.env.cr.execute(
                SQL("SELECT id FROM hr_employee WHERE right(citizen_id, 9) = ANY(%s)", old)
            )
            found |= Person.browse(person_id for (person_id,) in self.env.cr.fetchall())
        return found

    def _namesakes(self, rows, Person):
        """People of the whole province with the name and the full date of birth of a row."""
        births = [partial_date.parse(row.values["birth"]) for row in rows]
        days = {birth.first_day() for birth in births if birth.precision == "day"}
        # Thousands of a province are born on the days of a list, a handful has a name of it.
        Person.flush_model(["birthday", "name"])
        self.env.cr.execute(
            SQL("SELECT id, name FROM hr_employee WHERE birthday = ANY(%s)", list(days))
        )
        return Person.browse(
            person_id for person_id, name in self.env.cr.fetchall() if fold(name) in self.names
        )

    def _index(self, people):
        """How a row finds the people it may mean."""
        self.by_name, self.by_any_number, self.someone = defaultdict(list), defaultdict(list), {}
        for entry in people.filtered("merged_into_id"):
            kept = entry.merged_into_id
            self.by_name[fold(entry.name)].append(kept)
            if entry.old_citizen_id:
                self.by_any_number[entry.old_citizen_id].append(kept)
        for person in people.filtered(lambda person: not person.merged_into_id):
            period = self.periods.get(person.id)
            self.someone[person.id] = identity.Someone(
                person.name,
                partial_date.parse(person.birth_text) if person.birth_text else None,
                person.citizen_id or "",
                person.old_citizen_id or "",
                (period.department_id if period else person.intake_unit_id).id,
            )
            self.by_name[fold(person.name)].append(person)
            for number in {person.citizen_id, person.old_citizen_id} - {False}:
                self.by_any_number[number].append(person)
            if person.citizen_id:
                self.by_any_number[person.citizen_id[-9:]].append(person)

    def _read_answers(self, rows):
        """What officers of the agency decided of these rows, now or in an earlier file."""
        Suspect = self.env["cchc.import.suspect"].sudo()
        unit = Domain("unit_id", "=", self.batch.unit_id.id) & Domain("answer", "!=", False)
        self.who, self.answers, self.taken, self.deciders = _Named(), {}, defaultdict(set), {}
        if not Suspect.search_count(unit, limit=1):
            return
        whose = Domain("who", "in", [self.who[row] for row in rows])
        known = Domain("employee_id", "in", list(self.someone))
        known |= Domain("employee_id.merged_into_id", "in", list(self.someone))
        taken = known & Domain("answer", "=", "same")
        for suspect in Suspect.search(unit & (whose | taken)):
            if suspect.answer == "leave" and suspect.batch_id != self.batch:
                continue
            person = suspect.employee_id.merged_into_id or suspect.employee_id
            key = suspect.who, person.id
            own = suspect.row_id.employee_id
            # Who was taken for somebody else and is merged now is the same.
            merged = person and own.merged_into_id == person
            answer = "same" if merged else suspect.answer
            self.answers[key] = answer
            self.deciders[key] = suspect.decided_by_id.name
            if suspect.answer == "same":
                self.taken[person.id].add(suspect.who)

    # -- who -------------------------------------------------------------------

    def person_of(self, row):
        """(person or none, problem); what an officer must decide is kept in `questions`."""
        nobody = self.env["hr.employee"].sudo()
        if row._is_twin() and (problem := self._twin_problem(row, self.who[row])):
            return nobody, problem
        if not (people := self._candidates(row)):
            return nobody, None
        who, someone = self.who[row], row._someone()
        found = {identity.SAME: [], identity.OTHER: []}
        for person in people:
            likeness = identity.compare(someone, self.someone[person.id])
            answer = self.answers.get((who, person.id))
            if answer == "same":
                return person, None
            if answer == "leave":
                return nobody, conflicts.left_out(self.deciders[who, person.id])
            if likeness == identity.OTHER or answer == "other" or self.taken[person.id] - {who}:
                continue
            if likeness == identity.SAME:
                found[identity.SAME].append((person, identity.BIRTH))
            elif not self._is_hidden_namesake(person, likeness):
                found[identity.OTHER].append((person, likeness))
        certain = found[identity.SAME]
        # The citizen number settles it, whatever else looks alike.
        by_number = [
            person
            for person, _kind in certain
            if someone.number and person.citizen_id == someone.number
        ]
        if by_number:
            return by_number[0], None
        if len(certain) == 1 and not found[identity.OTHER]:
            return certain[0][0], None
        return nobody, self._suspicion(row, [*certain, *found[identity.OTHER]])

    def _candidates(self, row):
        number = row.values.get("citizen_id")
        people = [*self.by_any_number.get(number, ()), *self.by_name.get(fold(row.name), ())]
        return {person.id: person for person in people}.values()

    def _is_hidden_namesake(self, person, likeness):
        """Outside the officer's units, with a citizen number of its own: nothing to decide."""
        return likeness == identity.OTHER_NUMBER and person.id not in self.visible

    def _twin_problem(self, row, who):
        """Why the second of two equal rows waits, or is no row of its own."""
        first = row._twin().number
        answer = self.answers.get((who, False))
        if answer == "other":
            return None
        if answer:
            officer = self.deciders[who, False]
            return (
                conflicts.twin_left_out(first, officer)
                if answer == "same"
                else conflicts.left_out(officer)
            )
        self.questions.append((row, self.env["hr.employee"].sudo(), identity.TWIN))
        return conflicts.undecided_twin(first)

    def _suspicion(self, row, suspects):
        if not suspects:
            return None
        kinds = [kind for _person, kind in suspects]
        if any(person.id not in self.visible for person, _kind in suspects):
            if identity.NUMBER in kinds:
                return conflicts.elsewhere()
            problem = conflicts.undecided_elsewhere(kinds[0])
        else:
            shown = [f"{person.name} ({person.birth_text or '?'})" for person, _kind in suspects]
            problem = conflicts.undecided(kinds[0], "; ".join(shown[:3]))
        self.questions += [(row, person, kind) for person, kind in suspects]
        return problem

    def is_open(self, person):
        """Whether decisions about the person stand: one whose opening was revoked starts anew."""
        return person.in_register and person.id not in self.unopened

    # -- what stands against it ------------------------------------------------

    def obstacle(self, row, person):
        """Why the row can't be applied to this person, or to a new one."""
        if person and person.id not in self.visible:
            return conflicts.elsewhere()
        if person and person.id in self.met:
            return conflicts.met_twice(person.name, self.met[person.id])
        if person:
            self.met[person.id] = row.number
        if person.id in self.claimed:
            return conflicts.being_imported(person.name, self.claimed[person.id].filename)
        code = row.values.get("staff_code")
        if code and self.by_code.get(code, person) != person:
            return conflicts.staff_number_of_another(code)
        return None

    def illegal(self, row):
        """What the law has against somebody's service beginning on the day of the list."""
        birth = partial_date.parse(row.values["birth"])
        if birth not in self.illegal_births:
            event = service_checks.Event(service_checks.START, self.on, label=self.opening)
            problems = service_checks.check_service([event], birth=birth)
            blocking = (problem for problem in problems if problem.blocking)
            self.illegal_births[birth] = next(blocking, None)
        return self.illegal_births[birth]

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
