"""The access matrix through the ORM: every model, role, place and operation."""

import logging
from collections import defaultdict

import psycopg2
from cast import ALL, NONE, ROLES, SCOPE, AccessCase
from matrix import (
    ALLOWED,
    DENIED,
    OPERATIONS,
    REFUSED,
    differences,
    in_letters,
    read_table,
    tried,
)
from subjects import SUBJECTS, complete

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

_logger = logging.getLogger(__name__)
OURS = "cchc_"
# Odoo writes these down for each model that an addon so much as touches.
EVERYWHERE = ("id", "display_name")


class _Undo(Exception):
    """Ends an attempt that succeeded, so that nothing of it stays."""


class TestMatrix(AccessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        complete(cls)

    def test_every_model_has_a_row(self):
        """Models of ours, and those of Odoo's to which we add fields: none may be forgotten."""
        named = {subject.model for subject in SUBJECTS}
        ours = {
            name
            for name, model in self.env.registry.items()
            if name.startswith("cchc.") and not model._abstract
        }
        extended = {
            field.model
            for field in self.env["ir.model.fields"].search([("name", "not in", EVERYWHERE)])
            if OURS in (field.modules or "") and not self.env.registry[field.model]._abstract
        }
        self.assertFalse((ours | extended) - named, "add them to subjects.py and matrix.csv")

    def test_every_subject_is_in_the_table(self):
        keys = {key for key, _role in read_table()}
        self.assertEqual(keys, {subject.key for subject in SUBJECTS})

    @mute_logger(
        "odoo.sql_db", "odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule"
    )
    def test_orm(self):
        table = read_table()
        found = {
            (subject, role, place): self._outcomes(subject, role, place)
            for subject in SUBJECTS
            for role in ROLES
            for place in tried(table, subject, role, subject.places)
        }
        wrong = differences(table, found)
        self.assertFalse(wrong, "\n".join(["not as matrix.csv says:", *wrong, *_as_table(found)]))

    def _outcomes(self, subject, role, place):
        letters = OPERATIONS if subject.recorded else "c"
        return {letter: self._attempt(subject, role, place, letter) for letter in letters}

    def _attempt(self, subject, role, place, letter):
        Model = self.env[subject.model].with_user(self.user[role]).with_context(lang="en_US")
        if subject.context:
            Model = Model.with_context(**subject.context(self, place))
        record = Model.browse(subject.record(self, place).id if subject.recorded else [])
        values = subject.new_values(self, place) if letter == "c" else None
        try:
            with self.env.cr.savepoint():
                if letter == "c":
                    Model.create(values)
                elif letter == "r":
                    # Some views hold only what their reader may see: a foreign row is not there.
                    if not record.read([subject.probe]):
                        return DENIED
                elif letter == "w":
                    record.write(subject.write)
                else:
                    record.unlink()
                self.env.flush_all()
                raise _Undo
        except _Undo:
            return ALLOWED
        except AccessError:
            return DENIED
        except (UserError, psycopg2.IntegrityError):
            return REFUSED
        finally:
            self.env.invalidate_all(flush=False)


def _as_table(found):
    """What was found, as lines of matrix.csv, for whoever changes rights on purpose."""
    inside, outside = defaultdict(set), defaultdict(set)
    for (subject, role, place), outcomes in found.items():
        letters = {letter: outcomes.get(letter, DENIED) for letter in OPERATIONS}
        cells = inside if not subject.placed or place in SCOPE[role] else outside
        cells[subject, role].add(in_letters(letters))
    yield ",".join(["model", *ROLES])
    for subject in SUBJECTS:
        row = [subject.key]
        for role in ROLES:
            halves = [cells[subject, role] for cells in (inside, outside)]
            if not subject.placed:
                row.append("|".join(sorted(halves[0])))
                continue
            words = ["|".join(sorted(half)) or "-" for half in halves]
            if SCOPE[role] == ALL:
                words[1] = "-"
            if SCOPE[role] == NONE:
                words[0] = "-"
            row.append("-" if words == ["-", "-"] else "/".join(words))
        yield ",".join(row)
