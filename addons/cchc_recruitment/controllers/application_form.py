"""What a candidate typed, as values; what can't be read is named and kept as it was typed."""

from datetime import date, datetime

from odoo.addons.cchc_base.rules.vietnamese import clean
from odoo.addons.cchc_hr.rules import citizen_id as citizen_rule

from ..models import priority_groups

LONGEST, LONGEST_TEXT, MOST_ROWS = 250, 2000, 20
# Parts of the form in the order of Mẫu số 01: field, kind of input, whether it must be there.
PERSON = (
    ("name", "text", True),
    ("birthday", "date", True),
    ("sex", "choice", True),
    ("ethnicity_id", "record", False),
    ("religion_id", "record", False),
    ("citizen_id", "text", True),
    ("citizen_id_on", "date", False),
    ("citizen_id_by", "text", False),
    ("phone", "tel", False),
    ("email", "email", False),
    ("home_town", "text", False),
    ("permanent_address", "text", False),
    ("current_address", "text", False),
    ("health", "text", False),
    ("height", "number", False),
    ("weight", "number", False),
    ("general_education", "text", False),
    ("expertise", "text", False),
)
REGISTRATION = (
    ("language", "text", False),
    ("priority_group", "priority", False),
    ("notice_by", "choice", False),
)
OTHER = (("other", "area", False),)
DEGREE = (
    ("kind", "choice", True),
    ("certificate_kind", "choice", False),
    ("school", "text", True),
    ("issued_on", "date", False),
    ("level", "choice", False),
    ("number", "text", False),
    ("major", "text", False),
    ("field_of_study", "text", False),
    ("study_form", "text", False),
    ("grade", "text", False),
)
JOB = (
    ("date_from", "date", True),
    ("date_to", "date", False),
    ("workplace", "text", True),
    ("insured", "check", False),
)
LISTS = {
    "degree": ("cchc.recruitment.degree", "degree_ids", DEGREE),
    "job": ("cchc.recruitment.job", "job_ids", JOB),
}
# What a browser may fill in by itself.
AUTOCOMPLETE = {"name": "name", "birthday": "bday", "phone": "tel", "email": "email"}
# Under which name a field that holds a code is shown.
SHOWN_AS = {"priority_group": "priority_choice"}
# A choice that stands on its first value says nothing by itself.
STANDING = frozenset({"kind"})


class Form:
    """One form that was sent or is shown: typed texts, values, what is wrong with them."""

    def __init__(self, env, session, given):
        self.env, self.session, self.given = env, session, given
        self.values, self.errors = {}, {}

    # -- what the page shows -----------------------------------------------------------

    def inputs(self, model, parts, prefix=""):
        """Dictionaries of the inputs of a part: name, label, kind, options, typed text, error."""
        fields = self.env[model]._fields
        found = []
        for name, kind, required in parts:
            key = f"{prefix}{name}"
            found.append(
                {
                    "name": key,
                    "label": fields[SHOWN_AS.get(name, name)]._description_string(self.env),
                    "kind": kind,
                    "required": required,
                    "options": self._options(fields[name], kind),
                    "value": self.given.get(key, ""),
                    "error": self.errors.get(key, ""),
                    "autocomplete": not prefix and AUTOCOMPLETE.get(name),
                }
            )
        return found

    def person(self):
        return self.inputs("cchc.recruitment.application", PERSON)

    def registration(self):
        return self.inputs("cchc.recruitment.application", REGISTRATION)

    def other(self):
        return self.inputs("cchc.recruitment.application", OTHER)

    def rows(self, name):
        """The rows of a list, each with its inputs."""
        model, _field, parts = LISTS[name]
        return [
            self.inputs(model, parts, prefix=f"{name}-{number}-")
            for number in range(self.count(name))
        ]

    def count(self, name):
        typed = self.given.get(f"{name}-count", "")
        return min(int(typed) if typed.isdigit() else 1, MOST_ROWS) or 1

    def wishes(self):
        posts = [(str(post.id), post.display_name) for post in self.session.post_ids]
        return [
            {
                "name": f"wish-{number}",
                "kind": "choice",
                "required": number == 0,
                "options": posts,
                "value": self.given.get(f"wish-{number}", ""),
                "error": self.errors.get(f"wish-{number}", ""),
                "label": self.env._("Wish %s", number + 1),
                "autocomplete": False,
            }
            for number in range(min(len(posts), MOST_ROWS))
        ]

    def summary(self):
        """``[(id of the input, words)]`` in the order of the page."""
        return list(self.errors.items())

    def _options(self, field, kind):
        if kind == "choice":
            return field._description_selection(self.env)
        if kind == "record":
            records = self.env[field.comodel_name].sudo().search_fetch([], ["name"])
            return [(str(record.id), record.name) for record in records]
        return priority_groups.choices() if kind == "priority" else []

    # -- reading -----------------------------------------------------------------------

    def parse(self):
        """Values for the ORM; whether all could be read."""
        model = "cchc.recruitment.application"
        for parts in (PERSON, REGISTRATION, OTHER):
            self.values |= self._read(model, parts)
        self._check_number()
        for name, (part, field, parts) in LISTS.items():
            rows = []
            for number in range(self.count(name)):
                prefix = f"{name}-{number}-"
                if self._is_typed(prefix, parts):
                    rows.append(self._read(part, parts, prefix))
                    self._check_row(name, prefix, rows[-1])
            self.values[field] = [(5, 0, 0), *((0, 0, row) for row in rows)]
        self._read_wishes()
        return not self.errors

    def _is_typed(self, prefix, parts):
        return any(
            self.given.get(f"{prefix}{name}", "").strip()
            for name, _kind, _required in parts
            if name not in STANDING
        )

    def _read(self, model, parts, prefix=""):
        values, fields = {}, self.env[model]._fields
        for name, kind, required in parts:
            key = f"{prefix}{name}"
            typed = self.given.get(key, "").strip()
            label = fields[name]._description_string(self.env)
            try:
                values[name] = self._value(fields[name], kind, typed)
            except ValueError:
                self.errors[key] = self._wrong(kind, label)
                continue
            if required and not typed:
                self.errors[key] = self.env._("%s: please fill in.", label)
        return values

    def _value(self, field, kind, typed):
        """:raise ValueError: where the text is none of that kind"""
        if kind == "check":
            return bool(typed)
        if not typed:
            return False
        if kind == "date":
            return _day(typed)
        if kind == "number":
            number = int(typed)
            if not 0 <= number < 1000:
                raise ValueError(typed)
            return number
        if kind in ("choice", "priority"):
            if typed not in dict(self._options(field, kind)):
                raise ValueError(typed)
            return typed
        if kind == "record":
            return self.env[field.comodel_name].sudo().browse(int(typed)).exists().id or False
        if kind == "email" and ("@" not in typed or " " in typed):
            raise ValueError(typed)
        if kind == "area":
            return typed[:LONGEST_TEXT]
        if len(typed) > LONGEST:
            raise ValueError(typed)
        return clean(typed)

    def _wrong(self, kind, label):
        words = {
            "date": self.env._("%s: enter a day such as 31/12/2000.", label),
            "number": self.env._("%s: enter a whole number.", label),
            "choice": self.env._("%s: choose from the list.", label),
            "email": self.env._("%s: enter an address such as ten@vidu.vn.", label),
        }
        return words.get(kind) or self.env._("%s: this is too long.", label)

    def _check_number(self):
        number = self.values.get("citizen_id")
        if number and any(problem.blocking for problem in citizen_rule.check(number)):
            self.errors["citizen_id"] = self.env._("Citizen number: 12 digits.")

    def _check_row(self, name, prefix, row):
        if name == "job" and row.get("date_from") and row.get("date_to"):
            if row["date_to"] < row["date_from"]:
                self.errors[f"{prefix}date_to"] = self.env._(
                    "The work ends before it begins: correct a date."
                )

    def _read_wishes(self):
        posts = {str(post.id): post.id for post in self.session.post_ids}
        chosen = []
        for number in range(min(len(posts), MOST_ROWS)):
            typed = self.given.get(f"wish-{number}", "").strip()
            if not typed:
                continue
            if typed not in posts:
                self.errors[f"wish-{number}"] = self.env._("Choose a post of this session.")
            elif posts[typed] in chosen:
                self.errors[f"wish-{number}"] = self.env._("You chose this post already.")
            else:
                chosen.append(posts[typed])
        self.values["wish_ids"] = [
            (5, 0, 0),
            *((0, 0, {"post_id": post, "sequence": place}) for place, post in enumerate(chosen, 1)),
        ]


def _day(typed):
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            day = datetime.strptime(typed, pattern).date()
        except ValueError:
            continue
        if day < date(1900, 1, 1):
            raise ValueError(typed)
        return day
    raise ValueError(typed)


def typed_of(application, session):
    """What a form shows of an application that is kept already."""
    given = {}
    for parts in (PERSON, REGISTRATION, OTHER):
        for name, kind, _required in parts:
            given[name] = _typed(application[name], kind)
    for name, (_model, field, parts) in LISTS.items():
        rows = application[field]
        given[f"{name}-count"] = str(len(rows) or 1)
        for number, row in enumerate(rows):
            for part, kind, _required in parts:
                given[f"{name}-{number}-{part}"] = _typed(row[part], kind)
    posts = set(session.post_ids.ids)
    wished = [wish.post_id.id for wish in application.wish_ids if wish.post_id.id in posts]
    given |= {f"wish-{number}": str(post) for number, post in enumerate(wished)}
    return given


def _typed(value, kind):
    if kind == "check":
        return "1" if value else ""
    if kind == "record":
        return str(value.id or "")
    if kind == "date":
        return value.isoformat() if value else ""
    return str(value) if value else ""
