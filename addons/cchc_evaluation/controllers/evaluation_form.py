"""What a person typed of the own evaluation, as values; what can't be read is named and kept."""

import re
from datetime import date, datetime

from odoo.addons.cchc_base.rules.vietnamese import clean

from ..models.cchc_evaluation_self import GIVEN
from ..rules.law import AUDIENCE, by_points
from ..rules.levels import levels_of

LONGEST, LONGEST_TEXT, MOST_ROWS = 250, 4000, 40
NUMBER = re.compile(r"\d{1,6}([.,]\d{1,4})?\Z")
# Of a row of work: name, kind of input, whether it must be there.
TASK = (
    ("product", "text", True),
    ("weight", "number", True),
    ("assigned", "number", True),
    ("done", "number", False),
    ("deadline", "date", False),
    ("done_on", "date", False),
    ("delays", "count", False),
)
# The first values of a row that is new say nothing by themselves.
STANDING = {"weight": "1", "assigned": "1"}
LEADER = ("organising", "uniting")


class Form:
    """One form that was sent or is shown: typed texts, values, what is wrong with them."""

    def __init__(self, env, evaluation, given):
        self.env, self.one, self.given = env, evaluation, given
        self.marks, self.tasks, self.values, self.errors = {}, [], {}, {}
        self.by_results = not by_points(evaluation.law)

    # -- what the page shows -------------------------------------------------------------------

    def criteria(self):
        """``[(name of the group, [inputs])]`` of the common criteria."""
        groups = {}
        labels = dict(self._criterion_groups())
        for mark in self.one.mark_ids:
            criterion = mark.criterion_id
            key = f"mark-{mark.id}"
            groups.setdefault(labels.get(criterion.group, ""), []).append(
                {
                    "name": key,
                    "label": criterion.name,
                    "most": _number_text(mark.max_points) if not self.by_results else "",
                    "kind": "check" if self.by_results else "number",
                    "value": self.given.get(key, ""),
                    "error": self.errors.get(key, ""),
                }
            )
        # A group of one criterion says nothing that the criterion does not.
        return [(name if len(part) > 1 else "", part) for name, part in groups.items()]

    def rows(self):
        """The rows of work, each with its inputs and its files."""
        own = {str(task.id): task for task in self.one.task_ids}
        none = self.one.task_ids.browse()
        return [
            {
                "number": number,
                "task": own.get(self.given.get(f"task-{number}-id", ""), none),
                "inputs": self._inputs(number, own.get(self.given.get(f"task-{number}-id", ""))),
                "error": self.errors.get(f"task-{number}", ""),
            }
            for number in range(self.count())
        ]

    def count(self):
        typed = self.given.get("count", "")
        return min(int(typed) if typed.isdigit() else 1, MOST_ROWS)

    def summary(self):
        return list(self.errors.items())

    def levels(self):
        """The levels that the text knows for the person, the best first."""
        known = levels_of(self.one.law or "", AUDIENCE.get(self.one.category))
        levels = self.one._fields["self_level"]._description_selection(self.env)
        return [(code, name) for code, name in levels if code in known]

    def _criterion_groups(self):
        return (
            self.env["cchc.evaluation.criterion"]._fields["group"]._description_selection(self.env)
        )

    def _inputs(self, number, task):
        fixed = GIVEN if task and task._is_given() else frozenset()
        fields = self.env["cchc.evaluation.task"]._fields
        return [
            {
                "name": (key := f"task-{number}-{name}"),
                "label": fields[name]._description_string(self.env),
                "kind": kind,
                "required": required,
                "readonly": name in fixed,
                "value": self.given.get(key, STANDING.get(name, "")),
                "error": self.errors.get(key, ""),
            }
            for name, kind, required in (
                *TASK,
                *((("exceeded", "check", False),) if self.by_results else ()),
            )
        ]

    # -- reading -------------------------------------------------------------------------------

    def parse(self):
        """Values for the ORM; whether all could be read."""
        self._read_marks()
        for number in range(self.count()):
            if self._is_kept(number):
                self.tasks.append(self._read_task(number))
        level = self.given.get("self_level", "")
        self.values = {
            "self_report": self.given.get("self_report", "").strip()[:LONGEST_TEXT],
            "self_level": level if level in dict(self.levels()) else False,
        }
        if self.one.leader and not self.by_results and not self.one._part_kind():
            self._read_leader()
        return not self.errors

    def _read_marks(self):
        for mark in self.one.mark_ids:
            key = f"mark-{mark.id}"
            typed = self.given.get(key, "").strip()
            if self.by_results:
                self.marks[mark.id] = {"self_met": bool(typed)}
                continue
            try:
                points = _number(typed)
            except ValueError:
                points = -1
            if not 0 <= points <= mark.max_points:
                self.errors[key] = self.env._(
                    "%(name)s: between 0 and %(most)s points.",
                    name=mark.criterion_id.name,
                    most=_number_text(mark.max_points),
                )
            self.marks[mark.id] = {"self_points": points}

    def _read_leader(self):
        for name in LEADER:
            label = self.one._fields[name]._description_string(self.env)
            try:
                self.values[name] = _number(self.given.get(name, "").strip())
            except ValueError:
                self.values[name] = -1
            if not 0 <= self.values[name] <= 100:
                self.errors[name] = self.env._("%s: between 0 and 100.", label)

    def _is_kept(self, number):
        if self.given.get(f"task-{number}-remove"):
            return False
        return bool(self.given.get(f"task-{number}-id")) or any(
            (typed := self.given.get(f"task-{number}-{name}", "").strip())
            and typed != STANDING.get(name)
            for name, _kind, _required in TASK
        )

    def _read_task(self, number):
        fields = self.env["cchc.evaluation.task"]._fields
        row = {}
        known = self.given.get(f"task-{number}-id", "")
        if known.isdigit() and int(known) in self.one.task_ids.ids:
            row["id"] = int(known)
        for name, kind, required in TASK:
            key = f"task-{number}-{name}"
            typed = self.given.get(key, "").strip()
            label = fields[name]._description_string(self.env)
            try:
                row[name] = _value(kind, typed)
            except ValueError:
                self.errors[key] = self._wrong(kind, label, number)
                continue
            if required and not row[name]:
                self.errors[key] = self.env._(
                    "Work %(number)s, %(label)s: please fill in.", number=number + 1, label=label
                )
        if self.by_results:
            row["exceeded"] = bool(self.given.get(f"task-{number}-exceeded"))
        self._check_task(number, row)
        return row

    def _check_task(self, number, row):
        period = self.one.period_id
        if row.get("done", 0) > row.get("assigned", 0) > 0 and not self.by_results:
            self.errors[f"task-{number}-done"] = self.env._(
                "Work %s: more is completed than was assigned. Correct one of the amounts.",
                number + 1,
            )
        if row.get("done_on") and row["done_on"] < period.date_from:
            self.errors[f"task-{number}-done_on"] = self.env._(
                "Work %s: completed before the period began. Correct the day.", number + 1
            )
        late = row.get("done_on") and row.get("deadline") and row["done_on"] > row["deadline"]
        if late and not row.get("delays"):
            # Said by the days themselves.
            row["delays"] = 1

    def _wrong(self, kind, label, number):
        words = {
            "date": self.env._("Work %(number)s, %(label)s: enter a day such as 31/12/2026."),
            "count": self.env._("Work %(number)s, %(label)s: enter a whole number."),
            "number": self.env._("Work %(number)s, %(label)s: enter a number such as 2 or 1,5."),
            "text": self.env._("Work %(number)s, %(label)s: this is too long."),
        }
        return words[kind] % {"number": number + 1, "label": label}


def _value(kind, typed):
    """:raise ValueError: where the text is none of that kind"""
    if kind == "number":
        return _number(typed)
    if kind == "count":
        if typed and not (typed.isdigit() and int(typed) < 1000):
            raise ValueError(typed)
        return int(typed or 0)
    if kind == "date":
        return _day(typed) if typed else False
    if len(typed) > LONGEST:
        raise ValueError(typed)
    return clean(typed) if typed else ""


def _number(typed):
    if not typed:
        return 0
    if not NUMBER.match(typed):
        raise ValueError(typed)
    return float(typed.replace(",", "."))


def _number_text(number):
    return f"{number:g}".replace(".", ",")


def _day(typed):
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            day = datetime.strptime(typed, pattern).date()
        except ValueError:
            continue
        if day >= date(1990, 1, 1):
            return day
    raise ValueError(typed)


def typed_of(evaluation):
    """What a form shows of an evaluation that is kept already."""
    by_results = not by_points(evaluation.law)
    given = {
        "self_report": evaluation.self_report or "",
        "self_level": evaluation.self_level or evaluation.reckoned_level or "",
        "count": str(max(len(evaluation.task_ids), 1)),
        **{name: _number_text(evaluation[name]) for name in LEADER},
    }
    for mark in evaluation.mark_ids:
        points = _number_text(mark.self_points) if mark.self_points else ""
        given[f"mark-{mark.id}"] = ("1" if mark.self_met else "") if by_results else points
    for number, task in enumerate(evaluation.task_ids):
        given[f"task-{number}-id"] = str(task.id)
        for name, kind, _required in TASK:
            given[f"task-{number}-{name}"] = _typed(task[name], kind)
        given[f"task-{number}-exceeded"] = "1" if task.exceeded else ""
    return given


def _typed(value, kind):
    if kind == "date":
        return value.isoformat() if value else ""
    if kind == "number":
        return _number_text(value)
    return str(value) if value else ""
