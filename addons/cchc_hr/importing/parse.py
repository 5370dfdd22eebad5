"""From the rows of a roster to people, each with everything that is wrong with the row.

A problem never stops the reading: an officer wants to correct a row once.
"""

import re

from odoo.addons.cchc_base.rules.problem import ERROR, WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import clean, fold

from ..rules import citizen_id as citizen
from . import days, levels, values
from .list_sheets import LEVEL_COLUMNS, ListReader, entry
from .pay_reader import PayReader
from .repetitions import find_repetitions

_ = translatable("cchc_hr")

_YOUNGEST, _OLDEST = 16, 75
_TEXTS = ("staff_code", "position", "note", "hometown", "education", "speciality",
          "political_theory", "state_management", "informatics", "foreign_language")  # fmt: skip
_DATES = ("rank_since", "step_since", "recruited_on", "party_on")
# The dossier keeps these as the list has them, by year only if need be.
_AS_WRITTEN = ("recruited_on", "party_on")
_ALLOWANCES = ("allowance_position", "allowance_responsibility", "allowance_region")
# Remarks which tell of a status that a decision must record; the list itself does not change it.
_STATUS_REMARKS = ("biet phai", "nghi thai san", "dang di hoc", "cho huu", "nghi om",
                   "nghi khong luong", "dinh chi", "tam hoan")  # fmt: skip


_PARTS = re.compile(r"[;,+\n]")
_SAYS_NONE = re.compile(r"(khong|chua co|khong co|-)\Z")
# Titles that name a post of leadership.
_LEADS = re.compile(
    r"(pho )?(chu tich|giam doc|truong |chanh |bi thu|chu nhiem|hieu truong|vien truong|"
    r"cuc truong|tong bien tap|tong giam doc|doi truong)|(pho|quyen) "
)
_UNKNOWN_LEVEL = _(
    "What “%(text)s” means as a level is not known: say it under “Unknown words”; until then it "
    "is not entered in the dossier."
)


def parse_rosters(rosters, catalogue, lists=()):
    """Return one `Person` for every row that holds one, in the order of the file.

    :param lists: sheets of dossier lists, whose entries are hung on the people
    """
    people = [
        PersonReader(roster, row, catalogue).read() for roster in rosters for row in roster.people
    ]
    find_repetitions(people)
    ListReader(people, catalogue).read(lists)
    return people


class PersonReader(PayReader):
    """Reads one row into one person."""

    def read(self):
        self._read_name()
        self._read_birth_and_sex()
        self._read_citizen_id()
        self._read_unit()
        self._read_words()
        self.read_pay()
        for key in _DATES:
            self._take(key, values.read_date)
        for key in _ALLOWANCES:
            self._take(key, values.read_coefficient)
        for key in _TEXTS:
            self._take(key, values.read_text)
        self._check_dates()
        self._read_levels()
        self._read_post()
        self._check_remark()
        return self.person

    # -- who ------------------------------------------------------------------

    def _read_name(self):
        cells = [self._usable(cell, "name") for cell in self.roster.name_cells(self.row)]
        name, problems = values.read_name(cells)
        for problem in problems:
            if problem.code == "name_missing" and self.person.findings:
                continue  # an unusable cell was noted already
            self._note("name", problem, cells[0])
        if name:
            self.values["name"] = name

    def _read_birth_and_sex(self):
        """The birth may stand in one of two columns, which then tells the sex."""
        sides = {
            sex: self._cell(key)
            for sex, key in ((citizen.MALE, "birth_male"), (citizen.FEMALE, "birth_female"))
        }
        told = [sex for sex, cell in sides.items() if not cell.blank]
        if len(told) == 2:
            self._note(
                "birth_female",
                Problem(
                    "birth_twice",
                    _("The date of birth stands in both columns, Nam and Nữ; delete one."),
                ),
                sides[citizen.FEMALE],
            )
        elif told:
            key = "birth_male" if told == [citizen.MALE] else "birth_female"
            self._take_birth(key, sides[told[0]])
            self.values["sex"] = told[0]
        else:
            self._take_birth("birth", self._cell("birth"))
        self._missing(
            "birth",
            Problem("birth_missing", _("The date of birth is missing.")),
            "birth_male",
            "birth_female",
        )
        self._read_sex()

    def _take_birth(self, key, cell):
        if cell.blank:
            return
        birth, problems = values.read_date(cell)
        for problem in problems:
            self._note(key, problem, cell)
        if birth is None:
            return
        age = self.catalogue.as_of.year - birth.year
        possible = 0 < age <= 100
        if possible:
            self.values["birth"] = birth
        if not _YOUNGEST <= age <= _OLDEST:
            self._note(
                key,
                Problem(
                    "age_implausible",
                    _("Born %(birth)s, the person would be %(age)s years old on %(day)s."),
                    {
                        "birth": str(birth),
                        "age": age,
                        "day": self.catalogue.as_of.strftime("%d/%m/%Y"),
                    },
                    WARNING if possible else ERROR,
                ),
                cell,
            )

    def _read_sex(self):
        if "sex" in self.values:
            return
        ticked = [
            sex
            for sex, key in ((citizen.MALE, "sex_male"), (citizen.FEMALE, "sex_female"))
            if not self._cell(key).blank
        ]
        if len(ticked) == 1:
            self.values["sex"] = ticked[0]
        elif "sex_female" in self.roster.header.positions and "sex" not in (
            self.roster.header.positions
        ):
            if not ticked:
                self.values["sex"] = citizen.MALE  # the women are ticked, he is not
        else:
            self._take("sex", values.read_sex)

    def _read_citizen_id(self):
        birth, sex = self.values.get("birth"), self.values.get("sex")
        number = self._take(
            "citizen_id",
            lambda cell: values.read_citizen_id(cell, birth.year if birth else None, sex),
        )
        if sex is None and number and len(number) == citizen.LENGTH:
            self.values["sex"] = citizen.parse(number).sex
        self._missing(
            "sex",
            Problem("sex_missing", _("The sex is missing; write Nam or Nữ.")),
            "birth_male",
            "birth_female",
        )

    # -- where and what -------------------------------------------------------

    def _read_unit(self):
        cell, key = self._cell("unit_code"), "unit_code"
        if cell.blank:
            cell, key = self._cell("unit"), "unit"
        text = clean(cell.text) or self.row.heading or self.defaults.get("unit", "")
        if not text:
            self._missing(key, Problem("unit_missing", _("The unit is missing; write its name.")))
            return
        unit, problem = self.catalogue.units.find(text, self.row.heading)
        if problem:
            self._note(key, problem, cell)
        else:
            self.values["unit"] = unit.id

    def _read_words(self):
        for key in ("category", "ethnicity", "religion"):
            if vocabulary := self.catalogue.vocabularies.get(key):
                self._take(key, vocabulary.read)
        if "category" in self.values:
            return
        if default := self.defaults.get("category"):
            self.values["category"] = default
        self._missing(
            "category",
            Problem(
                "category_missing",
                _(
                    "The list does not say whether this is a civil servant, a public employee "
                    "…; add the column “Đối tượng”, or choose one for the whole list."
                ),
            ),
        )

    # -- the whole row --------------------------------------------------------

    def _check_dates(self):
        birth, as_of = self.values.get("birth"), self.catalogue.as_of
        for key in _DATES:
            day = self.values.get(key)
            if day is None:
                continue
            cell = self.roster.cell(self.row, key)
            if birth and day.year - birth.year < _YOUNGEST:
                self._note(
                    key,
                    Problem(
                        "date_before_adulthood",
                        _("%(day)s is less than %(age)s years after the birth (%(birth)s)."),
                        {"day": str(day), "age": _YOUNGEST, "birth": str(birth)},
                        # A dossier fact does not keep anybody out.
                        WARNING if key == "party_on" else ERROR,
                    ),
                    cell,
                )
            elif day.first_day() > as_of:
                self._note(
                    key,
                    Problem(
                        "date_in_future",
                        _("%(day)s is after the date of the list (%(as_of)s)."),
                        {"day": str(day), "as_of": as_of.strftime("%d/%m/%Y")},
                        # Who was recruited later does not belong on this list.
                        ERROR if key == "recruited_on" else WARNING,
                    ),
                    cell,
                )
            elif day.precision != "day" and key not in _AS_WRITTEN:
                self._take_day(key, day, cell)

    def _take_day(self, key, known, cell):
        """The day that the officer has confirmed for such cells of the column, or none."""
        day = days.day_of(known, self.roster.day_rules.get(key))
        if day and day > self.catalogue.as_of:
            day = None  # the rest of the year has not come yet
        self._note(key, days.told(known, day), cell)
        if day:
            self.values[f"{key}_day"] = day

    # -- entries of the dossier -------------------------------------------------

    def _read_levels(self):
        """What the short columns of an abridged list say of education and certificates."""
        for key, kind in LEVEL_COLUMNS.items():
            text = self.values.get(key)
            if not text or _SAYS_NONE.match(fold(text)):
                continue
            words = self.catalogue.levels[kind]
            parts = [text] if words.find(text) else _PARTS.split(text)
            for part in filter(None, map(clean, parts)):
                if (value := words.find(part)) is None:
                    problem = Problem("level_unknown", _UNKNOWN_LEVEL, {"text": part}, WARNING)
                    self._note(key, problem, self.roster.cell(self.row, key))
                    continue
                major = self.values.get("speciality")
                model, vals = levels.entry_of(kind, value, part, major)
                self.person.entries.append(entry(model, self.person.sheet, self.person.row, vals))

    def _read_post(self):
        """A post of leadership that the title names; titles are kept as they are written."""
        title = self.values.get("position")
        if not title:
            return
        key = values.word_key(title)
        if key in self.catalogue.posts:
            if post := self.catalogue.posts[key]:
                self.values["post"] = post
        elif self.catalogue.posts and _LEADS.match(fold(title)):
            self._note(
                "position",
                Problem(
                    "post_unknown",
                    _("Which leadership post “%(text)s” is was not said; only the title is kept."),
                    {"text": title},
                    WARNING,
                ),
                self.roster.cell(self.row, "position"),
            )

    def _check_remark(self):
        note = self.values.get("note", "")
        if any(remark in fold(note) for remark in _STATUS_REMARKS):
            self._note(
                "note",
                Problem(
                    "status_in_remark",
                    _(
                        "The remark “%(text)s” is kept as a note; a leave or secondment is "
                        "recorded by its own decision."
                    ),
                    {"text": note},
                    WARNING,
                ),
                self.roster.cell(self.row, "note"),
            )
