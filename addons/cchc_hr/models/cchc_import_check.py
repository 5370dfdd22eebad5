import base64
import binascii
import hashlib
from collections import Counter

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.bulk import create_plain
from odoo.addons.cchc_base.tools.problems import translate

from ..importing import words
from ..importing.catalogue import Catalogue, Rank
from ..importing.dossier_lists import LIST_OF_MODEL
from ..importing.findings import problem_as_json
from ..importing.layout import read_lists, read_rosters
from ..importing.levels import LABELS as LEVELS
from ..importing.levels import vocabularies
from ..importing.limits import WorkbookRefused
from ..importing.parse import parse_rosters
from ..importing.proposals import strange_schools, unknown_words
from ..importing.remarks import applied_before, remarks_on
from ..importing.units import Unit, UnitIndex
from ..importing.values import Vocabulary, word_key
from ..importing.workbook import read_workbook
from .cchc_import_row import ATTENTION

# Columns of new rows that the comparison with the register reads.
ROW_READ = ("batch_id", "number", "name", "unit_id", "state", "values", "findings", "has_findings",
            "entries", "opens", "adds", "conflicts", "employee_id")  # fmt: skip


class CchcImportBatch(models.Model):
    """Checking: read the file, describe it, find out what each row would do. Changes nothing."""

    _inherit = "cchc.import.batch"

    def action_check(self):
        """Dry run: rebuild the rows of the batch from its file.

        :raise UserError: when the file is no list of people
        """
        self.ensure_one()
        self.check_access("write")
        self._refuse_unless("draft", "checked")
        content = self._content()
        workbook, rosters, others = self._read_file(content)
        lists = read_lists(workbook)
        on = self.date_effective or self._date_of(rosters)
        catalogue = self._catalogue(on)
        people = parse_rosters(rosters, catalogue, lists)
        self._forget()
        self._record(
            {
                "state": "checked",
                "date_effective": on,
                "layout": ", ".join(sorted({roster.layout.label for roster in rosters})),
                "checksum": hashlib.sha256(content).hexdigest(),
                "blocked_reason": False,
                "outdated": False,
                "list_findings": [
                    finding.as_json() | {"sheet": finding.sheet, "row": finding.row}
                    for sheet in lists
                    for finding in sheet.findings
                ],
            }
        )
        self.env["cchc.import.column"]._list(self, rosters, people)
        self._ask_words(people, catalogue)
        rows = self._create_rows(people)
        rows._match()
        remarks = remarks_on(rosters, others, on, lists)
        if twin := self._applied_twin():
            remarks.append(applied_before(twin.id))
        self._record({"notices": [problem_as_json(remark) for remark in remarks]})
        return True

    def _ask_words(self, people, catalogue):
        """Ask about the words that nobody here understands."""
        labels = self._labels(catalogue)
        strange = strange_schools(people, labels["school"], catalogue.schools)
        self.env["cchc.import.word"]._ask(self, unknown_words(people) | strange, labels)

    # -- the file --------------------------------------------------------------

    def _content(self):
        self.ensure_one()
        try:
            return base64.b64decode(self.with_context(bin_size=False).file or b"", validate=True)
        except binascii.Error as error:
            raise UserError(self.env._("The file was not transmitted completely.")) from error

    def _read_file(self, content):
        """The workbook, its lists of people, and its other sheets."""
        try:
            workbook = read_workbook(content)
            Layout = self.env["cchc.import.layout"]
            mappings, days = Layout._mappings(self.unit_id), Layout._day_rules(self.unit_id)
            return workbook, *read_rosters(workbook, mappings, days)
        except WorkbookRefused as error:
            raise UserError(
                self.env._(
                    "%(file)s: %(problem)s",
                    file=self.filename,
                    problem=translate(self.env, error.problem),
                )
            ) from error

    def _date_of(self, rosters):
        stated = [roster.as_of for roster in rosters if roster.as_of]
        return max(stated) if stated else fields.Date.context_today(self)

    # -- what the province knows -----------------------------------------------

    def _catalogue(self, on):
        """The words and codes that a list of that day may use."""
        self.ensure_one()
        in_force = Domain("date_from", "=", False) | Domain("date_from", "<=", on)
        in_force &= Domain("date_to", "=", False) | Domain("date_to", ">=", on)
        defaults = {"unit": self.unit_id.code or self.unit_id.name}
        if self.default_category:
            defaults["category"] = self.default_category
        told = self.env["cchc.import.word"]._meanings(self.unit_id)
        codes = {rank_id: code for code, rank_id in self._rank_ids().items()}
        return Catalogue(
            as_of=on,
            units=UnitIndex(self._units_at(on), told["unit"]),
            rank_synonyms={word: codes[key] for word, key in told["rank"].items() if key in codes},
            ranks={
                rank.code: Rank(rank.code, rank.name, rank.salary_group or "")
                for rank in self.env["cchc.rank"].search(in_force)
            },
            scales=self.env["cchc.salary.scale"]._scales(),
            vocabularies={
                "category": Vocabulary(words.CATEGORIES, words.CATEGORY_SYNONYMS),
                "ethnicity": self._vocabulary(
                    "cchc.ethnicity", words.ETHNICITY_SYNONYMS, told["ethnicity"]
                ),
                "religion": self._vocabulary(
                    "cchc.religion", words.RELIGION_SYNONYMS, told["religion"]
                ),
            },
            defaults=defaults,
            levels=vocabularies(told),
            posts=self._posts() | told["post"],
            schools=told["school"],
            closed_lists=frozenset(
                name for name in LIST_OF_MODEL if not self.env[name].has_access("create")
            ),
        )

    def _posts(self):
        """Leadership posts by their names; a name that two posts bear tells neither."""
        posts = self.env["cchc.leadership.post"].search(Domain.TRUE)
        names = Counter(word_key(post.name) for post in posts)
        return {key: post.id for post in posts if names[key := word_key(post.name)] == 1}

    def _schools(self):
        """Schools that dossiers name, as they are written."""
        self.env["cchc.education"].flush_model(["school"])
        self.env.cr.execute("SELECT DISTINCT school FROM cchc_education WHERE school > ''")
        return {name: name for (name,) in self.env.cr.fetchall()}

    def _rank_ids(self):
        """Ids of the ranks by their codes."""
        return {rank.code: rank.id for rank in self.env["cchc.rank"].search(Domain.TRUE)}

    def _labels(self, catalogue):
        """What an unknown word may mean: names by ids, by kind of word."""
        ids = self._rank_ids()
        words_of = {kind: catalogue.vocabularies[kind].labels for kind in ("ethnicity", "religion")}
        units = catalogue.units.by_id.values()
        return words_of | {
            "unit": {unit.id: unit.name for unit in units if unit.in_scope},
            "rank": {ids[code]: f"{code} {rank.name}" for code, rank in catalogue.ranks.items()},
            "post": {
                post.id: post.name for post in self.env["cchc.leadership.post"].search(Domain.TRUE)
            },
            "school": self._schools() | {name: name for name in catalogue.schools.values()},
            **LEVELS,
        }

    def _vocabulary(self, model, synonyms, told):
        """Words of a catalogue: its record ids by their names and by other usual names."""
        labels = {record.id: record.name for record in self.env[model].search(Domain.TRUE)}
        ids = {name: key for key, name in labels.items()}
        return Vocabulary(
            labels, told | {word: ids[name] for word, name in synonyms.items() if name in ids}
        )

    def _units_at(self, on):
        """The units in force on a day, each with the units above it."""
        self.env["cchc.unit.version"].flush_model()
        self.env.cr.execute(
            SQL(
                "SELECT unit_id, parent_id, code, name FROM (%s) t ORDER BY sequence",
                self.env["hr.department"]._tree_query(on),
            )
        )
        found = {row[0]: row[1:] for row in self.env.cr.fetchall()}
        scope = self.env["hr.department"].sudo()
        if not self.env.user._sees_province():
            scope = scope.search([("id", "child_of", self.env.user.sudo().unit_ids.ids)])
        everything, inside = self.env.user._sees_province(), set(scope.ids)
        units = {}

        def unit(unit_id):
            if unit_id not in units:
                parent_id, code, name = found[unit_id]
                above = unit(parent_id) if parent_id in found else None
                units[unit_id] = Unit(
                    unit_id,
                    code or "",
                    name,
                    (above, *above.ancestors) if above else (),
                    everything or unit_id in inside,
                )
            return units[unit_id]

        return [unit(unit_id) for unit_id in found]

    # -- rows ------------------------------------------------------------------

    def _create_rows(self, people):
        """One row for each person of the file; in sudo, since officers only read rows."""
        return create_plain(
            self.env["cchc.import.row"].sudo(),
            [
                {
                    "batch_id": self.id,
                    "position": position,
                    "sheet": person.sheet,
                    "number": person.row,
                    "ordinal": person.ordinal,
                    "name": person.name,
                    "unit_id": person.values.get("unit"),
                    "state": "refused" if person.refused else "ready",
                    "values": person.values_as_json(),
                    "findings": [finding.as_json() for finding in person.findings],
                    "has_findings": bool(person.findings),
                    "attention": ATTENTION["refused"] if person.refused else bool(person.findings),
                    "entries": person.entries or False,
                }
                for position, person in enumerate(people)
            ],
            # The check goes on with them.
            keep=ROW_READ,
        ).sudo(self.env.su)

    def _applied_twin(self):
        """An earlier import of the very same file."""
        return self.search(
            [("checksum", "=", self.checksum), ("state", "=", "done"), ("id", "!=", self.id)],
            limit=1,
        )
